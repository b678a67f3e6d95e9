// SPDX-License-Identifier: AGPL-3.0-or-later
// Spreads the hours of a programme over the days of a week, so that planning a class is four answers and not two hundred rows.

import { addDays, type LocalDate } from '#kernel/time.ts'
import type { SessionPlan } from '#training/core/class.ts'
import type { Unit } from '#training/core/programme.ts'

export interface Rhythm {
  readonly firstDay: LocalDate
  /** Days of the week that are taught on: 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[]
  readonly hoursPerDay: number
}

/** A year and a half of school days; whatever is longer is planned in parts. */
const MOST_SESSIONS = 200
const DAYS_OF_WEEK = 7

/** 1 Monday to 7 Sunday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || DAYS_OF_WEEK
}

/**
 * Sessions from the first day on until `hours` are reached. Units with a minimum of their own come first, in the order
 * of the programme, so that whoever attends everything reaches each of them.
 */
export function spread(rhythm: Rhythm, hours: number, units: readonly Unit[]): readonly SessionPlan[] {
  const owed = units.filter((unit) => unit.minHours > 0).map((unit) => ({ code: unit.code, left: unit.minHours }))
  const sessions: SessionPlan[] = []
  if (rhythm.hoursPerDay <= 0 || !rhythm.weekdays.some((day) => day >= 1 && day <= DAYS_OF_WEEK)) return sessions
  let left = hours
  for (let date = rhythm.firstDay; left > 0 && sessions.length < MOST_SESSIONS; date = addDays(date, 1)) {
    if (!rhythm.weekdays.includes(weekdayOf(date))) continue
    const today = Math.min(rhythm.hoursPerDay, left)
    const unit = owed.find((each) => each.left > 0)
    if (unit !== undefined) unit.left -= today
    sessions.push({ date, hours: today, ...(unit === undefined ? {} : { unit: unit.code }) })
    left -= today
  }
  return sessions
}
