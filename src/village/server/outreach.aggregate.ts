// SPDX-License-Identifier: AGPL-3.0-or-later
// How a session is kept: its rules, the rows by which it is listed and counted.

import type { Aggregate, Row } from '#kernel/aggregate.ts'
import { OUTREACH_TYPE } from '#village/core/outreach.contract.ts'
import { under18Reached, womenReached } from '#village/core/outreach.present.ts'
import { answersOf, outreachDecider, peopleReached } from '#village/core/outreach.rules.ts'
import {
  audiences,
  moments,
  type OutreachCommand,
  type OutreachEvent,
  type OutreachFacts,
  type OutreachState,
} from '#village/core/outreach.ts'

export const outreachAggregate: Aggregate<OutreachState, OutreachCommand, OutreachEvent, OutreachFacts> = {
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
    const session = {
      ...key,
      area,
      let_in: [],
      on_day: on,
      kind,
      venue,
      people: peopleReached(reached),
      women: womenReached(after),
      under_18: under18Reached(after),
    }
    const scores = tallies.map(({ audience, moment, ...tally }): Row => {
      const { right, asked } = answersOf(tally, on)
      return { table: 'outreach_score', values: { ...key, audience, moment, area, let_in: [], right_answers: right, answers: asked } }
    })
    return [{ table: 'outreach', values: session }, ...scores]
  },
}
