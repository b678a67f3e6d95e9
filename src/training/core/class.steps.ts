// SPDX-License-Identifier: AGPL-3.0-or-later
// What must happen next to a class. Every open class has a step, the centre owns it, and doing it changes the list.

import { addDays, type LocalDate, latestOf } from '#kernel/time.ts'
import type { NextStep } from '#kernel/work.ts'
import { trainingBasis } from '#training/core/class.guards.ts'
import { inOrder, isTaken, plannedHours } from '#training/core/class.hours.ts'
import type { ClassState } from '#training/core/class.ts'

/** Days to fill a class with sessions and people, and to close it after its last session: our own assumption, no text gives any. */
const SETTLE_DAYS = 7

type StepCode = 'PLAN_SESSIONS' | 'ENROL_TRAINEES' | 'TAKE_ATTENDANCE' | 'FINISH_CLASS'

function stepOf(code: StepCode, due: LocalDate, standing: NextStep['standing']): NextStep {
  return { code, owner: 'TRAINING', due, legalBasis: trainingBasis.legalBasis, standing }
}

export function classSteps(state: ClassState): readonly NextStep[] {
  if (state.status === 'finished' || state.status === 'cancelled') return []
  const steps: NextStep[] = []
  const sessions = inOrder(state.sessions)
  const first = sessions[0]
  const open = sessions.find((session) => !isTaken(state, session))
  const settled = addDays(state.plannedOn, SETTLE_DAYS)
  const empty = state.trainees.every((trainee) => trainee.leftOn !== undefined)
  // Sessions that do not reach the minimum let nobody complete, however diligent.
  if (plannedHours(sessions) < state.programme.minHours) steps.push(stepOf('PLAN_SESSIONS', settled, 'assumed'))
  if (open === undefined && first !== undefined) {
    const last = latestOf(
      sessions.map((session) => session.date),
      state.plannedOn,
    )
    steps.push(stepOf('FINISH_CLASS', addDays(last, SETTLE_DAYS), 'assumed'))
  } else if (empty) steps.push(stepOf('ENROL_TRAINEES', first?.date ?? settled, 'assumed'))
  else if (open !== undefined) steps.push(stepOf('TAKE_ATTENDANCE', open.date, 'practice'))
  return steps.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}
