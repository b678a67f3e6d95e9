// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is away, as a device knows it: of the files that it keeps, those of one household beneath each other.

import { awayContracts } from '#journeys/core/away.contract.ts'
import { type AwayFacts, awayFacts, type Procedure } from '#journeys/core/away.rules.ts'
import { readHere, workerCopy } from '#journeys/core/worker.copy.ts'
import { pageOf } from '#journeys/core/worker.offline.queries.ts'
import { isInsideAny, spansRegencies } from '#kernel/area.ts'
import { type Away, type OfflineQuery, offlineQuery } from '#kernel/offline.ts'

interface Absent {
  readonly id: string
  readonly facts: AwayFacts
  /** The family card, or whoever has none by themselves; within one place. */
  readonly household: string
}

/** In the order of the list. */
function absentHere({ copy, today }: Away, area: string | undefined): readonly Absent[] {
  const absent = copy.all(workerCopy).flatMap((kept) => {
    const { id, state } = readHere(copy, kept)
    const within = state.mergedInto === undefined && (area === undefined || isInsideAny(state.area, [area]))
    const facts = within ? awayFacts(state, today) : undefined
    return facts === undefined ? [] : [{ id, facts, household: `${facts.area} ${state.personal.familyCard ?? id}` }]
  })
  const orderOf = ({ household, id }: Absent): string => `${household} ${id}`
  return absent.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
}

export const awayQueries: readonly OfflineQuery[] = [
  offlineQuery(awayContracts.ListAway, ({ area, procedure, ...page }, away) => {
    const asked = absentHere(away, area).filter(({ facts }) => procedure === undefined || facts.procedure === procedure)
    const rows = asked.map(({ id, facts, household }, nth) => ({
      id,
      ...facts,
      left: [...facts.left],
      sameHousehold: asked[nth - 1]?.household === household,
    }))
    return pageOf(rows, page)
  }),
  offlineQuery(awayContracts.CountAway, ({ area }, away) => {
    const absent = absentHere(away, area)
    const of = (procedure: Procedure): number => absent.filter(({ facts }) => facts.procedure === procedure).length
    const wide = area === undefined && spansRegencies(away.actor.prefixes)
    const places = new Map<string, number>()
    for (const { facts } of absent) {
      const place = wide ? facts.area.slice(0, 'PP.RR'.length) : facts.area
      places.set(place, (places.get(place) ?? 0) + 1)
    }
    return {
      people: absent.length,
      households: new Set(absent.map(({ household }) => household)).size,
      procedures: {
        PROCEDURAL: of('PROCEDURAL'),
        NON_PROCEDURAL: of('NON_PROCEDURAL'),
        UNDOCUMENTED: of('UNDOCUMENTED'),
        UNKNOWN: of('UNKNOWN'),
      },
      places: [...places]
        .map(([place, people]) => ({ area: place, people }))
        .sort((a, b) => b.people - a.people || (a.area < b.area ? -1 : 1)),
    }
  }),
]
