// SPDX-License-Identifier: AGPL-3.0-or-later
// A device without a network: what goes to it and what never does, what was done on it and sent later, and that it decides as the server does.

import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { agenciesOffline } from '#agencies/core/agency.offline.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { journeysOffline } from '#journeys/core/worker.offline.ts'
import { OutboxAnswer } from '#kernel/sync-protocol.ts'
import { addDays, jakartaDate } from '#kernel/time.ts'
import { newId } from '#platform/server/new-id.ts'
import { openDevice, readCopy } from '../support/device.ts'
import { type OfficerName, officers } from '../support/instance.ts'
import { openWorking } from '../support/working.ts'

const HERE = '35.10.04.2006'
const BESIDE = '35.10.04.2005'
const Made = z.object({ id: z.string(), version: z.number() })
const offline = [agenciesOffline, journeysOffline]

const { instance, jobs } = await openWorking()

async function done(path: string, as: OfficerName, body: object = {}) {
  const answer = await instance.send('POST', path, as, body)
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return Made.parse(answer.json())
}
const siti = (name: string, area = HERE) => ({ name, sex: 'F', birthDate: '1999-07-01', area })
const register = (name: string, area = HERE, as: OfficerName = area === HERE ? 'desa' : 'tetangga') =>
  done('/workers', as, siti(name, area))
const file = async (id: string, as: OfficerName) => (await instance.send('GET', `/workers/${id}`, as)).json<object>()

interface Item {
  readonly key: string
  readonly contract: string
  readonly input: object
  readonly madeOn?: number
  readonly doneOn?: string
}
async function send(items: readonly Item[], as: OfficerName = 'desa', packed = false) {
  const text = JSON.stringify({ items })
  const answer = await instance.app.inject({
    method: 'POST',
    url: '/api/v1/commands',
    headers: { 'x-officer': as, 'accept-language': 'en', 'content-type': packed ? 'application/gzip' : 'application/json' },
    payload: packed ? gzipSync(text) : text,
  })
  return answer.statusCode === 200 ? OutboxAnswer.parse(answer.json()).items : answer
}
const outbox = async (items: readonly Item[], as: OfficerName = 'desa') => {
  const answered = await send(items, as)
  if (!Array.isArray(answered)) throw new Error('not taken')
  return answered
}

