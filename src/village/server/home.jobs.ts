// SPDX-License-Identifier: AGPL-3.0-or-later
// Whoever is erased is erased from the homes that were visited too. What was written after the erasure is heard of later, and forgets by itself.
// Homes of joined files hear of each other's visits, so that one of them alone says when to come again.

import type { JourneyPorts } from '#journeys/core/worker.port.ts'
import { formatId, type RecordKey } from '#kernel/ids.ts'
import type { HeardEvent, Listener, Services } from '#platform/server/http/capability.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import { everywhere, type Scope } from '#platform/server/storage/database.ts'
import { HOME_TYPE, homeKey } from '#village/core/home.key.ts'
import type { HomeFacts } from '#village/core/home.rules.ts'
import type { HomeState } from '#village/core/home.ts'
import { homeAggregate } from '#village/server/home.aggregate.ts'
import { homesSeen } from '#village/server/home.joined.ts'

type Needs = Pick<JourneyPorts<Scope>, 'cards' | 'samePerson'>

const ofHomes: readonly string[] = ['HomeVisited', 'VisitWithdrawn', 'BriefingSigned', 'HomePlaced']

export function homeListener(services: Services, journeys: Needs): Listener {
  const { records } = services

  async function say(
    event: HeardEvent,
    key: RecordKey,
    type: 'ForgetHome' | 'SeeOtherHomes',
    facts: () => Promise<HomeFacts>,
  ): Promise<void> {
    await records.change(systemCall(services, { contract: type, commandId: causedId(event.commandId, key.uuid), regency: key.regency }), {
      aggregate: homeAggregate,
      key,
      command: { type },
      facts,
      answer: ({ id, version }) => ({ id, version }),
    })
  }

  return {
    name: 'village-homes',
    to: ['PersonErased', 'FileMerged', 'FileUnmerged', 'FileJoined', 'FileLeft', ...ofHomes],
    handle: async (event) => {
      const written = ofHomes.includes(event.type) ? await records.find<HomeState>(HOME_TYPE, event.key, everywhere) : undefined
      const workerId = ofHomes.includes(event.type) ? written?.state.workerId : formatId(event.key)
      if (workerId === undefined) return
      if (!(await journeys.cards(everywhere, [workerId])).has(workerId))
        return say(event, homeKey(workerId), 'ForgetHome', async () => ({}))
      for (const { key, state, standsFrom } of await homesSeen(services, journeys, workerId))
        if (state.standsFrom !== standsFrom)
          await say(event, key, 'SeeOtherHomes', async () => {
            const now = (await homesSeen(services, journeys, workerId)).find((home) => home.key.uuid === key.uuid)
            return now?.standsFrom === undefined ? {} : { standsFrom: now.standsFrom }
          })
    },
  }
}
