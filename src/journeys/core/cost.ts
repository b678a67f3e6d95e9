// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of what somebody was charged for their placement, and of the debts that came with it. All of it is told by the worker and
// sealed with them: nothing here is proven, and nobody is blamed by it.

import * as z from 'zod/mini'
import { currencies, MinorAmount } from '#agencies/core/currency.ts'
import { occupationCodes } from '#agencies/core/occupation.law.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'

/** The fourteen components of Peraturan BP2MI 9/2020, in its order. */
export const costComponents = [
  'TIKET_BERANGKAT',
  'TIKET_PULANG',
  'VISA_KERJA',
  'LEGALISASI_PK',
  'PELATIHAN_KERJA',
  'SERTIFIKAT_KOMPETENSI',
  'JASA_PERUSAHAAN',
  'PENGGANTIAN_PASPOR',
  'SKCK',
  'JAMINAN_SOSIAL',
  'MEDIS_PSIKOLOGI_DN',
  'MEDIS_TAMBAHAN',
  'TRANSPORT_LOKAL',
  'AKOMODASI',
] as const
export type CostComponent = (typeof costComponents)[number]

/** Beside the fourteen: a fee that the company's field officer took, a loan, and whatever else, named in words. */
export const costItems = [...costComponents, 'PETUGAS_LAPANGAN', 'PINJAMAN', 'LAINNYA'] as const
export type CostItem = (typeof costItems)[number]

/** Who asked for the money. */
export const chargers = ['AGENCY', 'FIELD_OFFICER', 'PERSON', 'LENDER', 'EMPLOYER', 'TRAINING', 'OFFICE'] as const

/** How it was paid, or that it is still asked for. */
export const payments = ['CASH', 'TRANSFER', 'GOODS', 'WAGE_DEDUCTION', 'NOT_PAID'] as const

export const costOutcomes = ['REFERRED', 'REPAID', 'NOT_PURSUED', 'MISTAKEN'] as const
/** What came of it once a person had looked: handed on as a complaint, paid back, left at the worker's wish, or no breach after all. */
export type CostOutcome = (typeof costOutcomes)[number]

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))

/** One charge or debt, as it was told. */
export const Cost = z.strictObject({
  item: z.enum(costItems),
  /** In words, where no item of the list fits. */
  what: z.exactOptional(Words),
  /** Of a loan, what was lent. */
  amount: MinorAmount,
  currency: z.enum(currencies),
  charger: z.enum(chargers),
  /** The company of the register, where one asked for it. */
  agencyId: z.exactOptional(RecordId),
  /** Who it was, by name. */
  chargerName: z.exactOptional(Words),
  payment: z.enum(payments),
  /** The day on which it was agreed: whose rule it is judged by. */
  agreedOn: LocalDate,
  paidOn: z.exactOptional(LocalDate),
  /** The work for which it was charged; absent where it is no occupation of the list. */
  occupation: z.exactOptional(z.enum(occupationCodes)),
  /** What shows it: number of a receipt, a message, a witness. */
  proof: z.exactOptional(Words),
  /** The paper on this file that shows it. */
  paper: z.exactOptional(RecordId),
  /** Deducted from the wage each month, for so many months. */
  deduction: z.exactOptional(z.strictObject({ monthly: MinorAmount, months: z.number().check(z.int(), z.minimum(1), z.maximum(120)) })),
})
export type Cost = z.output<typeof Cost>

/** A paper on a file, as far as whoever names it must know of it. */
export interface ShownPaper {
  readonly attachedOn: LocalDate
  readonly withdrawn: boolean
}

/** A cost on a file, with when it was written down and what came of it. */
export interface CostEntry {
  readonly cost: Cost
  readonly on: LocalDate
  readonly outcome?: { readonly outcome: CostOutcome; readonly on: LocalDate }
}

/** By the number under which each was written down; one that was withdrawn is gone. */
export type CostEntries = Readonly<Record<string, CostEntry>>

/** What was written down of a person, and the highest number that was ever given. */
export interface CostBook {
  readonly last: number
  readonly entries: CostEntries
}

export type CostCommand =
  | { readonly type: 'RecordCost'; readonly cost: Cost }
  | { readonly type: 'CorrectCost'; readonly nth: number; readonly cost: Cost }
  | { readonly type: 'WithdrawCost'; readonly nth: number }
  | { readonly type: 'SettleCost'; readonly nth: number; readonly outcome: CostOutcome }

export type CostEvent =
  | { readonly type: 'CostRecorded'; readonly nth: number; readonly on: LocalDate; readonly personal: { readonly cost: Cost } }
  | { readonly type: 'CostCorrected'; readonly nth: number; readonly personal: { readonly cost: Cost } }
  | { readonly type: 'CostWithdrawn'; readonly nth: number }
  | { readonly type: 'CostSettled'; readonly nth: number; readonly outcome: CostOutcome; readonly on: LocalDate }
