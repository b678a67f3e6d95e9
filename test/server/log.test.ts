// SPDX-License-Identifier: AGPL-3.0-or-later
// The log lies where its record is: whoever looked or acted, an auditor of that place finds it, behind both walls and behind each alone.

import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { type LogAsked, listLog } from '#access/server/access.store.ts'
import type { Actor } from '#kernel/authority.ts'
import { parseId } from '#kernel/ids.ts'
import type { Walls } from '#platform/server/http/routes.ts'
import { type Database, everywhere } from '#platform/server/storage/database.ts'
import { freshDatabase } from '../support/postgres.ts'
import { officer } from '../support/town.ts'
import { actorHeader, openWhole, type Whole } from '../support/whole.ts'

const HERE = '35.10.04.2006'
const url = await freshDatabase()
const wallsOf: readonly Walls[] = [
  { handler: true, rows: true },
  { handler: false, rows: true },
  { handler: true, rows: false },
]
let instances: readonly Whole[]
let whole: Whole
let id: string

const village = officer('village-officer', [HERE])
/** At home elsewhere, and answering for this place too. */
const post = officer('agency-officer', ['35.09', '35.10'])
/** Of another regency, let in to the one file. */
const guest = officer('regency-officer', ['35.09.01'], 'guest-office')

async function send(method: 'GET' | 'POST', path: string, actor: Actor, body?: object, on = whole) {
  const headers = { ...actorHeader(actor), 'accept-language': 'en' }
  const answer = await on.app.inject({ method, url: `/api/v1${path}`, headers, ...(body === undefined ? {} : { payload: body }) })
  expect(answer.statusCode, `${path}: ${answer.body}`).toBeLessThan(300)
  return answer
}

const Log = z.object({ items: z.array(z.object({ contract: z.string(), userId: z.string(), area: z.nullable(z.string()) })) })

/** What an auditor of some places finds, the oldest first. */
async function found(places: readonly string[], asked = '', on = whole): Promise<readonly string[]> {
  const answer = await send('GET', `/log?limit=200${asked}`, officer('auditor', places), undefined, on)
  const names = new Map([village, post, guest].map((actor) => [actor.userId, actor.role]))
  return Log.parse(answer.json())
    .items.map(({ contract, userId, area }) => `${contract} ${names.get(userId)} ${area ?? '-'}`)
    .toReversed()
}

beforeAll(async () => {
  instances = wallsOf.map((walls) => openWhole(url, { walls }))
  whole = instances[0] ?? openWhole(url)
  const body = { name: 'Siti Aminah', sex: 'F', birthDate: '1999-07-01', area: HERE, scheme: 'G_TO_G' }
  id = z.object({ id: z.string() }).parse((await send('POST', '/workers', village, body)).json()).id
  // For good, as no command does: the storage layer is told so.
  const { regency, uuid } = parseId(id)
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  for (const table of ['snapshot', 'worker'])
    await owner.query(`update ${table} set let_in = '{guest-office}' where regency = $1 and stream_id = $2`, [regency, uuid])
  await owner.query(`update snapshot set state = (state::jsonb || '{"letIn":["guest-office"]}')::text where stream_id = $1`, [uuid])
  await owner.end()
  for (const actor of [post, guest]) {
    await send('GET', `/workers/${id}`, actor)
    await send('POST', `/workers/${id}/milestones/${actor === post ? 'INFO_GIVEN' : 'FAMILY_CONSENT'}`, actor, {})
    await send('GET', '/workers', actor)
  }
  await send('GET', `/workers?area=${HERE}`, post)
  await send('GET', '/workers?area=35.09.01', post)
})
afterAll(() => Promise.all(instances.map((each) => each.close())))

const onRecord = [
  `RegisterWorker village-officer ${HERE}`,
  `GetWorker agency-officer ${HERE}`,
  `RecordMilestone agency-officer ${HERE}`,
  `GetWorker regency-officer ${HERE}`,
  `RecordMilestone regency-officer ${HERE}`,
]

describe('an auditor of the place of a record', () => {
  it('finds every act on it and every look at it, whoever came from wherever', async () => {
    for (const on of instances) {
      expect(await found(['35.10'], `&target=${id}`, on)).toEqual(onRecord)
      expect(await found(['35.10.04'], `&target=${id}`, on)).toEqual(onRecord)
    }
  })
  it('finds the lists in which it stood', async () => {
    for (const on of instances)
      expect((await found(['35.10'], '', on)).filter((line) => line.startsWith('ListWorkers'))).toEqual([
        'ListWorkers agency-officer -',
        // Of elsewhere, and let into one file here.
        'ListWorkers regency-officer -',
        `ListWorkers agency-officer ${HERE}`,
      ])
  })
})

