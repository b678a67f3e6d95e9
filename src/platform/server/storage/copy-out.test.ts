// SPDX-License-Identifier: AGPL-3.0-or-later
// A COPY is read whole wherever its bytes are cut, and the connection is as good as before; a fault of the database is said.

import fc from 'fast-check'
import pg from 'pg'
import { describe, expect, inject, it } from 'vitest'
import { copyOut, takeApart } from '#platform/server/storage/copy-out.ts'

function message(kind: string, body: Buffer): Buffer {
  const header = Buffer.alloc(5)
  header.write(kind)
  header.writeUInt32BE(body.length + 4, 1)
  return Buffer.concat([header, body])
}

/** The same bytes in parts of these lengths, one after the other and again. */
function cut(bytes: Buffer, lengths: readonly number[]): readonly Buffer[] {
  const parts: Buffer[] = []
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const length = lengths[turn % lengths.length] ?? 1
    parts.push(bytes.subarray(at, at + length))
    at += length
  }
  return parts
}

describe('what a COPY sends', () => {
  it('is the same wherever it was cut, and what follows it is handed on', () => {
    const bodies = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 12 })
    const lengths = fc.array(fc.integer({ min: 1, max: 23 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(bodies, lengths, (rows, cuts) => {
        const after = Buffer.concat([message('c', Buffer.alloc(0)), message('C', Buffer.from('COPY 3\0'))])
        const sent = Buffer.concat([message('H', Buffer.alloc(7, 1)), ...rows.map((row) => message('d', Buffer.from(row))), after])
        const inside: Buffer[] = []
        const rest: Buffer[] = []
        const take = takeApart((part, start, end) => inside.push(Buffer.from(part.subarray(start, end))))
        for (const part of cut(sent, cuts)) {
          if (rest.length > 0) rest.push(part)
          else rest.push(...[take(part)].filter((found) => found !== undefined))
        }
        expect(Buffer.concat(inside)).toEqual(Buffer.concat(rows))
        expect(Buffer.concat(rest)).toEqual(after)
      }),
    )
  })
})

describe('a connection', () => {
  it('gives pieces of one size, and answers as before after each COPY, a refused one too', async () => {
    const client = new pg.Client({ connectionString: inject('clusterUrl') })
    await client.connect()
    try {
      for (const count of [0, 1, 5000]) {
        const copy = copyOut(client, `copy (select repeat(n::text, 7) from generate_series(1, ${count}) n) to stdout`, 1000)
        const pieces: Buffer[] = []
        for await (const piece of copy.pieces()) {
          pieces.push(Buffer.from(piece))
          copy.giveBack(piece)
        }
        const wanted = Array.from({ length: count }, (_, index) => `${String(index + 1).repeat(7)}\n`).join('')
        expect(Buffer.concat(pieces).toString()).toBe(wanted)
        expect(pieces.slice(0, -1).every(({ length }) => length === 1000)).toBe(true)
        expect(copy.rows()).toBe(count)
        const refused = copyOut(client, 'copy (select 1 / (3 - n) from generate_series(1, 9) n) to stdout', 1000)
        await expect(refused.pieces().next()).rejects.toThrow('division by zero')
        expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
      }
    } finally {
      await client.end()
    }
  })

  it('that is lost in the middle is said', async () => {
    const client = new pg.Client({ connectionString: inject('clusterUrl') })
    client.on('error', () => undefined)
    await client.connect()
    const pid = String((await client.query('select pg_backend_pid() as pid')).rows[0]?.pid)
    const other = new pg.Client({ connectionString: inject('clusterUrl') })
    await other.connect()
    const copy = copyOut(client, 'copy (select repeat(n::text, 100) from generate_series(1, 9000000) n) to stdout', 1000)
    const pieces = copy.pieces()
    await pieces.next()
    await other.query('select pg_terminate_backend($1)', [pid])
    await other.end()
    await expect(
      (async () => {
        for await (const piece of pieces) copy.giveBack(piece)
      })(),
    ).rejects.toThrow(/terminat/i)
  })
})
