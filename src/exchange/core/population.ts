// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of a population list: what a village's own information system knows of where people live. Only people concerned are kept of
// it, and of them only where their home stands; the list itself is read and let go.

import type { LocalDate } from '#kernel/time.ts'

export interface PopulationCounts {
  /** Rows with a national number that can be read. */
  readonly rows: number
  /** Rows that say something and have no such number. */
  readonly unreadable: number
  /** People of the list who have a file in the village. */
  readonly known: number
  /** People who have a file, and it is another village's. */
  readonly elsewhere: number
  /** Others who share a family card with somebody who has a file: counted, not kept. */
  readonly housemates: number
  /** Homes of which the list says something new. */
  readonly placed: number
  /** Files that had no family card number, and got the list's. */
  readonly carded: number
  /** Relatives whom their files did not name. */
  readonly named: number
  /** People of whom something was written. Absent of lists that were read before it was counted. */
  readonly kept?: number
}

export interface PopulationState {
  readonly area: string
  readonly on: LocalDate
  readonly dryRun: boolean
  readonly counts: PopulationCounts
}

export interface TakePopulation {
  readonly type: 'TakePopulation'
  readonly area: string
  readonly dryRun: boolean
  readonly counts: PopulationCounts
}

export interface PopulationTaken extends PopulationState {
  readonly type: 'PopulationTaken'
}
