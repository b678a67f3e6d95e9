// SPDX-License-Identifier: AGPL-3.0-or-later
// What is made once for everybody who may have it, for as long as nothing moves that it was made from.

interface Kept<T> {
  readonly moves: string
  readonly made: Promise<T>
}

type Make<T> = (forget: () => void, before: Promise<T> | undefined) => Promise<T>
type Ask<T> = (key: string, movesNow: () => Promise<string>, make: Make<T>) => Promise<T>

/**
 * Keeps what was last made under some keys. What was made when fewer moves had been made is made anew, and nobody is given it. Whoever asks while
 * something is being made waits for the next round, which all of them share: however many ask while others write, one thing is made at a time, and
 * never from before somebody asked.
 * @param most how many are kept; the one that was asked for longest ago goes first
 * @returns keeps what `make` makes, until it moved or `forget` is called; `make` is told what was kept before
 */
export function keptUntilMoved<T>(most: number): Ask<T> {
  const kept = new Map<string, Kept<T>>()
  /** By key, the round that has begun, and the one behind it that has not. */
  const running = new Map<string, Promise<unknown>>()
  const waiting = new Map<string, Promise<T>>()

  async function round(...[key, movesNow, make]: Parameters<Ask<T>>): Promise<T> {
    const moves = await movesNow()
    const known = kept.get(key)
    kept.delete(key)
    function forget(): void {
      if (kept.get(key) === entry) kept.delete(key)
    }
    const entry = known?.moves === moves ? known : { moves, made: make(forget, known?.made) }
    kept.set(key, entry)
    entry.made.catch(forget)
    for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - most))) kept.delete(old)
    return entry.made
  }

  return (key, movesNow, make) => {
    const joined = waiting.get(key)
    if (joined !== undefined) return joined
    function begin(): Promise<T> {
      waiting.delete(key)
      running.set(key, mine)
      return round(key, movesNow, make)
    }
    const before = running.get(key)
    const mine: Promise<T> = (before ?? Promise.resolve()).then(begin, begin)
    waiting.set(key, mine)
    function end(): void {
      if (running.get(key) === mine) running.delete(key)
    }
    mine.then(end, end)
    return mine
  }
}
