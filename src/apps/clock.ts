// SPDX-License-Identifier: AGPL-3.0-or-later
// The present instant, and the one place where another may be pretended: the demonstration has lived before it is first looked at.

import { AsyncLocalStorage } from 'node:async_hooks'
import type { Instant } from '#kernel/time.ts'

const pretended = new AsyncLocalStorage<Instant>()

/** A clock that says what is pretended, and otherwise this present. */
export function clockOver(present: () => Instant): () => Instant {
  return () => pretended.getStore() ?? present()
}

export const clock = clockOver(() => new Date().toISOString())

/** Does something as if it were another instant; whatever happens beside it stays in the present. */
export function asOf<T>(instant: Instant, work: () => Promise<T>): Promise<T> {
  return pretended.run(instant, work)
}
