// SPDX-License-Identifier: AGPL-3.0-or-later
// On which days a licence counts. UU 18/2017 art 51: without a licence nobody places; art 58: what was begun under one stays a duty.

import type { AgencyState, Licence, Suspension } from '#agencies/core/agency.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

/** Days from the first to the last, both counted. */
export interface Span {
  readonly from: LocalDate
  readonly to: LocalDate
  readonly legalBasis: string
}

function dayBefore(date: LocalDate): LocalDate {
  return addDays(date, -1)
}

function earlier(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b
}

/** The days on which one licence counts: its term, less what was suspended, and nothing from the day of its revocation on. */
export function liveSpans(licence: Licence): readonly Span[] {
  const { from, revoked, legalBasis } = licence
  const last = revoked === undefined ? licence.to : earlier(licence.to, dayBefore(revoked.from))
  const gaps = [...licence.suspensions].sort((a, b) => (a.from < b.from ? -1 : 1))
  const spans: Span[] = []
  let start = from
  for (const gap of gaps) {
    const until = earlier(last, dayBefore(gap.from))
    if (start <= until) spans.push({ from: start, to: until, legalBasis })
    if (gap.to === undefined) return spans
    const next = addDays(gap.to, 1)
    if (next > start) start = next
  }
  if (start <= last) spans.push({ from: start, to: last, legalBasis })
  return spans
}

/** The days on which a company may place, over all its licences, in their order. */
export function daysLive(licences: readonly Licence[]): readonly Span[] {
  return licences.flatMap(liveSpans).sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

export function isLiveOn(licences: readonly Licence[], day: LocalDate): boolean {
  return daysLive(licences).some((span) => span.from <= day && day <= span.to)
}

export const licenceStandings = ['live', 'not-yet', 'suspended', 'revoked', 'lapsed'] as const
export type LicenceStanding = (typeof licenceStandings)[number]

export function suspensionOn(licence: Licence, day: LocalDate): Suspension | undefined {
  return licence.suspensions.find((gap) => gap.from <= day && (gap.to === undefined || day <= gap.to))
}

/** How one licence stands on a day, the gravest first. */
export function standingOn(licence: Licence, day: LocalDate): LicenceStanding {
  if (licence.revoked !== undefined && licence.revoked.from <= day) return 'revoked'
  if (day < licence.from) return 'not-yet'
  if (day > licence.to) return 'lapsed'
  return suspensionOn(licence, day) === undefined ? 'live' : 'suspended'
}

/** How a company stands on a day: live when any licence is, otherwise as its latest one; `none` without any. */
export function agencyStandingOn(agency: Pick<AgencyState, 'licences'>, day: LocalDate): LicenceStanding | 'none' {
  if (isLiveOn(agency.licences, day)) return 'live'
  const latest = [...agency.licences].sort((a, b) => (a.from < b.from ? -1 : 1)).at(-1)
  return latest === undefined ? 'none' : standingOn(latest, day)
}
