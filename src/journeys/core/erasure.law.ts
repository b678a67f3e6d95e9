// SPDX-License-Identifier: AGPL-3.0-or-later
// When personal data must be erased, and what keeps them until then (UU 27/2022 on personal data).

import { closedStates, type ErasureBasis, type OpenPart, troubles } from '#journeys/core/worker.ts'
import type { FailedGuard } from '#kernel/decider.ts'
import type { Dated } from '#kernel/law.ts'

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

/** What keeps the data for now: an open file is a public task, and a trouble may end before a court. */
export function keptBy(file: OpenPart, basis: ErasureBasis): readonly FailedGuard[] {
  if (!erasureRules[basis].waits) return []
  const isOpen = !closedStates.some((state) => state === file.journey)
  const isTroubled = troubles.some((trouble) => file.troubles[trouble] !== undefined)
  return [
    ...(isOpen ? [{ guard: 'FILE_CLOSED', legalBasis: 'UU 27/2022 art 20(2)e', standing: 'assumed' } as const] : []),
    ...(isTroubled ? [{ guard: 'NO_TROUBLE', legalBasis: 'UU 27/2022 art 44(1)c', standing: 'assumed' } as const] : []),
  ]
}
