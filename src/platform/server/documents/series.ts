// SPDX-License-Identifier: AGPL-3.0-or-later
// Numbers without a hole: the next number is a fact of the command, and a unique index keeps it; whoever loses the race is decided again
// with the number after. Within one process the writers of a series wait for each other, so that only other processes are ever raced.

export type InTurn = <T>(series: string, work: () => Promise<T>) => Promise<T>

/** Work on one series is done one after the other, on different series at once. A refusal or a fault lets the next go on. */
export function turns(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return async (series, work) => {
    const before = last.get(series) ?? Promise.resolve()
    const mine = before.then(work, work)
    const settled = mine.catch(() => undefined)
    last.set(series, settled)
    try {
      return await mine
    } finally {
      if (last.get(series) === settled) last.delete(series)
    }
  }
}
