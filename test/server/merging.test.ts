// SPDX-License-Identifier: AGPL-3.0-or-later
// Two files of one person: one leads and the other shows the way to it, whoever writes at the same time; parted, each has what is its own.

import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { doubleContracts } from '#journeys/core/double.contract.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { foldsOf } from '#platform/server/http/capability.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { verifyChains } from '#platform/server/storage/verify.ts'
import { FORM_TYPE, formOf } from '../support/form.ts'
import type { OfficerName } from '../support/instance.ts'
import { jpeg } from '../support/pictures.ts'
import { openWorking } from '../support/working.ts'

const { instance, jobs } = await openWorking()

const HERE = '35.10.04.2006'
const BESIDE = '35.10.05.2001'
const Made = z.object({ id: z.string(), version: z.number() })

function get(path: string, as: OfficerName = 'dinas') {
  return instance.app.inject({ method: 'GET', url: `/api/v1${path}`, headers: { 'x-officer': as, 'accept-language': 'en' } })
}
function post(path: string, body: object, as: OfficerName = 'dinas', headers: Record<string, string> = {}) {
  const sent = { 'x-officer': as, 'accept-language': 'en', ...headers }
  return instance.app.inject({ method: 'POST', url: `/api/v1${path}`, headers: sent, payload: body })
}
async function done(path: string, body: object, as: OfficerName = 'dinas'): Promise<string> {
  const answer = await post(path, body, as)
  expect(answer.statusCode, `${path}: ${answer.body}`).toBeLessThan(300)
  return Made.parse(answer.json()).id
}
const file = async (id: string, as: OfficerName = 'dinas') =>
  workerContracts.GetWorker.output.parse((await get(`/workers/${id}`, as)).json())
const recorded = async (id: string) => (await file(id)).milestones.filter(({ status }) => status === 'done').map(({ code }) => code)
const register = (area: string, more: object = {}) =>
  done('/workers', { name: 'Siti Aminah', sex: 'F', birthDate: '1999-07-01', area, ...more })

interface Joined {
  readonly pair: string
  readonly lead: string
  readonly led: string
}
async function pairOf(lead: string, led: string): Promise<Joined> {
  return { pair: await done('/doubles', { one: lead, other: led }), lead, led }
}
async function joined(first: object = {}, second: object = {}): Promise<Joined> {
  const files = await pairOf(await register(HERE, first), await register(BESIDE, { name: 'Siti Aminnah', ...second }))
  await done(`/doubles/${files.pair}/outcome`, { outcome: 'SAME', lead: files.lead })
  return files
}
const listed = async (query = '') =>
  workerContracts.ListWorkers.output.parse((await get(`/workers?limit=200${query}`)).json()).items.map(({ id }) => id)
const Count = z.object({ count: z.number() })

