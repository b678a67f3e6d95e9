// SPDX-License-Identifier: AGPL-3.0-or-later
// What is made while nobody waits for the page: in many small steps, each between two of somebody's.

/** A browser without idle times is given as much of every tenth of a second. */
const [SLICE_MS, PAUSE_MS] = [10, 100]

type Left = Pick<IdleDeadline, 'timeRemaining'>

function whenIdle(go: (left: Left) => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(go)
  else
    setTimeout(() => {
      const until = performance.now() + SLICE_MS
      go({ timeRemaining: () => until - performance.now() })
    }, PAUSE_MS)
}

/** @returns how to leave it */
export function whileIdle(steps: Iterator<unknown>): () => void {
  let left = false
  const go = (time: Left): void => {
    while (!left && time.timeRemaining() > 0) if (steps.next().done === true) return
    if (!left) whenIdle(go)
  }
  whenIdle(go)
  return () => {
    left = true
  }
}
