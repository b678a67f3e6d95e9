// SPDX-License-Identifier: AGPL-3.0-or-later
// Setting a guard aside in an emergency: two officers of two offices, with a reason, counted in public.

import * as z from 'zod/mini'
import { overridable } from '#journeys/core/override.law.ts'
import { FileAnswer } from '#journeys/core/worker.contract.ts'
import { command } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'

const byTwo = { may: ['regency-officer', 'agency-officer'], sensitivity: 'personal', stepUp: true } as const

export const overrideContracts = {
  AskOverride: command({
    path: '/workers/{id}/override',
    input: z.strictObject({
      id: RecordId,
      guards: z.array(z.enum(overridable)).check(z.minLength(1), z.maxLength(10)),
      reason: z.string().check(z.trim(), z.minLength(10), z.maxLength(500)),
    }),
    output: FileAnswer,
    ...byTwo,
    summary: {
      id: 'Meminta agar suatu syarat dikesampingkan dalam keadaan darurat; kantor lain yang memutuskan',
      en: 'Asks that a guard be set aside in an emergency; another office decides',
    },
  }),
  GrantOverride: command({
    path: '/workers/{id}/override/grant',
    input: z.strictObject({ id: RecordId }),
    output: FileAnswer,
    ...byTwo,
    summary: {
      id: 'Menyetujui permintaan kantor lain; setiap persetujuan dihitung di halaman umum',
      en: 'Grants what another office asked; every grant is counted on a public page',
    },
  }),
  DeclineOverride: command({
    path: '/workers/{id}/override/refusal',
    input: z.strictObject({ id: RecordId }),
    output: FileAnswer,
    ...byTwo,
    summary: { id: 'Menolak, atau menarik kembali permintaan itu', en: 'Declines it, or takes the asking back' },
  }),
} as const
