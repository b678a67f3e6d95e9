// SPDX-License-Identifier: AGPL-3.0-or-later
// What follows from an event happens exactly once, whatever fails in between.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import type { WorkerFacts } from '#journeys/core/worker.facts.ts'
import { workerAggregate } from '#journeys/server/worker.aggregate.ts'
import type { ClockTask, HeardEvent, Listener } from '#platform/server/http/capability.ts'
import { systemCall } from '#platform/server/jobs/system.ts'
import { openInstance, type TestInstance } from '../support/instance.ts'
import { openJobs, type TestJobs } from '../support/jobs.ts'
import { freshDatabase } from '../support/postgres.ts'

const url = await freshDatabase()
let instance: TestInstance
let jobs: TestJobs
let handled: HeardEvent[] = []
let before: (event: HeardEvent) => Promise<void> = async () => undefined
let after: (event: HeardEvent) => Promise<void> = async () => undefined
const errors: unknown[] = []
const QUOTED = 'Sutrisniwati 4910044107990001'

/** A sample: whoever is registered has been told about safe migration. */
function inform(to: TestInstance): Listener {
  return {
    name: 'sample-inform',
    to: ['WorkerRegistered'],
    handle: async (event) => {
      await before(event)
      const { regency } = event.key
      const outcome = await to.services.records.change(
        systemCall(to.services, { contract: 'RecordMilestone', commandId: event.commandId, regency, officeKind: 'REGENCY' }),
        {
          aggregate: workerAggregate(instance.services.regencies),
          key: event.key,
          command: { type: 'RecordMilestone', code: 'INFO_GIVEN', on: '2026-05-03' },
          facts: async (): Promise<WorkerFacts> => ({}),
          answer: ({ id, version }) => ({ id, version }),
        },
      )
      expect(outcome.type).toBe('done')
      handled.push(event)
      await after(event)
    },
  }
}

/** A sample: whatever a task reads may stand in its error. */
const stumbling: ClockTask = {
  name: 'sample-stumbling',
  cron: '0 0 1 1 *',
  run: async () => {
    throw new RangeError(`planted: ${QUOTED}`)
  },
}

beforeAll(async () => {
  instance = openInstance(url)
  jobs = await openJobs(instance, { listeners: [inform(instance)], tasks: [stumbling], retries: 1, onError: (error) => errors.push(error) })
})
afterAll(async () => {
  await jobs.stop()
  await instance.app.close()
  await instance.db.close()
})

function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}

async function register(name: string): Promise<string> {
  handled = []
  const answer = await instance.app.inject({
    method: 'POST',
    url: '/api/v1/workers',
    headers: { 'x-officer': 'desa' },
    payload: { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' },
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return z.object({ id: z.string() }).parse(answer.json()).id
}

/** All that the queue's tables say. */
async function kept(): Promise<string> {
  const tables = await instance.db.run("select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'pgboss'")
  const rows = await Promise.all(tables.map(({ name }) => instance.db.plain(`select t::text as line from ${name} t`)))
  return rows
    .flat()
    .map(({ line }) => line)
    .join('\n')
}

async function informed(id: string): Promise<number> {
  const answer = await instance.app.inject({ method: 'GET', url: `/api/v1/workers/${id}/history`, headers: { 'x-officer': 'desa' } })
  const { items } = z.object({ items: z.array(z.object({ type: z.string(), data: z.unknown() })) }).parse(answer.json())
  return items.filter((event) => event.type === 'MilestoneRecorded').length
}

it('a listener hears an event and its command is done', async () => {
  const id = await register('Siti')
  await jobs.settleAll()
  expect(handled.map((event) => event.id)).toEqual([id])
  expect(await informed(id)).toBe(1)
})

it('a listener that fails after its command is tried again, and the command stays done once', async () => {
  let failures = 0
  after = async () => {
    failures += 1
    if (failures === 1) throw new Error('planted')
  }
  const id = await register('Wati')
  await jobs.settleAll()
  expect(handled.length).toBe(2)
  expect(new Set(handled.map((event) => event.commandId)).size).toBe(1)
  expect(await informed(id)).toBe(1)
  after = async () => undefined
})

it('an event whose worker fell silent between handling and completing is handed to another', async () => {
  const [stuck, released] = [gate(), gate()]
  let first = true
  after = async () => {
    if (!first) return
    first = false
    stuck.open()
    await released.opened
  }
  const id = await register('Rini')
  await stuck.opened
  const other = openInstance(url)
  const beside = await openJobs(other, { listeners: [inform(other)], retries: 1 })
  // As a kill leaves it: active, and the last sign of life is long ago. Its worker lives on here and gives another sign every few
  // seconds, maybe between these two.
  const silent = async (): Promise<number> => {
    await instance.db.run("update pgboss.job set heartbeat_on = now() - interval '1 hour' where state = 'active' and retry_count = 0")
    await beside.recover()
    return handled.length
  }
  await expect.poll(silent, { timeout: 120_000, interval: 200 }).toBe(2)
  await beside.settle()
  expect(handled.length).toBe(2)
  expect(await informed(id)).toBe(1)
  after = async () => undefined
  released.open()
  await beside.stop()
  await other.app.close()
  await other.db.close()
})

it('what keeps failing is counted, and can be sent again once its cause is mended', async () => {
  before = async () => {
    throw new TypeError(`planted: ${QUOTED}`)
  }
  const id = await register('Yuli')
  await jobs.settleAll()
  expect(await jobs.counts()).toEqual({ open: 0, failed: 1 })
  expect(await informed(id)).toBe(0)
  expect(await kept()).toContain('TypeError')
  before = async () => undefined
  expect(await jobs.retryFailed()).toBe(1)
  await jobs.settleAll()
  expect(await jobs.counts()).toEqual({ open: 0, failed: 0 })
  expect(await informed(id)).toBe(1)
})

it('of an error the queue keeps its kind and its place, and nothing that it quotes', async () => {
  const failed = (await jobs.counts()).failed
  await instance.db.run("insert into pgboss.job (name, dead_letter, retry_limit) values ($1, 'failed', 0)", [stumbling.name])
  await jobs.settle()
  expect((await jobs.counts()).failed).toBe(failed + 1)
  const all = await kept()
  expect(all).toContain('RangeError')
  expect(all).toContain('jobs.test.ts')
  for (const quoted of ['planted', ...QUOTED.split(' ')]) expect(all.includes(quoted), quoted).toBe(false)
})

it('of two instances one handles each event', async () => {
  const other = openInstance(url)
  const beside = await openJobs(other, { listeners: [inform(other)] })
  const ids = await Promise.all(['Eka', 'Dwi', 'Tri', 'Catur', 'Panca', 'Sad'].map((name) => register(name)))
  await jobs.settleAll()
  await beside.settleAll()
  for (const id of ids) expect(await informed(id)).toBe(1)
  await beside.stop()
  await other.app.close()
  await other.db.close()
})
