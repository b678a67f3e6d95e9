// SPDX-License-Identifier: AGPL-3.0-or-later
// A list as it is read, whatever kind of file it came in.

import type { FileFault } from '#exchange/core/import.ts'

export interface ListRow {
  /** As a spreadsheet counts, from 1. */
  readonly at: number
  readonly cells: readonly string[]
}

/** The file as a whole cannot be read. */
export class UnreadableList extends Error {
  readonly fault: FileFault

  constructor(fault: FileFault) {
    super(fault)
    this.fault = fault
  }
}

export const MOST_ROWS = 1_000_000
