// SPDX-License-Identifier: AGPL-3.0-or-later
// What is told before leaving: from contract to decider; no rules here.

import { parseId } from '#kernel/ids.ts'
import { type Bound, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { briefingContracts } from '#village/core/briefing.contract.ts'
import { presentBriefing } from '#village/core/briefing.present.ts'
import { isComplete } from '#village/core/briefing.rules.ts'
import { briefingAsked } from '#village/core/home.asked.ts'
import { toldTogether } from '#village/core/home.joined.ts'
import { homeKey } from '#village/core/home.key.ts'
import { homeAggregate } from '#village/server/home.aggregate.ts'
import { homesOf } from '#village/server/home.joined.ts'
import { personOf } from '#village/server/home.person.ts'
import type { VillageNeeds } from '#village/server/watch.handlers.ts'

export function bindBriefings({ records }: Services, { journeys, nameActs }: VillageNeeds): readonly Bound[] {
  return [
    handleCommand('SignBriefing', briefingContracts.SignBriefing, async ({ input, scope, today, doneOn, change }) => {
      const person = await personOf(journeys, scope, input.id)
      if ('type' in person) return person
      const others = (await homesOf({ records }, journeys, scope, input.id))
        .map(({ state }) => state)
        .filter(({ workerId }) => workerId !== input.id)
      return change({
        aggregate: homeAggregate,
        key: homeKey(input.id),
        createIn: person.card.area,
        orExisting: true,
        command: briefingAsked(input, doneOn),
        facts: person.facts,
        answer: ({ id, version, state }) => ({ id, version, complete: isComplete(toldTogether([state, ...others]), today) }),
      })
    }),
    handleQuery('GetBriefing', briefingContracts.GetBriefing, async ({ input, scope, today }) => {
      const card = (await journeys.cards(scope, [input.id])).get(input.id)
      if (card === undefined) return undefined
      const homes = (await homesOf({ records }, journeys, scope, input.id)).map(({ state }) => state)
      const briefings = toldTogether(homes)
      // Who told it is no secret: officers are named on what they did.
      const tellers = await nameActs(briefings.map(({ by: userId, officeId, on }) => ({ userId, officeId, on })))
      return {
        body: presentBriefing(card, briefings, { tellers, today }),
        looks: [
          { key: parseId(input.id), area: card.area },
          ...homes.filter(({ workerId }) => workerId !== input.id).map(({ workerId, area }) => ({ key: parseId(workerId), area })),
        ],
      }
    }),
  ]
}
