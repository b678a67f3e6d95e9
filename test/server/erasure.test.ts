// SPDX-License-Identifier: AGPL-3.0-or-later
// An erased person can be read by nobody, the chain stays whole, and a restored backup does not bring the person back.

import { createHash } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { erasureListener, repeatErasures } from '#journeys/server/erasure.jobs.ts'
import { foldsOf } from '#platform/server/http/capability.ts'
import { openErasures } from '#platform/server/storage/erasures.ts'
import { verifyChains } from '#platform/server/storage/verify.ts'
import { everythingIn, textOf } from '../support/dump.ts'
import { temporaryFolder } from '../support/folder.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { openJobs } from '../support/jobs.ts'
import { shownFor } from '../support/paper.ts'
import { freshDatabase } from '../support/postgres.ts'

const url = await freshDatabase()
const folder = temporaryFolder('erasure')
const NAME = 'Sutrisniwati Kembangmayang'
const NIK = '4910044107990001'
const Told = z.object({ id: z.string(), nextSteps: z.array(z.object({ code: z.string(), owner: z.string(), due: z.string() })) })
let instance: TestInstance
let owner: pg.Client

beforeAll(async () => {
  instance = openInstance(url)
  owner = new pg.Client({ connectionString: url })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await instance.app.close()
  await instance.db.close()
  rmSync(folder, { recursive: true, force: true })
})

async function post(path: string, body: object, as: OfficerName, key?: string) {
  const headers = { 'x-officer': as, 'accept-language': 'en', ...(key === undefined ? {} : { 'idempotency-key': key }) }
  return instance.app.inject({ method: 'POST', url: `/api/v1${path}`, headers, payload: body })
}
const get = (path: string, as: OfficerName) => instance.app.inject({ method: 'GET', url: `/api/v1${path}`, headers: { 'x-officer': as } })

