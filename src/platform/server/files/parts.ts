// SPDX-License-Identifier: AGPL-3.0-or-later
// Files that come in parts over a line that is cut again and again: each part lies sealed until the last has come, and how far a file has come
// says what lies there, so that it goes on days later and after a restart. Whose they are is in their names; nobody else finds them.

import { createHash } from 'node:crypto'
import type { FileStore } from '#platform/server/files/store.ts'
import type { Keyring } from '#platform/server/storage/keys.ts'

/** Under which they lie. */
export const PARTS = 'parts/'
/** Of one account so many files are on their way at once; beyond that the one that was begun first begins anew. */
const MOST_BEGUN = 8

/** One file on its way. */
export interface Coming {
  /** Who sends it, as they sign. */
  readonly whose: string
  /** A UUID that the sender gave it. */
  readonly id: string
}

interface Part {
  readonly name: string
  readonly at: number
  readonly length: number
  readonly total: number
}

export interface Parts {
  /** How many bytes of it are here, from its beginning on. */
  readonly kept: (file: Coming) => Promise<number>
  /** Keeps what comes behind what is here; anything else is passed over. @returns how many bytes are here now */
  readonly add: (file: Coming, part: { readonly at: number; readonly total: number; readonly bytes: Buffer }) => Promise<number | 'full'>
  /**
   * The whole file.
   * @param sha256 of all of it, in hexadecimal: where it differs, nothing of it stays
   */
  readonly whole: (file: Coming, sha256: string) => Promise<AsyncIterable<Buffer> | 'upload-incomplete' | 'upload-differs'>
  readonly drop: (file: Coming) => Promise<void>
}

function partOf(name: string): Part | undefined {
  const [, at, length, total] = /\/(\d{1,9})-(\d{1,9})-(\d{1,9})$/.exec(name) ?? []
  return at === undefined ? undefined : { name, at: Number(at), length: Number(length), total: Number(total) }
}

export function openParts(store: FileStore, keyring: Keyring): Parts {
  // What lies in a store says of nobody that they sent something.
  const folderOf = (whose: string): string => `${PARTS}${keyring.matchHash('parts', whose).toString('hex').slice(0, 32)}/`
  const placeOf = ({ whose, id }: Coming): string => `${folderOf(whose)}${id}/`

  /** What follows without a gap from the beginning. */
  async function chainOf(file: Coming): Promise<readonly Part[]> {
    const found: Part[] = []
    for await (const { name } of store.list(placeOf(file))) found.push(...[partOf(name) ?? []].flat())
    const chain: Part[] = []
    let end = 0
    for (;;) {
      const next = found.filter(({ at }) => at === end).toSorted((one, other) => other.length - one.length)[0]
      if (next === undefined) return chain
      chain.push(next)
      end += next.length
    }
  }
  const endOf = (chain: readonly Part[]): number => chain.reduce((sum, { length }) => sum + length, 0)

  async function drop(file: Coming): Promise<void> {
    for await (const { name } of store.list(placeOf(file))) await store.remove(name)
  }

  /** One that is begun anew takes the place of the oldest. */
  async function makeRoom({ whose, id }: Coming): Promise<void> {
    const begun = new Map<string, number>()
    for await (const { name, at } of store.list(folderOf(whose))) {
      const each = name.slice(folderOf(whose).length).split('/')[0] ?? ''
      begun.set(each, Math.min(at, begun.get(each) ?? at))
    }
    begun.delete(id)
    const oldest = [...begun].toSorted(([, one], [, other]) => one - other)
    for (const [each] of oldest.slice(0, Math.max(0, oldest.length - MOST_BEGUN + 1))) await drop({ whose, id: each })
  }

  async function* read(chain: readonly Part[]): AsyncGenerator<Buffer> {
    for (const { name } of chain) {
      const pieces: Buffer[] = []
      for await (const piece of (await store.get(name)) ?? []) pieces.push(piece)
      yield Buffer.from(keyring.open(Buffer.concat(pieces), name), 'base64')
    }
  }

  return {
    kept: async (file) => endOf(await chainOf(file)),
    add: async (file, { at, total, bytes }) => {
      const end = endOf(await chainOf(file))
      if (at !== end) return end
      if (at === 0) await makeRoom(file)
      const name = `${placeOf(file)}${at}-${bytes.length}-${total}`
      const kept = await store.put(name, [keyring.seal(bytes.toString('base64'), name)])
      return kept === 'full' ? 'full' : end + bytes.length
    },
    whole: async (file, sha256) => {
      const chain = await chainOf(file)
      if (chain.length === 0 || chain.some(({ total }) => total !== endOf(chain))) return 'upload-incomplete'
      const hash = createHash('sha256')
      for await (const piece of read(chain)) hash.update(piece)
      if (hash.digest('hex') === sha256) return read(chain)
      await drop(file)
      return 'upload-differs'
    },
    drop,
  }
}
