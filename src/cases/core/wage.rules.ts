// SPDX-License-Identifier: AGPL-3.0-or-later
// What a monthly wage comes to between two days: whole months whole, a part of a month by its days, and what a table changed from the day on
// which it changed. Never rounded up: nobody claims more than was due.

import type { Money } from '#agencies/core/currency.ts'
import type { OccupationGroup } from '#agencies/core/occupation.law.ts'
import { type MinimumWage, minimumWage } from '#agencies/core/wage.law.ts'
import type { Dated } from '#kernel/law.ts'
import { addDays, addMonths, daysBetween, type LocalDate } from '#kernel/time.ts'

type Basis = Pick<Dated, 'legalBasis' | 'standing'>

export interface WageSpan extends Basis {
  readonly from: LocalDate
  readonly until: LocalDate
  readonly monthly: Money
  /** What it comes to, in smallest units. */
  readonly due: number
}

interface Monthly extends Basis {
  readonly wage: Money
}

const firstOf = (day: LocalDate): LocalDate => `${day.slice(0, 8)}01`
const daysOfMonth = (day: LocalDate): number => daysBetween(firstOf(day), addMonths(firstOf(day), 1))

/** Part of one month, under one wage. */
function partDue(wage: number, from: LocalDate, until: LocalDate): number {
  return Math.floor((wage * (daysBetween(from, until) + 1)) / daysOfMonth(from))
}

/** The days from one to another, cut where a month ends. */
function months(from: LocalDate, until: LocalDate): readonly (readonly [LocalDate, LocalDate])[] {
  const parts: (readonly [LocalDate, LocalDate])[] = []
  for (let day = from; day <= until; ) {
    const last = addDays(addMonths(firstOf(day), 1), -1)
    parts.push([day, last < until ? last : until])
    day = addDays(last, 1)
  }
  return parts
}

/** One wage from one day to another. */
export function wageSpan({ wage, legalBasis, standing }: Monthly, from: LocalDate, until: LocalDate): WageSpan {
  const due = months(from, until).reduce((sum, [start, end]) => sum + partDue(wage.amount, start, end), 0)
  return { from, until, monthly: wage, due, legalBasis, standing }
}

/** The least wage of a country from one day to another, a span for each row of the table that held; days of which none is known are left out. */
export function leastWages(
  { country, group }: { readonly country: string; readonly group: OccupationGroup | undefined },
  from: LocalDate,
  until: LocalDate,
): readonly WageSpan[] {
  const spans: { readonly rule: MinimumWage; readonly from: LocalDate; until: LocalDate }[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const rule = minimumWage(country, group, day)
    const last = spans.at(-1)
    if (rule === undefined) continue
    if (last?.rule === rule && addDays(last.until, 1) === day) last.until = day
    else spans.push({ rule, from: day, until: day })
  }
  return spans.map(({ rule, from: start, until: end }) => wageSpan(rule, start, end))
}
