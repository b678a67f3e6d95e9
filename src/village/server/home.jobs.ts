// SPDX-License-Identifier: AGPL-3.0-or-later
// Whoever is erased is erased from the homes that were visited too. What was written after the erasure is heard of later, and forgets by itself.

import type { JourneyPorts } from '#journeys/core/worker.port.ts'
import { formatId } from '#kernel/ids.ts'
import type { Listener, Services } from '#platform/server/http/capability.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import { everywhere, type Scope } from '#platform/server/storage/database.ts'
import { HOME_TYPE, homeKey } from '#village/core/home.key.ts'
import type { HomeState } from '#village/core/home.ts'
import { homeAggregate } from '#village/server/home.aggregate.ts'

export function homeListener(services: Services, journeys: Pick<JourneyPorts<Scope>, 'cards'>): Listener {
  const { records } = services
  return {
    name: 'village-homes',
    to: ['PersonErased', 'HomeVisited', 'BriefingSigned', 'HomePlaced'],
    handle: async (event) => {
      const own = event.type !== 'PersonErased'
      const written = own ? await records.find<HomeState>(HOME_TYPE, event.key, everywhere) : undefined
      const workerId = own ? written?.state.workerId : formatId(event.key)
      if (workerId === undefined || (await journeys.cards(everywhere, [workerId])).has(workerId)) return
      const key = homeKey(workerId)
      await records.change(
        systemCall(services, { contract: 'ForgetHome', commandId: causedId(event.commandId, key.uuid), regency: key.regency }),
        {
          aggregate: homeAggregate,
          key,
          command: { type: 'ForgetHome' },
          facts: async () => ({}),
          answer: ({ id, version }) => ({ id, version }),
        },
      )
    },
  }
}
