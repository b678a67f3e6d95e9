// SPDX-License-Identifier: AGPL-3.0-or-later
// The fields of HTCDS 2.0 by their names with their prefix, and what each may hold.

import { htcdsFields, listOf } from '#cases/core/htcds.ts'
import { LocalDate } from '#kernel/time.ts'

const MOST_TEXT = 20_000
const MOST_WORDS = 400

/** What somebody told or wrote may be long. */
const long: ReadonlySet<string> = new Set([
  ...[
    'hte_Description',
    'cco_CaseComment',
    'spl_Objectives',
    'spl_ActionPlan',
    'cas_OutgoingReferralDetails',
    'cas_IncomingReferralDetails',
  ],
  ...['vic_DetailsOfVulnerabilities', 'per_RoleDetails'],
])
const days: ReadonlySet<string> = new Set([
  ...['prs_Birthdate', 'cas_IncomingReferralDate', 'cas_OutgoingReferralDate', 'hte_Date', 'spl_PlannedEndDate', 'spl_ActualEndDate'],
])

export const fieldNames: ReadonlySet<string> = new Set(
  Object.entries(htcdsFields).flatMap(([prefix, names]) => names.map((name) => `${prefix}_${name}`)),
)

export const isDay = (field: string): boolean => days.has(field)

export function fits(field: string, value: string): boolean {
  if (isDay(field) && !LocalDate.safeParse(value).success) return false
  return (listOf[field]?.includes(value) ?? true) && value.length <= (long.has(field) ? MOST_TEXT : MOST_WORDS)
}
