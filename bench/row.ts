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
