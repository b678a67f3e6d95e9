// SPDX-License-Identifier: AGPL-3.0-or-later
// The files that go with what was done here, sealed in blocks until they are at the server.

import type { FileAway } from '#kernel/offline.ts'
import type { Instant } from '#kernel/time.ts'
import type { Shelf } from '#platform/web/offline/shelf.ts'

const BLOCK_BYTES = 48 * 1024
const LONG_AGO_MS = 3_600_000

/** When a key was made (RFC 9562 section 5.7). */
const madeAt = (key: string): number => Number.parseInt(key.slice(0, 8) + key.slice(9, 13), 16)

export interface KeptFiles {
  /** All of it or nothing. @returns whether it is kept */
  readonly keep: (key: string, file: Blob) => Promise<boolean>
  /** Undefined where not all of it is there. */
  readonly open: (key: string, file: FileAway) => Promise<File | undefined>
  readonly drop: (key: string) => Promise<void>
  /** Drops what was being kept long ago when the device died, and nothing goes with. */
  readonly clean: (known: ReadonlySet<string>, now: Instant) => Promise<void>
}

function toBase64(bytes: Uint8Array): string {
  let letters = ''
  for (const byte of bytes) letters += String.fromCodePoint(byte)
  return btoa(letters)
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.codePointAt(0) ?? 0)
}

export function openFiles(shelf: Shelf): KeptFiles {
  async function drop(key: string): Promise<void> {
    await shelf.drop('file', await shelf.names('file', `${key}/`)).catch(() => undefined)
  }
  return {
    drop,
    clean: async (known, now) => {
      const keys = new Set((await shelf.names('file')).map((name) => name.split('/')[0] ?? ''))
      for (const key of keys) if (!known.has(key) && madeAt(key) < Date.parse(now) - LONG_AGO_MS) await drop(key)
    },
    keep: async (key, file) => {
      try {
        for (let at = 0; at < file.size; at += BLOCK_BYTES) {
          const block = new Uint8Array(await file.slice(at, at + BLOCK_BYTES).arrayBuffer())
          await shelf.put('file', `${key}/${String(at).padStart(9, '0')}`, toBase64(block))
        }
        return true
      } catch {
        await drop(key)
        return false
      }
    },
    open: async (key, { name, type, bytes }) => {
      const blocks = await shelf.all('file', `${key}/`)
      const file = new File(
        blocks.flatMap(({ value }) => (typeof value === 'string' ? [fromBase64(value)] : [])),
        name,
        { type },
      )
      return file.size === bytes ? file : undefined
    },
  }
}
