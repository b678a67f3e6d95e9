// SPDX-License-Identifier: AGPL-3.0-or-later
// A class without a network: what goes to a trainer's device and what never does, marks that are decided as on the server, and two trainers who
// mark the same session.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import type * as z from 'zod/mini'
import { OutboxAnswer } from '#kernel/sync-protocol.ts'
import { workContracts } from '#kernel/work.contract.ts'
import { workOffline } from '#kernel/work.offline.ts'
import { newKey } from '#platform/web/key.ts'
import { classContracts } from '#training/core/class.contract.ts'
import { trainingOffline } from '#training/core/class.offline.ts'
import { attendanceMarks } from '#training/core/class.ts'
import { openDevice } from '../support/device.ts'
import type { OfficerName } from '../support/instance.ts'
import { openPhone, type Phone } from '../support/phone.ts'
import { openWorking } from '../support/working.ts'

const offline = [trainingOffline, workOffline([trainingOffline])]
const Board = classContracts.GetClass.output
const TRAINEES = 4
let count = 0

const { instance, jobs, done } = await openWorking()
const licence = { number: '12/2024', issuer: 'Disnaker', from: '2024-01-01' }
const provider = await done('/providers', 'dinas', { area: '35.10', kind: 'LPK', name: 'LPK Melati', ...licence })

/** A class with people in it, of a programme of its own; two sessions were held, one is tomorrow. */
async function openClass(): Promise<{ readonly id: string; readonly workers: readonly string[] }> {
  count += 1
  const terms = { hours: 24, minHours: 16, units: [], legalBasis: 'UU 18/2017 art 5b', standing: 'assumed' }
  const programmeId = await done('/programmes', 'dinas', { area: '35.10', name: `Program ${count}`, ...terms })
  const sessions = ['2026-05-01', '2026-05-02', '2026-05-04'].map((date) => ({ date, hours: 8 }))
  const plan = { title: `Angkatan ${count}`, providerId: provider, programmeId, capacity: 30, sessions }
  const id = await done('/classes', 'blk', plan)
  const workers: string[] = []
  for (let nth = 0; nth < TRAINEES; nth += 1) {
    const name = `Peserta ${'abcd'[nth]} ${[...String(count)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`
    workers.push(
      await done('/workers', 'desa', { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', phone: '0812 3456 7890' }),
    )
  }
  await done(`/classes/${id}/trainees`, 'blk', { workers })
  return { id, workers }
}

/** Who marked is named by the server alone: a device keeps no colleagues. */
function unnamed(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, each: unknown) => (['by', 'standingBy'].includes(key) ? undefined : each))
}
const boardOf = async (id: string, as: OfficerName = 'blk') => Board.parse((await instance.send('GET', `/classes/${id}`, as)).json())

