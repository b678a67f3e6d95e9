// SPDX-License-Identifier: AGPL-3.0-or-later
// A list of people, handed in over HTTP and followed to its end, against the same rows put into one table with the same indexes.

import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import * as z from 'zod/mini'
import { columnCodes } from '#exchange/core/column.ts'
import { csvLine } from '#exchange/core/csv.ts'
import { syntheticNik } from '#people/core/nik.ts'
import { BASELINE_TABLE } from './baseline.ts'
import { NEAR, personOf, plan, villageOf } from './fill.ts'
import type { Ground, RunningServer } from './ground.ts'
import type { Row } from './row.ts'

const DRY_ROWS = 10_000
const BATCH = 1_000
const POLL_MS = 100

/** People who can be nobody, each with a number of their own. */
export function listOf(count: number, first: number): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const number = first + index
    const person = personOf(number)
    // Nine thousand numbers fit into one day of one district.
    const district = `49.${String(10 + (Math.floor(number / 9000) % 80)).padStart(2, '0')}.${String(1 + (Math.floor(number / 720_000) % 30)).padStart(2, '0')}`
    const cells: Readonly<Record<string, string>> = {
      nik: syntheticNik({ birthDate: person.birthDate, sex: 'F', serial: 1 + (number % 9000), district }),
      name: person.name,
      sex: 'F',
      birth_date: person.birthDate,
      area: villageOf(number % NEAR),
      phone: `0812${String(number).padStart(8, '0')}`,
      ...plan,
    }
    return csvLine(columnCodes.map((code) => cells[code] ?? ''))
  })
  return csvLine(columnCodes) + lines.join('')
}

const Begun = z.object({ id: z.string() })
const Standing = z.looseObject({ state: z.string(), rows: z.number(), accepted: z.number(), errors: z.array(z.unknown()) })

/** Seconds from the first byte to the last row. */
async function handIn(
  { url, token }: RunningServer,
  list: string,
  dryRun: boolean,
): Promise<{ readonly seconds: number; readonly accepted: number }> {
  const headers = { authorization: `Bearer ${token}` }
  const form = new FormData()
  form.append('file', new Blob([list]), 'list.csv')
  const begun = performance.now()
  const answer = await fetch(`${url}/api/v1/imports?dryRun=${dryRun}`, { method: 'POST', headers, body: form })
  const { id } = Begun.parse(await answer.json())
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    const read = Standing.parse(await (await fetch(`${url}/api/v1/imports/${id}?limit=3`, { headers })).json())
    if (read.state === 'running') continue
    if (read.state !== 'done') throw new Error(JSON.stringify(read))
    if (read.errors.length > 0) throw new Error(JSON.stringify(read.errors))
    return { seconds: (performance.now() - begun) / 1000, accepted: read.accepted }
  }
}

/** The rows as COPY writes them, with their number. */
async function rowsOf(client: pg.Client): Promise<{ readonly lines: readonly string[]; readonly records: readonly unknown[] }> {
  const { rows } = await client.query<{ record: unknown; line: string }>('select to_jsonb(b) as record, b::text as line from baseline b')
  return { lines: rows.map(({ line }) => line), records: rows.map(({ record }) => record) }
}

interface Plain {
  readonly copy: number
  readonly insert: number
}

/** Rows a second of the same rows into one table, by COPY and by inserts of a thousand. */
async function plainly(databaseUrl: string): Promise<Plain> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(BASELINE_TABLE)
    const { records } = await rowsOf(client)
    // As the file that COPY reads.
    const dump = await client.query<{ line: string }>(
      "select concat_ws(E'\\t', regency, stream_id, version, area, let_in, replace(replace(card, E'\\\\', E'\\\\\\\\'), E'\\t', ' '), replace(replace(rest, E'\\\\', E'\\\\\\\\'), E'\\n', E'\\\\n'), name, name_key, sex, state, since, scheme, destination, occupation, registered_on, stage, stage_since, next_due) as line from baseline",
    )
    const columns =
      'regency, stream_id, version, area, let_in, card, rest, name, name_key, sex, state, since, scheme, destination, occupation, registered_on, stage, stage_since, next_due'
    const text = dump.rows.map(({ line }) => `${line}\n`)
    const timed = async (work: () => Promise<void>): Promise<number> => {
      await client.query('truncate baseline')
      await client.query('checkpoint')
      const begun = performance.now()
      await work()
      return records.length / ((performance.now() - begun) / 1000)
    }
    const copy = await timed(async () => {
      await pipeline(Readable.from(text), client.query(copyFrom(`copy baseline (${columns}) from stdin`)))
    })
    const insert = await timed(async () => {
      for (let from = 0; from < records.length; from += BATCH)
        await client.query('insert into baseline select * from jsonb_populate_recordset(null::baseline, $1)', [
          JSON.stringify(records.slice(from, from + BATCH)),
        ])
    })
    return { copy, insert }
  } finally {
    await client.end()
  }
}

const GOAL = 4000
const DRY_GOAL_MS = 3000

export async function* measureImport(ground: Ground, count: number, note: (line: string) => void): AsyncGenerator<Row> {
  const server = await ground.serve('ours')
  try {
    const dry = await handIn(server, listOf(DRY_ROWS, 0), true)
    const milliseconds = dry.seconds * 1000
    yield {
      work: `dry run of ${DRY_ROWS.toLocaleString('en')} rows`,
      ours: milliseconds,
      baseline: null,
      unit: 'ms',
      ratio: null,
      goal: `under ${DRY_GOAL_MS} ms`,
      met: milliseconds < DRY_GOAL_MS,
    }
    const real = await handIn(server, listOf(count, 0), false)
    if (real.accepted !== count) throw new Error(`${real.accepted} of ${count} rows were accepted`)
    const ours = count / real.seconds
    note(`${count} rows in ${real.seconds.toFixed(1)} s`)
    const plain = await plainly(ground.url)
    for (const [name, baseline] of [
      ['COPY', plain.copy],
      ['INSERT by 1,000', plain.insert],
    ] as const)
      yield {
        work: `import of ${count.toLocaleString('en')} rows, ${name}`,
        ours,
        baseline,
        unit: 'rows/s',
        ratio: ours / baseline,
        goal: `${GOAL} rows/s`,
        met: ours >= GOAL,
      }
  } finally {
    await server.stop()
  }
}
