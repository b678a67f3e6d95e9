// SPDX-License-Identifier: AGPL-3.0-or-later
// Takes a backup apart, into tables that are there and empty, and into a folder.

import { mkdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { zstdDecompress } from 'node:zlib'
import * as z from 'zod/mini'
import { type Opening, Unopened } from '#platform/server/backup/age.ts'
import { type ReadEntry, readArchive } from '#platform/server/backup/archive.ts'
import { BEGINNING, Beginning, END, End, JOBS, nameOf, PendingJob, PIECE, placeOf } from '#platform/server/backup/contents.ts'
import { type Filling, finishTables, openFiller, ownTables } from '#platform/server/storage/copies.ts'

export interface LoadOptions {
  readonly file: string
  readonly opening: Opening
  readonly databaseUrl: string
  /** Where the files of the data folder go. */
  readonly folder: string
  /** Makes the tables as they were, before any row arrives. */
  readonly prepare: (beginning: Beginning) => Promise<void>
  /** Told of each table that is whole again. */
  readonly progress?: (table: string, rows: number) => void
}

export interface Loaded {
  readonly beginning: Beginning
  readonly rows: number
  readonly files: number
  readonly jobs: readonly PendingJob[]
  /** Tables that no version of ours has. */
  readonly strange: readonly string[]
}

const unpack = promisify(zstdDecompress)
const AT_ONCE = 3
const MOST_JOBS_BYTES = 1024 * 1024 * 1024

/** A table whose first piece is no larger than this, packed, has little to sort. */
const SMALL = 16 * 1024

interface Open {
  readonly filling: Filling
  /** The piece before is on its way. */
  busy: Promise<void>
}

async function send({ filling }: Open, packed: Buffer): Promise<void> {
  const { stream } = filling
  const piece = await unpack(packed, { maxOutputLength: 2 * PIECE, chunkSize: PIECE + 1024 })
  await new Promise<void>((resolve, reject) => stream.write(piece, (error) => (error ? reject(error) : resolve())))
}

async function writeFile(folder: string, path: string, entry: ReadEntry): Promise<void> {
  const target = join(folder, path)
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
  const file = await open(target, 'w', 0o600)
  try {
    // All of each piece: a single write may take less than it was given.
    for await (const piece of entry.pieces()) await file.writeFile(piece)
    await file.sync()
  } finally {
    await file.close()
  }
}

function parse<T>(schema: z.ZodMiniType<T>, bytes: Buffer): T {
  const parsed = schema.safeParse(JSON.parse(bytes.toString()))
  if (!parsed.success) throw new Unopened('foreign')
  return parsed.data
}

/** What a backup says of itself, as far as it can be opened. @throws Unopened */
export async function readBeginning(file: string, opening: Opening): Promise<Beginning> {
  for await (const entry of readArchive(file, opening)) {
    if (entry.name !== BEGINNING) break
    return parse(Beginning, await entry.whole())
  }
  throw new Unopened('foreign')
}

/** @throws Unopened where it opens to none of these, is none of ours, or is not whole */
export async function loadBackup(options: LoadOptions): Promise<Loaded> {
  const tables = new Map<string, Open>()
  const rows: Record<string, number> = {}
  const strange: string[] = []
  const finishing = new Map<string, Promise<void>>()
  let jobs: readonly PendingJob[] = []
  let known: ReadonlySet<string> = new Set()
  let beginning: Beginning | undefined
  let end: End | undefined
  let files = 0

  const filler = openFiller(options.databaseUrl)

  async function openTable(name: string, first: number): Promise<Open | undefined> {
    const there = tables.get(name)
    if (there !== undefined) return there
    const table = beginning?.tables.find((each) => nameOf(each) === name)
    if (table === undefined) throw new Unopened('damaged')
    if (!known.has(name)) return undefined
    const opened = { filling: await filler.fill(table, first > SMALL ? 'large' : 'small'), busy: Promise.resolve() }
    tables.set(name, opened)
    return opened
  }

  async function finish(name: string, { filling }: Open): Promise<void> {
    const count = await filling.finish()
    rows[name] = count
    options.progress?.(name, count)
  }

  async function take(entry: ReadEntry): Promise<void> {
    if (beginning === undefined) {
      if (entry.name !== BEGINNING) throw new Unopened('foreign')
      beginning = parse(Beginning, await entry.whole())
      await options.prepare(beginning)
      known = new Set(await ownTables(options.databaseUrl))
      return
    }
    if (entry.name === END) end = parse(End, await entry.whole())
    if (entry.name === JOBS) {
      const packed = await entry.whole()
      jobs = parse(z.array(PendingJob), await unpack(packed, { maxOutputLength: MOST_JOBS_BYTES }))
    }
    const place = placeOf(entry.name)
    if (place === undefined) return
    if (place.kind === 'file') {
      await writeFile(options.folder, place.path, entry)
      files += 1
      return
    }
    const table = await openTable(place.table, entry.size)
    if (table === undefined) {
      if (place.kind === 'table-end') strange.push(place.table)
      return
    }
    await table.busy
    if (place.kind === 'piece') {
      table.busy = send(table, await entry.whole())
      table.busy.catch(() => undefined)
      return
    }
    // What is left to do for one table is done while another is read.
    const done = finish(place.table, table)
    done.catch(() => undefined)
    finishing.set(place.table, done)
    tables.delete(place.table)
  }

  try {
    for await (const entry of readArchive(options.file, options.opening)) {
      await take(entry)
      // As many at a time as are written at a time.
      for (const [name, done] of finishing) {
        if (finishing.size < AT_ONCE) break
        await done
        finishing.delete(name)
      }
    }
    await Promise.all(finishing.values())
    const wanted: End | undefined = end
    if (beginning === undefined || wanted === undefined || tables.size > 0) throw new Unopened('damaged')
    const differs = Object.entries(wanted.rows).some(([table, count]) => known.has(table) && rows[table] !== count)
    if (differs || files !== wanted.files || jobs.length !== wanted.jobs) throw new Unopened('damaged')
    await finishTables(options.databaseUrl, wanted.sequences)
    return { beginning, rows: Object.values(rows).reduce((sum, count) => sum + count, 0), files, jobs, strange }
  } finally {
    await Promise.allSettled(finishing.values())
    await filler.close()
  }
}
