// SPDX-License-Identifier: AGPL-3.0-or-later
// What people see of a decision; pure.

import type { LocalDate } from '#kernel/time.ts'
import { climbOf } from '#kernel/work.ts'
import { decisionSteps, isSettled, maySettle } from '#meetings/core/decision.rules.ts'
import { DECISION_TYPE, type Decision } from '#meetings/core/decision.ts'
import type { StepText } from '#meetings/core/meeting.present.ts'

/** The answer of every command: no personal field. */
export function presentDecisionKnown(id: string, version: number, decision: Decision, text: StepText): object {
  const nextSteps = decisionSteps(decision).map(({ office: _, ...step }) => ({ ...step, text: text(step.code) }))
  return { id, version, settled: isSettled(decision), nextSteps }
}

export interface DecisionAround {
  /** The office that reads. */
  readonly office: string
  readonly today: LocalDate
  /** By office. */
  readonly officeNames: ReadonlyMap<string, string>
}

export function presentDecision(id: string, version: number, decision: Decision, around: DecisionAround): object {
  const { office, today, officeNames } = around
  const { roomId, takenOn, meetingId, asked, tasks, personal } = decision
  const { text = '', tasks: words = [], objections = {}, said = {} } = personal ?? {}
  const nameOf = (officeId: string): string => officeNames.get(officeId) ?? officeId
  return {
    id,
    roomId,
    version,
    text,
    takenOn,
    meetingId,
    settled: isSettled(decision),
    answers: asked.map(({ officeId, answer, on }) => ({
      officeId,
      name: nameOf(officeId),
      own: officeId === office,
      answer,
      on,
      said: objections[officeId],
    })),
    tasks: tasks.map((task, nth) => ({
      officeId: task.officeId,
      name: nameOf(task.officeId),
      own: maySettle(decision, task, office),
      what: words[nth]?.what ?? '',
      who: words[nth]?.who,
      due: task.due,
      late: task.result === undefined && task.due < today,
      result: task.result,
      on: task.on,
      said: said[task.officeId],
    })),
  }
}

/** The steps of a decision, each with where it has climbed. */
export function presentSteps(decision: Decision, today: LocalDate, text: StepText): readonly object[] {
  return decisionSteps(decision).map(({ office: officeId, ...step }) => ({
    ...step,
    officeId,
    text: text(step.code),
    climbed: climbOf(step.owner, step.due, today, DECISION_TYPE),
  }))
}
