// SPDX-License-Identifier: AGPL-3.0-or-later
// The person of a file over HTTP: kept in one form, found by any spelling, a NIK as a hint, bound later, and free again once it was corrected.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { must } from '#kernel/decider.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

let instance: TestInstance

beforeAll(async () => {
  instance = openInstance(await freshDatabase())
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

const siti = { name: 'Siti Aminah', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' }

const post = (path: string, body: object, as: OfficerName = 'desa') => instance.send('POST', path, as, body)

const get = (path: string, as: OfficerName = 'desa') => instance.send('GET', path, as)

async function register(more: object): Promise<string> {
  const answer = await post('/workers', { ...siti, ...more })
  expect(answer.statusCode, answer.body).toBe(201)
  return z.object({ id: z.string() }).parse(answer.json()).id
}

async function file(id: string, as: OfficerName = 'desa') {
  return workerContracts.GetWorker.output.parse((await get(`/workers/${id}`, as)).json())
}

async function identityOf(id: string) {
  return must((await file(id)).identity, 'identity')
}

describe('what was typed', () => {
  it('is kept in one form', async () => {
    const id = await register({ name: '  Moch.   Djoko  Soesilo ', sex: 'M', phone: '0812-3456-7890' })
    expect(await file(id)).toMatchObject({ name: 'Moch. Djoko Soesilo', phone: '+6281234567890' })
    await post(`/workers/${id}/person`, { name: 'H. Moch.  Djoko Soesilo', phone: '(0333) 421 234' })
    expect(await file(id)).toMatchObject({ name: 'H. Moch. Djoko Soesilo', phone: '+62333421234' })
    const found = z.object({ items: z.array(z.object({ id: z.string() })) })
    for (const q of ['muhammad joko', 'Mochammad Soesilo', 'susilo'])
      expect(
        found.parse((await get(`/workers?q=${encodeURIComponent(q)}`)).json()).items.map((item) => item.id),
        q,
      ).toEqual([id])
  })

  it('tells people of one name apart, and is for those alone who must find them', async () => {
    const id = await register({ alias: ' Mbak  Ami ', motherName: 'Sumiati', passport: 'c 123-4567' })
    expect(await file(id)).toMatchObject({ alias: 'Mbak Ami', motherName: 'Sumiati', passport: 'C1234567' })
    expect((await get('/workers?q=C%201234567')).json().items).toEqual([expect.objectContaining({ id })])
    await post(`/workers/${id}/person`, { motherName: 'Sumiyati' }, 'dinas')
    const history = (await get(`/workers/${id}/history`)).json()
    expect(history.items.at(-1).changes).toEqual([{ field: 'motherName', from: 'Sumiati', to: 'Sumiyati' }])
    const taught = await file(id, 'blk')
    expect(taught.alias).toBe('Mbak Ami')
    expect([taught.motherName, taught.passport]).toEqual([undefined, undefined])
  })

  it.each([
    [{ motherName: '\u202eSumiati' }, 'motherName', 'NAME_CONTROL_CHARACTER'],
    [{ birthDate: '1900-01-01' }, 'birthDate', 'BIRTH_DATE_TOO_LONG_AGO'],
    [{ phone: `08123${'0'.repeat(15)}` }, 'phone', 'PHONE_TOO_LONG'],
    [{ area: '35.10.04.2999' }, 'area', 'area-unknown'],
  ])('%j is refused by its field', async (more, field, code) => {
    const answer = await post('/workers', { ...siti, ...more })
    expect(answer.statusCode, answer.body).toBe(422)
    expect(answer.json().errors).toEqual([expect.objectContaining({ field, code })])
    expect(answer.json().errors[0].message).not.toBe(code)
  })
})

describe('a NIK', () => {
  it('that disagrees is kept, and shown as something to look at', async () => {
    const id = await register({ nik: '3509044207990011', sex: 'M' })
    const identity = await identityOf(id)
    expect(identity.provisional).toBe(false)
    expect(identity.flags.map(({ code, look }) => [code, look])).toEqual([
      ['BIRTH_DATE_DIFFERS', true],
      ['SEX_DIFFERS', true],
      ['AREA_IS_FIRST_REGISTRATION', false],
    ])
    expect(identity.flags[0]?.text).toContain('birth certificate')
    await post(`/workers/${id}/person`, { sex: 'F', birthDate: '1999-07-02' })
    expect((await identityOf(id)).flags.map(({ code }) => code)).toEqual(['AREA_IS_FIRST_REGISTRATION'])
  })

  it('is bound later to who had none, and the trace stays', async () => {
    const id = await register({ name: 'Rini' })
    expect(await identityOf(id)).toEqual({ provisional: true, flags: [] })
    await post(`/workers/${id}/person`, { nik: '3510044107990012' })
    expect(await identityOf(id)).toEqual({ provisional: false, boundOn: '2026-05-03', flags: [] })
    await post(`/workers/${id}/person`, { phone: '081234567890' })
    expect((await identityOf(id)).boundOn).toBe('2026-05-03')
    const history = workerContracts.GetWorkerHistory.output.parse((await get(`/workers/${id}/history`)).json())
    expect(history.items.at(-2)).toMatchObject({
      type: 'PersonCorrected',
      data: { nikBoundOn: '2026-05-03' },
      changes: [{ field: 'nik', to: '3510044107990012' }],
    })
    expect(JSON.stringify(history.items.map(({ data }) => data))).not.toContain('3510044107990012')
  })

  it('that was a slip of the pen is free again for whoever bears it', async () => {
    const [wrong, right] = ['3510044107990013', '3510044107990014']
    const first = await register({ name: 'Yuli', nik: wrong })
    expect((await post('/workers', { ...siti, nik: wrong })).json().code).toBe('nik-held')
    expect((await post(`/workers/${first}/person`, { nik: right })).statusCode).toBe(200)
    const second = await register({ name: 'Wati', nik: wrong })
    expect((await post('/workers', { ...siti, nik: right })).json().see).toBe(`/workers/${first}`)
    // A later correction of the first takes nothing from the second.
    await post(`/workers/${first}/person`, { name: 'Yulianti' })
    expect((await post('/workers', { ...siti, nik: wrong })).json().see).toBe(`/workers/${second}`)
  })
})

describe('a correction taken back', () => {
  const [wrong, right, other] = ['3510044107990016', '3510044107990017', '3510044107990018']

  it('leaves name, number and flags as they were, and the other number free', async () => {
    const id = await register({ name: 'Lilis', nik: right })
    const before = await file(id)
    expect((await post(`/workers/${id}/person`, { name: 'Lilik', nik: wrong, phone: '081234567892' })).statusCode).toBe(200)
    const answer = await post(`/workers/${id}/undo`, {})
    expect(answer.statusCode, answer.body).toBe(200)
    expect(await file(id)).toEqual({ ...before, version: before.version + 2 })
    expect((await post('/workers', { ...siti, nik: right })).json().see).toBe(`/workers/${id}`)
    await register({ name: 'Wiwin', nik: wrong })
    expect((await post(`/workers/${id}/undo`, {})).json().code).toBe('nothing-to-undo')
  })

  it('unbinds a NIK that was bound by mistake', async () => {
    const id = await register({ name: 'Tutik' })
    await post(`/workers/${id}/person`, { nik: other })
    await post(`/workers/${id}/undo`, {})
    expect(await identityOf(id)).toEqual({ provisional: true, flags: [] })
    await register({ name: 'Titik', nik: other })
  })

  it('is refused when another file bears the number by now', async () => {
    const [first, second] = ['3510044107990019', '3510044107990020']
    const id = await register({ name: 'Yayuk', nik: first })
    await post(`/workers/${id}/person`, { nik: second })
    const bearer = await register({ name: 'Yuyun', nik: first })
    const answer = await post(`/workers/${id}/undo`, {})
    expect([answer.statusCode, answer.json().code, answer.json().see]).toEqual([422, 'nik-held', `/workers/${bearer}`])
    expect((await file(id)).nik).toBe(second)
  })
})

describe('who teaches or tests', () => {
  it('sees whom, and neither NIK, phone nor history', async () => {
    const id = await register({ name: 'Ningsih', nik: '3510044107990015', phone: '081234567891' })
    const seen = await file(id, 'blk')
    expect([seen.name, seen.birthDate]).toEqual(['Ningsih', '1999-07-01'])
    expect(JSON.stringify((await get(`/workers/${id}`, 'blk')).json())).not.toMatch(/3510044107990015|81234567891/)
    expect((await get(`/workers/${id}/history`, 'blk')).statusCode).toBe(403)
    expect((await file(id, 'dinas')).nik).toBe('3510044107990015')
  })
})