describe('a copy', () => {
  it('holds what lies in the officer’s own places, whole, and nothing of the next village', async () => {
    const [own, other] = [await register('Siti Aminah'), await register('Sri Wahyuni', BESIDE)]
    await jobs.settleAll()
    const answer = await instance.send('GET', '/copy', 'desa')
    expect(answer.body).toContain('Siti Aminah')
    expect(answer.body).not.toContain('Sri Wahyuni')
    const device = openDevice(instance, 'desa', offline)
    const head = await device.take()
    expect(head.places).toEqual([])
    expect([device.versionOf(own.id), device.versionOf(other.id)]).toEqual([1, undefined])
    expect(device.ask('GetWorker', { id: own.id })).toEqual(await file(own.id, 'desa'))
  })

  it('goes to nobody who reads no files, nor to one of more than some regencies, nor to nobody', async () => {
    const codes = await Promise.all(
      (['bupati', 'auditor', 'admin', 'lsp', 'pusat', 'provinsi'] as const).map(
        async (as) => (await instance.send('GET', '/copy', as)).statusCode,
      ),
    )
    expect(codes).toEqual([403, 403, 403, 403, 422, 422])
    expect((await instance.app.inject({ method: 'GET', url: '/api/v1/copy' })).statusCode).toBe(401)
    expect((await instance.send('GET', '/copy?since=x', 'desa')).statusCode).toBe(400)
  })

  it('holds no file of elsewhere to which the office was let in, nothing sealed, and nobody who was erased', async () => {
    const { id } = await register('Sumarni')
    const until = '2026-06-01'
    await done(`/workers/${id}/referrals`, 'dinas', { office: officers.jember.officeId, purpose: 'ESCORT', ground: 'CONSENT', until })
    expect((await instance.send('GET', `/workers/${id}`, 'jember')).statusCode).toBe(200)
    expect((await instance.send('GET', '/copy', 'jember')).body).not.toContain('Sumarni')
    await jobs.settleAll()
    const device = openDevice(instance, 'desa', offline)
    await device.take()
    expect(device.versionOf(id)).toBeGreaterThan(0)
    await done(`/workers/${id}/moves`, 'desa', { to: 'WITHDRAWN' })
    // Made and kept ready before, and given to nobody after, from that instant on.
    expect((await instance.send('GET', '/copy', 'desa')).body).toContain('Sumarni')
    await done(`/workers/${id}/erasure`, 'dinas', { basis: 'REQUEST' })
    expect((await instance.send('GET', '/copy', 'desa')).body).not.toContain('Sumarni')
    await jobs.settleAll()
    const head = await device.take()
    expect(device.sumOf('worker')).not.toEqual(head.sums['worker'])
    await device.prune('worker')
    expect([device.versionOf(id), device.sumOf('worker')]).toEqual([undefined, head.sums['worker']])
    expect((await instance.send('GET', '/copy', 'desa')).body).not.toContain('Sumarni')
  })

  it('brings what moved since, once, and sums to what is there', async () => {
    const device = openDevice(instance, 'desa', offline)
    await jobs.settleAll()
    await device.take()
    expect((await device.take()).total).toBe(0)
    const [one, two] = [await register('Wati'), await register('Yuli')]
    await register('Tetangga Wati', BESIDE)
    await done(`/workers/${one.id}/person`, 'desa', { phone: '0812 3456 7890' })
    await jobs.settleAll()
    const head = await device.take()
    expect(head).toMatchObject({ whole: false, total: 2 })
    expect(device.sumOf('worker')).toEqual(head.sums['worker'])
    expect(device.ask('GetWorker', { id: one.id })).toEqual(await file(one.id, 'desa'))
    expect(device.versionOf(two.id)).toBe(1)
  })

  it('begins anew where a cursor is of other places, or goes beyond the end, as after a restored backup', async () => {
    await jobs.settleAll()
    const take = async (as: OfficerName, since: string) => {
      const { rawPayload } = await instance.app.inject({
        method: 'GET',
        url: `/api/v1/copy?since=${since}`,
        headers: { 'x-officer': as, 'accept-encoding': 'gzip' },
      })
      return readCopy(rawPayload, 'gzip').head
    }
    const { cursor, whole } = await take('desa', '')
    expect(whole).toBe(true)
    expect((await take('desa', cursor)).whole).toBe(false)
    expect((await take('jember', cursor)).whole).toBe(true)
    expect((await take('desa', cursor.replace(/35\.10:\d+/, '35.10:99999'))).whole).toBe(true)
  })

  it('is the same for the next device of the same authority, and is written down for each', async () => {
    const looks = async () =>
      instance.db.read(
        { rows: [''], filter: [''], officeId: '', userId: 'x', log: true },
        "select places from read_log where contract = 'TakeCopy' and user_id = 'camat'",
      )
    expect(await looks()).toEqual([])
    const take = () =>
      instance.app.inject({ method: 'GET', url: '/api/v1/copy', headers: { 'x-officer': 'camat', 'accept-encoding': 'gzip' } })
    const [first, second] = [await take(), await take()]
    expect(second.rawPayload.equals(first.rawPayload)).toBe(true)
    expect(readCopy(second.rawPayload, 'gzip').head.total).toBeGreaterThan(3)
    expect(await looks()).toEqual([{ places: ['35.10.04'] }, { places: ['35.10.04'] }])
  })
})

