// SPDX-License-Identifier: AGPL-3.0-or-later
// The port on whom a village watches.

import { returnRules } from '#journeys/core/watch.law.ts'
import type { WatchPorts } from '#journeys/core/watch.port.ts'
import { type Watch, watchOf } from '#journeys/core/watch.rules.ts'
import type { WorkerState } from '#journeys/core/worker.ts'
import { countWatched, findJoined, findWatched } from '#journeys/server/watch.store.ts'
import { WORKER_TYPE } from '#journeys/server/worker.aggregate.ts'
import { fileRead } from '#journeys/server/worker.merged.ts'
import { parseId } from '#kernel/ids.ts'
import { ruleOn } from '#kernel/law.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import type { Services } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'

export function watchPorts(services: Services): WatchPorts<Scope> {
  const { db, records, regencies } = services

  /** Who stays behind by what all files of a person say; the rows say what each says by itself. */
  async function leftBehind(scope: Scope, id: string, today: LocalDate): Promise<Partial<Pick<Watch, 'children' | 'uncared'>>> {
    const stored = await records.find<WorkerState>(WORKER_TYPE, parseId(id), scope)
    const watch = stored === undefined ? undefined : watchOf(await fileRead(services, stored.state), today, regencies)
    return watch === undefined ? {} : { children: watch.children, uncared: watch.uncared }
  }

  return {
    watched: async (scope, query) => {
      const rows = await findWatched(db, scope, query)
      return Promise.all(
        rows.map(async ({ joined, ...row }) => (joined ? { ...row, ...(await leftBehind(scope, row.id, query.today)) } : row)),
      )
    },
    watchedPlaces: async (scope, area, today) => {
      const backBy = addDays(today, ruleOn(returnRules, today).askDays)
      const [places, joined] = await Promise.all([countWatched(db, scope, area, { today, backBy }), findJoined(db, scope, area, today)])
      const left = await Promise.all(
        joined.map(async (each) => ({ ...each, now: { ...each, ...(await leftBehind(scope, each.id, today)) } })),
      )
      const more = new Map<string, number>()
      for (const { area: place, uncared, now } of left) more.set(place, (more.get(place) ?? 0) + Number(now.uncared) - Number(uncared))
      return places.map((place) => ({ ...place, uncared: place.uncared + (more.get(place.area) ?? 0) }))
    },
  }
}
