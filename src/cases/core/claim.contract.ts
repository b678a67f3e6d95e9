// SPDX-License-Identifier: AGPL-3.0-or-later
// What can be claimed for somebody, as far as their file and the tables tell: a person adds each line.

import * as z from 'zod/mini'
import { currencies, MinorAmount } from '#agencies/core/currency.ts'
import { wageBases } from '#cases/core/claim.check.ts'
import { costItems } from '#journeys/core/cost.ts'
import { query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'

const standing = z.enum(['law', 'practice', 'assumed'])
const Money = z.object({ amount: z.number(), currency: z.enum(currencies) })

export const claimContracts = {
  CheckClaim: query({
    path: '/cases/{id}/claim-check',
    input: z.strictObject({
      id: RecordId,
      /** Both or none: without them, costs alone. */
      from: z.optional(LocalDate),
      /** The last day. */
      until: z.optional(LocalDate),
      /** What the contract says for a month, with its currency. */
      monthly: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1_000_000_000_000))),
      currency: z.optional(z.enum(currencies)),
    }),
    output: z.object({
      /** What was due by the contract, by the job order, and by the least wage of country and day. */
      wages: z.array(
        z.object({
          basis: z.enum(wageBases),
          from: LocalDate,
          until: LocalDate,
          monthly: Money,
          due: z.number(),
          legalBasis: z.string(),
          standing,
        }),
      ),
      /** Days were asked for, and no least wage is known for the country or the work. */
      unknown: z.boolean(),
      /** What was charged against a rule by the file of the person, was paid, and was not given back. */
      costs: z.array(
        z.object({
          nth: z.number(),
          item: z.enum(costItems),
          what: z.optional(z.string()),
          amount: MinorAmount,
          currency: z.enum(currencies),
          agreedOn: LocalDate,
          proof: z.optional(z.string()),
          paper: z.optional(RecordId),
          legalBasis: z.optional(z.string()),
          standing: z.optional(standing),
          /** A line that stands claims it already. */
          claimed: z.boolean(),
        }),
      ),
    }),
    recorded: true,
    refuses: true,
    may: ['regency-officer', 'agency-officer'],
    sensitivity: 'identity',
    summary: {
      id: 'Yang dapat dituntut: upah menurut perjanjian kerja, permintaan kerja, dan upah terendah negara pada harinya; biaya penempatan di berkas orangnya',
      en: 'What can be claimed: the wage by contract, job order and the least wage of country and day; placement costs on the file of the person',
    },
  }),
} as const
