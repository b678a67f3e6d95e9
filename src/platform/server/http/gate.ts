// SPDX-License-Identifier: AGPL-3.0-or-later

/** Does what is asked when fewer than so many are at work, in the order in which it was asked. */
export function openGate(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = most
  const waiting = new Set<() => void>()

  function leave(): void {
    const [next] = waiting
    if (next === undefined) free += 1
    else {
      waiting.delete(next)
      next()
    }
  }
  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((enter) => waiting.add(enter))
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
