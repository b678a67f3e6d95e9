// SPDX-License-Identifier: AGPL-3.0-or-later
// Whom a village goes to see, and why: pure, from who is watched and what the last visits said.

import { returnRules } from '#journeys/core/watch.law.ts'
import type { Watched } from '#journeys/core/watch.port.ts'
import { ruleOn } from '#kernel/law.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import type { KnownHome, VisitedParty } from '#village/core/home.ts'

export const watchReasons = ['OVERDUE', 'UNRECORDED', 'DUE_BACK', 'CHILDREN', 'PLANNED'] as const
/** Should have left; left, and nobody recorded how; due back; a child nobody is known to care for; a visit that was planned. */
export type WatchReason = (typeof watchReasons)[number]

/** Somebody who may have to be seen; the watch is absent of whom only a planned visit remains. */
export interface Candidate extends Pick<Watched, 'id' | 'name' | 'area' | 'state' | 'destination' | 'procedure'> {
  readonly watch?: Pick<Watched, 'kind' | 'on' | 'reckoned' | 'children' | 'uncared'>
  readonly home?: KnownHome
}

export interface ToSee extends Candidate {
  readonly reasons: readonly WatchReason[]
  /** To be seen now; otherwise the next visit is planned for a later day. */
  readonly due: boolean
}

export function reasonsOf({ watch, home }: Candidate, today: LocalDate): readonly WatchReason[] {
  const found: WatchReason[] = []
  if (watch?.kind === 'DEPARTURE' && watch.on < today) found.push('OVERDUE')
  if (watch?.kind === 'UNRECORDED') found.push('UNRECORDED')
  if (watch?.kind === 'RETURN' && watch.on <= addDays(today, ruleOn(returnRules, today).askDays)) found.push('DUE_BACK')
  if (watch?.uncared === true) found.push('CHILDREN')
  if (home?.nextOn !== undefined) found.push('PLANNED')
  return found
}

/** At whom a visit is likely to be. */
export function partyOf(reasons: readonly WatchReason[], home: KnownHome | undefined): VisitedParty {
  if (home?.nextTo !== undefined) return home.nextTo
  if (reasons.includes('OVERDUE')) return 'LEAVER'
  if (reasons.includes('DUE_BACK')) return 'RETURNER'
  return reasons.includes('CHILDREN') ? 'CHILDREN' : 'FAMILY'
}

const LAST = '￿'

/** By its number: 3, 03 and 003 are the same, and 10 comes after them. */
const blockOrder = (block: string | undefined): string => block?.padStart(3, '0') ?? LAST

/** As one walks: by place, hamlet, RW and RT; there, whoever is to be seen now first, and for longest. */
export function walkOrder({ id, area, home, due, watch }: ToSee): readonly string[] {
  const { hamlet, rw, rt } = home?.place ?? {}
  return [area, hamlet?.toLowerCase() ?? LAST, blockOrder(rw), blockOrder(rt), due ? '0' : '1', home?.nextOn ?? watch?.on ?? LAST, id]
}

export function compareOrder(one: readonly string[], other: readonly string[]): number {
  for (const [nth, mine] of one.entries()) {
    const theirs = other[nth] ?? ''
    if (mine !== theirs) return mine < theirs ? -1 : 1
  }
  return 0
}

/** Everybody who has to be seen now or on a planned day, in the order of the walk. */
export function toSee(candidates: readonly Candidate[], today: LocalDate): readonly ToSee[] {
  return candidates
    .flatMap((candidate) => {
      const reasons = reasonsOf(candidate, today)
      const next = candidate.home?.nextOn
      return reasons.length === 0 ? [] : [{ ...candidate, reasons, due: next === undefined || next <= today }]
    })
    .map((each) => ({ each, order: walkOrder(each) }))
    .sort((a, b) => compareOrder(a.order, b.order))
    .map(({ each }) => each)
}
