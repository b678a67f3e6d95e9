// SPDX-License-Identifier: AGPL-3.0-or-later
// The family of a worker, and the others of the household.

import * as z from 'zod/mini'
import { relations } from '#journeys/core/family.ts'
import { Name, Phone } from '#journeys/core/person.fields.ts'
import { FileAnswer } from '#journeys/core/worker.contract.ts'
import { journeyStates } from '#journeys/core/worker.ts'
import { rolesOf } from '#kernel/authority.ts'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'

const Key = z.uuid()
const onFamily = { may: ['village-officer', 'regency-officer', 'agency-officer'], sensitivity: 'personal' } as const

export const familyContracts = {
  SetRelative: command({
    path: '/workers/{id}/family',
    input: z.strictObject({
      id: RecordId,
      /** Of somebody who was named already; without it somebody is named anew. */
      relative: z.optional(Key),
      relation: z.enum(relations),
      name: Name,
      birthDate: z.optional(LocalDate),
      phone: z.optional(Phone),
      household: z.optional(z.boolean()),
      consented: z.optional(z.boolean()),
      carer: z.optional(Name),
    }),
    output: FileAnswer,
    ...onFamily,
    summary: {
      id: 'Mencatat keluarga: suami atau istri, orang tua, wali, anak yang ditinggal dan siapa pengasuhnya',
      en: 'Records the family: spouse, parents, guardian, children left behind and who cares for them',
    },
  }),
  RemoveRelative: command({
    path: '/workers/{id}/family/{relative}/removal',
    input: z.strictObject({ id: RecordId, relative: Key }),
    output: FileAnswer,
    ...onFamily,
    summary: { id: 'Menghapus seorang keluarga yang keliru dicatat', en: 'Removes a relative who was recorded by mistake' },
  }),
  GetHousehold: query({
    path: '/workers/{id}/household',
    input: z.strictObject({ id: RecordId }),
    output: z.object({
      items: z.array(z.object({ id: RecordId, name: z.string(), area: z.string(), state: z.enum(journeyStates) })),
    }),
    recorded: true,
    may: rolesOf.identity,
    sensitivity: 'identity',
    summary: {
      id: 'Berkas lain dengan nomor Kartu Keluarga yang sama, dalam wewenang saya',
      en: 'Other files with the same family card number, within my authority',
    },
  }),
} as const
