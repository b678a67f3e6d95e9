// SPDX-License-Identifier: AGPL-3.0-or-later
// The files themselves, in sealed pieces beside the records: any instance can read them, and none of them lies open anywhere.

import { createHash, type KeyObject } from 'node:crypto'
import * as z from 'zod/mini'
import { formatId, type RecordKey } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import type { Services } from '#platform/server/http/capability.ts'
import type { Upload } from '#platform/server/http/uploads.ts'
import { everywhere, type Scope } from '#platform/server/storage/database.ts'
import { open, openBytes, seal } from '#platform/server/storage/keys.ts'
import type { WrappedKeys } from '#platform/server/storage/rotate.ts'

const CHUNK_BYTES = 256 * 1024

type Needs = Pick<Services, 'db' | 'keyring'>

const keyName = (key: RecordKey): string => `import:${formatId(key)}`

export const importKeys: WrappedKeys = {
  table: 'import_file',
  column: 'wrapped',
  key: { column: 'stream_id', type: 'uuid' },
  by: ['regency', 'stream_id'],
  subject: ({ regency = '', stream_id: uuid = '' }) => keyName({ regency, uuid }),
}
const chunkContext = (key: RecordKey, nth: number): string => `import-chunk:${formatId(key)}:${nth}`
const nameContext = (key: RecordKey): string => `import-name:${formatId(key)}`
const surveyContext = (key: RecordKey): string => `import-survey:${formatId(key)}`

interface Received {
  readonly bytes: number
  /** SHA-256 of what was sent: tells a repetition from another file under the same request key. */
  readonly digest: string
}

export interface Receiving {
  readonly scope: Scope
  readonly key: RecordKey
  readonly area: string
  readonly at: Instant
}

/** Gathers what arrives into pieces of one size. */
async function* piecesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let length = 0
  for await (const chunk of bytes) {
    waiting.push(chunk)
    length += chunk.length
    if (length < CHUNK_BYTES) continue
    let whole = Buffer.concat(waiting, length)
    while (whole.length >= CHUNK_BYTES) {
      yield whole.subarray(0, CHUNK_BYTES)
      whole = whole.subarray(CHUNK_BYTES)
    }
    waiting = [whole]
    length = whole.length
  }
  if (length > 0) yield Buffer.concat(waiting, length)
}

/** Keeps a file while it arrives. Where its end does not come, or it is too large, nothing of it stays. */
export async function receiveFile({ db, keyring }: Needs, upload: Upload, { scope, key, area, at }: Receiving): Promise<Received> {
  const { regency, uuid } = key
  const subject = keyring.newSubjectKey(keyName(key))
  const hash = createHash('sha256')
  let bytes = 0
  let nth = 0
  try {
    for await (const piece of piecesOf(upload.bytes)) {
      hash.update(piece)
      bytes += piece.length
      const sealed = seal(subject.key, piece, chunkContext(key, nth))
      await db.transaction(scope, (tx) =>
        tx.run('insert into import_chunk (regency, stream_id, nth, area, sealed, at) values ($1, $2, $3, $4, $5, $6)', [
          regency,
          uuid,
          nth,
          area,
          sealed,
          at,
        ]),
      )
      nth += 1
    }
    const name = seal(subject.key, upload.fileName.slice(0, 200), nameContext(key))
    await db.transaction(scope, (tx) =>
      tx.run('insert into import_file (regency, stream_id, area, bytes, wrapped, sealed, at) values ($1, $2, $3, $4, $5, $6, $7)', [
        regency,
        uuid,
        area,
        bytes,
        subject.wrapped,
        name,
        at,
      ]),
    )
    return { bytes, digest: hash.digest('hex') }
  } catch (error) {
    await dropFile({ db }, key).catch(() => undefined)
    throw error
  }
}

/** Removes what was handed in, once all of it is entered; what could not be entered stays with its reasons. */
export async function dropContent({ db }: Pick<Services, 'db'>, { regency, uuid }: RecordKey): Promise<void> {
  await db.transaction(everywhere, (tx) => tx.run('delete from import_chunk where regency = $1 and stream_id = $2', [regency, uuid]))
}

