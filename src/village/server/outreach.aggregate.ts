// SPDX-License-Identifier: AGPL-3.0-or-later
// How a session is kept: its rules, the rows by which it is listed and counted.

import type { Aggregate, Row } from '#kernel/aggregate.ts'
import { answersOf, outreachDecider, peopleReached } from '#village/core/outreach.rules.ts'
import { ageGroups, audiences, moments, type OutreachCommand, type OutreachEvent, type OutreachState } from '#village/core/outreach.ts'

export const OUTREACH_TYPE = 'outreach'

export const outreachAggregate: Aggregate<OutreachState, OutreachCommand, OutreachEvent> = {
  type: OUTREACH_TYPE,
  decider: outreachDecider,
  nextSteps: () => [],
  describe: ({ venue, kind }) => ({ label: venue, stage: kind }),
  project: (after, { regency, uuid }) => {
    const key = { regency, stream_id: uuid }
    const { area, on, kind, venue, reached, tallies } = after
    if (after.withdrawn === true) {
      const scores = audiences.flatMap((audience) =>
        moments.map((moment): Row => ({ table: 'outreach_score', values: { ...key, audience, moment }, gone: true })),
      )
      return [{ table: 'outreach', values: key, gone: true }, ...scores]
    }
    const women = ageGroups.reduce((sum, group) => sum + reached.F[group], 0)
    const session = {
      ...key,
      area,
      let_in: [],
      on_day: on,
      kind,
      venue,
      people: peopleReached(reached),
      women,
      under_18: reached.F.UNDER_18 + reached.M.UNDER_18,
    }
    const scores = tallies.map(({ audience, moment, ...tally }): Row => {
      const { right, asked } = answersOf(tally, on)
      return { table: 'outreach_score', values: { ...key, audience, moment, area, let_in: [], right_answers: right, answers: asked } }
    })
    return [{ table: 'outreach', values: session }, ...scores]
  },
}
