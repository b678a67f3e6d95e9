// SPDX-License-Identifier: AGPL-3.0-or-later
// Which papers a scheme asks for, and until when those that are there suffice to depart.

import { papersOf } from '#journeys/core/document.law.ts'
import { gateDay } from '#journeys/core/guard.law.ts'
import { milestonesAt } from '#journeys/core/milestone.law.ts'
import { gatesAt } from '#journeys/core/scheme.law.ts'
import type { MilestoneCode, Scheme } from '#journeys/core/worker.ts'
import { at, type Standing } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'
import { type LeftRule, leftRules, monthsBefore } from '#papers/core/expiry.law.ts'
import { type PaperKind, type PaperState, standingOn } from '#papers/core/paper.ts'

export interface NeededPaper {
  readonly kind: PaperKind
  readonly milestone: MilestoneCode
  readonly required: boolean
  readonly legalBasis: string
  readonly standing: Standing
}

/** In the order of the milestones that take them; each kind once, under the first that asks for it. */
export function neededPapers(scheme: Scheme, today: LocalDate): readonly NeededPaper[] {
  const rules = milestonesAt(gateDay(today))
  const found = gatesAt(scheme, gateDay(today)).flatMap(({ milestone, gate }) => {
    const rule = rules.get(milestone)
    if (rule === undefined) return []
    const { documents, legalBasis, standing } = papersOf(rule, scheme, gateDay(today))
    return documents.map((kind) => ({ kind, milestone, required: gate === 'required', legalBasis, standing }))
  })
  return found.filter(({ kind }, index) => found.findIndex((each) => each.kind === kind) === index)
}

/** What must be left of a paper on the day of departure, to a destination. */
function leftRule(kind: PaperKind, destination: string | undefined, today: LocalDate): LeftRule | undefined {
  const rules = at(leftRules, today).filter((rule) => rule.kind === kind)
  return (
    rules.find((rule) => rule.destination === destination && destination !== undefined) ??
    rules.find((rule) => rule.destination === undefined)
  )
}

export interface Forecast {
  readonly kind: PaperKind
  readonly validUntil: LocalDate
  /** The last day on which one may depart with it. */
  readonly departBy: LocalDate
  readonly legalBasis: string
  readonly standing: Standing
}

/** Undefined where the paper has no end, or departure does not hang on it. */
export function forecastOf(
  { kind, validUntil, ...paper }: Pick<PaperState, 'kind' | 'validUntil' | 'scan' | 'decided'>,
  destination: string | undefined,
  today: LocalDate,
): Forecast | undefined {
  const now = standingOn({ ...paper, ...(validUntil === undefined ? {} : { validUntil }) }, today)
  const rule = leftRule(kind, destination, today)
  if (validUntil === undefined || rule === undefined || (now !== 'VERIFIED' && now !== 'EXPIRED')) return undefined
  const { months, legalBasis, standing } = rule
  return { kind, validUntil, departBy: monthsBefore(validUntil, months), legalBasis, standing }
}
