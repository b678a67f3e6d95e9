// SPDX-License-Identifier: AGPL-3.0-or-later
// What the village's own work asks of workers' files. The app hands it over; nothing of it is a route.

import type { Procedure } from '#journeys/core/away.rules.ts'
import type { Watch } from '#journeys/core/watch.rules.ts'
import type { WorkerCard } from '#journeys/core/worker.port.ts'
import type { LocalDate } from '#kernel/time.ts'

export interface Watched extends Watch, Pick<WorkerCard, 'id' | 'name' | 'area' | 'state' | 'destination'> {
  /** How somebody who is away went. */
  readonly procedure?: Procedure
}

export interface WatchedPlace {
  readonly area: string
  readonly overdue: number
  readonly unrecorded: number
  readonly dueBack: number
  readonly uncared: number
}

export interface WatchedQuery {
  readonly area: string
  readonly today: LocalDate
  readonly most: number
}

/** @typeParam Scope how the storage says what one reader may see. */
export interface WatchPorts<Scope> {
  /** Everybody who is watched in a place and those within it, whoever should have been asked for longest first. */
  readonly watched: (scope: Scope, query: WatchedQuery) => Promise<readonly Watched[]>
  /** How many, by village. */
  readonly watchedPlaces: (scope: Scope, area: string | undefined, today: LocalDate) => Promise<readonly WatchedPlace[]>
}
