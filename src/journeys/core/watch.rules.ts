// SPDX-License-Identifier: AGPL-3.0-or-later
// Whom a village watches (UU 18/2017 art 42d): who should have left, who left and nobody recorded how, who is due back, and the children whom
// anybody left behind. None of it says that somebody did wrong.

import { leftOn, procedureOf } from '#journeys/core/away.rules.ts'
import { awayStates, OF_AGE } from '#journeys/core/family.rules.ts'
import { milestonesAt } from '#journeys/core/milestone.law.ts'
import { returnRules } from '#journeys/core/watch.law.ts'
import type { WatchedState } from '#journeys/core/watched.copy.ts'
import { ruleOn } from '#kernel/law.ts'
import { deadlineAt, type Regencies } from '#kernel/regency.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import { dayOfAge } from '#people/core/birth-date.ts'

export const watchKinds = ['DEPARTURE', 'UNRECORDED', 'RETURN', 'LEFT_BEHIND'] as const
export type WatchKind = (typeof watchKinds)[number]

export interface Watch {
  readonly kind: WatchKind
  /** By when they should have left; since when they are gone; when they are due back; since when nobody waits for them. */
  readonly on: LocalDate
  /** The day is our own reckoning: no contract on the file says when it ends. */
  readonly reckoned: boolean
  /** Children below 18 who stay behind. */
  readonly children: number
  /** One of them has nobody who is known to care for them. */
  readonly uncared: boolean
}

/** A child who stays behind. */
export interface ChildLeft {
  /** From this day on they are of age; unknown where nobody wrote down when they were born. */
  readonly until: LocalDate | undefined
  /** Nobody is known to care for them. */
  readonly uncared: boolean
}

/** Of whoever is not at home, each child with the day on which they cease to be one. */
export function childrenLeft(file: WatchedState): readonly ChildLeft[] {
  if (!awayStates.includes(file.journey)) return []
  return (file.personal.family ?? []).flatMap(({ relation, birthDate, carer }) =>
    relation === 'CHILD'
      ? [{ until: birthDate === undefined ? undefined : dayOfAge(birthDate, OF_AGE), uncared: carer === undefined }]
      : [],
  )
}

/** When the contract ends: the last that was extended, or the first that was signed. */
function dueBack({ milestones, since }: WatchedState, today: LocalDate): Pick<Watch, 'on' | 'reckoned'> {
  const { DEPARTED, CONTRACT_SIGNED, CONTRACT_EXTENDED } = milestones
  const written = CONTRACT_EXTENDED === undefined ? CONTRACT_SIGNED?.validUntil : CONTRACT_EXTENDED.validUntil
  if (written !== undefined) return { on: written, reckoned: false }
  return { on: addDays(CONTRACT_EXTENDED?.on ?? DEPARTED?.on ?? since, ruleOn(returnRules, today).termDays), reckoned: true }
}

function shouldHaveLeft({ area, since }: WatchedState, today: LocalDate, regencies: Regencies): LocalDate | undefined {
  const days = deadlineAt(regencies, area, 'DEPARTED', today)?.days ?? milestonesAt(today).get('DEPARTED')?.deadlineDays
  return days === undefined ? undefined : addDays(since, days)
}

/** What is watched about a file; undefined of whoever is at home and not about to leave, and of a file that another one leads. */
export function watchOf(file: WatchedState, today: LocalDate, regencies: Regencies): Watch | undefined {
  if (file.mergedInto !== undefined) return undefined
  const { journey, since } = file
  if (journey === 'READY') {
    const on = shouldHaveLeft(file, today, regencies)
    return on === undefined ? undefined : { kind: 'DEPARTURE', on, reckoned: false, children: 0, uncared: false }
  }
  const procedure = procedureOf(file)
  if (!awayStates.includes(journey)) return undefined
  const minors = childrenLeft(file).filter(({ until }) => until === undefined || today < until)
  const left = { children: minors.length, uncared: minors.some(({ uncared }) => uncared) }
  // Who died abroad or was stopped on the way is asked after no more; whom they left behind is.
  if (procedure === undefined) return { kind: 'LEFT_BEHIND', on: since, reckoned: false, ...left }
  if (journey === 'RETURNING') return { kind: 'RETURN', on: since, reckoned: false, ...left }
  if (procedure !== 'PROCEDURAL') return { kind: 'UNRECORDED', on: leftOn(file) ?? since, reckoned: false, ...left }
  return { kind: 'RETURN', ...dueBack(file, today), ...left }
}
