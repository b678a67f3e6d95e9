// SPDX-License-Identifier: AGPL-3.0-or-later
// What is due in a case, from whom, by when and under which article: the step of its state, and one for every clock that runs.

import { clockSteps, type StateStep, stateSteps } from '#cases/core/arrow.law.ts'
import { clockOf, runningClocks, wasTold } from '#cases/core/case.clocks.ts'
import { type CaseFile, caseStates, closedCases, contacts, type Passed } from '#cases/core/case.ts'
import { caseReferralSteps, handedOver } from '#cases/core/case-referral.steps.ts'
import { isUrgent, URGENT_DAYS } from '#cases/core/category.law.ts'
import { elsewhereSteps, isToldElsewhere } from '#cases/core/elsewhere.rules.ts'
import { familySteps } from '#cases/core/family.rules.ts'
import { homecomingSteps } from '#cases/core/homecoming.rules.ts'
import { serviceSteps } from '#cases/core/service.rules.ts'
import { must } from '#kernel/decider.ts'
import { type Lasting, ruleOn } from '#kernel/law.ts'
import { addDays, type LocalDate, latestOf } from '#kernel/time.ts'
import type { NextStep } from '#kernel/work.ts'

/** Until somebody looked at the case and chose a way, nobody who is in danger waits longer than a day. */
const looking: readonly CaseFile['state'][] = ['RECEIVED', 'NEEDS_DATA', 'VERIFIED']

const answers: ReadonlySet<Passed['what']> = new Set([...caseStates, ...contacts])

/** A clock that says the same of a state stands in its place. */
function covered(file: CaseFile): boolean {
  if (file.state === 'NEEDS_DATA') return clockOf(file, 'DOCUMENTS') !== undefined
  return file.state === 'NOT_RESOLVED' && wasTold(file)
}

/** By when the first answer to whoever brought a case is due. */
export function respondBy({ category, history }: CaseFile): LocalDate {
  const on = must(history[0], 'how it began').on
  const { days } = ruleOn(must(stateSteps.RECEIVED, 'the first step'), on)
  return addDays(on, isUrgent(category) ? Math.min(days, URGENT_DAYS) : days)
}

/** When somebody first did something for whoever brought it: spoke to them, tried to, or decided. */
export function respondedOn({ history }: CaseFile): LocalDate | undefined {
  return history.slice(1).find(({ what }) => answers.has(what))?.on
}

function stateStep(file: CaseFile, rows: Lasting<StateStep>): NextStep {
  const { code, owner, days, recurs, legalBasis, standing } = ruleOn(rows, file.since)
  const again = [file.papersOn, recurs === true ? file.progressOn : undefined].flatMap((day) => day ?? [])
  const from = latestOf(again, file.since)
  const within = isUrgent(file.category) && looking.includes(file.state) ? Math.min(days, URGENT_DAYS) : days
  return { code, owner, due: addDays(from, within), legalBasis, standing }
}

function clockStepsOf(file: CaseFile): readonly NextStep[] {
  return runningClocks(file).map(({ code, until, rule: { owner, legalBasis, standing } }) => ({
    code: clockSteps[code],
    owner,
    due: until,
    legalBasis,
    standing,
  }))
}

function byDue(one: NextStep, other: NextStep): number {
  return one.due === other.due ? one.code.localeCompare(other.code, 'en') : one.due < other.due ? -1 : 1
}

/** The soonest due first; none once a case is closed, or its person erased. */
export function caseSteps(file: CaseFile): readonly NextStep[] {
  if (file.erased === true || closedCases.includes(file.state)) return []
  const rows = stateSteps[file.state]
  const own = rows === undefined || covered(file) ? [] : [stateStep(file, rows)]
  const steps = [
    ...own,
    ...clockStepsOf(file),
    ...serviceSteps(file),
    ...homecomingSteps(file),
    ...familySteps(file),
    ...elsewhereSteps(file),
  ]
  return [...steps.map((step) => handedOver(file, step)), ...caseReferralSteps(file)].sort(byDue)
}

/** What of it an office is told: to the neighbourhood nothing of what somebody is given, nor that it is due, nor that they left. */
export function stepsTold(file: CaseFile, near: boolean): readonly NextStep[] {
  const { elsewhere: _, ...others } = file
  const open = isToldElsewhere(file, near) ? file : others
  if (!near || file.personal === undefined) return caseSteps(open)
  const { plan: _p, ...words } = file.personal
  return caseSteps({ ...open, personal: words })
}
