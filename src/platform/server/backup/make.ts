// SPDX-License-Identifier: AGPL-3.0-or-later
// Makes a backup of an instance, at work or not: written aside, on the disk, read again to the last byte, and only then under its name.

import type { KeyObject } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'
import { constants, zstdCompress, zstdDecompress } from 'node:zlib'
import type { Closing } from '#platform/server/backup/age.ts'
import { type Archive, createArchive, readArchive } from '#platform/server/backup/archive.ts'
import {
  BEGINNING,
  type Beginning,
  END,
  End,
  FORMAT,
  JOBS,
  KEY_FILE,
  nameOf,
  PAPERS,
  PIECE,
  placeOf,
} from '#platform/server/backup/contents.ts'
import type { FileStore } from '#platform/server/files/store.ts'
import { StartError } from '#platform/server/start-error.ts'
import { openSnapshot, type Snapshot } from '#platform/server/storage/copies.ts'

export interface BackupOptions {
  readonly databaseUrl: string
  /** The data folder. */
  readonly data: string
  /** Where papers lie, if not in the data folder. */
  readonly papers?: FileStore
  /** The instance key, wherever it is kept, as its file holds it. */
  readonly key: string
  readonly about: Pick<Beginning, 'version' | 'at' | 'publicKey'>
  readonly file: string
  /** Takes the place of a file that is there. */
  readonly replace?: boolean
  readonly closing: Closing
  /** Told every now and then how many bytes are written, and at the end that they are read again. */
  readonly progress?: (step: { readonly written: number } | { readonly checked: number }) => void
}

export interface Backup {
  readonly bytes: number
  readonly rows: number
  readonly files: number
}

// Made anew at every start, said by the database, or what a restore is working on or has put aside.
const LEFT_OUT = /^(postgres(\.new|\.log)?|lock\.sqlite.*|instance\.json.*|done\.json|restoring|before-.*)$/
const OF_THE_CLUSTER = 'secrets/database-password'

const pack = promisify(zstdCompress)
const unpack = promisify(zstdDecompress)
// Half the time of level 1 for a fourteenth more bytes. In one go: by itself it hands out 16 KB, and goes round for each.
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: -3 }, chunkSize: PIECE / 4 }
const WHOLE = { maxOutputLength: 2 * PIECE, chunkSize: PIECE + 1024 }
const STEP_BYTES = 32 * 1024 * 1024
const UNPACKED_AT_ONCE = 3

/** The files of the data folder that belong in a backup, by their paths in it. */
export function filesOf(data: string): readonly string[] {
  const within = (folder: string): readonly string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name)
      const name = relative(data, path).replaceAll('\\', '/')
      if (LEFT_OUT.test(name) || name === OF_THE_CLUSTER || name === KEY_FILE) return []
      if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return within(path)
      return [name]
    })
  return within(data).toSorted()
}

async function addFile(archive: Archive, data: string, name: string): Promise<boolean> {
  const path = join(data, name)
  const size = statSync(path, { throwIfNoEntry: false })?.size
  // Erased or replaced since it was listed.
  if (size === undefined) return false
  const entry = { name: `folder/${name}`, size }
  if (size === 0) await archive.add(entry.name, Buffer.alloc(0))
  else await archive.addLong(entry, createReadStream(path, { end: size - 1, highWaterMark: PIECE }))
  return true
}

/** What somebody else put into the bucket is not ours to take along. */
const PAPER = /^\d+\/[\w-]+\/[0-9a-f]{64}$/
/** Questions to a store on their way at once, each for a file of 20 MB at most. */
const ASKED_AT_ONCE = 4

/** Papers of a store, under the names they would have in the data folder: a restore puts them where its instance keeps them. */
async function addPapers(archive: Archive, store: FileStore, there: ReadonlySet<string>): Promise<number> {
  const listed = store.list('')
  let files = 0
  const work = async (): Promise<void> => {
    for await (const { name } of listed) {
      const path = `${PAPERS}/${name}`
      if (!PAPER.test(name) || there.has(path)) continue
      const chunks = await store.get(name)
      // Erased since it was listed.
      if (chunks === undefined) continue
      const parts: Buffer[] = []
      for await (const chunk of chunks) parts.push(chunk)
      await archive.add(`folder/${path}`, Buffer.concat(parts))
      files += 1
    }
  }
  const done = await Promise.allSettled(Array.from({ length: ASKED_AT_ONCE }, work))
  const failed = done.find((each) => each.status === 'rejected')
  if (failed === undefined) return files
  // A code is the disk's, where the backup is written.
  const { reason } = failed
  throw codeOf(reason) === undefined && reason instanceof Error ? new StartError(['backup-papers-unread', { why: reason.message }]) : reason
}

/** One piece is packed while the next is read. */
async function addTable(archive: Archive, snapshot: Snapshot, table: Snapshot['tables'][number]): Promise<{ rows: number; bytes: number }> {
  const name = nameOf(table)
  const { pieces, giveBack, rows, free } = await snapshot.read(table)
  let [bytes, number] = [0, 0]
  let adding: Promise<void> = Promise.resolve()
  async function add(piece: Buffer, place: string): Promise<void> {
    const packed = await pack(piece, FAST)
    giveBack(piece)
    await archive.add(place, packed)
  }
  for await (const piece of pieces()) {
    await adding
    number += 1
    bytes += piece.length
    adding = add(piece, `database/${name}/${String(number).padStart(6, '0')}`)
    adding.catch(() => undefined)
  }
  await adding
  await archive.add(`database/${name}/end`, Buffer.alloc(0))
  free()
  return { rows: rows(), bytes }
}

