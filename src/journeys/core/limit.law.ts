// SPDX-License-Identifier: AGPL-3.0-or-later
// What a person's limit on the use of their data stops (UU 27/2022 art 10, 11), and what goes on whatever was limited. We have the text of the
// law in summary only, so that each row is assumed until an office confirms it.

import type { LimitRight, Use } from '#journeys/core/limit.ts'
import type { Dated, Lasting } from '#kernel/law.ts'

interface LimitRule extends Dated {
  readonly stops: readonly Use[]
}

const assumed = { standing: 'assumed', validFrom: '2022-10-17' } as const

/**
 * Not in any row, since it is what the law lays on the offices for the person's own protection: escorting from the village and home again
 * (UU 18/2017 art 40 to 42), the papers and training without which nobody departs (art 5, 13), help in danger (UU 18/2017 art 21; UU 27/2022
 * art 20(2)d and e), that a number belongs to one file alone and the file is right (UU 27/2022 art 29), and that looks are accounted for.
 */
export const limitRules: Readonly<Record<LimitRight, Lasting<LimitRule>>> = {
  OBJECTION: [{ stops: ['SUGGEST', 'COMPARE'], legalBasis: 'UU 27/2022 art 10', ...assumed }],
  RESTRICTION: [{ stops: ['TAKE_AWAY', 'LET_IN', 'SUGGEST'], legalBasis: 'UU 27/2022 art 11, 41', ...assumed }],
}