describe('an auditor of another place', () => {
  it('finds nothing of it, behind either wall', async () => {
    for (const on of instances)
      for (const places of [['35.09'], ['35.10.01'], ['35.11'], []]) {
        const lines = await found(places, '', on)
        expect(
          lines.filter((line) => line.includes(HERE)),
          String(places),
        ).toEqual([])
        expect(await found(places, `&target=${id}`, on)).toEqual([])
      }
  })
  it('finds the lists in which its own could stand', async () => {
    for (const on of instances)
      expect((await found(['35.09'], '', on)).filter((line) => line.startsWith('ListWorkers'))).toEqual([
        'ListWorkers agency-officer -',
        'ListWorkers regency-officer -',
        'ListWorkers agency-officer 35.09.01',
      ])
    expect(await found(['35.09.02'])).toEqual(['ListWorkers agency-officer -'])
  })
})

describe('a page of a long log', () => {
  const LINES = 20_000

  /** How many lines are read for one page. */
  async function linesRead(asked: Omit<LogAsked, 'limit'>): Promise<number> {
    const { db } = whole.services
    let lines: unknown
    const counted: Database = {
      ...db,
      read: (scope, text, values) =>
        db.transaction(scope, async (tx) => {
          const rows = await tx.run(text, values)
          const [row] = await tx.run(
            `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as lines from pg_stat_xact_user_tables where relname in ('command', 'read_log')`,
          )
          lines = row?.['lines']
          return rows
        }),
    }
    expect((await listLog(counted, everywhere, { ...asked, limit: 51 })).length).toBeGreaterThan(0)
    return z.number().parse(lines)
  }

  it('is found without reading the rest, the first, a later one, and all of one record', async () => {
    const owner = new pg.Client({ connectionString: url })
    await owner.connect()
    const at = "timestamptz '2026-06-01' + n * interval '1 minute'"
    await owner.query(
      `insert into command (regency, command_id, user_id, office_id, contract, target, area, at)
       select '12.01', gen_random_uuid(), 'somebody', 'office', 'MoveWorker', '1201-' || gen_random_uuid(), '12.01.01', ${at} from generate_series(1, $1::int) n`,
      [LINES],
    )
    await owner.query(
      `insert into read_log (regency, stream_id, area, user_id, office_id, contract, at)
       select '12.01', gen_random_uuid(), '12.01.01', 'somebody', 'office', 'GetWorker', ${at} from generate_series(1, $1::int) n`,
      [LINES],
    )
    await owner.query('analyze command, read_log')
    await owner.end()
    expect(await linesRead({})).toBeLessThan(LINES / 10)
    expect(await linesRead({ after: ['2026-06-05T00:00:00.000Z', ''] })).toBeLessThan(LINES / 10)
    expect(await linesRead({ target: id })).toBeLessThan(LINES / 10)
  })

  it('goes on within one moment, with each line once', async () => {
    const EACH = 20
    const owner = new pg.Client({ connectionString: url })
    await owner.connect()
    const moment = "timestamptz '2025-01-01'"
    await owner.query(
      `insert into command (regency, command_id, user_id, office_id, contract, target, area, at)
       select '12.01', gen_random_uuid(), 'somebody', 'office', 'MoveWorker', '1201-' || gen_random_uuid(), '12.01.01', ${moment} from generate_series(1, $1::int)`,
      [EACH],
    )
    await owner.query(
      `insert into read_log (regency, stream_id, area, user_id, office_id, contract, at)
       select '12.01', gen_random_uuid(), '12.01.01', 'somebody', 'office', 'GetWorker', ${moment} from generate_series(1, $1::int)`,
      [EACH],
    )
    await owner.end()
    const keys: string[] = []
    for (let after: [string, string] = ['2025-01-02T00:00:00.000Z', '']; ; ) {
      const page = await listLog(whole.services.db, everywhere, { after, limit: 7 })
      expect(page.length).toBeLessThanOrEqual(7)
      const last = page.at(-1)
      if (last === undefined) break
      keys.push(...page.map(({ key }) => key))
      after = [last.at, last.key]
    }
    expect(keys.length).toBe(2 * EACH)
    expect(new Set(keys).size).toBe(2 * EACH)
  })
})

describe('a server of a test', () => {
  it('does not close while something it did left no line', async () => {
    const silent = async () => ({ type: 'done', answer: '{"done":true}', version: 1, id }) as const
    const on = openWhole(url, { replace: (bound) => (bound.name === 'EndSession' ? { ...bound, run: silent } : bound) })
    const headers = actorHeader(village)
    expect((await on.app.inject({ method: 'DELETE', url: `/api/v1/sessions/${parseId(id).uuid}`, headers })).statusCode).toBe(200)
    await expect(on.close()).rejects.toThrow(`the log has no line of EndSession by ${village.userId} of ${village.officeId}`)
  })
})
