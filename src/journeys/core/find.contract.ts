// SPDX-License-Identifier: AGPL-3.0-or-later
// Finding a person by what somebody remembers.

import * as z from 'zod/mini'
import { journeyStates } from '#journeys/core/worker.ts'
import { fileRoles } from '#kernel/authority.ts'
import { query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'

/** By what somebody was found: a name of theirs, their mother's, or a number that is theirs. */
export const foundBy = ['name', 'alias', 'mother', 'number'] as const

const FoundPerson = z.object({
  id: RecordId,
  name: z.string(),
  area: z.string(),
  state: z.enum(journeyStates),
  destination: z.optional(z.string()),
  /** Year of birth: of people of one name it tells most apart. */
  born: z.optional(z.string()),
  by: z.enum(foundBy),
  /** The name by which they were found, where it is not their own. */
  found: z.optional(z.string()),
})
export type FoundPerson = z.output<typeof FoundPerson>

export const findContracts = {
  FindPeople: query({
    path: '/people',
    input: z.strictObject({
      /** Names in any order and spelling, with or without the village; or a whole NIK, phone or passport number. */
      q: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
      limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(50)), 10),
    }),
    output: z.object({ items: z.array(FoundPerson) }),
    recorded: 'list',
    // Who reaches more people than can be searched at once is asked for a place.
    refuses: true,
    may: fileRoles,
    sensitivity: 'personal',
    summary: {
      id: 'Mencari orang dengan nama yang diingat, biarpun salah eja, atau dengan nomornya; yang paling mirip lebih dahulu',
      en: 'Finds people by a name as somebody remembers it, misspelt or not, or by a number; the nearest first',
    },
  }),
} as const