describe('an outbox', () => {
  it('is answered one by one as each route would, and what is refused holds up nothing', async () => {
    const [mine, wrong] = [newId(), newId()]
    const id = `3510-${mine}`
    const items = [
      { key: mine, contract: 'RegisterWorker', input: siti('Rukmini') },
      { key: wrong, contract: 'RegisterWorker', input: { ...siti('x'), birthDate: '2030-01-01' } },
      { key: newId(), contract: 'GetWorker', input: { id } },
      { key: newId(), contract: 'ErasePerson', input: { id, basis: 'REQUEST' } },
      { key: newId(), contract: 'CorrectPerson', input: { id: '3510-00000000-0000-7000-8000-000000000000', phone: '0812 3456 7890' } },
      { key: newId(), contract: 'CorrectPerson', input: { id, phone: '0812 3456 7890' } },
    ]
    const answers = await outbox(items)
    expect(answers.map(({ status }) => status)).toEqual([201, 422, 404, 404, 404, 200])
    // What was begun on the device bears the id that it got there.
    expect(answers[0]).toMatchObject({ key: mine, version: 1, body: { id } })
    expect(await file(id, 'desa')).toMatchObject({ name: 'Rukmini', phone: '+6281234567890' })
    // Sent again, since no answer came: nothing happens twice.
    const again = await outbox(items)
    expect(again.map(({ status, version }) => [status, version])).toEqual(answers.map(({ status, version }) => [status, version]))
    expect(await file(id, 'desa')).toMatchObject({ version: 2 })
  })

  it('comes packed, and a packet that is none, or unpacks to more than is taken, is refused', async () => {
    const key = newId()
    const packed = await send([{ key, contract: 'RegisterWorker', input: siti('Ponirah') }], 'desa', true)
    expect(packed).toMatchObject([{ status: 201 }])
    const bomb = await instance.app.inject({
      method: 'POST',
      url: '/api/v1/commands',
      headers: { 'x-officer': 'desa', 'content-type': 'application/gzip' },
      payload: gzipSync(Buffer.alloc(4_000_000, 0x20)),
    })
    expect(bomb.statusCode).toBe(400)
    expect(await send([])).toMatchObject({ statusCode: 400 })
  })

  it('knows what went by its own route before as the same command, and its own route what came in an outbox', async () => {
    const { id } = await register('Ngatini')
    const alone = (key: string, alias: string) =>
      instance.app.inject({
        method: workerContracts.CorrectPerson.method,
        url: `/api/v1/workers/${id}/person`,
        headers: { 'x-officer': 'desa', 'idempotency-key': key },
        payload: { alias, phone: '0812 1212 3434' },
      })
    const among = (key: string, alias: string) =>
      outbox([{ key, contract: 'CorrectPerson', input: { id, alias, phone: '0812 1212 3434' } }])
    const [first, second] = [newId(), newId()]
    expect((await alone(first, 'Tini')).statusCode).toBe(200)
    expect(await among(first, 'Tini')).toMatchObject([{ status: 200, version: 2 }])
    expect(await among(second, 'Ngat')).toMatchObject([{ status: 200, version: 3 }])
    expect((await alone(second, 'Ngat')).headers['etag']).toBe('"3"')
    expect(await among(second, 'Lain')).toMatchObject([{ status: 409 }])
    expect(await file(id, 'desa')).toMatchObject({ version: 3 })
  })

  it('is read as strictly as each route reads, and what is not taken of it falls alone', async () => {
    const { id } = await register('Sulastri')
    const deep = JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`)
    const items = [{ alias: 'a\0b' }, { alias: deep }, { alias: 'x'.repeat(300_000) }, { alias: 'Tri' }].map((change) => ({
      key: newId(),
      contract: 'CorrectPerson',
      input: { id, ...change },
    }))
    const answered = await send(items, 'desa', true)
    expect(answered).toMatchObject([{ status: 400 }, { status: 400 }, { status: 413 }, { status: 200, version: 2 }])
    expect(await file(id, 'desa')).toMatchObject({ alias: 'Tri', version: 2 })
  })

  it('of an authority that has ended comes back with the reason, and of nobody is not taken', async () => {
    expect(await outbox([{ key: newId(), contract: 'RegisterWorker', input: siti('Suminah') }], 'tetangga')).toMatchObject([
      { status: 404 },
    ])
    expect(await outbox([{ key: newId(), contract: 'RegisterWorker', input: siti('Suminah') }], 'blk')).toMatchObject([{ status: 403 }])
    const answer = await instance.app.inject({ method: 'POST', url: '/api/v1/commands', payload: { items: [] } })
    expect(answer.statusCode).toBe(401)
  })

  it('names what it begins, but takes nobody else’s name', async () => {
    const { id } = await register('Tukinah', BESIDE)
    const [taken] = await outbox([{ key: id.slice(5), contract: 'RegisterWorker', input: siti('Bukan Tukinah') }])
    expect(taken?.status).toBe(409)
    expect(await file(id, 'tetangga')).toMatchObject({ name: 'Tukinah', version: 1 })
  })

  it('counts from the day on which it was done, and from today where the clock of the device cannot be right', async () => {
    const today = jakartaDate(instance.services.clock())
    const days = [addDays(today, -5), addDays(today, -3), addDays(today, 1), '1970-01-01']
    const begun = days.map((doneOn, nth) => ({ key: newId(), contract: 'RegisterWorker', input: siti(`Wagini ${nth}`), doneOn }))
    expect(await outbox(begun)).toMatchObject(days.map(() => ({ status: 201 })))
    const onOf = async (nth: number): Promise<unknown> => {
      const { milestones } = workerContracts.GetWorker.output.parse(await file(`3510-${begun[nth]?.key}`, 'desa'))
      return milestones.flatMap(({ code, on }) => (on === undefined ? [] : [[code, on]]))
    }
    const input = { id: `3510-${begun[0]?.key}`, code: 'MARITAL_LETTER' }
    expect(await outbox([{ key: newId(), contract: 'RecordMilestone', input, doneOn: days[1] ?? '' }])).toMatchObject([{ status: 200 }])
    expect(await onOf(0)).toEqual([
      ['VILLAGE_RECORDED', days[0]],
      ['MARITAL_LETTER', days[1]],
    ])
    for (const nth of [2, 3]) expect(await onOf(nth)).toEqual([['VILLAGE_RECORDED', today]])
  })

  // Of what it began itself, a device may not yet have heard at all.
  it.each([1, 0])('overwrites nothing that others wrote since version %i: both stand, and who knows chooses', async (madeOn) => {
    const { id } = await register('Lastri')
    await done(`/workers/${id}/person`, 'dinas', { phone: '0811 1111 1111' })
    const late = { key: newId(), contract: 'CorrectPerson', input: { id, phone: '0822 2222 2222', alias: 'Las' }, madeOn }
    expect(await outbox([late])).toMatchObject([{ status: 200 }])
    const FullFile = workerContracts.GetWorker.output
    const both = FullFile.parse(await file(id, 'desa'))
    expect(both).toMatchObject({ phone: '+6281111111111', alias: 'Las' })
    expect(both.contested).toMatchObject([{ field: 'phone', stands: '+6281111111111', value: '+6282222222222', by: { user: 'desa' } }])
    expect(both.nextSteps.map(({ code }) => code)).toContain('SETTLE_CONTESTED')
    // Who needs not know how to find somebody reads neither.
    expect(JSON.stringify(await file(id, 'blk'))).not.toContain('2222')
    await done(`/workers/${id}/contested/1/outcome`, 'desa', { take: true })
    const settled = FullFile.parse(await file(id, 'desa'))
    expect([settled.phone, settled.contested]).toEqual(['+6282222222222', undefined])
    expect((await instance.send('POST', `/workers/${id}/contested/1/outcome`, 'desa', { take: true })).statusCode).toBe(422)
  })
})

describe('the same rules', () => {
  const people = [0, 1, 2] as const
  const act = fc.oneof(
    fc.record({
      contract: fc.constant('CorrectPerson'),
      input: fc.record(
        {
          name: fc.constantFrom('Siti', 'moch. yusuf', '  '),
          phone: fc.constantFrom('0812 3456 7890', '12345', '+62 811-2222-3333'),
          birthDate: fc.constantFrom('1999-07-01', '2031-01-01'),
          nik: fc.constantFrom('4935104107990001', '4935104107990002', '1'),
        },
        { requiredKeys: [] },
      ),
    }),
    fc.record({
      contract: fc.constant('ChangePlan'),
      input: fc.record(
        { destination: fc.constantFrom('HKG', 'TWN', 'XXX'), scheme: fc.constantFrom('P_TO_P', 'UKPS') },
        { requiredKeys: [] },
      ),
    }),
    fc.record({
      contract: fc.constant('RecordMilestone'),
      input: fc.record(
        {
          code: fc.constantFrom('INFO_GIVEN', 'FAMILY_CONSENT', 'MARITAL_LETTER', 'PASSPORT_ISSUED'),
          on: fc.constantFrom('2026-05-01', '2027-01-01'),
        },
        { requiredKeys: ['code'] },
      ),
    }),
    fc.record({
      contract: fc.constant('RevokeMilestone'),
      input: fc.record({ code: fc.constantFrom('INFO_GIVEN', 'MARITAL_LETTER'), reason: fc.constant('keliru') }),
    }),
    fc.record({
      contract: fc.constant('MoveWorker'),
      input: fc.record({ to: fc.constantFrom('WITHDRAWN', 'LEFT_NON_PROCEDURALLY', 'RECORDED', 'CLOSED') }),
    }),
    fc.record({ contract: fc.constant('ReportTrouble'), input: fc.record({ trouble: fc.constantFrom('REJECTED', 'DETAINED') }) }),
    fc.record({ contract: fc.constant('ResolveTrouble'), input: fc.record({ trouble: fc.constantFrom('REJECTED', 'DETAINED') }) }),
    fc.record({
      contract: fc.constant('SetRelative'),
      input: fc.record(
        { relation: fc.constantFrom('SPOUSE', 'CHILD'), name: fc.constantFrom('Budi', ''), phone: fc.constantFrom('0812 3456 7890', 'x') },
        { requiredKeys: ['relation', 'name'] },
      ),
    }),
  )

  it('decide on the device as on the server, command by command, to the same files', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...people), act), { minLength: 1, maxLength: 12 }), async (acts) => {
        const device = openDevice(instance, 'desa', offline)
        await jobs.settleAll()
        await device.take()
        const ids: string[] = []
        for (const nth of people) {
          const key = newId()
          const input = siti(`Orang ${nth}`)
          // Which places there are the device learns where the register of places is plugged in.
          const [there] = await outbox([{ key, contract: 'RegisterWorker', input }])
          expect(there?.status).toBe(201)
          ids.push(`3510-${key}`)
        }
        await jobs.settleAll()
        await device.take()
        for (const [nth, { contract, input: said }] of acts) {
          const key = newId()
          const input = { ...said, id: ids[nth] ?? '' }
          const here = device.decide(contract, input, key)
          const [there] = await outbox([{ key, contract, input }])
          const verdict = here.type === 'bad-input' ? 400 : here.type === 'refused' ? 422 : 200
          expect([verdict, contract, input], JSON.stringify(there?.body)).toEqual([there?.status, contract, input])
          // That a number is held is answered by the server with more than the device knows: the two files are put before somebody.
          if (here.type === 'refused') expect(JSON.stringify(there?.body)).toContain(`"code":"${here.refusal.code}`)
          if (here.type === 'done') expect(JSON.parse(JSON.stringify(here.answer))).toEqual(there?.body)
        }
        for (const id of ids) expect(JSON.parse(JSON.stringify(device.ask('GetWorker', { id })))).toEqual(await file(id, 'desa'))
      }),
      { numRuns: 25 },
    )
  })
})