async function fillArchive(archive: Archive, options: BackupOptions): Promise<End> {
  const { data, about, progress } = options
  const snapshot = await openSnapshot(options.databaseUrl)
  try {
    const tables = snapshot.tables.map(({ schema, name, columns }) => ({ schema, name, columns }))
    const beginning: Beginning = { format: FORMAT, ...about, migrations: [...snapshot.migrations], tables }
    await archive.add(BEGINNING, Buffer.from(JSON.stringify(beginning)))
    await archive.add(`folder/${KEY_FILE}`, Buffer.from(`${options.key}\n`))
    const end = { rows: new Map<string, number>(), bytes: new Map<string, number>() }
    const waiting = [...snapshot.tables]
    let told = 0
    const work = async (): Promise<void> => {
      for (let table = waiting.shift(); table !== undefined; table = waiting.shift()) {
        const { rows, bytes } = await addTable(archive, snapshot, table)
        end.rows.set(nameOf(table), rows)
        end.bytes.set(nameOf(table), bytes)
        if (archive.written() - told >= STEP_BYTES) {
          told = archive.written()
          progress?.({ written: told })
        }
      }
    }
    await Promise.all([work(), work()])
    await archive.add(JOBS, await pack(JSON.stringify(snapshot.jobs), FAST))
    // After the snapshot: what its rows name was there before they were.
    let files = 1
    const names = filesOf(data)
    for (const name of names) files += (await addFile(archive, data, name)) ? 1 : 0
    if (options.papers !== undefined) files += await addPapers(archive, options.papers, new Set(names))
    const { sequences, jobs } = snapshot
    const [rows, bytes] = [Object.fromEntries(end.rows), Object.fromEntries(end.bytes)]
    return { rows, bytes, files, jobs: jobs.length, sequences: [...sequences] }
  } finally {
    await snapshot.close()
  }
}

/** Reads what was written, from the file: every seal, every packing, and as much of everything as went in. */
async function mustBeWhole(part: string, key: KeyObject, wanted: End): Promise<void> {
  const bytes = new Map<string, number>()
  let files = 0
  let end: unknown
  const unpacking: Promise<void>[] = []
  async function count(table: string, packed: Buffer): Promise<void> {
    const { length } = await unpack(packed, WHOLE)
    bytes.set(table, (bytes.get(table) ?? 0) + length)
  }
  for await (const entry of readArchive(part, { key })) {
    const place = placeOf(entry.name)
    if (entry.name === END) end = End.parse(JSON.parse((await entry.whole()).toString()))
    if (place?.kind === 'file') files += 1
    if (place?.kind !== 'piece') continue
    if (unpacking.length >= UNPACKED_AT_ONCE) await unpacking.shift()
    const counted = count(place.table, await entry.whole())
    counted.catch(() => undefined)
    unpacking.push(counted)
  }
  await Promise.all(unpacking)
  const isWhole = JSON.stringify(end) === JSON.stringify(wanted) && files === wanted.files
  const differs = Object.entries(wanted.bytes).some(([table, size]) => (bytes.get(table) ?? 0) !== size)
  if (!isWhole || differs) throw new StartError(['backup-differs', { file: part }])
}

/** What an interrupted backup to the same file left. */
function removeParts(file: string): void {
  const begins = `${basename(file)}.`
  for (const name of readdirSync(dirname(file)))
    if (name.startsWith(begins) && /^\d+\.part$/.test(name.slice(begins.length))) rmSync(join(dirname(file), name), { force: true })
}

async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders, and keeps names without being asked.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

/** The way on where the place of the file is the trouble; any other fault stays what it is. */
function backupFault(error: unknown, file: string): unknown {
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return new StartError(['backup-no-room', { file }])
  if (code === 'EACCES' || code === 'EROFS' || code === 'ENOENT' || code === 'EPERM')
    return new StartError(['backup-not-written', { file }])
  return error
}

/** @throws StartError when there is no room, the file may not be written, or it is there already */
export async function makeBackup(options: BackupOptions): Promise<Backup> {
  const file = resolve(options.file)
  const data = resolve(options.data)
  if (!relative(data, file).startsWith('..')) throw new StartError(['backup-inside', { file, data }])
  if (options.replace !== true && existsSync(file)) throw new StartError(['backup-there', { file }])
  const part = `${file}.${process.pid}.part`
  let archive: Archive | undefined
  try {
    removeParts(file)
    archive = await createArchive(part, options.closing)
    const end = await fillArchive(archive, { ...options, data })
    await archive.add(END, Buffer.from(JSON.stringify(end)))
    await archive.finish()
    const bytes = archive.written()
    options.progress?.({ checked: bytes })
    await mustBeWhole(part, archive.key, end)
    await rename(part, file)
    await syncFolder(dirname(file))
    return { bytes, rows: Object.values(end.rows).reduce((sum, rows) => sum + rows, 0), files: end.files }
  } catch (error) {
    await archive?.abandon().catch(() => undefined)
    rmSync(part, { force: true })
    throw backupFault(error, file)
  }
}
