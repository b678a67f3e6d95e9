// SPDX-License-Identifier: AGPL-3.0-or-later
// Every command and query on what a worker was charged, said once.

import * as z from 'zod/mini'
import { currencies } from '#agencies/core/currency.ts'
import { unjudged } from '#journeys/core/cost.rules.ts'
import { Cost, costOutcomes } from '#journeys/core/cost.ts'
import { FileAnswer } from '#journeys/core/worker.contract.ts'
import { rolesOf } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'

const Nth = z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1_000_000))
const Basis = z.object({ legalBasis: z.string(), standing: z.enum(['law', 'practice', 'assumed']) })

const JudgementAnswer = z.object({
  type: z.enum(['overcharge', 'wage-debt', 'cannot-be-judged']),
  why: z.optional(z.enum(unjudged)),
  basis: z.optional(Basis),
})

const CostAnswer = z.object({
  nth: z.number(),
  cost: Cost,
  on: LocalDate,
  /** Of the paper that it names; absent where that is not on the file any more, or out of the reader's reach. */
  paper: z.optional(z.object({ attachedOn: LocalDate, withdrawn: z.boolean() })),
  judgement: JudgementAnswer,
  /** What of it can be claimed, in the smallest unit: at most. */
  claimable: z.number(),
  outcome: z.optional(z.object({ outcome: z.enum(costOutcomes), on: LocalDate })),
})
export type CostAnswer = z.output<typeof CostAnswer>

const writes = { may: ['village-officer', 'regency-officer', 'agency-officer'], sensitivity: 'identity' } as const
const reads = { may: rolesOf.identity, sensitivity: 'identity' } as const

export const costContracts = {
  RecordCost: command({
    path: '/workers/{id}/costs',
    input: z.strictObject({ id: RecordId, cost: Cost }),
    output: FileAnswer,
    ...writes,
    summary: {
      id: 'Mencatat biaya yang dibebankan kepada pekerja, atau utang karena penempatan; tanpa jabatan berarti jabatan pada rencana',
      en: 'Writes down what a worker was charged, or a debt for the placement; without an occupation, that of the plan',
    },
  }),
  CorrectCost: command({
    path: '/workers/{id}/costs/{nth}',
    input: z.strictObject({ id: RecordId, nth: Nth, cost: Cost }),
    output: FileAnswer,
    ...writes,
    summary: { id: 'Membetulkan biaya atau utang yang tercatat', en: 'Corrects a cost or debt that was written down' },
  }),
  WithdrawCost: command({
    path: '/workers/{id}/costs/{nth}/withdrawal',
    input: z.strictObject({ id: RecordId, nth: Nth }),
    output: FileAnswer,
    ...writes,
    summary: { id: 'Menarik biaya atau utang yang keliru dicatat', en: 'Withdraws a cost or debt that was written down by mistake' },
  }),
  SettleCost: command({
    path: '/workers/{id}/costs/{nth}/outcome',
    input: z.strictObject({ id: RecordId, nth: Nth, outcome: z.enum(costOutcomes) }),
    output: FileAnswer,
    may: ['regency-officer', 'agency-officer'],
    sensitivity: 'identity',
    summary: {
      id: 'Mencatat tindak lanjut biaya yang melanggar aturan: diteruskan sebagai pengaduan, dikembalikan, tidak dilanjutkan, atau keliru',
      en: 'Says what comes of a charge against a rule: handed on as a complaint, paid back, not pursued, or mistaken',
    },
  }),
  ListCosts: query({
    path: '/workers/{id}/costs',
    input: z.strictObject({ id: RecordId }),
    output: z.object({
      items: z.array(CostAnswer),
      sums: z.array(z.object({ currency: z.enum(currencies), told: z.number(), claimable: z.number() })),
      claim: Basis,
    }),
    recorded: true,
    ...reads,
    summary: {
      id: 'Biaya dan utang pada berkas, masing-masing dinilai menurut aturan pada hari disepakati',
      en: 'Costs and debts of a file, each judged by the rule of the day on which it was agreed',
    },
  }),
  CountOvercharges: query({
    path: '/overcharges',
    input: z.strictObject({}),
    output: z.object({
      hiddenBelow: z.number(),
      /** Companies, and whoever is no company of the register (null); a number that would point at somebody is null. */
      items: z.array(z.object({ agencyId: z.nullable(RecordId), people: z.nullable(z.number()), charges: z.nullable(z.number()) })),
    }),
    may: rolesOf.indicator,
    sensitivity: 'indicator',
    summary: {
      id: 'Berapa orang dalam wewenang saya yang bercerita dibebani biaya yang melanggar aturan, menurut perusahaan',
      en: 'How many people within my authority told of charges against a rule, by company',
    },
  }),
} as const
