// SPDX-License-Identifier: AGPL-3.0-or-later
// What cases ask of the file of a person. The app hands it over; nothing of it is a route.

import type { JourneyState } from '#journeys/core/worker.ts'
import type { LocalDate } from '#kernel/time.ts'

/** Where a journey stands, as far as it tells of a return. */
export interface JourneyPlace {
  readonly state: JourneyState
  readonly arrivedOn?: LocalDate
  readonly handedOverOn?: LocalDate
  /** When the body came home. */
  readonly remainsOn?: LocalDate
}

/** What cases ask of files. */
export interface CaseFiles {
  /** Of the file that leads, where this one is joined to it; undefined where it is no more. */
  readonly placeOf: (workerId: string) => Promise<JourneyPlace | undefined>
  /** Every file of the same person. */
  readonly filesOf: (workerId: string) => Promise<readonly string[]>
}
