// SPDX-License-Identifier: AGPL-3.0-or-later
// Ctrl-C and its kin. A terminal, npm and our launcher may each pass the same one on, so those that come together are one.

import { constants } from 'node:os'

const TOGETHER = 3_000

/**
 * Runs `stop` once at the first SIGINT, SIGTERM or SIGHUP and then ends the process; a second one after three seconds
 * ends it at once.
 * @returns no longer
 */
export function onStop(stop: () => Promise<void>): () => void {
  let first: number | undefined
  function hear(signal: NodeJS.Signals): void {
    if (first !== undefined) {
      if (Date.now() - first > TOGETHER) process.exit(128 + constants.signals[signal])
      return
    }
    first = Date.now()
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error instanceof Error ? error.message : error)
        process.exit(1)
      },
    )
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, hear)
  return () => {
    for (const signal of signals) process.removeListener(signal, hear)
  }
}
