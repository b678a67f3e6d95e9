// SPDX-License-Identifier: AGPL-3.0-or-later
// Every command and query on job orders, said once. Orders are public knowledge: every officer may read them; who holds a place is told to nobody.

import * as z from 'zod/mini'
import { CountryCode } from '#agencies/core/country.ts'
import { currencies, MinorAmount } from '#agencies/core/currency.ts'
import { orderStandings } from '#agencies/core/job-order.rules.ts'
import { occupationCodes } from '#agencies/core/occupation.law.ts'
import { roles } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'

const Line = z.string().check(z.trim(), z.minLength(3), z.maxLength(120))
const OrderNumber = z.string().check(z.trim(), z.minLength(1), z.maxLength(80))
const Basis = z.string().check(z.trim(), z.minLength(3), z.maxLength(200))
const Quota = z.number().check(z.int(), z.minimum(1), z.maximum(5000))

const OrderAnswer = z.object({ id: RecordId, version: z.number(), standing: z.enum(orderStandings) })

const OrderRow = z.object({
  id: RecordId,
  version: z.number(),
  number: z.string(),
  agencyId: RecordId,
  agency: z.string(),
  partner: z.string(),
  country: z.string(),
  occupation: z.string(),
  quota: z.number(),
  /** Places that files hold; absent on a device, which does not know who holds them. */
  taken: z.optional(z.number()),
  wage: z.object({ amount: z.number(), currency: z.enum(currencies) }),
  from: LocalDate,
  to: LocalDate,
  standing: z.enum(orderStandings),
})
export type OrderRow = z.output<typeof OrderRow>

const FullOrder = z.extend(OrderRow, {
  verified: z.optional(z.object({ on: LocalDate, legalBasis: z.string() })),
  withdrawn: z.optional(z.object({ from: LocalDate, legalBasis: z.string() })),
})

const writes = { may: ['agency-officer'], sensitivity: 'reference' } as const
const reads = { may: roles, sensitivity: 'reference' } as const

export const jobOrderContracts = {
  RegisterJobOrder: command({
    path: '/job-orders',
    input: z.strictObject({
      agencyId: RecordId,
      number: OrderNumber,
      partner: Line,
      country: CountryCode,
      occupation: z.enum(occupationCodes),
      quota: Quota,
      /** For a month, in the smallest unit of the currency. */
      wage: z.strictObject({ amount: MinorAmount, currency: z.enum(currencies) }),
      from: LocalDate,
      to: LocalDate,
      verified: z.optional(z.strictObject({ on: LocalDate, legalBasis: Basis })),
    }),
    output: OrderAnswer,
    creates: true,
    ...writes,
    summary: {
      id: 'Mencatat lowongan (job order): pemberi kerja, negara, jabatan, jumlah orang, upah sebulan, dan hari-harinya',
      en: 'Writes down a job order: employer, country, occupation, number of people, monthly wage, and its days',
    },
  }),
  ChangeQuota: command({
    path: '/job-orders/{id}/quota',
    input: z.strictObject({ id: RecordId, quota: Quota }),
    output: OrderAnswer,
    ...writes,
    summary: { id: 'Mengubah jumlah orang pada lowongan', en: 'Changes for how many people an order asks' },
  }),
  WithdrawJobOrder: command({
    path: '/job-orders/{id}/withdrawal',
    input: z.strictObject({ id: RecordId, from: LocalDate, legalBasis: Basis }),
    output: OrderAnswer,
    ...writes,
    summary: {
      id: 'Menarik lowongan sejak suatu hari; berkas yang memegang tempatnya diperiksa ulang',
      en: 'Withdraws an order from a day on; files that hold its places are looked at again',
    },
  }),
  ListJobOrders: query({
    path: '/job-orders',
    input: z.strictObject({
      agencyId: z.optional(RecordId),
      country: z.optional(CountryCode),
      occupation: z.optional(z.enum(occupationCodes)),
      on: z.optional(LocalDate),
      open: z.optional(z.enum(['true', 'false'])),
      limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50),
      cursor: z.optional(z.string().check(z.maxLength(400))),
    }),
    output: z.object({ items: z.array(OrderRow), next: z.nullable(z.string()) }),
    ...reads,
    summary: {
      id: 'Lowongan, yang terakhir berakhir lebih dahulu; menurut perusahaan, negara, jabatan, atau yang terbuka pada suatu hari',
      en: 'Job orders, those that end last first; by company, country, occupation, or open on a day',
    },
  }),
  GetJobOrder: query({
    path: '/job-orders/{id}',
    input: z.strictObject({ id: RecordId }),
    output: FullOrder,
    ...reads,
    summary: { id: 'Satu lowongan', en: 'One job order' },
  }),
} as const
