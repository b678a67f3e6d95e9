// SPDX-License-Identifier: AGPL-3.0-or-later
// The answer as its record says it to machines: what was decided and told, and nothing of what is held.

import type { OfficePaperRecorded } from '#letters/core/office-paper.ts'
import type { RequestState } from '#rights/core/request.ts'

/** Undefined where it was not answered, its letter was never numbered, or the person was erased. */
export function recordedAnswer({ right, receivedAt, answer, personal }: RequestState): OfficePaperRecorded | undefined {
  if (answer?.number === undefined || personal?.issued === undefined) return undefined
  const { number, on, outcome, ground, owes, until } = answer
  const { issued, name, wish, reply } = personal
  const says = { right, receivedAt, outcome, ground, owes, until, name, wish, reply }
  return { kind: 'JAWABAN_DATA_PRIBADI', number, on, issued, says }
}
