// SPDX-License-Identifier: AGPL-3.0-or-later
// A device whose copy is of a past that is gone: a backup was restored, or the files of a database that was stopped were put back as they lay.

import { execFileSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { expect, inject, it } from 'vitest'
import * as z from 'zod/mini'
import { agenciesOffline } from '#agencies/core/agency.offline.ts'
import { caseContracts } from '#cases/core/case.contract.ts'
import { casesOffline } from '#cases/core/case.offline.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { journeysOffline } from '#journeys/core/worker.offline.ts'
import type { CommandContract } from '#kernel/contract.ts'
import { CopyHead, EPOCH, EPOCH_HEADER, OutboxAnswer, PRINT, parseCursor } from '#kernel/sync-protocol.ts'
import { startEmbedded } from '#platform/server/embedded/embedded.ts'
import { newId } from '#platform/server/new-id.ts'
import { findEpoch } from '#platform/server/storage/epoch.ts'
import { newKey } from '#platform/web/key.ts'
import { temporaryFolder } from '../support/folder.ts'
import { openInstance, type TestInstance } from '../support/instance.ts'
import { openJobs, type TestJobs } from '../support/jobs.ts'
import { kawal } from '../support/kawal.ts'
import { openPhone, type Phone } from '../support/phone.ts'
import { freshDatabase } from '../support/postgres.ts'
import { fillTemplate } from '../support/template.ts'
import { openWorking } from '../support/working.ts'

const HERE = '35.10.04.2006'
const Made = z.object({ id: z.string(), version: z.number() })
const { instance, jobs, done } = await openWorking()

async function take(since?: string) {
  const { body } = await instance.send('GET', since === undefined ? '/copy' : `/copy?since=${since}`, 'desa')
  return CopyHead.parse(JSON.parse(body.split('\n')[0] ?? ''))
}
const person = (name: string) => ({ name, sex: 'F', birthDate: '1999-07-01', area: HERE })

it('is another in every database, and stays the same in one', async () => {
  const other = openInstance(await freshDatabase())
  const [here, again, there] = [await findEpoch(instance.db), await findEpoch(instance.db), await findEpoch(other.db)]
  await other.app.close()
  await other.db.close()
  expect(here).toBe(again)
  expect(there).not.toBe(here)
})

it('gives a copy whole where a cursor is of another past, however far that went; one from before there were any goes on', async () => {
  await done('/workers', 'desa', person('Siti Aminah'))
  await jobs.settleAll()
  const { cursor } = await take()
  const [epoch, print] = [EPOCH, PRINT].map((name) => `,${name}:${parseCursor(cursor).get(name)}`)
  expect(await take(cursor)).toMatchObject({ whole: false, total: 0 })
  expect(await take(cursor.replace(String(epoch), `,${EPOCH}:1`))).toMatchObject({ whole: true, total: 1 })
  expect(await take(cursor.replace(String(print), `,${PRINT}:1`))).toMatchObject({ whole: true, total: 1 })
  for (const unsaid of [String(print), String(epoch), `${print}${epoch}`])
    expect(await take(cursor.replace(unsaid, ''))).toMatchObject({ whole: false, total: 0, cursor })
})

it('takes what was made on a version of another past for made on nothing that is known', async () => {
  const { cursor } = await take()
  const made = await instance.send('POST', '/workers', 'desa', person('Sri'))
  const { id } = Made.parse(made.json())
  const change = await instance.send('POST', `/workers/${id}/person`, 'dinas', { phone: '0811 1111 1111' })
  const { version } = Made.parse(change.json())
  async function send(phone: string, past: string) {
    const items = [{ key: newId(), contract: 'CorrectPerson', input: { id, phone }, madeOn: version }]
    const answer = await instance.app.inject({
      method: 'POST',
      url: '/api/v1/commands',
      headers: { 'x-officer': 'desa', 'accept-language': 'en', [EPOCH_HEADER]: past },
      payload: { items },
    })
    expect(OutboxAnswer.parse(answer.json()).items).toMatchObject([{ status: 200 }])
    return z.object({ phone: z.string() }).parse((await instance.send('GET', `/workers/${id}`, 'desa')).json()).phone
  }
  for (const past of ['1', 'nonsense', cursor.replace(new RegExp(`${PRINT}:\\d+`), `${PRINT}:1`)])
    expect(await send('0822 2222 2222', past), past).toBe('+6281111111111')
  expect(await send('0833 3333 3333', String(parseCursor(cursor).get(EPOCH)))).toBe('+6283333333333')
  expect(await send('0844 4444 4444', cursor)).toBe('+6284444444444')
})

interface Live {
  readonly instance: TestInstance
  readonly jobs: TestJobs
  readonly close: () => Promise<void>
}

async function live(url: string): Promise<Live> {
  const opened = openInstance(url, { named: true })
  const works = await openJobs(opened)
  let closed = false
  async function close(): Promise<void> {
    if (closed) return
    closed = true
    await works.stop()
    await opened.app.close()
    await opened.db.close()
  }
  return { instance: opened, jobs: works, close }
}

async function away(phone: Phone, contract: CommandContract, input: object): Promise<string> {
  const key = newKey()
  const answer = await phone.engine.around(contract, { ...input }, { key }, async () => {
    throw new Error('there is no network')
  })
  if (!('here' in answer)) throw new Error(JSON.stringify(answer))
  return z.object({ id: z.string() }).parse(answer.here).id
}
async function meet(phone: Phone, server: Live): Promise<void> {
  Object.assign(phone, { at: server.instance, online: true })
  for (let times = 0; times < 3; times += 1) {
    await server.jobs.settleAll()
    await phone.engine.sync()
  }
  phone.online = false
}
const statesOf = ({ engine }: Phone) => engine.standing().entries.map(({ contract, state }) => [contract, state])

interface Back {
  /** Keeps that day. @returns the server that goes on from it */
  readonly keep: (server: Live) => Promise<Live>
  /** @returns the server of that day, in place of the other */
  readonly bring: (server: Live) => Promise<Live>
}

/** What a device is left with whose server goes back to an earlier day. */
async function goesBack(before: Live, back: Back): Promise<void> {
  let server = before
  const at = async (next: Promise<Live>): Promise<Live> => {
    server = await next
    return server
  }
  try {
    await through(before, { keep: (from) => at(back.keep(from)), bring: (from) => at(back.bring(from)) })
  } finally {
    await server.close()
  }
}

async function through(before: Live, back: Back): Promise<void> {
  const made = async (on: Live, as: 'desa' | 'dinas', name: string) =>
    Made.parse((await on.instance.send('POST', '/workers', as, person(name))).json()).id
  const phone = await openPhone(before.instance, 'desa', [agenciesOffline, journeysOffline, casesOffline])
  const known = await made(before, 'desa', 'Siti Aminah')
  await meet(phone, before)
  const first = await back.keep(before)

  const registered = await away(phone, workerContracts.RegisterWorker, person('Sri Rahayu'))
  await away(phone, workerContracts.CorrectPerson, { id: known, phone: '0811 1111 1111' })
  const told = { complainant: 'DESA', category: 'PERDAGANGAN_ORANG', account: 'Disekap di lantai tiga', callBack: 'Lewat bibinya' }
  const trouble = await away(phone, caseContracts.RegisterCase, told)
  await made(first, 'dinas', 'Wati Lestari')
  await meet(phone, first)
  expect(statesOf(phone).map(([, state]) => state)).toEqual(['landed', 'landed', 'landed'])
  const holds = (name: string): boolean => JSON.stringify(phone.lying()).includes(name)
  expect(['Siti Aminah', 'Sri Rahayu', 'Wati Lestari'].map(holds)).toEqual([true, true, true])
  await away(phone, workerContracts.CorrectPerson, { id: known, phone: '0822 2222 2222' })

  const second = await back.bring(first)
  expect((await second.instance.send('GET', `/workers/${registered}`, 'desa')).statusCode).toBe(404)
  // By now it has gone as far as it had before, and another way.
  await second.instance.send('POST', `/workers/${known}/person`, 'dinas', { phone: '0899 9999 9999' })
  for (const name of ['Yuni', 'Yuli', 'Yati', 'Yanti']) await made(second, 'dinas', name)
  await meet(phone, second)

  // What it still had went again, once; neither copy wrote over what it could not have known of.
  const read = async (id: string) =>
    z.looseObject({ phone: z.optional(z.string()) }).parse((await second.instance.send('GET', `/workers/${id}`, 'desa')).json())
  expect(await read(registered)).toMatchObject({ name: 'Sri Rahayu' })
  const after = await read(known)
  expect(after.phone).toBe('+6289999999999')
  for (const number of ['+6281111111111', '+6282222222222']) expect(JSON.stringify(after)).toContain(number)
  expect(['Siti Aminah', 'Sri Rahayu', 'Wati Lestari', 'Yanti'].map(holds)).toEqual([true, true, false, true])
  // What it did not have any more is said, and stays said until somebody has seen to it.
  expect((await second.instance.send('GET', `/cases/${trouble}`, 'dinas')).statusCode).toBe(404)
  expect(statesOf(phone)).toEqual([
    ['RegisterWorker', 'landed'],
    ['CorrectPerson', 'landed'],
    ['RegisterCase', 'lost'],
    ['CorrectPerson', 'landed'],
  ])
  const again = await away(phone, caseContracts.RegisterCase, told)
  await meet(phone, second)
  expect((await second.instance.send('GET', `/cases/${again}`, 'dinas')).statusCode).toBe(200)
  const lost = phone.engine.standing().entries.find(({ state }) => state === 'lost')
  await phone.engine.withdraw(lost?.key ?? '')
  expect(statesOf(phone).map(([, state]) => state)).toEqual(['landed', 'landed', 'landed', 'landed'])
}

it('a backup that is restored: the device sends again what it has, and says of what it has not that it may be gone', async () => {
  const folder = temporaryFolder('restored-away')
  const at = (name: string): string => join(folder, name)
  for (const name of ['here', 'here/secrets', 'there']) mkdirSync(at(name), { mode: 0o700 })
  // As an instance of a test has it.
  const key = at('here/secrets/instance-key')
  writeFileSync(key, Buffer.alloc(32, 7).toString('base64url'), { mode: 0o600 })
  const url = await freshDatabase()
  const empty = new URL(url)
  empty.pathname = '/restored_away'
  const cluster = new pg.Client({ connectionString: inject('clusterUrl') })
  await cluster.connect()
  try {
    await goesBack(await live(url), {
      keep: async (server) => {
        expect(await kawal(at('here'), { KAWAL_DATABASE_URL: url }).type('backup', at('backup'))).toMatchObject({ code: 0 })
        return server
      },
      bring: async (server) => {
        await server.close()
        await cluster.query('create database restored_away')
        const restored = await kawal(at('there'), { KAWAL_DATABASE_URL: empty.href }).type('restore', at('backup'), '--key', key)
        expect(restored).toMatchObject({ code: 0 })
        return live(empty.href)
      },
    })
  } finally {
    await cluster.query('drop database if exists restored_away with (force)')
    await cluster.end()
    rmSync(folder, { recursive: true, force: true })
  }
})

it('files that were put back as they lay: nothing tells of it but what happened since, and that is enough', async () => {
  const data = temporaryFolder('put-back')
  let database = await startEmbedded({ data })
  try {
    await fillTemplate(database.url)
    await goesBack(await live(database.url), {
      keep: async (server) => {
        await server.close()
        await database.stop()
        execFileSync('cp', ['-a', join(data, 'postgres'), join(data, 'kept')])
        database = await startEmbedded({ data })
        return live(database.url)
      },
      bring: async (server) => {
        await server.close()
        await database.stop()
        rmSync(join(data, 'postgres'), { recursive: true })
        renameSync(join(data, 'kept'), join(data, 'postgres'))
        database = await startEmbedded({ data })
        return live(database.url)
      },
    })
  } finally {
    await database.stop()
    rmSync(data, { recursive: true, force: true })
  }
})
