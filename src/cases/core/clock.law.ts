// SPDX-License-Identifier: AGPL-3.0-or-later
// The clocks of a case: how long each runs, whom it binds, who sees to it, and what a person may decide once it passed. No clock closes a case
// by itself: a case is somebody. Whether the text of 2025 keeps the terms of 2024 is not known; until it is, they stand.

import type { CaseState, ClockCode } from '#cases/core/case.ts'
import type { OfficeKind } from '#kernel/authority.ts'
import type { Dated, Lasting } from '#kernel/law.ts'

export type Length =
  | { readonly unit: 'days'; readonly count: number }
  | { readonly unit: 'working-days'; readonly count: number }
  | { readonly unit: 'months'; readonly count: number }

export interface ClockRule extends Dated {
  readonly length: Length
  /** Who must do it before it passes. */
  readonly binds: 'COMPLAINANT' | 'RESPONDENT'
  /** The kind of office that sees to it. */
  readonly owner: OfficeKind
  /** Where a person may take the case once it passed. */
  readonly leadsTo: CaseState
}

const of2024 = { legalBasis: 'Perban 6/2024 art 30', standing: 'law', validFrom: '2024-12-31' } as const

export const clockRules: Readonly<Record<ClockCode, Lasting<ClockRule>>> = {
  // From registration.
  DOCUMENTS: [{ length: { unit: 'days', count: 30 }, binds: 'COMPLAINANT', owner: 'VILLAGE', leadsTo: 'CLOSED_INCOMPLETE', ...of2024 }],
  // From the day on which it was asked for.
  EXPLANATION: [
    { length: { unit: 'working-days', count: 15 }, binds: 'COMPLAINANT', owner: 'VILLAGE', leadsTo: 'CLOSED_UNEXPLAINED', ...of2024 },
  ],
  // From the last contact, once somebody tried in vain: silence of the office is not silence of the person.
  UNREACHABLE: [{ length: { unit: 'days', count: 60 }, binds: 'COMPLAINANT', owner: 'VILLAGE', leadsTo: 'CLOSED_UNREACHABLE', ...of2024 }],
  // From the day on which it was told that the case was not resolved, or of the last contact after it.
  NO_REPLY: [{ length: { unit: 'months', count: 6 }, binds: 'COMPLAINANT', owner: 'REGENCY', leadsTo: 'CLOSED_NO_RESPONSE', ...of2024 }],
  // From the day on which the second commitment was given.
  SECOND_COMMITMENT: [
    {
      length: { unit: 'days', count: 7 },
      binds: 'RESPONDENT',
      owner: 'AGENCY',
      leadsTo: 'SANCTION_RECOMMENDED',
      legalBasis: 'Permen P2MI 23/2025 art 18(3)',
      standing: 'law',
      validFrom: '2025-10-08',
    },
  ],
}
