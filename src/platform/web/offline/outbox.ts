// SPDX-License-Identifier: AGPL-3.0-or-later
// What was done on this device as it lies on its shelf and stands in this page. Other pages write there too.

import { keysFollow } from '#platform/web/key.ts'
import { Entry, reread } from '#platform/web/offline/entry.ts'
import type { KeptFiles } from '#platform/web/offline/files.ts'
import type { Shelf } from '#platform/web/offline/shelf.ts'

export interface Outbox {
  readonly all: () => readonly Entry[]
  readonly find: (key: string) => Entry | undefined
  /** Full and forbidden stores are said, not thrown. @returns whether it is kept */
  readonly keep: (entry: Entry) => Promise<boolean>
  /** What the server said of it stands here even where it cannot be kept: sent once more after a kill, it is done once. The file of what arrived goes. */
  readonly note: (entry: Entry) => Promise<boolean>
  /** What the server answered. Where it does not leave the shelf it stands here no more, and leaves another time. */
  readonly forget: (key: string) => Promise<void>
  /** What is taken back stays where it does not leave the shelf. @returns whether it left */
  readonly takeOut: (key: string) => Promise<boolean>
  readonly readAgain: () => Promise<void>
  readonly clear: () => void
  readonly isFull: () => boolean
  readonly setFull: (full: boolean) => void
}

const isUnsent = ({ state }: Entry): boolean => state === 'waiting' || state === 'refused'

/** The same for the same, read or not. */
const textOf = (entry: Entry): string => JSON.stringify(Entry.parse(entry))

/** @param inHand what is as it is here, whatever lies there */
export function openOutbox(shelf: Shelf, files: KeptFiles, inHand: ReadonlySet<string>): Outbox {
  let entries: readonly Entry[] = []
  let full = false
  /** Answered, and still lying there. */
  const leaving = new Set<string>()
  /** Of what the server said, and could not be kept: what lies there instead. */
  const unkept = new Map<string, string>()

  function set(entry: Entry): void {
    leaving.delete(entry.key)
    entries = [...entries.filter(({ key }) => key !== entry.key), entry].sort((a, b) => (a.key < b.key ? -1 : 1))
    keysFollow(entry.key)
  }
  async function keep(entry: Entry): Promise<boolean> {
    full = !(await shelf.put('outbox', entry.key, entry).then(
      () => true,
      () => false,
    ))
    if (full) return false
    unkept.delete(entry.key)
    set(entry)
    return true
  }
  const drop = (keys: readonly string[]): Promise<boolean> =>
    shelf.drop('outbox', keys).then(
      () => true,
      () => false,
    )
  async function leave(key: string): Promise<void> {
    const carries = entries.some((entry) => entry.key === key && entry.file !== undefined)
    entries = entries.filter((entry) => entry.key !== key)
    if (carries) await files.drop(key)
  }

  return {
    all: () => entries,
    find: (key) => entries.find((entry) => entry.key === key),
    keep,
    note: async (entry) => {
      const before = entries.find(({ key }) => key === entry.key)
      set(entry)
      const kept = await keep(entry)
      if (!kept && before !== undefined && !unkept.has(entry.key)) unkept.set(entry.key, textOf(before))
      // As long as it is not written down here that it arrived, it may be sent once more.
      if (kept && entry.file !== undefined && !isUnsent(entry)) await files.drop(entry.key)
      return kept
    },
    forget: async (key) => {
      await leave(key)
      if (!(await drop([key]))) leaving.add(key)
    },
    takeOut: async (key) => {
      if (!(await drop([key]))) {
        full = true
        return false
      }
      await leave(key)
      return true
    },
    readAgain: async () => {
      if (leaving.size > 0 && (await drop([...leaving]))) leaving.clear()
      const before = entries
      const kept = await shelf.all('outbox')
      const read = kept.flatMap(({ value }) => Entry.safeParse(value).data ?? []).filter(({ key }) => !leaving.has(key))
      // What another page changed or took back is as it is there.
      const lying = new Map(read.map((entry) => [entry.key, textOf(entry)]))
      for (const [key, text] of unkept) if (lying.get(key) !== text) unkept.delete(key)
      entries = reread({ before, now: entries, read, inHand: new Set([...inHand, ...unkept.keys()]) })
      for (const { key } of entries) keysFollow(key)
    },
    clear: () => {
      entries = []
    },
    isFull: () => full,
    setFull: (now) => {
      full = now
    },
  }
}
