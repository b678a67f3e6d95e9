// SPDX-License-Identifier: AGPL-3.0-or-later
// Hours and completion follow from attendance alone, so they are the same in whatever order it was taken and corrected.
// A paper that says otherwise changes nothing (fact sheet 4.2).

import type { LocalDate } from '#kernel/time.ts'
import type { ClassState, Lay, Marks, Session } from '#training/core/class.ts'

type Taught = Pick<ClassState, 'sessions' | 'attendance' | 'programme'>

function byDay(a: Session, b: Session): number {
  return a.date < b.date ? -1 : a.date > b.date ? 1 : a.no - b.no
}

export function inOrder(sessions: readonly Session[]): readonly Session[] {
  return [...sessions].sort(byDay)
}

export function isTaken(taught: Pick<ClassState, 'attendance'>, session: Session): boolean {
  return taught.attendance[session.no] !== undefined
}

/** What is marked of a session, taken or not yet. */
export function standingMarks({ attendance, marking }: Pick<ClassState, 'attendance' | 'marking'>, session: number): Marks {
  return attendance[session] ?? marking?.[session] ?? {}
}

/** Who gave somebody the mark that they have; undefined where nobody wrote it down. */
export function giverOf({ lays }: Pick<ClassState, 'lays'>, session: number, workerId: string): Lay | undefined {
  return lays?.[session]?.findLast(({ of }) => of === undefined || of.includes(workerId))
}

/** The sessions somebody was present at, in order of their days. */
function attended(taught: Taught, workerId: string): readonly Session[] {
  return inOrder(taught.sessions).filter((session) => taught.attendance[session.no]?.[workerId] === 'present')
}

/** Hours somebody has attended. */
export function hoursOf(taught: Taught, workerId: string): number {
  return attended(taught, workerId).reduce((sum, session) => sum + session.hours, 0)
}

export interface UnitHours {
  readonly code: string
  readonly hours: number
  readonly minHours: number
}

/** Hours somebody has attended of each unit that has a minimum of its own. */
export function unitHoursOf(taught: Taught, workerId: string): readonly UnitHours[] {
  const own = attended(taught, workerId)
  return taught.programme.units
    .filter((unit) => unit.minHours > 0)
    .map(({ code, minHours }) => ({
      code,
      minHours,
      hours: own.filter((session) => session.unit === code).reduce((sum, session) => sum + session.hours, 0),
    }))
}

/** The day on which the goal was reached: total and every unit's minimum; undefined while it is not. */
export function completedOn(taught: Taught, workerId: string): LocalDate | undefined {
  const { minHours, units } = taught.programme
  const left = new Map(units.map((unit) => [unit.code, unit.minHours]))
  let total = 0
  for (const session of attended(taught, workerId)) {
    total += session.hours
    if (session.unit !== undefined) left.set(session.unit, (left.get(session.unit) ?? 0) - session.hours)
    if (total >= minHours && [...left.values()].every((hours) => hours <= 0)) return session.date
  }
  return undefined
}

/** Hours that all sessions together offer. */
export function plannedHours(sessions: readonly { readonly hours: number }[]): number {
  return sessions.reduce((sum, session) => sum + session.hours, 0)
}