describe('after joining', () => {
  it('one leads, and the other shows the way to it and takes nothing', async () => {
    const { pair, lead, led } = await joined()
    expect((await file(led)).mergedInto).toMatchObject({ id: lead, name: 'Siti Aminah', double: pair, on: '2026-05-03' })
    expect((await file(lead)).merged).toMatchObject([{ id: led, name: 'Siti Aminnah', double: pair }])
    for (const [path, body] of [
      ['/milestones/INFO_GIVEN', {}],
      ['/person', { name: 'Siti' }],
      ['/plan', { destination: 'TWN' }],
      ['/moves', { to: 'WITHDRAWN' }],
      ['/erasure', { basis: 'UNLAWFUL' }],
    ] as const) {
      const refused = await post(`/workers/${led}${path}`, body)
      expect([refused.statusCode, refused.json()]).toMatchObject([422, { code: 'file-merged', see: `/workers/${lead}` }])
    }
    expect((await file(led)).moves).toEqual([])
    const owed = await instance.db.read(everywhere, 'select distinct stream_id::text from work where stream_id = any($1)', [
      [lead.slice(5), led.slice(5)],
    ])
    expect(owed).toEqual([{ stream_id: lead.slice(5) }])
  })

  it('does not tell of the one that leads to whoever does not reach it', async () => {
    const { lead, led } = await joined()
    const shown = await get(`/workers/${led}`, 'camat-sebelah')
    expect([shown.statusCode, shown.body.includes(lead)]).toEqual([200, false])
    const refused = await post(`/workers/${led}/milestones/INFO_GIVEN`, {}, 'camat-sebelah')
    expect([refused.json().code, refused.body.includes(lead)]).toEqual(['file-merged', false])
  })

  it('a person is listed and counted once, and found by what either file says', async () => {
    const before = Count.parse((await get('/worker-count')).json()).count
    const funnel = async () => JSON.stringify((await get('/funnel')).json())
    const single = await register(HERE, { phone: '081234500001' })
    const alone = await funnel()
    const other = await register(BESIDE, { name: 'Sitti Aminatun', phone: '081234500002' })
    const { pair } = await pairOf(single, other)
    await done(`/doubles/${pair}/outcome`, { outcome: 'SAME', lead: single })
    expect(Count.parse((await get('/worker-count')).json()).count).toBe(before + 1)
    expect(await funnel()).toBe(alone)
    const all = await listed()
    expect([all.includes(single), all.includes(other)]).toEqual([true, false])
    const found = workerContracts.ListWorkers.output.parse((await get('/workers?q=081234500002')).json()).items
    expect(found).toMatchObject([{ id: other, joined: true }])
  })

  it('what one has counts for both; what is said of it goes to the file it stands in', async () => {
    const lead = await done('/workers', { name: 'Siti Aminah', sex: 'F', birthDate: '1999-07-01', area: HERE }, 'desa')
    const led = await register(BESIDE, { nik: '4910044107990301', phone: '081234567891' })
    await done(`/workers/${led}/milestones/JOBSEEKER_REGISTERED`, {})
    const { pair } = await pairOf(lead, led)
    await done(`/doubles/${pair}/outcome`, { outcome: 'SAME', lead })
    expect(await recorded(lead)).toContain('JOBSEEKER_REGISTERED')
    expect(await file(lead)).toMatchObject({ nik: '4910044107990301', state: 'PREPARING', identity: { provisional: false } })
    // The number is hers already: binding it again is no dead end.
    await done(`/workers/${lead}/person`, { nik: '4910044107990301', name: 'Siti Aminah binti Salim' })
    // A test passed under the other file counts in this one, in the same breath.
    const command = '0197f3c2-0000-7000-8000-00000000e001'
    expect((await instance.journeys.recordComputed(command, led, { code: 'TRAINING_DONE', on: '2026-05-03' })).type).toBe('done')
    expect(await recorded(lead)).toContain('TRAINING_DONE')
    await done(`/workers/${lead}/milestones/JOBSEEKER_REGISTERED/revocation`, { reason: 'Salah orang' })
    expect([await recorded(lead), await recorded(led)].flat()).not.toContain('JOBSEEKER_REGISTERED')
    await done(`/doubles/${pair}/undo`, {})
    expect(await file(lead)).toMatchObject({ name: 'Siti Aminah binti Salim', identity: { provisional: true } })
    expect(await file(led)).toMatchObject({ name: 'Siti Aminah', nik: '4910044107990301' })
    expect([await recorded(lead), await recorded(led)].map((codes) => codes.includes('TRAINING_DONE'))).toEqual([false, true])
    const history = z.object({ items: z.array(z.object({ type: z.string() })) })
    const told = history.parse((await get(`/workers/${led}/history`)).json()).items.map(({ type }) => type)
    expect(told.slice(-4)).toEqual(['FileJoined', 'MilestoneRecorded', 'MilestoneRevoked', 'FileLeft'])
  })

  it('what another village’s file lends is taken away through the file that leads, by whoever has that one', async () => {
    const siti = { name: 'Siti Aminah', sex: 'F', birthDate: '1999-07-01', nik: '4910044107990306', area: '35.10.04.2005' }
    const led = await done('/workers', siti, 'tetangga')
    await done(`/workers/${led}/milestones/JOBSEEKER_REGISTERED`, {})
    await done(`/workers/${led}/milestones/INFO_GIVEN`, {})
    await done(`/workers/${led}/troubles/REJECTED`, {})
    const here = await done('/workers', { ...siti, nik: '4910044107990307', area: HERE }, 'desa')
    await done(`/workers/${here}/milestones/JOBSEEKER_REGISTERED`, {})
    const { pair, lead } = await pairOf(here, led)
    await done(`/doubles/${pair}/outcome`, { outcome: 'SAME', lead })
    expect((await get(`/workers/${led}`, 'desa')).statusCode).toBe(404)
    await done(`/workers/${lead}/troubles/REJECTED/resolution`, {}, 'desa')
    await done(`/workers/${lead}/milestones/INFO_GIVEN/revocation`, { reason: 'Salah orang' }, 'desa')
    expect([await recorded(lead), await recorded(led)].flat()).not.toContain('INFO_GIVEN')
    expect([(await file(lead)).troubles, (await file(led)).troubles]).toEqual([[], []])
    const written = await instance.db.read(
      everywhere,
      "select type, user_id from event where stream_id = $1 and type in ('MilestoneRevoked', 'TroubleResolved') order by version",
      [led.slice(5)],
    )
    expect(written).toMatchObject([
      { type: 'TroubleResolved', user_id: 'desa' },
      { type: 'MilestoneRevoked', user_id: 'desa' },
    ])
    // Said straight of that file it is hidden, as before.
    expect((await post(`/workers/${led}/troubles/REJECTED`, {}, 'desa')).statusCode).toBe(404)
  })

  it('a number that a joined file holds leads to the file that leads', async () => {
    const { lead } = await joined({}, { nik: '4910044107990302' })
    const again = await post('/workers', { name: 'Siti', sex: 'F', birthDate: '1999-07-01', area: HERE, nik: '4910044107990302' })
    expect(again.json()).toMatchObject({ code: 'nik-held', see: `/workers/${lead}` })
  })
})

