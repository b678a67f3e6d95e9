// SPDX-License-Identifier: AGPL-3.0-or-later
// Homes of one person of whom several files are joined (docs/decisions/0021): each stays with its file, and they are read as one.

import { addDays, type LocalDate } from '#kernel/time.ts'
import type { Briefing } from '#village/core/briefing.ts'
import { type HomeState, type KnownHome, knownHome, lastVisit } from '#village/core/home.ts'

const isSaid = ({ place: { hamlet, rt, rw } }: KnownHome): boolean => hamlet !== undefined || rt !== undefined || rw !== undefined

/**
 * What is known of homes of one person: the place of the first that has one, and what the last visit says. What is written goes to that of
 * the file under which they are read.
 * @param homes that of this file first
 */
export function knownTogether(id: string, homes: readonly (KnownHome & Pick<HomeState, 'workerId'>)[]): KnownHome {
  const last = homes.reduce<KnownHome | undefined>(
    (so, each) => (each.visitedOn !== undefined && (so?.visitedOn === undefined || each.visitedOn > so.visitedOn) ? each : so),
    undefined,
  )
  const { visitedOn, nextOn, nextTo } = last ?? {}
  return {
    version: homes.find(({ workerId }) => workerId === id)?.version ?? 0,
    place: homes.find(isSaid)?.place ?? {},
    ...(visitedOn === undefined ? {} : { visitedOn }),
    ...(nextOn === undefined ? {} : { nextOn }),
    ...(nextTo === undefined ? {} : { nextTo }),
  }
}

/** A home with the file that it belongs to. */
export function knownIn({
  version,
  state,
}: {
  readonly version: number
  readonly state: Pick<HomeState, 'workerId' | 'visits' | 'standsFrom' | 'personal'>
}): KnownHome & Pick<HomeState, 'workerId'> {
  return { workerId: state.workerId, ...knownHome(state, version) }
}

/** Homes by the file under which they are read, that of this file first. */
export function byLead<H extends Pick<HomeState, 'workerId'>>(
  homes: readonly H[],
  leadOf: (workerId: string) => string,
): ReadonlyMap<string, readonly H[]> {
  const found = new Map<string, readonly H[]>()
  for (const home of homes) {
    const lead = leadOf(home.workerId)
    const others = found.get(lead) ?? []
    found.set(lead, home.workerId === lead ? [home, ...others] : [...others, home])
  }
  return found
}

/** Of homes of one person, the one whose last visit says when to come again. */
export function lastVisited<H extends Pick<HomeState, 'visits'>>(homes: readonly H[]): H | undefined {
  return homes.reduce<H | undefined>((so, each) => {
    const [before, here] = [so === undefined ? undefined : lastVisit(so)?.on, lastVisit(each)?.on]
    return so === undefined || (here !== undefined && (before === undefined || here > before)) ? each : so
  }, undefined)
}

/**
 * From which day on a visit to one of these homes says when to come again; undefined where none was visited under another file.
 * @param homes of one person, that of the file that leads first: of one day, its visit is the last
 */
export function standsFrom(homes: readonly Pick<HomeState, 'visits'>[], nth: number): LocalDate | undefined {
  const days = homes.flatMap((home, other) => {
    const on = other === nth ? undefined : lastVisit(home)?.on
    return on === undefined ? [] : [other < nth ? addDays(on, 1) : on]
  })
  return days.toSorted().at(-1)
}

/** What somebody was told under all of their files, in the order of the days. */
export function toldTogether(homes: readonly Pick<HomeState, 'briefings'>[]): readonly Briefing[] {
  const told = homes.flatMap(({ briefings = [] }) => briefings)
  return homes.length < 2 ? told : told.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}
