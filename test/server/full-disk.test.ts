// SPDX-License-Identifier: AGPL-3.0-or-later
// A database whose disk is full: whoever registers somebody is told to try again, nothing is half-written, the operator reads it in the
// log, and the same command succeeds once there is room.

import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { everythingIn } from '../support/dump.ts'
import { freshDatabase } from '../support/postgres.ts'
import { buildTown, officer, type Town } from '../support/town.ts'
import { actorHeader, openWhole, type Whole } from '../support/whole.ts'

const url = await freshDatabase()
let whole: Whole
let owner: pg.Client
let town: Town

beforeAll(async () => {
  whole = openWhole(url)
  owner = new pg.Client({ connectionString: url })
  await owner.connect()
  town = await buildTown(whole, '35.10.04.2006', 'Melati')
})
afterAll(async () => {
  await owner.end()
  await whole.close()
})

it('says so to whoever asks and to whoever runs it, and goes on when there is room', async () => {
  const register = () =>
    whole.app.inject({
      method: 'POST',
      url: '/api/v1/workers',
      headers: { ...actorHeader(officer('village-officer', [town.area])), 'idempotency-key': 'penuh' },
      payload: { name: 'Sri Rahayu', sex: 'F', birthDate: '1999-07-01', area: town.area },
    })
  await owner.query(
    "create function no_room() returns trigger language plpgsql as $$ begin raise exception 'could not extend file for Sri Rahayu' using errcode = 'disk_full'; end $$",
  )
  await owner.query('create trigger no_room before insert on event for each statement execute function no_room()')
  const before = await everythingIn(owner)
  const refused = await register()
  expect(refused.statusCode).toBe(503)
  expect(refused.headers['retry-after']).toBe('2')
  expect(refused.headers['content-type']).toContain('application/problem+json')
  expect(await everythingIn(owner)).toBe(before)
  expect(whole.errors).toHaveLength(1)
  expect(whole.lines.join('')).toContain('53100')
  expect(whole.lines.join('')).not.toContain('Sri Rahayu')
  await owner.query('drop trigger no_room on event')
  const done = await register()
  expect(done.statusCode, done.body).toBe(201)
  expect(z.object({ id: z.string() }).parse((await register()).json()).id).toBe(z.object({ id: z.string() }).parse(done.json()).id)
})
