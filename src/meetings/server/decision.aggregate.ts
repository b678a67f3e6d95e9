// SPDX-License-Identifier: AGPL-3.0-or-later
// How a decision is kept: its rules, the row it is found by, its steps in the work list.

import type { Aggregate } from '#kernel/aggregate.ts'
import { parseId } from '#kernel/ids.ts'
import { wallOf } from '#kernel/letting.ts'
import { NAMELESS } from '#kernel/work.ts'
import { decisionOpen } from '#meetings/core/decision.open.ts'
import { decisionDecider, decisionSteps, isSettled } from '#meetings/core/decision.rules.ts'
import { DECISION_TYPE, type Decision, type DecisionCommand, type DecisionEvent, type DecisionFacts } from '#meetings/core/decision.ts'

export const decisionAggregate: Aggregate<Decision, DecisionCommand, DecisionEvent, DecisionFacts> = {
  type: DECISION_TYPE,
  open: decisionOpen,
  decider: decisionDecider,
  nextSteps: decisionSteps,
  // What was decided stays under the seal, in the work list too.
  describe: (decision) => ({ label: NAMELESS, stage: isSettled(decision) ? 'SETTLED' : 'TAKEN' }),
  project: (decision, { regency, uuid }) => {
    const room = parseId(decision.roomId)
    const values = {
      regency,
      stream_id: uuid,
      area: decision.area,
      let_in: wallOf(decision),
      room_regency: room.regency,
      room_id: room.uuid,
      meeting_id: decision.meetingId === undefined ? null : parseId(decision.meetingId).uuid,
      taken_on: decision.takenOn,
      settled: isSettled(decision),
      unnamed: decision.tasks.some(
        ({ officer, result }, nth) => officer === undefined && result === undefined && decision.personal?.tasks[nth]?.who !== undefined,
      ),
      officers:
        decision.erased === true ? [] : decision.tasks.flatMap(({ officer, result }) => (result === undefined ? (officer ?? []) : [])),
    }
    return [{ table: 'decision', values }]
  },
}
