// SPDX-License-Identifier: AGPL-3.0-or-later
// The law is data: each rule carries its legal basis, the days it is in force and how sure we are of it.

import type { LocalDate } from '#kernel/time.ts'

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
