// SPDX-License-Identifier: AGPL-3.0-or-later
// What others may ask of homes. The app hands it over; nothing of it is a route.

import type { Actor } from '#kernel/authority.ts'
import type { Instant, LocalDate } from '#kernel/time.ts'
import type { Place } from '#village/core/home.ts'

/** Who asks for it, and when. */
export interface PlacingCall<Scope> {
  readonly actor: Actor
  readonly scope: Scope
  readonly now: Instant
  readonly today: LocalDate
}

/** @typeParam Scope how the storage says what one reader may see. */
export interface HomePorts<Scope> {
  /** Where homes of a village stand, as far as it is known, by the file that each belongs to. */
  readonly places: (scope: Scope, area: string) => Promise<ReadonlyMap<string, Place>>
  /** Writes down where a home stands. The same command id again does nothing more. @returns whether it is written */
  readonly place: (call: PlacingCall<Scope>, commandId: string, workerId: string, place: Place) => Promise<boolean>
}
