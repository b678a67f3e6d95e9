// SPDX-License-Identifier: AGPL-3.0-or-later
// What a person may ask of those who hold their data: that they are told all of it and who looked, in time, and that an erasure leaves no name.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { rightsContracts } from '#rights/core/request.contract.ts'
import { type CertificationWorld, openCertification } from '../support/certification.ts'
import { officers } from '../support/instance.ts'
import { modulesOf, textsOf } from '../support/pdf.ts'
import { freshDatabase } from '../support/postgres.ts'
import { readQr } from '../support/qr.ts'

let world: CertificationWorld
let worker: string
let request: string

const Made = z.object({ id: z.string() })
const Work = z.object({ items: z.array(z.object({ code: z.string(), due: z.string(), subject: z.object({ id: z.string() }) })) })

async function ask(id: string, right: string): Promise<string> {
  const answer = await world.post(
    '/rights-requests',
    { workerId: id, right, channel: 'IN_PERSON', wish: 'Ingin tahu siapa melihat berkas saya' },
    'desa',
  )
  expect(answer.statusCode, answer.body).toBe(201)
  return Made.parse(answer.json()).id
}

beforeAll(async () => {
  world = await openCertification(await freshDatabase())
  worker = await world.trained('Siti Nur Aminah')
  const other = await world.trained('Wagini Lain')
  await world.issue(await world.test(worker))
  await world.issue(await world.test(other))
  await world.get(`/workers/${worker}`, 'lsp')
  request = await ask(worker, 'ACCESS')
  await world.jobs.settleAll()
})
afterAll(() => world.close())

describe('what is held', () => {
  it('is every record, event and row of the person, why, and who looked; and nobody else', async () => {
    const answer = await world.get(`/workers/${worker}/held`, 'dinas')
    expect(answer.statusCode, answer.body).toBe(200)
    const held = rightsContracts.GetHeld.output.parse(answer.json())
    expect(held.records.map(({ type }) => type).sort()).toEqual(['assessment', 'rights-request', 'worker'])
    expect(held.events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['WorkerRegistered', 'AssessmentRecorded', 'CertificateIssued', 'RequestReceived']),
    )
    expect(held.rows.map(({ table }) => table)).toEqual(
      expect.arrayContaining(['worker', 'certificate', 'assessment', 'rights_request', 'work']),
    )
    expect(answer.body).toContain('Siti Nur Aminah')
    expect(answer.body).toContain('1999-07-01')
    expect(answer.body).toContain('Ingin tahu siapa melihat')
    expect(answer.body).not.toContain('Wagini')
    expect(answer.body).not.toContain('\\\\x')
    expect(held.purposes).toHaveLength(5)
    expect(held.looks).toContainEqual({ day: '2026-05-03', office: 'office-lsp', times: 1 })
  })

  it('is told of every file of the person that was joined', async () => {
    const [one, other] = [await world.trained('Kartini Satu'), await world.trained('Kartini Dua')]
    const pair = Made.parse((await world.post('/doubles', { one, other }, 'desa')).json()).id
    expect((await world.post(`/doubles/${pair}/outcome`, { outcome: 'SAME', lead: one }, 'dinas')).statusCode).toBe(200)
    await world.jobs.settleAll()
    for (const file of [one, other]) {
      const { body } = await world.get(`/workers/${file}/held`, 'dinas')
      for (const name of ['Kartini Satu', 'Kartini Dua']) expect(body).toContain(name)
    }
  })

  it('is told to the desk of the place and to nobody else', async () => {
    expect((await world.get(`/workers/${worker}/held`, 'jember')).statusCode).toBe(404)
    expect((await world.get(`/workers/${worker}/held`, 'lsp')).statusCode).toBe(403)
    expect((await world.get(`/rights-requests/${request}`, 'jember')).statusCode).toBe(404)
    expect((await world.get('/rights-requests', 'jember')).json().items).toEqual([])
  })
})

