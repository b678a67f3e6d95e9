// SPDX-License-Identifier: AGPL-3.0-or-later
// Commands that are written together: one transaction, each under its own writer's authority, and none fails for another's sake. What they
// are decided on is read together as well.

import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { workerAggregate } from '#journeys/server/worker.aggregate.ts'
import type { Actor } from '#kernel/authority.ts'
import { must } from '#kernel/decider.ts'
import { noRegencies } from '#kernel/regency.ts'
import { newId } from '#platform/server/new-id.ts'
import { type Commit, openCommits, writeCommits } from '#platform/server/storage/commits.ts'
import { type Database, everywhere, openDatabase } from '#platform/server/storage/database.ts'
import { openKeyring } from '#platform/server/storage/keys.ts'
import { openLoads } from '#platform/server/storage/loads.ts'
import { openRecords } from '#platform/server/storage/records.ts'
import { officers } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

const HERE = '35.10.04.2006'
const NEXT = '35.10.04.2005'
const keyring = openKeyring(Buffer.alloc(32, 7))
let db: Database

beforeAll(async () => {
  db = openDatabase({ connectionString: await freshDatabase(), poolSize: 2 })
})
afterAll(() => db.close())

/** A registration as it is about to be written. */
async function registration(actor: Actor, area: string, commandId = newId()): Promise<Commit> {
  const caught: Commit[] = []
  const records = openRecords(db, keyring, () => undefined, { add: async (commits) => void caught.push(...commits) })
  // Past the wall in front, so that the database's own refuses.
  const scope = { rows: actor.prefixes, filter: [''], officeId: actor.officeId, userId: actor.userId }
  await records.change(
    {
      actor,
      scope,
      contract: 'RegisterWorker',
      commandId,
      input: commandId,
      now: '2026-05-03T02:00:00.000Z',
      today: '2026-05-03',
    },
    {
      aggregate: workerAggregate(noRegencies),
      key: { regency: area.slice(0, 5), uuid: newId() },
      createIn: area,
      command: {
        type: 'RegisterWorker',
        area,
        plan: { destination: 'HKG', occupation: 'PENGASUH_LANSIA', scheme: 'G_TO_G' },
        personal: { name: 'Siti Aminah', sex: 'F', birthDate: '1999-07-01' },
      },
      facts: async () => ({}),
      answer: ({ id, version }) => ({ id, version }),
    },
  )
  return must(caught[0], 'what was accepted')
}

/** Adds them all at once, and counts the statements that it took. */
async function addAll(commits: readonly Commit[]) {
  let statements = 0
  const counted: Database = {
    ...db,
    write: (text, values) => {
      statements += 1
      return db.write(text, values)
    },
  }
  const { add } = openCommits(counted)
  const outcomes = await Promise.allSettled(commits.map((commit) => add([commit])))
  return {
    statements,
    fell: outcomes.flatMap((outcome, index) => (outcome.status === 'rejected' ? [{ index, error: outcome.reason }] : [])),
  }
}

async function written(commits: readonly Commit[]) {
  const ids = commits.map(({ record }) => record['stream_id'])
  return db.transaction(everywhere, async (tx) => {
    const rows = await tx.run(
      `select e.user_id, e.area, count(*)::int as events, count(distinct s.stream_id)::int as states, count(distinct w.stream_id)::int as files,
         count(distinct c.command_id)::int as commands, count(distinct k.stream_id)::int as keys, count(distinct t.stream_id)::int as steps
       from event e left join snapshot s using (regency, stream_id) left join worker w using (regency, stream_id) left join subject_key k using (regency, stream_id)
         left join command c on c.command_id = e.command_id left join (select distinct stream_id from work) t on t.stream_id = e.stream_id
       where e.stream_id = any($1) group by e.user_id, e.area order by e.user_id, e.area`,
      [ids],
    )
    return rows.map((row) => Object.values(row).join(' '))
  })
}

it('what comes at once is written at once, each by its own writer', async () => {
  const commits = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      n % 3 === 0 ? registration(officers.tetangga, NEXT) : registration(n % 3 === 1 ? officers.desa : officers.dinas, HERE),
    ),
  )
  expect(await addAll(commits)).toEqual({ statements: 1, fell: [] })
  expect(await written(commits)).toEqual([`desa ${HERE} 4 4 4 4 4 4`, `dinas ${HERE} 4 4 4 4 4 4`, `tetangga ${NEXT} 4 4 4 4 4 4`])
})

