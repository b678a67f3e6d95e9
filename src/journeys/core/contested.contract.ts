// SPDX-License-Identifier: AGPL-3.0-or-later
// Choosing between two values of one field.

import * as z from 'zod/mini'
import { FileAnswer } from '#journeys/core/worker.contract.ts'
import { command } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'

export const contestedContracts = {
  SettleContested: command({
    path: '/workers/{id}/contested/{nth}/outcome',
    input: z.strictObject({
      id: RecordId,
      nth: z.coerce.number().check(z.int(), z.minimum(1)),
      /** The value that stands beside takes the place of the one in the file. */
      take: z.boolean(),
    }),
    output: FileAnswer,
    may: ['village-officer', 'regency-officer', 'agency-officer'],
    sensitivity: 'personal',
    summary: {
      id: 'Memilih satu dari dua isian yang ditulis dua petugas untuk hal yang sama',
      en: 'Chooses one of two values that two officers wrote for the same field',
    },
  }),
} as const