async function register(name: string, nik: string, occupation?: string): Promise<string> {
  const answer = await post(
    '/workers',
    { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', nik, phone: '+62 812 3456 7890', occupation },
    'desa',
  )
  expect(answer.statusCode, answer.body).toBe(201)
  return z.object({ id: z.string() }).parse(answer.json()).id
}

it('waits for a closed file, and says which article keeps it', async () => {
  const id = await register('Wati', '4910044107990002')
  const refused = await post(`/workers/${id}/erasure`, { basis: 'REQUEST' }, 'dinas')
  expect(refused.statusCode).toBe(422)
  expect(refused.json().guards).toMatchObject([{ guard: 'FILE_CLOSED', legalBasis: 'UU 27/2022 art 20(2)e' }])
  expect((await post(`/workers/${id}/erasure`, { basis: 'REQUEST' }, 'desa')).statusCode).toBe(403)
  expect((await post(`/workers/${id}/erasure`, { basis: 'UNLAWFUL' }, 'jember')).statusCode).toBe(404)
  expect((await post(`/workers/${id}/erasure`, { basis: 'UNLAWFUL' }, 'dinas')).statusCode).toBe(200)
})

it('leaves no trace of the person, and every chain whole', async () => {
  const wish = 'Tukang pijat urut tradisional'
  const id = await register(NAME, NIK, wish)
  expect((await get(`/workers/${id}`, 'dinas')).json().occupation).toBe(wish)
  const written = ['Paspor X-77120', 'Surat 470/99', 'Salah orang, kata kakaknya', 'Ibunya sakit keras']
  const [passport, letter, mistake, illness] = written
  const said = [
    await post(`/workers/${id}/milestones/PASSPORT_ISSUED`, { evidence: passport }, 'dinas'),
    await post(`/workers/${id}/milestones/PASSPORT_ISSUED/revocation`, { reason: mistake }, 'dinas'),
    await post(`/workers/${id}/milestones/FAMILY_CONSENT`, { evidence: letter }, 'desa'),
    await post(`/workers/${id}/moves`, { to: 'WITHDRAWN', reason: illness }, 'desa'),
  ]
  for (const answer of said) expect(answer.statusCode, answer.body).toBe(200)
  const before = await everythingIn(owner)
  expect(before).toContain(NAME)
  // Written words are under the seal from the beginning, and read by whoever may read the history.
  for (const text of [wish, ...written]) expect(before.includes(text), text).toBe(false)
  const history = (await get(`/workers/${id}/history`, 'dinas')).body
  for (const text of written) expect(history, text).toContain(text)
  const erased = await post(`/workers/${id}/erasure`, { basis: 'REQUEST' }, 'dinas', 'erase-once')
  expect(erased.json()).toMatchObject({ id, erased: true })
  expect((await post(`/workers/${id}/erasure`, { basis: 'REQUEST' }, 'dinas', 'erase-once')).body).toBe(erased.body)
  expect((await post(`/workers/${id}/erasure`, { basis: 'REQUEST' }, 'dinas')).statusCode).toBe(404)
  for (const path of [`/workers/${id}`, `/workers/${id}/history`]) expect((await get(path, 'dinas')).statusCode).toBe(404)
  expect((await get('/workers?q=kembangmayang', 'dinas')).json().items).toEqual([])
  const all = await everythingIn(owner)
  for (const trace of [NAME, NAME.toLowerCase(), NIK, '3456 7890', instance.services.keyring.matchHash('nik', NIK).toString('hex')])
    expect(all.includes(trace), trace).toBe(false)
  const { rows } = await owner.query('select wrapped, erased_at from subject_key where stream_id = $1', [id.slice(5)])
  expect(rows).toEqual([{ wrapped: null, erased_at: expect.any(Date) }])
  expect((await verifyChains(instance.db, instance.services.keyring, { folds: foldsOf(instance.capabilities) })).breaks).toEqual([])
  // The number is free again: the person may come back of their own will.
  await register(NAME, NIK)
})

it('leaves no birthday in the answers of commands, and a repeated command is answered as the first time', async () => {
  const [birthDate, comesOfAge] = ['2008-11-23', '2026-11-23']
  const plan = { destination: 'HKG', occupation: 'PENGASUH_LANSIA', agencyId: '0000-01890000-0000-7000-8000-000000000001' }
  const registered = await post('/workers', { name: 'Ayu', sex: 'F', birthDate, area: '35.10.04.2006', ...plan }, 'desa', 'young')
  const { id } = Told.parse(registered.json())
  const recorder: Readonly<Record<string, OfficerName>> = { VILLAGE: 'desa', AGENCY: 'bp2mi' }
  const answers = [registered]
  for (let told = Told.parse(registered.json()); !told.nextSteps.some(({ code }) => code === 'WAIT_UNTIL_18'); ) {
    const [step] = told.nextSteps
    const as = recorder[step?.owner ?? ''] ?? 'dinas'
    const body = shownFor(step?.code ?? '', '2026-05-03')
    const answer = await post(`/workers/${id}/milestones/${step?.code}`, body, as, `young-${answers.length}`)
    expect(answer.statusCode, `${step?.code}: ${answer.body}`).toBe(200)
    told = Told.parse(answer.json())
    answers.push(answer)
    const again = await post(`/workers/${id}/milestones/${step?.code}`, body, as, `young-${answers.length - 1}`)
    expect(again.body).toBe(answer.body)
  }
  expect(answers.at(-1)?.body).toContain(comesOfAge)
  // Also long after, it is the answer to that command and not to what came since.
  expect((await post('/workers', { name: 'Ayu', sex: 'F', birthDate, area: '35.10.04.2006', ...plan }, 'desa', 'young')).body).toBe(
    registered.body,
  )
  expect(await textOf(owner, 'command')).not.toContain(comesOfAge)
  expect((await post(`/workers/${id}/erasure`, { basis: 'UNLAWFUL' }, 'dinas')).statusCode).toBe(200)
  const all = await everythingIn(owner)
  for (const trace of [birthDate, comesOfAge]) expect(all.includes(trace), trace).toBe(false)
  // Nothing brings the person back, not even the command that made the file.
  const late = await post('/workers', { name: 'Ayu', sex: 'F', birthDate, area: '35.10.04.2006', ...plan }, 'desa', 'young')
  expect(late.statusCode).toBe(404)
  expect((await get('/workers?q=ayu', 'dinas')).json().items).toEqual([])
})

it('lets nobody try out a guessed number or birthday on what is left of a command', async () => {
  const [nik, birthDate] = ['4910044107990005', '1997-02-14']
  const person = { name: 'Lestari', sex: 'F', birthDate, area: '35.10.04.2006', nik }
  const { id } = Told.parse((await post('/workers', person, 'desa', 'guess')).json())
  const correction = { birthDate: '1997-02-15' }
  expect((await post(`/workers/${id}/person`, correction, 'dinas', 'guess-2')).statusCode).toBe(200)
  const { matchHash, fingerprint } = instance.services.keyring
  const said = [`RegisterWorker\n${JSON.stringify(person)}`, `CorrectPerson\n${JSON.stringify({ ...correction, id })}`]
  const tried = (text: string): readonly Buffer[] => [
    createHash('sha256').update(text).digest(),
    fingerprint(undefined, text),
    ...['command', 'nik', 'phone'].map((kind) => matchHash(kind, text)),
  ]
  const commands = await textOf(owner, 'command')
  for (const hash of said.flatMap(tried)) expect(commands.includes(hash.toString('hex'))).toBe(false)
  expect((await post('/workers', person, 'desa', 'guess')).statusCode).toBe(201)
  expect((await post('/workers', { ...person, name: 'Lestari Ayu' }, 'desa', 'guess')).statusCode).toBe(409)
  expect((await post(`/workers/${id}/erasure`, { basis: 'UNLAWFUL' }, 'dinas', 'guess-3')).statusCode).toBe(200)
  const all = await everythingIn(owner)
  for (const hash of [...said, nik, birthDate].flatMap(tried)) expect(all.includes(hash.toString('hex'))).toBe(false)
  // Whether it is the same can be said of none of them any more, so none is taken for another.
  expect((await post(`/workers/${id}/person`, correction, 'dinas', 'guess-2')).statusCode).toBe(404)
  expect((await post(`/workers/${id}/moves`, { to: 'WITHDRAWN' }, 'dinas', 'guess-3')).statusCode).toBe(409)
  expect((await post(`/workers/${id}/erasure`, { basis: 'UNLAWFUL' }, 'dinas', 'guess-3')).statusCode).toBe(200)
})

it('is told to whoever may erase, within their authority, with its place in the chain', async () => {
  const id = await register('Sri Wahyuni', '4910044107990004')
  expect((await get(`/workers/${id}/erasure`, 'dinas')).json()).toEqual({ id })
  await post(`/workers/${id}/erasure`, { basis: 'UNLAWFUL' }, 'dinas')
  const told = await get(`/workers/${id}/erasure`, 'dinas')
  const { rows } = await owner.query('select version, hash from event where stream_id = $1 order by version desc limit 1', [id.slice(5)])
  expect(told.json()).toMatchObject({
    id,
    erased: { basis: 'UNLAWFUL', legalBasis: 'UU 27/2022 art 43(1)d', version: rows[0].version, hash: rows[0].hash.toString('hex') },
  })
  expect(told.body).not.toContain('Wahyuni')
  expect((await get(`/workers/${id}/erasure`, 'desa')).statusCode).toBe(403)
  expect((await get(`/workers/${id}/erasure`, 'jember')).statusCode).toBe(404)
  expect((await get('/workers/3510-00000000-0000-7000-8000-000000000000/erasure', 'dinas')).statusCode).toBe(404)
})

it('is written down whole behind half a line that a power cut left, and with its ground', () => {
  const cut = temporaryFolder('erasures')
  const entry = { id: '3510-00000000-0000-7000-8000-000000000001', type: 'worker', at: '2026-05-03T02:00:00.000Z', basis: 'REQUEST' }
  writeFileSync(join(cut, 'erasures.jsonl'), JSON.stringify(entry).slice(0, 30))
  openErasures(cut).add(entry)
  expect(openErasures(cut).list()).toEqual([entry])
  rmSync(cut, { recursive: true })
})

it('is done again where a restored backup brings the person back', async () => {
  const erasures = openErasures(folder)
  const jobs = await openJobs(instance, { listeners: [erasureListener(instance.services, erasures)] })
  const id = await register('Rini', '4910044107990003')
  // A file that was open when the backup was made, and closed before it was erased.
  const backup = ['event', 'snapshot', 'subject_key', 'worker', 'identity', 'work']
  for (const table of backup)
    await owner.query(`create table backup_${table} as select * from ${table} where stream_id = $1`, [id.slice(5)])
  await post(`/workers/${id}/moves`, { to: 'WITHDRAWN' }, 'desa')
  expect((await post(`/workers/${id}/erasure`, { basis: 'REQUEST' }, 'dinas')).statusCode).toBe(200)
  await jobs.settleAll()
  expect(erasures.list()).toContainEqual(expect.objectContaining({ id, basis: 'REQUEST' }))
  for (const table of backup) {
    await owner.query(`delete from ${table} where stream_id = $1`, [id.slice(5)])
    await owner.query(`insert into ${table} select * from backup_${table}`)
  }
  expect((await get(`/workers/${id}`, 'dinas')).statusCode).toBe(200)
  expect(await repeatErasures(instance.services, erasures)).toBe(1)
  expect((await get(`/workers/${id}`, 'dinas')).statusCode).toBe(404)
  const told = (await get(`/workers/${id}/erasure`, 'dinas')).json()
  expect(told.erased).toMatchObject({ basis: 'REQUEST', legalBasis: 'UU 27/2022 art 8, 43(1)c' })
  expect(await repeatErasures(instance.services, erasures)).toBe(0)
  await jobs.stop()
})