describe('a NIK that another file holds', () => {
  it('puts both before whoever reaches both, and says so without telling more than may be told', async () => {
    const nik = '4910044107990311'
    const holder = await register(BESIDE, { nik })
    const file = await done('/workers', { name: 'Siti Aminah', sex: 'F', birthDate: '1999-07-01', area: HERE }, 'desa')
    const told = await post(`/workers/${file}/person`, { nik }, 'desa')
    expect([told.statusCode, told.json().code, told.body.includes(holder)]).toEqual([422, 'nik-held-proposed', false])
    expect(told.json().see).toBeUndefined()
    const again = await post(`/workers/${file}/person`, { nik })
    const { see } = z.object({ see: z.string() }).parse(again.json())
    const shown = doubleContracts.GetDouble.output.parse((await get(see)).json())
    expect([shown.source, shown.files.map(({ id }) => id).sort()]).toEqual(['NIK', [file, holder].sort()])
    // Told apart, the number is wrong in one of them: then the file that holds it is shown.
    await done(`${see}/outcome`, { outcome: 'DIFFERENT' })
    expect((await post(`/workers/${file}/person`, { nik })).json()).toMatchObject({ code: 'nik-held', see: `/workers/${holder}` })
  })
})

describe('a ring or a chain', () => {
  it('is refused, and nothing of it is written', async () => {
    const { pair, lead, led } = await joined()
    expect((await post('/doubles', { one: led, other: lead })).json()).toMatchObject({ code: 'file-merged' })
    expect((await post(`/doubles/${pair}/outcome`, { outcome: 'SAME', lead: led })).json()).toMatchObject({ code: 'double-decided' })
    const third = await pairOf(await register(HERE), lead)
    const chain = await post(`/doubles/${third.pair}/outcome`, { outcome: 'SAME', lead: third.lead })
    expect([chain.statusCode, chain.json().code]).toEqual([422, 'merge-chain'])
    expect((await get(`/doubles/${third.pair}`)).json()).toMatchObject({ standing: 'open', version: 1 })
    expect((await post(`/doubles/${third.pair}/outcome`, { outcome: 'SAME', lead })).statusCode).toBe(200)
  })

  it('a file that is behind does not lead', async () => {
    const abroad = await register(HERE)
    await done(`/workers/${abroad}/moves`, { to: 'LEFT_NON_PROCEDURALLY' })
    const { pair, lead } = await pairOf(await register(BESIDE), abroad)
    const shown = doubleContracts.GetDouble.output.parse((await get(`/doubles/${pair}`)).json())
    expect([shown.lead, shown.mayLead]).toEqual([abroad, [abroad]])
    expect((await post(`/doubles/${pair}/outcome`, { outcome: 'SAME', lead })).json()).toMatchObject({ code: 'merge-lead-behind' })
  })
})

describe('two at once', () => {
  it('saying who leads: one is heard', async () => {
    const { pair, lead, led } = await pairOf(await register(HERE), await register(BESIDE))
    const answers = await Promise.all([
      post(`/doubles/${pair}/outcome`, { outcome: 'SAME', lead }),
      post(`/doubles/${pair}/outcome`, { outcome: 'SAME', lead: led }, 'bp2mi'),
    ])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422])
  })

  it('joining and recording: nothing is lost, and the file that leads knows of it', async () => {
    for (const code of ['INFO_GIVEN', 'JOBSEEKER_REGISTERED', 'VACANCY_CHOSEN']) {
      const { pair, lead, led } = await pairOf(await register(HERE), await register(BESIDE))
      const [record] = await Promise.all([
        post(`/workers/${led}/milestones/${code}`, {}),
        post(`/doubles/${pair}/outcome`, { outcome: 'SAME', lead }),
      ])
      if (record.statusCode === 200) expect(await recorded(lead)).toContain(code)
      else expect(record.json()).toMatchObject({ code: 'file-merged' })
    }
  })

  it('the same again gets the same answer, and an old page is told so', async () => {
    const { pair, lead } = await pairOf(await register(HERE), await register(BESIDE))
    const outcome = { outcome: 'SAME', lead }
    const first = await post(`/doubles/${pair}/outcome`, outcome, 'dinas', { 'idempotency-key': 'a-pair', 'if-match': '"1"' })
    expect(first.statusCode, first.body).toBe(200)
    expect((await post(`/doubles/${pair}/outcome`, outcome, 'dinas', { 'idempotency-key': 'a-pair' })).body).toBe(first.body)
    expect((await post(`/doubles/${pair}/undo`, {}, 'dinas', { 'if-match': '"1"' })).statusCode).toBe(412)
  })
})

