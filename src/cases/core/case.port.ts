// SPDX-License-Identifier: AGPL-3.0-or-later
// What later capabilities may know of a case, as far as their reader reaches it.

import type { Officer } from '#cases/core/assignment.ts'
import type { CaseState, Category } from '#cases/core/case.ts'

export interface CaseCard {
  readonly id: string
  /** Null where the person is not named. */
  readonly name: string | null
  readonly category: Category
  readonly state: CaseState
}

interface Handing {
  readonly from: string
  readonly to: Officer | undefined
  /** Whoever works in the office, or did. */
  readonly officers: readonly Officer[]
}

/**
 * What officers have to do that was agreed on with other offices.
 * @typeParam Scope how the storage says what one reader may see
 * @typeParam Beside how it says what is written with another record, or not at all
 */
export interface HeldTasks<Scope, Beside> {
  /** Of each of these officers that has any. */
  readonly count: (scope: Scope, officers: readonly Officer[]) => Promise<ReadonlyMap<string, number>>
  /** The records in which one of an office's officers has one. */
  readonly of: (scope: Scope, officer: string, officers: readonly Officer[]) => Promise<readonly string[]>
  /** From one of them to another, or back to the office. */
  readonly handOver: (commandId: string, id: string, handing: Handing) => Beside
}
