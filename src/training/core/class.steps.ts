// SPDX-License-Identifier: AGPL-3.0-or-later
// What must happen next to a class. Every open class has a step, the centre owns it, and doing it changes the list.

import { ruleOn } from '#kernel/law.ts'
import { addDays, jakartaDate, type LocalDate, latestOf } from '#kernel/time.ts'
import type { NextStep } from '#kernel/work.ts'
import { inOrder, isTaken, plannedHours } from '#training/core/class.hours.ts'
import type { ClassState } from '#training/core/class.ts'
import { settleRules, trainingBasis } from '#training/core/guard.law.ts'

type StepCode = 'SETTLE_ATTENDANCE' | 'PLAN_SESSIONS' | 'ENROL_TRAINEES' | 'TAKE_ATTENDANCE' | 'FINISH_CLASS'

function stepOf(code: StepCode, due: LocalDate, standing: NextStep['standing']): NextStep {
  return { code, owner: 'TRAINING', due, legalBasis: ruleOn(trainingBasis, due).legalBasis, standing }
}

export function classSteps(state: ClassState): readonly NextStep[] {
  if (state.status === 'finished' || state.status === 'cancelled') return []
  const steps: NextStep[] = []
  const sessions = inOrder(state.sessions)
  const first = sessions[0]
  const open = sessions.find((session) => !isTaken(state, session))
  const { days } = ruleOn(settleRules, state.plannedOn)
  const settled = addDays(state.plannedOn, days)
  const empty = state.trainees.every((trainee) => trainee.leftOn !== undefined)
  // Sessions that do not reach the minimum let nobody complete, however diligent.
  if (plannedHours(sessions) < state.programme.minHours) steps.push(stepOf('PLAN_SESSIONS', settled, 'assumed'))
  const [contested] = state.contested ?? []
  if (contested !== undefined) steps.push(stepOf('SETTLE_ATTENDANCE', jakartaDate(contested.at), 'practice'))
  if (open === undefined && first !== undefined) {
    const last = latestOf(
      sessions.map((session) => session.date),
      state.plannedOn,
    )
    steps.push(stepOf('FINISH_CLASS', addDays(last, days), 'assumed'))
  } else if (empty) steps.push(stepOf('ENROL_TRAINEES', first?.date ?? settled, 'assumed'))
  else if (open !== undefined) steps.push(stepOf('TAKE_ATTENDANCE', open.date, 'practice'))
  return steps.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}
