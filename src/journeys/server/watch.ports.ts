// SPDX-License-Identifier: AGPL-3.0-or-later
// The port on whom a village watches.

import { returnRules } from '#journeys/core/watch.law.ts'
import type { WatchPorts } from '#journeys/core/watch.port.ts'
import { countWatched, findWatched } from '#journeys/server/watch.store.ts'
import { ruleOn } from '#kernel/law.ts'
import { addDays } from '#kernel/time.ts'
import type { Services } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'

export function watchPorts({ db }: Services): WatchPorts<Scope> {
  return {
    watched: (scope, query) => findWatched(db, scope, query),
    watchedPlaces: (scope, area, today) =>
      countWatched(db, scope, area, { today, backBy: addDays(today, ruleOn(returnRules, today).askDays) }),
  }
}
