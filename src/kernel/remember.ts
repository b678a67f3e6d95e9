// SPDX-License-Identifier: AGPL-3.0-or-later

/** Remembers what was found for each key, of what never changes while we run; past so many keys it begins anew. */
export function remember<K, V>(most: number, find: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    if (known.size >= most) known.clear()
    const found = find(key)
    known.set(key, found)
    return found
  }
}

/** Remembers what was found for each object, for as long as that is there. */
export function rememberFor<K extends object, V>(find: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, V>()
  return (of) => {
    const before = known.get(of)
    if (before !== undefined) return before
    const found = find(of)
    known.set(of, found)
    return found
  }
}