it('goes to a trainer alone: open classes, and of their trainees the name and the place', async () => {
  const open = await openClass()
  const over = await openClass()
  await done(`/classes/${over.id}/cancellation`, 'blk', { reason: 'Banjir' })
  const outside = await done('/workers', 'desa', { name: 'Bukan Peserta', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' })
  await jobs.settleAll()
  const { body } = await instance.send('GET', '/copy', 'blk')
  for (const [text, there] of [
    ['Peserta a b', true],
    ['Angkatan 1', true],
    ['Angkatan 2', false],
    ['Peserta a c', false],
    ['Bukan Peserta', false],
    ['6281234567890', false],
    ['1999-07-01', false],
  ] as const)
    expect(body.includes(text), text).toBe(there)
  expect((await instance.send('GET', '/copy', 'desa')).body).not.toContain('Angkatan 1')
  expect((await instance.send('GET', '/copy', 'blk-jember')).body).not.toContain('Peserta')

  const device = openDevice(instance, 'blk', offline)
  await device.take()
  expect([device.versionOf(outside), device.versionOf(over.id)]).toEqual([undefined, undefined])
  // Whoever joins later comes, though their file did not move; whoever leaves goes.
  await done(`/classes/${open.id}/trainees`, 'blk', { workers: [outside] })
  await done(`/classes/${open.id}/trainees/${open.workers[0]}/leave`, 'blk', { reason: 'family' })
  await jobs.settleAll()
  const phone = await openPhone(instance, 'blk', offline)
  await phone.engine.sync()
  phone.online = false
  const board = await held(phone, open.id)
  expect(new Set(board.trainees.map(({ name }) => name))).toEqual(
    new Set(['Bukan Peserta', 'Peserta b b', 'Peserta c b', 'Peserta d b', null]),
  )
  const head = await device.take()
  expect(device.sumOf('trainee')).not.toEqual(head.sums['trainee'])
})

async function held({ engine }: Phone, id: string): Promise<z.output<typeof Board>> {
  const got = await engine.around(classContracts.GetClass, { id }, { key: newKey() }, async () => ({
    ok: false,
    problem: { status: 503, code: '', title: '' },
  }))
  return Board.parse(JSON.parse(JSON.stringify('here' in got ? got.here : null)))
}

it('is marked on the device as on the server, and reads the same there', async () => {
  const { id, workers } = await openClass()
  const act = fc.record({
    session: fc.integer({ min: 1, max: 4 }),
    marks: fc.dictionary(fc.constantFrom(...workers), fc.constantFrom(...attendanceMarks), { maxKeys: TRAINEES }),
    on: fc.option(fc.constantFrom('2026-05-01', '2026-05-02'), { nil: undefined }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 6 }), async (acts) => {
      const device = openDevice(instance, 'blk', offline)
      await jobs.settleAll()
      await device.take()
      for (const said of acts) {
        const key = newKey()
        const input = JSON.parse(JSON.stringify({ ...said, id }))
        const here = device.decide('TakeAttendance', input, key)
        const sent = await instance.send('POST', '/commands', 'blk', { items: [{ key, contract: 'TakeAttendance', input }] })
        const [there] = OutboxAnswer.parse(sent.json()).items
        const verdict = here.type === 'bad-input' ? 400 : here.type === 'refused' ? 422 : 200
        expect([verdict, input], JSON.stringify(there?.body)).toEqual([there?.status, input])
        if (here.type === 'refused') expect(JSON.stringify(there?.body)).toContain(`"code":"${here.refusal.code}`)
        if (here.type === 'done') expect(JSON.parse(JSON.stringify(here.answer))).toEqual(JSON.parse(JSON.stringify(there?.body)))
      }
      expect(unnamed(Board.parse(device.ask('GetClass', { id })))).toEqual(unnamed(await boardOf(id)))
      const listed = classContracts.ListClasses.output.parse((await instance.send('GET', '/classes?status=open', 'blk')).json())
      expect(device.ask('ListClasses', { status: 'open' })).toEqual(listed)
      const work = workContracts.ListWork.output.parse((await instance.send('GET', '/work?limit=200', 'blk')).json())
      expect(workContracts.ListWork.output.parse(device.ask('ListWork', { limit: 200 })).items).toEqual(work.items)
    }),
    { numRuns: 12 },
  )
})

it('two trainers mark different people together, and of whom they mark differently both are told', async () => {
  const { id, workers } = await openClass()
  const [a = '', b = '', c = '', d = ''] = workers
  await jobs.settleAll()
  const phones = { blk: await openPhone(instance, 'blk', offline), 'blk-wilayah': await openPhone(instance, 'blk-wilayah', offline) }
  const all = Object.values(phones)
  for (const { engine } of all) await engine.sync()
  for (const phone of all) phone.online = false
  const cut = async () => ({ ok: false as const, problem: { status: 0, code: '', title: '' } })
  const mark = async (as: keyof typeof phones, marks: object) => {
    const input = { id, session: 1, marks, on: '2026-05-01' }
    expect('here' in (await phones[as].engine.around(classContracts.TakeAttendance, input, { key: newKey() }, cut))).toBe(true)
  }
  await mark('blk', { [a]: 'present', [b]: 'present', [c]: 'present' })
  await mark('blk-wilayah', { [c]: 'absent', [d]: 'excused' })
  expect((await held(phones['blk-wilayah'], id)).sessions[0]).toMatchObject({ taken: false, marked: 2 })
  for (let turn = 0; turn < 2; turn += 1) {
    for (const phone of all) {
      phone.online = true
      await phone.engine.sync()
      await jobs.settleAll()
    }
  }
  const board = await boardOf(id)
  expect(board.sessions[0]).toMatchObject({ taken: true, marked: 4, present: 3 })
  const told = board.trainees.find(({ workerId }) => workerId === c)
  expect(told).toMatchObject({
    marks: { 1: 'present' },
    contested: [{ session: 1, mark: 'absent', by: 'blk-wilayah', standingBy: 'blk' }],
  })
  expect(board.nextSteps.map(({ code }) => code)).toContain('SETTLE_ATTENDANCE')
  for (const phone of all) expect(unnamed(await held(phone, id))).toEqual(unnamed(board))
  for (const { engine } of all) expect(engine.standing().entries.map(({ state }) => state)).toEqual(['landed'])
  // The one that stands may be right.
  await done(`/classes/${id}/sessions/1/corrections`, 'blk', { workerId: c, mark: 'present', reason: 'mixed-up' })
  const settled = await boardOf(id)
  expect(settled.trainees.find(({ workerId }) => workerId === c)?.contested).toBeUndefined()
  expect(settled.nextSteps.map(({ code }) => code)).not.toContain('SETTLE_ATTENDANCE')
})
