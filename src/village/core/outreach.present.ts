// SPDX-License-Identifier: AGPL-3.0-or-later
// What people see of sessions; pure, the same on a server and on a device.

import type { OutputOf } from '#kernel/contract.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { outreachContracts } from '#village/core/outreach.contract.ts'
import { answersOf, peopleReached, scoreOf } from '#village/core/outreach.rules.ts'
import { type Audience, ageGroups, audiences, type Moment, moments, type OutreachState } from '#village/core/outreach.ts'

export function presentSession(
  { id, version }: { readonly id: string; readonly version: number },
  { area, on, kind, venue, reached, tallies }: OutreachState,
): OutputOf<typeof outreachContracts.GetOutreach> {
  return {
    id,
    version,
    area,
    on,
    kind,
    venue,
    reached: { F: { ...reached.F }, M: { ...reached.M } },
    people: peopleReached(reached),
    tallies: tallies.map((tally) => {
      const score = scoreOf(answersOf(tally, on))
      return { ...tally, right: { ...tally.right }, ...(score === undefined ? {} : { score }) }
    }),
  }
}

/** The sessions of a village, counted. */
export interface CountedPlace {
  readonly area: string
  readonly sessions: number
  readonly people: number
  readonly women: number
  readonly under18: number
  readonly lastOn: LocalDate
}

export interface CountedScore {
  readonly area: string
  readonly audience: Audience
  readonly moment: Moment
  readonly right: number
  readonly asked: number
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)

export function presentProgress(
  places: readonly CountedPlace[],
  scores: readonly CountedScore[],
): OutputOf<typeof outreachContracts.GetOutreachProgress> {
  const scoresIn = (area: string) =>
    scores.flatMap(({ area: place, audience, moment, ...answers }) => {
      const score = scoreOf(answers)
      return place === area && score !== undefined ? [{ audience, moment, score }] : []
    })
  return {
    sessions: sum(places.map(({ sessions }) => sessions)),
    people: sum(places.map(({ people }) => people)),
    women: sum(places.map(({ women }) => women)),
    under18: sum(places.map(({ under18 }) => under18)),
    places: places.map(({ area, sessions, people, lastOn }) => ({ area, sessions, people, lastOn, scores: scoresIn(area) })),
  }
}

export function womenReached({ reached }: Pick<OutreachState, 'reached'>): number {
  return sum(ageGroups.map((group) => reached.F[group]))
}

export function under18Reached({ reached }: Pick<OutreachState, 'reached'>): number {
  return reached.F.UNDER_18 + reached.M.UNDER_18
}

/** As the rows of sessions are counted by village, in the order of the villages. */
export function countedHere(sessions: readonly OutreachState[]): readonly CountedPlace[] {
  const areas = [...new Set(sessions.map(({ area }) => area))].sort()
  return areas.map((area) => {
    const there = sessions.filter((each) => each.area === area)
    return {
      area,
      sessions: there.length,
      people: sum(there.map(({ reached }) => peopleReached(reached))),
      women: sum(there.map(womenReached)),
      under18: sum(there.map(under18Reached)),
      lastOn:
        there
          .map(({ on }) => on)
          .sort()
          .at(-1) ?? '',
    }
  })
}

/** Answers before and after, by village, audience and moment. */
export function scoredHere(sessions: readonly OutreachState[]): readonly CountedScore[] {
  const areas = [...new Set(sessions.map(({ area }) => area))].sort()
  return areas.flatMap((area) =>
    [...audiences].sort().flatMap((audience) =>
      [...moments].sort().flatMap((moment) => {
        const answers = sessions
          .filter((each) => each.area === area)
          .flatMap(({ tallies, on }) =>
            tallies.filter((tally) => tally.audience === audience && tally.moment === moment).map((tally) => answersOf(tally, on)),
          )
        if (answers.length === 0) return []
        return [{ area, audience, moment, right: sum(answers.map(({ right }) => right)), asked: sum(answers.map(({ asked }) => asked)) }]
      }),
    ),
  )
}
