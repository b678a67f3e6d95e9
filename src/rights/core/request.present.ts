// SPDX-License-Identifier: AGPL-3.0-or-later
// What people see of what an answer promised or limited; pure.

import type { LocalDate } from '#kernel/time.ts'
import { isLimiting } from '#rights/core/request.rules.ts'
import { limitOf, type RequestState } from '#rights/core/request.ts'

export function presentOwed({ answer, deeds = [] }: RequestState): readonly object[] {
  return (answer?.owes ?? []).map((what) => {
    const deed = deeds.find((each) => each.what === what)
    if (deed === undefined) return { what }
    const { file, event, version, on } = deed
    return { what, done: { file, event, version, on } }
  })
}

export function presentLimit(state: RequestState, today: LocalDate): object | undefined {
  const right = limitOf(state)
  const { answer, ended } = state
  if (right === undefined || answer === undefined) return undefined
  return {
    right,
    from: answer.on,
    ...(answer.until === undefined ? {} : { until: answer.until }),
    holds: isLimiting(state, today),
    ...(ended === undefined ? {} : { ended: { on: ended.on, why: ended.why } }),
  }
}
