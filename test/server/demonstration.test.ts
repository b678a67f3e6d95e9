// SPDX-License-Identifier: AGPL-3.0-or-later
// The demonstration: every state, scheme and standing of a licence is there to be seen, on days long before today, and nobody in it exists.

import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { createToken } from '#access/server/provision.ts'
import { agencyContracts } from '#agencies/core/agency.contract.ts'
import { DEMO_PASSWORD, loadDemonstration } from '#apps/demo/demonstration.ts'
import type { Asked } from '#apps/demo/desk.ts'
import { type App, openApp, plugIn } from '#apps/server.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { journeyStates, schemes } from '#journeys/core/worker.ts'
import { addDays, jakartaDate } from '#kernel/time.ts'
import { foldsOf } from '#platform/server/http/capability.ts'
import { verifyChains } from '#platform/server/storage/verify.ts'
import { memoryStore } from '../support/memory-store.ts'
import { freshDatabase } from '../support/postgres.ts'

/** Each of the forty stories three times. */
const FILES = 120
/** People of the list that was taken in. */
const LISTED = 5
/** Requests until the first loading is interrupted. */
const INTERRUPTED = 900
const HALF = 'auditor'
let app: App
let load: (server: Asked) => Promise<void>
let token: string

function stoppingAfter(requests: number): Asked {
  let count = 0
  return {
    inject: async (options) => {
      count += 1
      if (count > requests) throw new Error('stopped')
      return app.server.inject(options)
    },
  }
}

beforeAll(async () => {
  app = await openApp({
    databaseUrl: await freshDatabase(),
    master: randomBytes(32),
    publicUrl: 'http://127.0.0.1',
    poolSize: 8,
    store: memoryStore(),
    logError: (error) => console.error(error),
  })
  const plan = { files: FILES, today: jakartaDate(app.services.clock()) }
  load = (server) => loadDemonstration({ ...app, server }, plan, () => undefined)
  await expect(load(stoppingAfter(INTERRUPTED))).rejects.toThrow('stopped')
  // As if it had been interrupted between an account and its password.
  await app.services.db.plain('delete from credential where user_id = (select user_id from user_login where login = $1)', [HALF])
  await load(app.server)
  await app.settle()
  token = (await createToken(app.services, 'dinas', { expiresInDays: 1 })) ?? ''
}, 400_000)
afterAll(() => app.close())

async function get(path: string): Promise<unknown> {
  return (await app.server.inject({ method: 'GET', url: `/api/v1${path}`, headers: { authorization: `Bearer ${token}` } })).json()
}

async function files() {
  const { items } = workerContracts.ListWorkers.output.parse(await get('/workers?limit=200'))
  return items
}

it('has files in every state and of every scheme, over the whole regency and two years', async () => {
  const items = await files()
  expect(items.length).toBe(FILES + 1 + LISTED)
  expect(journeyStates.filter((state) => !items.some((item) => item.state === state))).toEqual([])
  expect(schemes.filter((scheme) => !items.some((item) => item.scheme === scheme))).toEqual([])
  expect(new Set(items.map((item) => item.area)).size).toBeGreaterThan(60)
  const today = jakartaDate(app.services.clock())
  const days = items.map((item) => item.registeredOn).sort()
  expect(days[0]).toMatch(/^\d/)
  expect((days[0] ?? today) < addDays(today, -600)).toBe(true)
  expect((days.at(-1) ?? '') > addDays(today, -60)).toBe(true)
})

it('lets in who had an account and no password yet when it was interrupted', async () => {
  const payload = { login: HALF, password: DEMO_PASSWORD }
  expect((await app.server.inject({ method: 'POST', url: '/api/v1/session', payload })).statusCode).toBe(201)
})

it('does nothing twice when it is loaded again', async () => {
  const count = () => app.services.db.plain('select count(*)::int as count from event')
  const before = await count()
  await load(app.server)
  await app.settle()
  expect(await count()).toEqual(before)
})

it('has companies of every standing', async () => {
  const { items } = agencyContracts.ListAgencies.output.parse(await get('/agencies'))
  expect([...new Set(items.map((item) => item.standing))].sort()).toEqual(['lapsed', 'live', 'none', 'revoked', 'suspended'])
})

it('folds every kind of record into the state that is kept', async () => {
  const { services } = app
  const verified = await verifyChains(services.db, services.keyring, { folds: foldsOf(plugIn(services).capabilities) })
  expect(verified.breaks).toEqual([])
  // Of what is sealed to offices the open part alone is folded, by who keeps it: an annex, a room, its two meetings and a decision.
  expect([verified.closed, verified.folded]).toEqual([5, verified.streams - 5])
})

it('has papers, a family, a charge, a pair that may be one person, a request, letters, outreach and lists to be looked at', async () => {
  const Listed = z.object({ items: z.array(z.looseObject({ workerId: z.optional(z.string()) })) })
  const listed = async (path: string) => Listed.parse(await get(path)).items
  const [papers, flagged] = [await listed('/papers'), await listed('/papers?stage=flagged')]
  expect(papers.length).toBeGreaterThan(4)
  expect(flagged.length).toBeGreaterThan(0)
  expect((await listed('/doubles')).length).toBeGreaterThan(0)
  expect((await listed('/rights-requests')).length).toBeGreaterThan(0)
  expect((await listed('/cases')).length).toBeGreaterThan(0)
  expect((await listed('/rooms')).length).toBe(1)
  expect((await listed('/outreach')).length).toBe(1)
  expect((await listed('/letters')).length).toBeGreaterThan(0)
  expect((await listed('/agreements')).map(({ standing }) => standing).sort()).toEqual(['IN_FORCE', 'PROPOSED'])
  expect((await listed('/imports')).map(({ dryRun, accepted, rejected }) => ({ dryRun, accepted, rejected }))).toEqual([
    { dryRun: false, accepted: LISTED, rejected: 0 },
    { dryRun: true, accepted: 2, rejected: 4 },
  ])
  const all = await files()
  const told = await Promise.all(all.map(({ id }) => get(`/workers/${id}`)))
  expect(told.some((file) => z.looseObject({ family: z.optional(z.array(z.unknown())) }).parse(file).family?.length)).toBe(true)
  const costs = await Promise.all(all.map(({ id }) => listed(`/workers/${id}/costs`)))
  expect(costs.flat().length).toBeGreaterThan(0)
})

it('has no number that could belong to anybody', async () => {
  const Person = z.object({ nik: z.optional(z.string()), phone: z.optional(z.string()) })
  for (const { id } of (await files()).slice(0, 40)) {
    const { nik, phone } = Person.parse(await get(`/workers/${id}`))
    expect(nik ?? '49').toMatch(/^49/)
    expect(phone ?? '+62849').toMatch(/^\+62849/)
  }
})
