// SPDX-License-Identifier: AGPL-3.0-or-later

import type { LocalDate } from '#kernel/time.ts'
import { type LetterState, statusOn } from '#letters/core/letter.ts'

interface Kept {
  readonly id: string
  readonly version: number
  readonly state: LetterState
}

/** What every command answers: no personal field. */
export function answerOf({ id, version, state }: Kept, today: LocalDate): object {
  return { id, version, kind: state.kind, number: state.number, status: statusOn(state, today) }
}