describe('a request', () => {
  it('stands in the work of the regency, is checked, answered, and a letter that carries the data', async () => {
    const step = async () =>
      Work.parse((await world.get('/work?limit=200', 'dinas')).json()).items.find(({ subject }) => subject.id === request)
    expect(await step()).toMatchObject({ code: 'CHECK_REQUESTER', due: '2026-05-06' })
    const early = await world.post(`/rights-requests/${request}/answer`, { outcome: 'GRANTED', reply: 'Terlampir' }, 'dinas')
    expect(early.statusCode).toBe(422)
    expect(early.body).toContain('First record how that was seen')
    expect((await world.get(`/rights-requests/${request}/letter`, 'dinas')).statusCode).toBe(404)
    expect((await world.post(`/rights-requests/${request}/requester`, { by: 'IDENTITY_CARD' }, 'dinas')).statusCode).toBe(200)
    expect(await step()).toMatchObject({ code: 'ANSWER_REQUEST' })
    expect(
      (await world.post(`/rights-requests/${request}/answer`, { outcome: 'GRANTED', reply: 'Salinan terlampir' }, 'dinas')).statusCode,
    ).toBe(200)
    expect(await step()).toBeUndefined()
    const letter = await world.get(`/rights-requests/${request}/letter`, 'dinas')
    expect(letter.headers['content-type']).toBe('application/pdf')
    const texts = textsOf(letter.rawPayload).join('\n')
    for (const said of ['Siti Nur Aminah', 'Mengetahui dan mendapat salinan', 'Dikabulkan', 'Salinan terlampir', 'office-lsp, 1 kali'])
      expect(texts).toContain(said)
    // Whoever the public page says signs it stands under the line.
    expect(textsOf(letter.rawPayload)).toContain(officers.dinas.name)
    expect(letter.rawPayload.toString('latin1')).toContain('/UF (data.json)')
    // Numbered like every letter of the office, with a code by which anybody sees that it was issued, and not what it says.
    expect(texts).toMatch(/JDP\/DNK-35\.10\/2026\/\d{4}/)
    const { pathname } = new URL(readQr(modulesOf(letter.rawPayload)))
    const page = await world.instance.app.inject({ method: 'GET', url: pathname, headers: { accept: '*/*' } })
    expect([page.statusCode, page.body.includes('Jawaban atas permintaan data pribadi')]).toEqual([200, true])
    const full = (await world.get(`/rights-requests/${request}`, 'dinas')).json()
    expect(full).toMatchObject({
      name: 'Siti Nur Aminah',
      answer: { outcome: 'GRANTED', reply: 'Salinan terlampir', by: { office: expect.any(String) } },
    })
  })

  it('that is granted in part gets a letter without the data, and with the ground', async () => {
    const part = await ask(worker, 'ACCESS')
    await world.post(`/rights-requests/${part}/requester`, { by: 'CALLED_BACK' }, 'dinas')
    const partly = { outcome: 'PARTLY', ground: 'REVEALS_OTHERS', reply: 'Tanpa data kakaknya' }
    expect((await world.post(`/rights-requests/${part}/answer`, partly, 'dinas')).statusCode).toBe(200)
    const letter = await world.get(`/rights-requests/${part}/letter`, 'dinas')
    expect(letter.rawPayload.toString('latin1')).not.toContain('data.json')
    expect(textsOf(letter.rawPayload).join('\n')).toContain('membuka data orang lain (UU 27/2022 pasal 33)')
  })

  it('is listed by its clock, open or not, and beside the person', async () => {
    const second = await ask(worker, 'RESTRICTION')
    const ids = async (path: string) => (await world.get(path, 'desa')).json().items.map(({ id }: { id: string }) => id)
    expect(await ids('/rights-requests?open=true')).toEqual([second])
    expect(await ids('/rights-requests')).toHaveLength(3)
    expect((await ids(`/workers/${worker}/rights-requests`)).toSorted()).toEqual(expect.arrayContaining([request, second]))
  })

  it('outlives an erasure as what was asked and how it ended, and names nobody', async () => {
    const gone = await world.trained('Terhapus Namanya')
    const asked = await ask(gone, 'ERASURE')
    expect((await world.post(`/workers/${gone}/erasure`, { basis: 'UNLAWFUL' }, 'dinas')).statusCode).toBe(200)
    await world.jobs.settleAll()
    expect((await world.get(`/rights-requests/${asked}`, 'dinas')).statusCode).toBe(404)
    expect((await world.get(`/workers/${gone}/held`, 'dinas')).statusCode).toBe(404)
    const list = await world.get('/rights-requests', 'dinas')
    expect(list.json().items).toContainEqual(expect.objectContaining({ id: asked, right: 'ERASURE', name: null }))
    expect(list.body).not.toContain('Terhapus')
    const work = await world.get('/work?limit=200', 'dinas')
    expect(work.body).not.toContain('Terhapus')
  })
})
