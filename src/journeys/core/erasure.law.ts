// SPDX-License-Identifier: AGPL-3.0-or-later
// When personal data must be erased, and what keeps them until then (UU 27/2022 on personal data).

import { closedStates, type ErasureBasis, type OpenPart, troubles } from '#journeys/core/worker.ts'
import type { FailedGuard } from '#kernel/decider.ts'
import { basisOn, type Dated, type Lasting } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'

interface ErasureRule extends Dated {
  /** Whether it waits until nobody owes the person a step: escorting is a duty by law (UU 18/2017 art 40-42). */
  readonly waits: boolean
}

export const erasureRules: Readonly<Record<ErasureBasis, ErasureRule>> = {
  REQUEST: { legalBasis: 'UU 27/2022 art 8, 43(1)c', standing: 'law', validFrom: '2022-10-17', waits: true },
  NO_LONGER_NEEDED: { legalBasis: 'UU 27/2022 art 43(1)a', standing: 'law', validFrom: '2022-10-17', waits: true },
  UNLAWFUL: { legalBasis: 'UU 27/2022 art 43(1)d', standing: 'law', validFrom: '2022-10-17', waits: false },
  RETENTION_END: { legalBasis: 'UU 27/2022 art 44(1)a', standing: 'law', validFrom: '2022-10-17', waits: true },
}

// Until there was a law on personal data, what the regency and the mission owe the person kept them: register, return and legal help.
const until2022 = { standing: 'assumed', validFrom: '2017-11-22', validTo: '2022-10-16' } as const
const since2022 = { standing: 'assumed', validFrom: '2022-10-17' } as const

/** An open file is a public task, and a trouble may end before a court. */
export const keepRules = {
  FILE_CLOSED: [
    { legalBasis: 'UU 18/2017 art 41', ...until2022 },
    { legalBasis: 'UU 27/2022 art 20(2)e', ...since2022 },
  ],
  NO_TROUBLE: [
    { legalBasis: 'UU 18/2017 art 21, 41', ...until2022 },
    { legalBasis: 'UU 27/2022 art 44(1)c', ...since2022 },
  ],
} as const satisfies Readonly<Record<string, Lasting<Dated>>>

/** What keeps the data on a day. */
export function keptBy(file: OpenPart, basis: ErasureBasis, on: LocalDate): readonly FailedGuard[] {
  if (!erasureRules[basis].waits) return []
  const isOpen = !closedStates.some((state) => state === file.journey)
  const isTroubled = troubles.some((trouble) => file.troubles[trouble] !== undefined)
  return [
    ...(isOpen ? [{ guard: 'FILE_CLOSED', ...basisOn(keepRules.FILE_CLOSED, on) }] : []),
    ...(isTroubled ? [{ guard: 'NO_TROUBLE', ...basisOn(keepRules.NO_TROUBLE, on) }] : []),
  ]
}
