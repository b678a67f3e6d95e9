// SPDX-License-Identifier: AGPL-3.0-or-later
// The count sheet without a network: its figures are made of the copy, as the server makes them of the records.

import { workerCopy } from '#journeys/core/worker.copy.ts'
import { isInsideAny } from '#kernel/area.ts'
import { signedBy } from '#kernel/authority.ts'
import { formatId } from '#kernel/ids.ts'
import {
  type Away,
  type CopyPart,
  copyPart,
  NOT_HERE,
  type OfflineCommand,
  type OfflineQuery,
  offlineCommand,
  offlineQuery,
} from '#kernel/offline.ts'
import { countContracts } from '#village/core/count.contract.ts'
import { presentCount, presentLast } from '#village/core/count.present.ts'
import { COUNT_TYPE, countDecider, countKey, figuresOf, monthOf } from '#village/core/count.rules.ts'
import type { CountState } from '#village/core/count.ts'
import { homeCopy } from '#village/core/home.copy.ts'
import { sessionsHere } from '#village/core/outreach.offline.ts'
import { villageOf } from '#village/core/watch.present.ts'

export const countCopy: CopyPart<CountState> = copyPart<CountState>({
  type: COUNT_TYPE,
  may: countContracts.SendCountSheet.may,
  take: (state) => state,
})

const countId = (area: string, month: string): string => formatId(countKey(area, month))

function figuresHere(away: Away, area: string, month: string) {
  const { copy, today } = away
  const there = ({ state }: { readonly state: { readonly area: string } }): boolean => isInsideAny(state.area, [area])
  const counted = {
    files: copy.all(workerCopy).filter(there),
    homes: copy
      .all(homeCopy)
      .filter(there)
      .map(({ state }) => state),
    sessions: sessionsHere(away, area).map(({ state }) => state),
  }
  return figuresOf(counted, month, today)
}

export const countCommands: readonly OfflineCommand[] = [
  offlineCommand(
    'SendCountSheet',
    countContracts.SendCountSheet,
    (input, { copy, actor, now, today }) => {
      if (!isInsideAny(input.area, actor.prefixes)) return NOT_HERE
      const id = countId(input.area, input.month)
      const before = copy.get(countCopy, id)
      const decision = countDecider.decide(before?.state, { type: 'SendCountSheet', ...input, on: today }, { actor, now, today }, undefined)
      if (!decision.ok) return { type: 'refused', refusal: decision.refusal }
      const state = decision.events.reduce((so: CountState | undefined, event) => countDecider.evolve(so, event), before?.state)
      if (state === undefined) return NOT_HERE
      const version = (before?.version ?? 0) + decision.events.length
      return { type: 'done', part: countCopy.type, kept: { id, version, state }, answer: { id, version } }
    },
    ({ area, month }) => (typeof area === 'string' && typeof month === 'string' ? countId(area, month) : undefined),
  ),
]

export const countQueries: readonly OfflineQuery[] = [
  offlineQuery(countContracts.GetCountSheet, ({ area: asked, month = '' }, away) => {
    const when = month === '' ? monthOf(away.today) : month
    const area = villageOf(asked, away.actor.prefixes)
    if (area === undefined) return { month: when, sheets: [] }
    const { sheets = [] } = away.copy.get(countCopy, countId(area, when))?.state ?? {}
    const { userId, name } = away.actor
    return presentCount({ area, month: when }, { figures: figuresHere(away, area, when), sheets }, (nth) =>
      signedBy(sheets[nth]?.by ?? '').userId === userId ? { user: name } : {},
    )
  }),
  offlineQuery(countContracts.ListCountSheets, ({ month }, { copy, today }) => {
    const when = month ?? monthOf(today)
    const places = copy
      .all(countCopy)
      .filter(({ state }) => state.month === when)
      .flatMap(({ state }) => presentLast(state))
    return { month: when, places: places.sort((a, b) => (a.area < b.area ? -1 : 1)) }
  }),
]
