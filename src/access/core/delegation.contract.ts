// SPDX-License-Identifier: AGPL-3.0-or-later
// Giving another officer some of what one may do, for some time, said once.

import * as z from 'zod/mini'
import { caretaker, Login } from '#access/core/access.contract.ts'
import { AreaCode } from '#kernel/area.ts'
import { roles } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'

const own = { may: roles, sensitivity: 'own' } as const
const Answer = z.object({ id: RecordId, version: z.number() })
/** A code, or the empty string for the nation. */
const Place = z.union([AreaCode, z.literal('')])
const CommandName = z.string().check(z.regex(/^[A-Z][A-Za-z]{1,60}$/))

const Item = z.object({
  id: RecordId,
  giver: z.string(),
  deputy: z.string(),
  commands: z.array(z.string()),
  areas: z.array(z.string()),
  /** Absent where it stands already. */
  from: z.optional(LocalDate),
  until: LocalDate,
})

export const delegationContracts = {
  GetDelegations: query({
    path: '/me/delegations',
    input: z.strictObject({}),
    output: z.object({
      given: z.array(Item),
      received: z.array(Item),
      /** What I may give: names of commands, and places. */
      commands: z.array(z.string()),
      areas: z.array(z.string()),
      /** Of an office that is held by one head: who that is, since when, and whether it is me; null where none was named yet. */
      head: z.optional(z.nullable(z.object({ name: z.string(), since: LocalDate, me: z.boolean(), caretaker }))),
      colleagues: z.array(z.object({ login: z.string(), name: z.string(), volunteer: z.boolean() })),
      /** Those of my commands that a volunteer may be given. */
      volunteers: z.array(z.string()),
    }),
    ...own,
    summary: { id: 'Apa yang saya titipkan, dan apa yang dititipkan kepada saya', en: 'What I gave to deputies, and what was given to me' },
  }),
  GiveDelegation: command({
    path: '/me/delegations',
    input: z.strictObject({
      login: Login,
      commands: z.array(CommandName).check(z.minLength(1), z.maxLength(60)),
      areas: z.array(Place).check(z.minLength(1), z.maxLength(50)),
      from: z.optional(LocalDate),
      until: LocalDate,
    }),
    output: Answer,
    creates: true,
    ...own,
    stepUp: true,
    summary: {
      id: 'Menitipkan beberapa tindakan kepada petugas lain atau relawan desa, di suatu wilayah, untuk beberapa hari',
      en: 'Gives another officer, or a volunteer of the village, some commands to do in one’s place, within places, for some days',
    },
  }),
  RevokeDelegation: command({
    method: 'DELETE',
    path: '/me/delegations/{id}',
    input: z.strictObject({ id: RecordId }),
    output: Answer,
    ...own,
    summary: {
      id: 'Mencabut titipan, atau mengembalikannya: langsung berhenti berlaku',
      en: 'Takes a delegation back, or gives it back: it ends at once',
    },
  }),
} as const
