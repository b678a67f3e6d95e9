// SPDX-License-Identifier: AGPL-3.0-or-later
// What each kind of return asks for, of which office, counted from when, and under which text. That a sick person travels with a letter of a
// physician, that the post of arrival tells the one of the origin, that minutes of the handover are witnessed by the local government or the
// village, and that whoever has no family is handed to the social ministry, is in the texts; the days are ours.

import type { ReturnKind, ReturnMark } from '#cases/core/homecoming.ts'
import { under } from '#cases/core/under.ts'
import type { OfficeKind } from '#kernel/authority.ts'
import type { Dated, Lasting } from '#kernel/law.ts'

export interface MarkRule {
  readonly kinds: readonly ReturnKind[]
  /** The office that owes it. */
  readonly owner: OfficeKind
  /** Others that may record it. */
  readonly recorders: readonly OfficeKind[]
  /** From the day on which the return was planned, the person arrived, they or their body were handed over, or nobody of the family was found. */
  readonly from: 'PLANNED' | 'ARRIVED' | 'HANDED_OVER' | 'NO_FAMILY'
  /** Within so many days; absent where nobody has to. */
  readonly days?: number
}

const troubled = ['DEPORTASI', 'REPATRIASI_MASALAH', 'SAKIT', 'EVAKUASI_KRISIS', 'JENAZAH'] as const satisfies readonly ReturnKind[]
const handedOver = [...troubled, 'CALON_GAGAL_BERANGKAT'] as const satisfies readonly ReturnKind[]
export const returning = ['UU 18/2017 art 24', 'PP 59/2021 art 21', 'Perban 1/2024', 'Permen P2MI 32/2025'] as const
const minutes = ['UU 18/2017 art 24', 'PP 59/2021 art 21', 'Perban 1/2024', 'Permen P2MI 32/2025 art 13'] as const

export const markRules: Readonly<Record<ReturnMark, Lasting<MarkRule & Dated>>> = {
  MISSION_KNOWS: under<MarkRule>(
    { kinds: troubled, owner: 'AGENCY', recorders: ['MISSION', 'REGENCY'], from: 'PLANNED', days: 7 },
    ...returning,
  ),
  FAMILY_TOLD: under<MarkRule>(
    { kinds: ['JENAZAH'], owner: 'VILLAGE', recorders: ['REGENCY', 'AGENCY', 'MISSION'], from: 'PLANNED', days: 3 },
    'UU 18/2017 art 27',
  ),
  FIT_LETTER: under<MarkRule>(
    { kinds: ['SAKIT'], owner: 'AGENCY', recorders: ['MISSION', 'REGENCY'], from: 'PLANNED', days: 7 },
    ...returning,
  ),
  ESCORT: under<MarkRule>({ kinds: troubled, owner: 'AGENCY', recorders: ['MISSION', 'REGENCY'], from: 'PLANNED' }, ...returning),
  ORIGIN_TOLD: under<MarkRule>(
    { kinds: [...troubled, 'SELESAI_KONTRAK', 'CUTI'], owner: 'AGENCY', recorders: ['REGENCY'], from: 'ARRIVED', days: 1 },
    ...returning,
  ),
  NO_FAMILY: under<MarkRule>({ kinds: handedOver, owner: 'VILLAGE', recorders: ['REGENCY', 'AGENCY'], from: 'PLANNED' }, ...returning),
  SOCIAL_MINISTRY: under<MarkRule>(
    { kinds: handedOver, owner: 'REGENCY', recorders: ['AGENCY'], from: 'NO_FAMILY', days: 3 },
    ...returning,
  ),
  MINUTES: under<MarkRule>(
    { kinds: handedOver, owner: 'VILLAGE', recorders: ['REGENCY', 'AGENCY'], from: 'HANDED_OVER', days: 3 },
    ...minutes,
  ),
}
