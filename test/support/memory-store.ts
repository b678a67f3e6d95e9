// SPDX-License-Identifier: AGPL-3.0-or-later
// A store of files for tests, held to the same suite as the real ones.

import type { FileStore } from '#platform/server/files/store.ts'

export interface MemoryStore extends FileStore {
  readonly files: Map<string, { readonly bytes: Buffer; readonly at: number }>
  /** From now on there is no room. */
  fill: () => void
}

export function memoryStore(): MemoryStore {
  const files: MemoryStore['files'] = new Map()
  let full = false
  return {
    files,
    fill: () => {
      full = true
    },
    put: async (name, chunks) => {
      const parts: Buffer[] = []
      for await (const chunk of chunks) parts.push(chunk)
      if (full) return 'full'
      files.set(name, { bytes: Buffer.concat(parts), at: Date.now() })
      return 'kept'
    },
    get: async (name) => {
      const found = files.get(name)
      return found === undefined
        ? undefined
        : (async function* () {
            yield found.bytes
          })()
    },
    remove: async (name) => void files.delete(name),
    list: async function* (prefix) {
      for (const [name, { at }] of [...files]) if (name.startsWith(prefix)) yield { name, at }
    },
  }
}
