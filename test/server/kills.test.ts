// SPDX-License-Identifier: AGPL-3.0-or-later
// The real program is killed under load, the application, the database's first process, or both, and started again. What a client was
// told is done must be there, each chain whole, and what follows from an event must have happened once.
//
//   TEST_KILLS=50 vitest run --project server test/server/kills.test.ts

import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { jakartaDate } from '#kernel/time.ts'
import { readInstanceKey, secretFile } from '#platform/server/embedded/secrets.ts'
import { requestedId } from '#platform/server/jobs/system.ts'
import { openKeyring } from '#platform/server/storage/keys.ts'
import { temporaryFolder } from '../support/folder.ts'
import { type Killable, kills, startKillable } from '../support/killing.ts'

const KILLS = Number(process.env['TEST_KILLS'] ?? 5)
const CLIENTS = 4
vi.setConfig({ testTimeout: 120_000 + KILLS * 60_000 })

const data = temporaryFolder('kills')
const Made = z.object({ id: z.string(), version: z.number() })
let program: Killable

beforeAll(async () => {
  program = await startKillable(data)
})
afterAll(async () => {
  over = true
  await program.served().stop()
  rmSync(data, { recursive: true, force: true })
})

/** What was answered with a success: the client's own list. */
const done: { readonly as: string; readonly key: string; readonly id: string; readonly version: number }[] = []
const bad: string[] = []

/** One command until it is answered, always under the same key, as a client without a network does. */
async function send(as: string, path: string, body: object): Promise<z.output<typeof Made>> {
  const key = randomUUID()
  for (;;) {
    if (over) throw new Error('the test is over')
    const headers = { ...program.headers(as), 'idempotency-key': key, 'content-type': 'application/json' }
    const answer = await fetch(`${program.instance()?.address}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
      .then(async (got) => ({ status: got.status, text: await got.text() }))
      .catch(() => undefined)
    if (answer !== undefined && answer.status < 300) {
      const made = Made.parse(JSON.parse(answer.text))
      done.push({ as, key, ...made })
      return made
    }
    // Away for a moment is the only excuse; a door of before the kill is a secret of nobody.
    if (answer !== undefined && ![401, 503].includes(answer.status)) {
      bad.push(`${path}: ${answer.status} ${answer.text.slice(0, 300)}\n${program.served().said()}`)
      throw new Error(bad.at(-1))
    }
    await pause(50)
  }
}

const place = { area: '35.10.04.2006' }
/** People who sat through the whole class: from that alone their file must know. */
const trained: string[] = []
let stopping = false
/** It failed: nobody waits for an answer any more. */
let over = false

async function live(name: string, providerId: string, programmeId: string): Promise<void> {
  for (let turn = 0; !stopping; turn += 1) {
    const person = {
      name: `${name} ${'abcdefghij'.charAt(turn % 10)}${'x'.repeat(Math.floor(turn / 10))}`,
      sex: 'F',
      birthDate: '1999-07-01',
    }
    const worker = await send('desa', '/workers', { ...person, ...place, scheme: 'G_TO_G', destination: 'HKG' })
    const sessions = [{ date: jakartaDate(new Date().toISOString()), hours: 8 }]
    const group = await send('blk', '/classes', { title: person.name, providerId, programmeId, capacity: 5, sessions })
    await send('blk', `/classes/${group.id}/trainees`, { workers: [worker.id] })
    await send('blk', `/classes/${group.id}/sessions/1/attendance`, { marks: { [worker.id]: 'present' } })
    trained.push(worker.id)
  }
}

/** Waits until so many more commands were answered. */
async function answered(more: number): Promise<void> {
  const wanted = done.length + more
  while (done.length < wanted) {
    if (bad.length > 0) throw new Error(bad.join('\n'))
    const served = program.served()
    if (served.child.exitCode !== null || served.child.signalCode !== null)
      throw new Error(`the application ended by itself: ${served.said()}`)
    await pause(5)
  }
}

const rows: Killable['rows'] = (text, values) => program.rows(text, values)

it(`loses nothing that was answered over ${KILLS} kills, and what follows happens once`, async () => {
  const licence = { kind: 'LPK', name: 'LPK Melati', number: 'L-1', issuer: 'Disnaker', from: '2024-01-01', to: '2060-12-31' }
  const provider = await send('dinas', '/providers', { area: '35.10', ...licence })
  const terms = { name: 'Pengasuh', hours: 8, minHours: 8, units: [], legalBasis: 'UU 18/2017 art 5b', standing: 'assumed' }
  const programme = await send('dinas', '/programmes', { area: '35.10', ...terms, validFrom: '2024-01-01' })
  const clients = ['Ani', 'Budi', 'Cici', 'Dedi']
    .slice(0, CLIENTS)
    .map((name) => live(name, provider.id, programme.id).catch(() => undefined))
  for (let nth = 0; nth < KILLS; nth += 1) {
    // At whatever moment: the clients are in the middle of something.
    await answered(1 + Math.floor(Math.random() * 12))
    await program.kill(kills[nth % kills.length] ?? 'both')
  }
  await answered(8)
  stopping = true
  await Promise.all(clients)
  expect(bad).toEqual([])

  // Each key was kept once, with the version that was answered, and its events are there.
  const accounts = new Map((await rows('select login, user_id from user_login')).map((row) => [row['login'], String(row['user_id'])]))
  const keyring = openKeyring(readInstanceKey(secretFile(data, 'instance-key')))
  const kept = await rows('select command_id::text as key, target from command where command_id = any($1::uuid[])', [
    done.map(({ as, key }) => requestedId(keyring, accounts.get(as) ?? '', key)),
  ])
  expect(kept.length).toBe(done.length)
  const versions = new Map(
    (await rows('select stream_id::text as id, max(version) as version from event group by 1')).map((row) => [row['id'], row['version']]),
  )
  expect(done.filter(({ id, version }) => Number(versions.get(id.slice(5)) ?? 0) < version)).toEqual([])
  expect(await rows("select name from worker where name ~ '^(Ani|Budi|Cici|Dedi) [a-j]x*$' group by name having count(*) > 1")).toEqual([])

  // What follows: every trained person's file knows it, once, and everything that was committed moved the feed once.
  const recorded =
    "select stream_id::text as id, count(*)::int as times from event where type = 'MilestoneRecorded' and body like '%TRAINING_DONE%' and stream_id = any($1::uuid[]) group by 1"
  const uuids = trained.map((id) => id.slice(5))
  await expect.poll(async () => (await rows(recorded, [uuids])).length, { timeout: 60_000 }).toBe(trained.length)
  // What followed was committed too, and moves the feed in its turn.
  await expect.poll(async () => Number((await rows('select count(*) as n from outbox'))[0]?.['n']), { timeout: 60_000 }).toBe(0)
  expect((await rows(recorded, [uuids])).filter((row) => row['times'] !== 1)).toEqual([])
  expect(await rows('select stream_id, version from feed group by 1, 2 having count(*) > 1')).toEqual([])
  // Something by the clock may still be on its way.
  await expect
    .poll(() => rows('select stream_id, version from event except select stream_id, version from feed'), { timeout: 60_000 })
    .toEqual([])

  expect(await program.served().stop()).toBe(0)
  const verified = await program.run('verify', '--json')
  expect(verified.code, verified.out + verified.err).toBe(0)
  console.log(`${KILLS} kills: ${done.length} answered commands kept, ${trained.length} people trained, each recorded once`)
})
