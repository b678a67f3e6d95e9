// SPDX-License-Identifier: AGPL-3.0-or-later
// Whether a company may recruit for a country on a day (UU 18/2017 art 59). What nobody wrote down is unknown and never a *no*: a candidate
// whose company holds a permit that is only missing here would be turned away, and end with a broker.

import { type Permit, type PermitFacts, type PermitPaper, permitPapers } from '#agencies/core/agency.ts'
import { cutAt, lastInRow, type Span } from '#kernel/span.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

export const permitStandings = ['live', 'ended', 'absent', 'unknown'] as const
/**
 * `live` one counts; `ended` there was one and it counts no more; `absent` the list is whole and has none; `unknown` nobody wrote down.
 */
export type PermitStanding = (typeof permitStandings)[number]

/** The days on which a permit counts; none where it was revoked on its first day. */
export function permitSpan(permit: Permit): Span | undefined {
  const span = cutAt<Span>({ from: permit.from, to: permit.to }, permit.revoked?.from)
  return span.to !== undefined && span.to < span.from ? undefined : span
}

function spansFor(facts: PermitFacts, country: string): readonly Span[] {
  return (facts.permits ?? []).flatMap((permit) => (permit.country === country ? (permitSpan(permit) ?? []) : []))
}

export function permitStandingOn(facts: PermitFacts, country: string, day: LocalDate): PermitStanding {
  if (lastInRow(spansFor(facts, country), day) !== undefined) return 'live'
  if ((facts.permits ?? []).some((permit) => permit.country === country && permit.from <= day)) return 'ended'
  return facts.permitsWholeFrom !== undefined && facts.permitsWholeFrom <= day ? 'absent' : 'unknown'
}

/**
 * Until when a company may recruit for a country without a break from a day on: a last day, or `open` where none is known.
 * @returns undefined where it may not on that day
 */
export function permittedUntil(facts: PermitFacts, country: string, day: LocalDate): LocalDate | 'open' | undefined {
  switch (permitStandingOn(facts, country, day)) {
    case 'live':
      return lastInRow(spansFor(facts, country), day)?.to ?? 'open'
    case 'unknown': {
      // Up to the day before the first of which something is known.
      const [first] = [
        facts.permitsWholeFrom,
        ...(facts.permits ?? []).map((permit) => (permit.country === country ? permit.from : undefined)),
      ]
        .flatMap((from) => (from === undefined || from <= day ? [] : [from]))
        .sort()
      return first === undefined ? 'open' : addDays(first, -1)
    }
    case 'ended':
    case 'absent':
      return undefined
  }
}

/** How one permit stands on a day. */
export function standingOfPermit(permit: Permit, day: LocalDate): 'live' | 'not-yet' | 'revoked' | 'lapsed' {
  if (permit.revoked !== undefined && permit.revoked.from <= day) return 'revoked'
  if (day < permit.from) return 'not-yet'
  return permit.to !== undefined && permit.to < day ? 'lapsed' : 'live'
}

/** Of the four papers, those that nobody has seen. */
export function papersMissing({ papers }: Pick<Permit, 'papers'>): readonly PermitPaper[] {
  return permitPapers.filter((paper) => !papers.includes(paper))
}
