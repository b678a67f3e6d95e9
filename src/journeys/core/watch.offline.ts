// SPDX-License-Identifier: AGPL-3.0-or-later
// What a device knows of people for whoever watches or visits them.

import { procedureOf } from '#journeys/core/away.rules.ts'
import { returnRules } from '#journeys/core/watch.law.ts'
import type { Watched, WatchedPlace } from '#journeys/core/watch.port.ts'
import { watchOf } from '#journeys/core/watch.rules.ts'
import { type WatchedState, watchedCopy, watchedWith } from '#journeys/core/watched.copy.ts'
import { readHere, workerCopy } from '#journeys/core/worker.copy.ts'
import type { WorkerCard } from '#journeys/core/worker.port.ts'
import { isInsideAny } from '#kernel/area.ts'
import { ruleOn } from '#kernel/law.ts'
import type { Away, Copy, Kept } from '#kernel/offline.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

type Card = Pick<WorkerCard, 'id' | 'name' | 'area' | 'state' | 'destination'>

function cardOf(id: string, { personal, area, journey: state, plan }: WatchedState): Card {
  return { id, name: personal.name, area, state, ...(plan.destination === undefined ? {} : { destination: plan.destination }) }
}

export function cardHere(id: string, { copy }: Away): Card | undefined {
  const kept = copy.get(workerCopy, id) ?? copy.get(watchedCopy, id)
  return kept === undefined ? undefined : cardOf(id, kept.state)
}

const fileHere = (id: string, { copy }: Away): WatchedState | undefined => (copy.get(workerCopy, id) ?? copy.get(watchedCopy, id))?.state

/** The file that leads this one and lies in a place, where it is kept here; otherwise the file itself. */
export function leadHere(id: string, away: Away, area: string | undefined): string {
  const lead = fileHere(id, away)?.mergedInto?.file
  const state = lead === undefined ? undefined : fileHere(lead, away)
  return lead === undefined || state === undefined || (area !== undefined && !isInsideAny(state.area, [area])) ? id : lead
}

/** The files that this one leads, as far as they are kept here. */
export function ledIdsHere(id: string, away: Away): readonly string[] {
  return (fileHere(id, away)?.merged ?? []).map(({ file }) => file).filter((file) => fileHere(file, away) !== undefined)
}

/** Whole files, or what a visitor keeps of them. */
function filesHere(copy: Copy): readonly Kept<WatchedState>[] {
  const whole = copy.all(workerCopy)
  return whole.length > 0 ? whole.map((kept) => readHere(copy, kept)) : copy.all(watchedCopy).map((kept) => watchedWith(copy, kept))
}

/** Everybody who is watched in a place and those within it. */
export function watchedHere({ copy, today, regencies }: Away, area: string | undefined): readonly Watched[] {
  return filesHere(copy).flatMap(({ id, state }) => {
    const watch = area === undefined || isInsideAny(state.area, [area]) ? watchOf(state, today, regencies) : undefined
    const procedure = procedureOf(state)
    return watch === undefined ? [] : [{ ...watch, ...cardOf(id, state), ...(procedure === undefined ? {} : { procedure }) }]
  })
}

/** How many are watched and why, by village. */
export function placesWatched(
  watched: readonly Pick<Watched, 'area' | 'kind' | 'on' | 'uncared'>[],
  today: LocalDate,
): readonly WatchedPlace[] {
  const backBy = addDays(today, ruleOn(returnRules, today).askDays)
  return [...new Set(watched.map(({ area }) => area))].map((area) => {
    const there = watched.filter((each) => each.area === area)
    const count = (is: (each: (typeof there)[number]) => boolean): number => there.filter(is).length
    return {
      area,
      overdue: count(({ kind, on }) => kind === 'DEPARTURE' && on < today),
      unrecorded: count(({ kind }) => kind === 'UNRECORDED'),
      dueBack: count(({ kind, on }) => kind === 'RETURN' && on <= backBy),
      uncared: count(({ uncared }) => uncared),
    }
  })
}
