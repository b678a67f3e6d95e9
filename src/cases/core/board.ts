// SPDX-License-Identifier: AGPL-3.0-or-later
// How cases go, in numbers.

import type { CaseState } from '#cases/core/case.ts'

/** For how long a case has been open: up to a week, a month, a quarter, longer. */
export const ages = ['WEEK', 'MONTH', 'QUARTER', 'LONGER'] as const
export type Age = (typeof ages)[number]

/** The most days of each, but the last. */
export const AGE_DAYS = [7, 30, 90] as const

export interface OpenCount {
  readonly open: number
  readonly late: number
}

export interface BoardCounts {
  readonly all: OpenCount & { readonly counted: number; readonly within: number; readonly median: number | null }
  readonly offices: readonly (OpenCount & { readonly office: string | null; readonly unassigned: number })[]
  readonly officers: readonly (OpenCount & { readonly office: string; readonly userId: string })[]
  readonly ages: readonly (OpenCount & { readonly age: Age })[]
  readonly outcomes: readonly { readonly state: CaseState; readonly closed: number }[]
}
