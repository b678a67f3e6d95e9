// SPDX-License-Identifier: AGPL-3.0-or-later

/** What was measured of one work. */
export interface Row {
  readonly work: string
  readonly ours: number
  readonly baseline: number | null
  readonly unit: string
  readonly ratio: number | null
  readonly goal: string
  readonly met: boolean
}

/** A row that stands for itself, beside no baseline; `limit` is the goal, where there is one. */
export function aloneRow(work: string, ours: number, unit: string, limit: number | undefined): Row {
  return {
    work,
    ours,
    baseline: null,
    unit,
    ratio: null,
    goal: limit === undefined ? '–' : `≤ ${limit.toLocaleString('en')} ${unit}`,
    met: limit === undefined || ours <= limit,
  }
}

const decimals: Readonly<Record<string, number>> = { s: 1, ms: 1, '%': 2 }

/** A measured value with its unit. */
export function figure(value: number, unit: string): string {
  const digits = decimals[unit] ?? 0
  return `${value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${unit}`
}