it('the wall of the database stands between writers of one group, and who runs into it falls alone', async () => {
  const commits = [
    await registration(officers.tetangga, NEXT),
    await registration(officers.desa, NEXT),
    await registration(officers.desa, HERE),
    await registration(officers.dinas, NEXT),
  ]
  const { statements, fell } = await addAll(commits)
  expect(statements).toBe(1 + commits.length)
  expect(fell.map(({ index }) => index)).toEqual([1])
  expect(fell[0]?.error).toMatchObject({ code: '42501' })
  expect(await written(commits)).toEqual([`desa ${HERE} 1 1 1 1 1 1`, `dinas ${NEXT} 1 1 1 1 1 1`, `tetangga ${NEXT} 1 1 1 1 1 1`])
})

it('a command id that was used falls alone, whether it comes with its first or after it', async () => {
  const id = newId()
  const commits = [
    await registration(officers.desa, HERE, id),
    await registration(officers.desa, HERE),
    await registration(officers.desa, HERE, id),
  ]
  const { fell } = await addAll(commits)
  expect(fell.map(({ index }) => index)).toEqual([2])
  expect(fell[0]?.error).toMatchObject({ constraint: 'command_pkey' })
  const late = [await registration(officers.desa, HERE), await registration(officers.desa, HERE, id)]
  expect((await addAll(late)).fell.map(({ index }) => index)).toEqual([1])
  expect(await written([...commits, ...late])).toEqual([`desa ${HERE} 3 3 3 3 3 3`])
})

it('one that waits for a lock holds up nobody else', async () => {
  const id = newId()
  const first = await registration(officers.desa, HERE, id)
  const second = await registration(officers.desa, HERE, id)
  const sent = Promise.withResolvers<void>()
  const { add } = openCommits({
    ...db,
    write: (text, values) => {
      sent.resolve()
      return db.write(text, values)
    },
  })
  let waiting: Promise<unknown> = Promise.resolve()
  await db.transaction(everywhere, async (tx) => {
    await writeCommits(tx.run, [first])
    waiting = add([second]).then(
      () => 'written',
      (error: unknown) => error,
    )
    await sent.promise
    for (let nth = 0; nth < 4; nth += 1) await add([await registration(officers.dinas, HERE)])
  })
  expect(await waiting).toMatchObject({ constraint: 'command_pkey' })
})

it('records that are asked for at once come by one statement for each reader, who gets the own and nothing else', async () => {
  const here = await registration(officers.desa, HERE)
  const next = await registration(officers.tetangga, NEXT)
  await addAll([here, next])
  let statements = 0
  const load = openLoads({
    ...db,
    byKey: (text, values) => {
      statements += 1
      return db.byKey(text, values)
    },
  })
  const asked = [officers.desa, officers.tetangga, officers.dinas].flatMap((actor) =>
    [next, here, next].map(({ record }) => ({ actor, uuid: z.string().parse(record['stream_id']) })),
  )
  const areas = await Promise.all(
    asked.map(async ({ actor, uuid }) => {
      const scope = { rows: actor.prefixes, filter: [''], officeId: actor.officeId, userId: actor.userId }
      return (await load({ regency: '35.10', uuid }, scope))?.area
    }),
  )
  expect(areas).toEqual([undefined, HERE, undefined, NEXT, undefined, NEXT, NEXT, HERE, NEXT])
  expect(statements).toBe(3)
})

it.each([
  ['a connection that is lost', new Error('Connection terminated unexpectedly')],
  ['a database that is going away', Object.assign(new pg.DatabaseError('terminating connection', 1, 'error'), { code: '57P01' })],
])('%s is told to everybody in the group, and nothing is tried again', async (_, error) => {
  let statements = 0
  const away: Database = {
    ...db,
    write: async () => {
      statements += 1
      throw error
    },
  }
  const { add } = openCommits(away)
  const commits = [await registration(officers.desa, HERE), await registration(officers.dinas, HERE)]
  const outcomes = await Promise.allSettled(commits.map((commit) => add([commit])))
  expect(outcomes).toEqual([
    { status: 'rejected', reason: error },
    { status: 'rejected', reason: error },
  ])
  expect(statements).toBe(1)
})
