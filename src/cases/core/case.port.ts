// SPDX-License-Identifier: AGPL-3.0-or-later
// What later capabilities may know of a case, as far as their reader reaches it.

import type { CaseState, Category } from '#cases/core/case.ts'

export interface CaseCard {
  readonly id: string
  /** Null where the person is not named. */
  readonly name: string | null
  readonly category: Category
  readonly state: CaseState
}
