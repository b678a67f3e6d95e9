// SPDX-License-Identifier: AGPL-3.0-or-later
// Two values for one field: somebody without a connection wrote one while somebody else wrote another. Neither is overwritten. The one that came
// first stands in the file, the other beside it with who wrote it and when it came, until somebody who knows chooses. Sealed with the person.

import type { changedFields } from '#journeys/core/changed-fields.ts'
import type { Instant } from '#kernel/time.ts'

/** Which field, and of a stated birth date by which paper. */
export interface Field {
  readonly field: (typeof changedFields)[number]
  readonly source?: string
}

export interface Contested extends Field {
  readonly value: string
  readonly userId: string
  readonly officeId: string
  readonly at: Instant
}

export interface ContestedBook {
  /** The number of the last that was ever written down. */
  readonly last: number
  readonly entries: Readonly<Record<number, Contested>>
}

export type ContestedCommand = { readonly type: 'SettleContested'; readonly nth: number; readonly take: boolean }

export type ContestedEvent =
  | {
      readonly type: 'ValueContested'
      readonly nth: number
      readonly at: Instant
      readonly userId: string
      readonly officeId: string
      readonly personal: Field & { readonly value: string }
    }
  | { readonly type: 'ContestSettled'; readonly nth: number; readonly taken: boolean; readonly at: Instant; readonly userId: string }

/** More are not kept beside one file. */
export const MOST_CONTESTED = 30
