// SPDX-License-Identifier: AGPL-3.0-or-later
// The law is data: each rule carries its legal basis, the days it is in force and how sure we are of it.

import { remember } from '#kernel/remember.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'

/** *law*: stands in a published text. *practice*: what offices do. *assumed*: our own reading, to be confirmed by the regency. */
export type Standing = 'law' | 'practice' | 'assumed'

export interface Dated {
  readonly legalBasis: string
  readonly standing: Standing
  readonly validFrom: LocalDate
  /** Last day in force; absent while it still is. */
  readonly validTo?: LocalDate
}

export function inForce(rule: Dated, date: LocalDate): boolean {
  return rule.validFrom <= date && (rule.validTo === undefined || date <= rule.validTo)
}

/** The rules of a dated table that are in force on a day. */
export function at<T extends Dated>(table: readonly T[], date: LocalDate): readonly T[] {
  return table.filter((rule) => inForce(rule, date))
}

/** Rows of one thing that is ruled from the first of them on, without a gap. */
export type Lasting<T extends Dated> = readonly [T, ...T[]]

/** The row that stands on a day. An act that is dated back to before the first is judged by the first: it escapes no rule. */
export function ruleOn<T extends Dated>(rows: Lasting<T>, date: LocalDate): T {
  return at(rows, date)[0] ?? rows[0]
}

/** What a refusal or a step says of a rule. */
export function basisOn(rows: Lasting<Dated>, date: LocalDate): Pick<Dated, 'legalBasis' | 'standing'> {
  const { legalBasis, standing } = ruleOn(rows, date)
  return { legalBasis, standing }
}

/** The days after `date` on which a rule of a dated table begins or has just ended. */
export function changesAfter(table: readonly Dated[], date: LocalDate): readonly LocalDate[] {
  const days = table.flatMap((rule) => [rule.validFrom, ...(rule.validTo === undefined ? [] : [addDays(rule.validTo, 1)])])
  return [...new Set(days.filter((day) => day > date))].sort()
}

/** `21`, `42d`, `4(4)`, `43(1)c`, `49-51`, several with commas: what follows `art`. */
const articles = /\bart ((?:\d+[a-z]?(?:\(\d+\)[a-z]?)?[-, ]*)+)/g

/** A legal basis as people cite it: *UU 18/2017 pasal 42 huruf b*, *UU 18/2017 art. 42(b)*. */
export function citation(legalBasis: string, language: Language): string {
  if (language === 'en')
    return legalBasis.replaceAll(articles, (_whole, list: string) => `art. ${list.replaceAll(/([\d)])([a-z])\b/g, '$1($2)')}`)
  return legalBasis.replaceAll(
    articles,
    (_whole, list: string) => `pasal ${list.replaceAll(/([\d)])([a-z])\b/g, '$1 huruf $2').replaceAll(/(\d)\((\d+)\)/g, '$1 ayat ($2)')}`,
  )
}

const MOST_DAYS = 2000

/** Remembers by day what a look into dated tables found: they never change while we run, and the same days are asked at every command. */
export function byDay<T extends object>(find: (date: LocalDate) => T): (date: LocalDate) => T {
  return remember(MOST_DAYS, find)
}
