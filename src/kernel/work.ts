// SPDX-License-Identifier: AGPL-3.0-or-later
// A next step: what must happen to a record, who must do it, by when, and under which article.
// Every capability's steps go into one work list.

import { type OfficeKind, officeKinds } from '#kernel/authority.ts'
import { type EscalationRung, ladderOn, ownRungs } from '#kernel/escalation.law.ts'
import type { Standing } from '#kernel/law.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

export interface NextStep {
  readonly code: string
  /** The kind of office that must record it, within the record's own place. */
  readonly owner: OfficeKind
  /** The one office of that kind that is asked, where the record lets it in; absent where each in its place may do it. */
  readonly office?: string
  readonly due: LocalDate
  readonly legalBasis: string
  readonly standing: Standing
}

/** Of a record that a work list does not name: nobody knows by what, or it stays under its seal. */
export const NAMELESS = '–'

/** How high each kind of office stands on the ladder; a step climbs only to those above its owner. Whoever stands on top keeps its own. */
const heightOf: Readonly<Record<OfficeKind, number>> = {
  VILLAGE: 0,
  DISTRICT: 1,
  TRAINING: 1,
  CERTIFICATION: 1,
  ONE_ROOF: 1,
  REGENCY: 2,
  PROVINCE: 3,
  MISSION: 3,
  POLICE: 3,
  AUDIT: 3,
  AGENCY: 4,
}

/** Where a late step stands now, and since when. */
export interface Climb {
  readonly to: OfficeKind
  readonly since: LocalDate
}

function arrival(rung: EscalationRung, due: LocalDate): LocalDate {
  return addDays(due, rung.afterDays + 1)
}

/** The day on which a step that is still open climbs to a kind of office; undefined where none climbs to it. */
export function arrivalAt(kind: OfficeKind, due: LocalDate, today: LocalDate, type?: string): LocalDate | undefined {
  const rung = ladderOn(today, type).find((each) => each.to === kind)
  return rung === undefined ? undefined : arrival(rung, due)
}

/** The highest office a step has climbed to on a day; undefined while it is still its owner's alone. */
export function climbOf(owner: OfficeKind, due: LocalDate, today: LocalDate, type?: string): Climb | undefined {
  return ladderOn(today, type)
    .filter((rung) => heightOf[rung.to] > heightOf[owner])
    .map((rung) => ({ to: rung.to, since: arrival(rung, due) }))
    .findLast((climb) => climb.since <= today)
}

export interface Arrivals {
  readonly owners: readonly OfficeKind[]
  /** Steps that were due before this day have arrived. */
  readonly dueBefore: LocalDate
}

/** Kinds of records that climb a way of their own. */
export const ownClimbers: readonly string[] = Object.keys(ownRungs)

/** Whose late steps climb to this kind of office, and the last due date from which they have arrived by today; undefined where none do. */
export function climbsTo(kind: OfficeKind, today: LocalDate, type?: string): Arrivals | undefined {
  const rung = ladderOn(today, type).find((each) => each.to === kind)
  if (rung === undefined) return undefined
  return { owners: officeKinds.filter((owner) => heightOf[owner] < heightOf[kind]), dueBefore: addDays(today, -rung.afterDays) }
}

export type Urgency = 'late' | 'today' | 'week' | 'later'

export function urgencyOf(due: LocalDate, today: LocalDate): Urgency {
  if (due < today) return 'late'
  if (due === today) return 'today'
  return due <= addDays(today, 7) ? 'week' : 'later'
}
