// SPDX-License-Identifier: AGPL-3.0-or-later
// Which clocks of a case run, since when and until when. Nothing here looks at the route by which somebody left, nor at whether papers were in order.

import { type CaseFile, type ClockCode, clockCodes, closedCases } from '#cases/core/case.ts'
import { type ClockRule, clockRules, type Length } from '#cases/core/clock.law.ts'
import { ruleOn } from '#kernel/law.ts'
import { addDays, addMonths, type LocalDate } from '#kernel/time.ts'
import { addWorkingDays } from '#kernel/working-day.ts'

export interface RunningClock {
  readonly code: ClockCode
  readonly from: LocalDate
  /** The last day. */
  readonly until: LocalDate
  readonly rule: ClockRule
}

/** The last day of a term that runs from a day: that day itself does not count. */
function lastDay(from: LocalDate, { unit, count }: Length): LocalDate {
  switch (unit) {
    case 'days':
      return addDays(from, count)
    case 'working-days':
      return addWorkingDays(from, count)
    case 'months':
      return addMonths(from, count)
  }
}

/** Since a case was last called unresolved, whoever brought it was told. */
export function wasTold({ history }: CaseFile): boolean {
  const unresolved = history.findLastIndex(({ what }) => what === 'NOT_RESOLVED')
  return history.slice(unresolved + 1).some(({ what }) => what === 'REACHED' || what === 'EXPLANATION_GIVEN')
}

/** Whether a clock runs in an open case, and since when. */
const startOf: Readonly<Record<ClockCode, (file: CaseFile) => LocalDate | undefined>> = {
  DOCUMENTS: ({ state, papersOn, registeredOn }) => (state === 'NEEDS_DATA' && papersOn === undefined ? registeredOn : undefined),
  EXPLANATION: ({ explanationAskedOn }) => explanationAskedOn,
  UNREACHABLE: ({ missedOn, reachedOn }) => (missedOn === undefined ? undefined : reachedOn),
  NO_REPLY: (file) => (file.state === 'NOT_RESOLVED' && wasTold(file) ? file.reachedOn : undefined),
  SECOND_COMMITMENT: ({ state, since }) => (state === 'COMMITMENT_2' ? since : undefined),
}

/** A clock keeps the length that it had when it began. */
export function clockOf(file: CaseFile, code: ClockCode): RunningClock | undefined {
  const from = startOf[code](file)
  if (from === undefined) return undefined
  const rule = ruleOn(clockRules[code], from)
  return { code, from, until: lastDay(from, rule.length), rule }
}

/** None in a case that is closed. */
export function runningClocks(file: CaseFile): readonly RunningClock[] {
  if (file.erased === true || closedCases.includes(file.state)) return []
  return clockCodes.flatMap((code) => clockOf(file, code) ?? [])
}

/** Its last day is over. */
export function hasPassed(file: CaseFile, code: ClockCode, today: LocalDate): boolean {
  const clock = clockOf(file, code)
  return clock !== undefined && clock.until < today
}
