// SPDX-License-Identifier: AGPL-3.0-or-later
// What is made once for everybody who may have it, for as long as nothing moves that it was made from.

/**
 * Keeps what was last made under some keys. Whoever asks while it is being made waits for the same; what was made when fewer moves had been
 * made is made anew, and nobody is given it.
 * @param most how many are kept; the one that was asked for longest ago goes first
 * @returns keeps what `make` makes, until it moved or `forget` is called
 */
export function keptUntilMoved<T>(most: number): (key: string, moves: string, make: (forget: () => void) => Promise<T>) => Promise<T> {
  const kept = new Map<string, { readonly moves: string; readonly made: Promise<T> }>()
  return (key, moves, make) => {
    const known = kept.get(key)
    kept.delete(key)
    function forget(): void {
      if (kept.get(key) === entry) kept.delete(key)
    }
    const entry = known?.moves === moves ? known : { moves, made: make(forget) }
    kept.set(key, entry)
    entry.made.catch(forget)
    for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - most))) kept.delete(old)
    return entry.made
  }
}
