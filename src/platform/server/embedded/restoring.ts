// SPDX-License-Identifier: AGPL-3.0-or-later
// A restore is made inside the data folder, beside what is there, and put in place when it is whole. However it is interrupted, the next
// start finds either a restore to be done again or one whose last steps it takes.

import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { StartError } from '#platform/server/start-error.ts'

const DRAFT = 'restoring'
const COMPLETE = 'complete.json'
// Of the lock, of the file system, or the place of the restore itself.
const NOT_CONTENT = /^(lock\.sqlite.*|instance\.json.*|lost\+found|restoring|before-.*)$/

const Complete = z.object({ aside: z.string(), old: z.array(z.string()), entries: z.array(z.string()), marked: z.boolean() })

export function draftOf(data: string): string {
  return join(data, DRAFT)
}

/** What a data folder holds already. */
export function contentOf(data: string): readonly string[] {
  return readdirSync(data).filter((name) => !NOT_CONTENT.test(name))
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}

/** From here on it is put in place, whatever happens. @param marked a database of one's own says that a restore into it is not finished */
export function declareComplete(data: string, at: string, marked: boolean): void {
  const draft = draftOf(data)
  const entries = readdirSync(draft)
  const aside = `before-${at.replaceAll(/[-:]|\.\d+/g, '')}`
  const file = join(draft, COMPLETE)
  writeFileSync(`${file}.new`, JSON.stringify({ aside, old: contentOf(data), entries, marked }))
  const descriptor = openSync(`${file}.new`, 'r+')
  fsyncSync(descriptor)
  closeSync(descriptor)
  renameSync(`${file}.new`, file)
  syncFolder(draft)
}

/**
 * Puts a whole restore in its place; does nothing where there is none.
 * @param unmark a database of one's own is told that it is whole
 * @param before called before each move
 * @throws StartError where a restore was interrupted before it was whole
 */
export async function finishRestore(data: string, unmark: () => Promise<void>, before: () => void = () => undefined): Promise<void> {
  function moveIfThere(from: string, to: string): void {
    if (!existsSync(from) || existsSync(to)) return
    before()
    renameSync(from, to)
  }
  const draft = draftOf(data)
  if (!existsSync(draft)) return
  if (!existsSync(join(draft, COMPLETE))) {
    // What was there before is untouched, and goes on.
    if (contentOf(data).length > 0) return
    throw new StartError(['restore-unfinished', { data, draft }])
  }
  const { aside, old, entries, marked } = Complete.parse(JSON.parse(readFileSync(join(draft, COMPLETE), 'utf8')))
  if (old.length > 0) mkdirSync(join(data, aside), { recursive: true, mode: 0o711 })
  for (const name of old) moveIfThere(join(data, name), join(data, aside, name))
  for (const name of entries) moveIfThere(join(draft, name), join(data, name))
  syncFolder(data)
  if (marked) await unmark()
  rmSync(draft, { recursive: true })
  syncFolder(data)
}
