// SPDX-License-Identifier: AGPL-3.0-or-later
// Writers of one record or one series of numbers wait for each other instead of trying all at once: n of them who collide then need about
// 2n tries, not n².
// The database decides as before, so that writers in other processes are safe without it; this only saves them work.

export interface Turns {
  /** Does it when everybody before has done theirs, whatever became of that. */
  readonly take: <T>(name: string, work: () => Promise<T>) => Promise<T>
  /** Names somebody waits or works under. */
  readonly open: () => number
}

export function openTurns(): Turns {
  const last = new Map<string, Promise<unknown>>()
  return {
    take: async (name, work) => {
      const mine = (last.get(name) ?? Promise.resolve()).then(work, work)
      last.set(name, mine)
      try {
        return await mine
      } finally {
        if (last.get(name) === mine) last.delete(name)
      }
    },
    open: () => last.size,
  }
}