/** Removes a list and all that came of it, but for its counts. */
export async function dropFile({ db }: Pick<Services, 'db'>, { regency, uuid }: RecordKey): Promise<void> {
  await db.transaction(everywhere, async (tx) => {
    for (const table of ['import_chunk', 'import_part', 'import_file'])
      await tx.run(`delete from ${table} where regency = $1 and stream_id = $2`, [regency, uuid])
  })
}

/** What a reader of lists needs of a file, wherever its bytes lie. */
export type FileBytes = Pick<KeptFile, 'bytes' | 'chunks' | 'readAt'>

export interface KeptFile {
  readonly key: RecordKey
  readonly bytes: number
  readonly name: string
  /** What was found out about it, where somebody has looked. */
  readonly survey: unknown
  /** With which everything that comes of it is sealed. */
  readonly seal: (text: string, context: string) => Buffer
  readonly open: (sealed: Buffer, context: string) => string
  readonly keepSurvey: (survey: unknown) => Promise<void>
  /** From the beginning, piece by piece. */
  readonly chunks: () => AsyncGenerator<Buffer>
  readonly readAt: (offset: number, length: number) => Promise<Buffer>
}

const FileRow = z.object({
  bytes: z.number(),
  wrapped: z.instanceof(Buffer),
  sealed: z.instanceof(Buffer),
  survey: z.nullable(z.instanceof(Buffer)),
})
const ChunkRow = z.object({ sealed: z.instanceof(Buffer) })

/** Undefined where it was removed, or was never there. */
export async function findFile({ db, keyring }: Needs, key: RecordKey): Promise<KeptFile | undefined> {
  const at = [key.regency, key.uuid]
  const [row] = await db.read(
    everywhere,
    'select bytes, wrapped, sealed, survey from import_file where regency = $1 and stream_id = $2',
    at,
  )
  if (row === undefined) return undefined
  const file = FileRow.parse(row)
  const subject: KeyObject = keyring.unwrap(keyName(key), file.wrapped)

  async function chunk(nth: number): Promise<Buffer> {
    const [found] = await db.read(everywhere, 'select sealed from import_chunk where regency = $1 and stream_id = $2 and nth = $3', [
      ...at,
      nth,
    ])
    return openBytes(subject, ChunkRow.parse(found).sealed, chunkContext(key, nth))
  }

  async function* chunks(): AsyncGenerator<Buffer> {
    for (let nth = 0; nth * CHUNK_BYTES < file.bytes; nth += 1) yield await chunk(nth)
  }

  let last: { readonly nth: number; readonly bytes: Promise<Buffer> } | undefined
  function cached(nth: number): Promise<Buffer> {
    if (last?.nth !== nth) last = { nth, bytes: chunk(nth) }
    return last.bytes
  }

  return {
    key,
    bytes: file.bytes,
    name: open(subject, file.sealed, nameContext(key)),
    survey: file.survey === null ? undefined : JSON.parse(open(subject, file.survey, surveyContext(key))),
    seal: (text, context) => seal(subject, text, context),
    open: (sealed, context) => open(subject, sealed, context),
    keepSurvey: async (survey) => {
      const sealed = seal(subject, JSON.stringify(survey), surveyContext(key))
      await db.transaction(everywhere, (tx) =>
        tx.run('update import_file set survey = $3 where regency = $1 and stream_id = $2', [...at, sealed]),
      )
    },
    chunks,
    readAt: async (offset, length) => {
      const end = Math.min(offset + length, file.bytes)
      const parts: Buffer[] = []
      for (let from = offset; from < end; ) {
        const nth = Math.floor(from / CHUNK_BYTES)
        const start = nth * CHUNK_BYTES
        const part = (await cached(nth)).subarray(from - start, end - start)
        if (part.length === 0) break
        parts.push(part)
        from += part.length
      }
      return Buffer.concat(parts)
    },
  }
}
