// SPDX-License-Identifier: AGPL-3.0-or-later
// What is told before leaving: from contract to decider; no rules here.

import { parseId } from '#kernel/ids.ts'
import { type Bound, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { briefingContracts } from '#village/core/briefing.contract.ts'
import { isComplete, toldItems } from '#village/core/briefing.rules.ts'
import type { Briefing } from '#village/core/briefing.ts'
import type { HomeState } from '#village/core/home.ts'
import { HOME_TYPE, homeAggregate, homeKey } from '#village/server/home.aggregate.ts'
import { personOf } from '#village/server/home.person.ts'
import type { VillageNeeds } from '#village/server/watch.handlers.ts'

export function bindBriefings({ records }: Services, { journeys, nameActs }: VillageNeeds): readonly Bound[] {
  /** Who told it, for whom it is not a secret: officers are named on what they did. */
  async function named(acts: readonly Pick<Briefing, 'on' | 'by' | 'officeId'>[]) {
    const names = await nameActs(acts.map(({ by: userId, officeId, on }) => ({ userId, officeId, on })))
    return acts.map(({ on }, nth) => {
      const { user, office } = names[nth] ?? {}
      return { on, ...(user === undefined ? {} : { by: user }), ...(office === undefined ? {} : { office }) }
    })
  }

  return [
    handleCommand('SignBriefing', briefingContracts.SignBriefing, async ({ input, scope, today, change }) => {
      const { id: workerId, items, telling, confirmation } = input
      const person = await personOf(journeys, scope, workerId)
      if ('type' in person) return person
      return change({
        aggregate: homeAggregate,
        key: homeKey(workerId),
        createIn: person.card.area,
        orExisting: true,
        command: { type: 'SignBriefing', workerId, items, telling, confirmation },
        facts: person.facts,
        answer: ({ id, version, state }) => ({ id, version, complete: isComplete(state.briefings ?? [], today) }),
      })
    }),
    handleQuery('GetBriefing', briefingContracts.GetBriefing, async ({ input, scope, today }) => {
      const card = (await journeys.cards(scope, [input.id])).get(input.id)
      if (card === undefined) return undefined
      const { name, area, state, destination } = card
      const stored = await records.find<HomeState>(HOME_TYPE, homeKey(input.id), scope)
      const briefings = stored?.state.briefings ?? []
      const acts = await named(briefings)
      const items = toldItems(briefings, today).map(({ code, nth = -1 }) => {
        const told = acts[nth]
        return told === undefined ? { code } : { code, told }
      })
      const all = briefings.map(({ items: codes, telling, confirmation }, nth) => ({
        nth,
        items: codes,
        telling,
        confirmation,
        ...acts[nth],
      }))
      return {
        body: {
          name,
          area,
          state,
          ...(destination === undefined ? {} : { destination }),
          complete: isComplete(briefings, today),
          items,
          records: all.toReversed(),
        },
        looks: [{ key: parseId(input.id), area }],
      }
    }),
  ]
}