it('what waits of a file that is led is asked of the one that leads', async () => {
  const { pair, lead, led } = await pairOf(await register(HERE), await register(BESIDE))
  const third = await register(HERE, { name: 'Siti Amina' })
  const waiting = await pairOf(third, led)
  await done(`/doubles/${pair}/outcome`, { outcome: 'SAME', lead })
  await jobs.settleAll()
  const { items } = doubleContracts.ListDoubles.output.parse((await get('/doubles?limit=200')).json())
  expect(items.map(({ id }) => id)).not.toContain(waiting.pair)
  const pairs = await Promise.all(items.map(async ({ id }) => doubleContracts.GetDouble.output.parse((await get(`/doubles/${id}`)).json())))
  const ids = pairs.map(({ files }) => files.map(({ id }) => id).sort())
  expect(ids).toContainEqual([third, lead].sort())
})

it('of somebody who was joined with another by mistake nothing is left in the other’s history', async () => {
  const { pair, lead, led } = await joined({}, { nik: '4910044107990305', phone: '081234567895', motherName: 'Sumarmi' })
  await done(`/doubles/${pair}/undo`, {})
  const rows = await instance.db.read(
    everywhere,
    "select type from event where stream_id = $1 and type like 'File%' and sealed is not null",
    [lead.slice(5)],
  )
  expect(rows).toEqual([])
  for (const path of [`/workers/${lead}`, `/workers/${lead}/history`])
    for (const text of ['4910044107990305', '81234567895', 'Sumarmi']) expect((await get(path)).body).not.toContain(text)
  expect((await post(`/workers/${led}/erasure`, { basis: 'UNLAWFUL' })).statusCode).toBe(200)
  expect((await get(`/workers/${lead}`)).statusCode).toBe(200)
})

it('an erasure erases both, and both chains stay whole', async () => {
  const { lead, led } = await joined({ nik: '4910044107990303' }, { nik: '4910044107990304', phone: '081234567899' })
  expect((await post(`/workers/${lead}/erasure`, { basis: 'UNLAWFUL' })).statusCode).toBe(200)
  await jobs.settleAll()
  for (const id of [lead, led]) {
    expect((await get(`/workers/${id}`)).statusCode).toBe(404)
    expect((await get(`/workers/${id}/erasure`)).json()).toMatchObject({ erased: { basis: 'UNLAWFUL' } })
  }
  expect(await instance.db.read(everywhere, 'select 1 from worker where stream_id = any($1)', [[lead.slice(5), led.slice(5)]])).toEqual([])
  const verified = await verifyChains(instance.db, instance.services.keyring, { folds: foldsOf(instance.capabilities) })
  expect(verified.breaks).toEqual([])
})

it('papers of the file that is led are listed on the one that leads, with a look at both, and leave with it', async () => {
  const { pair, lead, led } = await joined()
  const attach = async (to: string, kind: string) => {
    const url = `/api/v1/papers?workerId=${to}&kind=${kind}`
    const headers = { 'x-officer': 'dinas', ...FORM_TYPE }
    return Made.parse((await instance.app.inject({ method: 'POST', url, headers, payload: formOf(jpeg(), 'foto') })).json()).id
  }
  const [own, lent] = [await attach(lead, 'KK'), await attach(led, 'PASSPORT')]
  const papers = async (id: string) => {
    const { items } = z
      .object({ items: z.array(z.object({ id: z.string(), workerId: z.string() })) })
      .parse((await get(`/workers/${id}/papers`)).json())
    return items.map((paper) => [paper.id, paper.workerId])
  }
  expect(await papers(lead)).toEqual([
    [lent, led],
    [own, lead],
  ])
  const looks = await instance.db.read(
    everywhere,
    "select stream_id::text as file from read_log where contract = 'ListPapersOf' and stream_id = any($1)",
    [[lead.slice(5), led.slice(5)]],
  )
  expect(new Set(looks.map((row) => Object(row).file))).toEqual(new Set([lead.slice(5), led.slice(5)]))
  expect((await post(`/doubles/${pair}/undo`, {})).statusCode).toBe(200)
  expect([await papers(lead), await papers(led)]).toEqual([[[own, lead]], [[lent, led]]])
})
