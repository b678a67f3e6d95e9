// SPDX-License-Identifier: AGPL-3.0-or-later
// The present instant, and the one place where another may be pretended: the demonstration has lived before it is first looked at.

import { AsyncLocalStorage } from 'node:async_hooks'
import type { Instant } from '#kernel/time.ts'

const pretended = new AsyncLocalStorage<Instant>()

export function clock(): Instant {
  return pretended.getStore() ?? new Date().toISOString()
}

/** Does something as if it were another instant; whatever happens beside it stays in the present. */
export function asOf<T>(instant: Instant, work: () => Promise<T>): Promise<T> {
  return pretended.run(instant, work)
}
