// SPDX-License-Identifier: AGPL-3.0-or-later
// Whatever an error quotes, the log does not.

import pg from 'pg'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { logError, openLog } from '#platform/server/log.ts'
import { freshDatabase } from '../../../test/support/postgres.ts'

const url = await freshDatabase()
const NAME = 'Sutrisniwati'
const NIK = '3510044107990001'

function thrownBy(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}

async function fromDatabase(text: string, values: readonly string[]): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const error = await client.query(text, [...values]).catch((caught: unknown) => caught)
  await client.end()
  return error
}

it('says what kind of error arose and where, and nothing of anybody', async () => {
  const errors = [
    thrownBy(() => JSON.parse(`{"name": ${NAME}`)),
    thrownBy(() => z.object({ nik: z.literal(NIK) }).parse({ nik: NAME })),
    await fromDatabase('select $1::uuid', [NAME]),
    await fromDatabase("insert into identity (regency, kind, hash, stream_id, area) values ('35.10', 'nik', null, gen_random_uuid(), $1)", [
      NAME,
    ]),
    new Error(`no such person: ${NAME}, ${NIK}`, { cause: new Error(NAME) }),
    NAME,
    { message: NAME, name: 'Error', code: '57P03', stack: new Error(NAME).stack, queue: 'seal' },
  ]
  const lines: string[] = []
  const log = openLog('info', { write: (line) => void lines.push(line) })
  for (const error of errors) logError(log)(error)
  expect(lines.length).toBe(errors.length)
  for (const line of lines) {
    expect(line).not.toContain(NAME)
    expect(line).not.toContain(NIK)
  }
  expect(JSON.parse(lines[2] ?? '')).toMatchObject({ level: 50, kind: 'error', code: '22P02' })
  expect(JSON.parse(lines[3] ?? '')).toMatchObject({ code: '23502', table: 'identity' })
  expect(lines[4]).toContain('log.test.ts')
  expect(JSON.parse(lines[6] ?? '')).toMatchObject({ kind: 'Error', code: '57P03' })
  expect(lines[6]).toContain('log.test.ts')
})
