// SPDX-License-Identifier: AGPL-3.0-or-later
// The port on homes, kept through the same records as every command.

import type { JourneyPorts } from '#journeys/core/worker.port.ts'
import type { Services } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import { homeKey } from '#village/core/home.key.ts'
import type { HomePorts } from '#village/core/home.port.ts'
import { homeAggregate } from '#village/server/home.aggregate.ts'
import { personOf } from '#village/server/home.person.ts'
import { listHomes } from '#village/server/home.store.ts'

export function homePorts({ db, records }: Services, journeys: Pick<JourneyPorts<Scope>, 'cards'>): HomePorts<Scope> {
  return {
    places: async (scope, area) => new Map([...(await listHomes(db, scope, area))].map(([id, { place }]) => [id, place])),
    place: async (call, commandId, workerId, place) => {
      const person = await personOf(journeys, call.scope, workerId)
      if ('type' in person) return false
      const outcome = await records.changeMany(
        { ...call, contract: 'PlaceHome', commandId, input: commandId },
        {
          aggregate: homeAggregate,
          key: homeKey(workerId),
          createIn: person.card.area,
          orExisting: true,
          command: { type: 'PlaceHome', workerId, place },
          facts: person.facts,
          answer: ({ id, version }) => ({ id, version }),
        },
      )
      return outcome.type === 'done'
    },
  }
}
