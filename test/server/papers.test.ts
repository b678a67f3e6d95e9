// SPDX-License-Identifier: AGPL-3.0-or-later
// Papers of a file over HTTP: attached, sealed, looked at, fetched back, withdrawn.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { FORM_TYPE, formOf } from '../support/form.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { openJobs, type TestJobs } from '../support/jobs.ts'
import { exif, jpeg, pdf, png } from '../support/pictures.ts'
import { freshDatabase } from '../support/postgres.ts'

let instance: TestInstance
let jobs: TestJobs
let siti: string
beforeAll(async () => {
  instance = openInstance(await freshDatabase())
  jobs = await openJobs(instance)
  siti = await register('Siti Aminah')
})
afterAll(async () => {
  await jobs.stop()
  await instance.app.close()
  await instance.db.close()
})

const Made = z.object({ id: z.string() })
const Papers = z.object({
  items: z.array(z.looseObject({ id: z.string(), kind: z.string(), standing: z.string(), scan: z.string() })),
  needed: z.array(z.object({ kind: z.string(), milestone: z.string(), required: z.boolean() })),
})

async function send(method: 'GET' | 'POST', path: string, as: OfficerName, body?: object) {
  const headers = { 'x-officer': as, 'accept-language': 'en' }
  return instance.app.inject({ method, url: `/api/v1${path}`, headers, ...(body === undefined ? {} : { payload: body }) })
}

async function register(name: string): Promise<string> {
  const person = { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', destination: 'HKG', scheme: 'P_TO_P' }
  return Made.parse((await send('POST', '/workers', 'desa', person)).json()).id
}

interface Attaching {
  readonly to?: string
  readonly kind?: string
  readonly as?: OfficerName
  readonly headers?: Readonly<Record<string, string>>
  readonly key?: string
}

function attach(bytes: Buffer, { to = siti, kind = 'PASSPORT', as = 'desa', headers: more = {}, key }: Attaching = {}) {
  const headers = {
    'x-officer': as,
    'accept-language': 'en',
    ...FORM_TYPE,
    ...more,
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  }
  return instance.app.inject({ method: 'POST', url: `/api/v1/papers?workerId=${to}&kind=${kind}`, headers, payload: formOf(bytes, 'foto') })
}

async function attached(bytes: Buffer, more: Attaching = {}): Promise<string> {
  const answer = await attach(bytes, more)
  expect(answer.statusCode, answer.body).toBe(201)
  return Made.parse(answer.json()).id
}

const fetched = (id: string, as: OfficerName = 'dinas') => send('GET', `/papers/${id}/file`, as)
const inStore = (): readonly string[] => [...instance.store.files.keys()]

describe('a picture of a passport', () => {
  it('comes back as it was drawn, without the place where it was taken, and lies sealed in the meantime', async () => {
    const place = 'Rumah Bu Tutik, Kalibaru'
    const id = await attached(jpeg([exif(6, place)]))
    const answer = await fetched(id)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': 'attachment; filename="passport-2026-05-03.jpeg"',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    expect(answer.rawPayload.includes(place)).toBe(false)
    expect(answer.rawPayload.includes(jpeg().subarray(2))).toBe(true)
    const [name = '', kept] = [...instance.store.files][0] ?? []
    expect(name).toMatch(new RegExp(`^3510/${siti.slice(5)}/[0-9a-f]{64}$`))
    expect(kept?.bytes.includes(jpeg().subarray(2, 40))).toBe(false)
  })

  it('is on the file, beside what the scheme asks for', async () => {
    const { items, needed } = Papers.parse((await send('GET', `/workers/${siti}/papers`, 'desa')).json())
    expect(items[0]).toMatchObject({ kind: 'PASSPORT', standing: 'RECEIVED', scan: 'NOT_SCANNED', name: 'Siti Aminah' })
    expect(needed).toContainEqual({ kind: 'PASSPORT', milestone: 'PASSPORT_ISSUED', required: true })
    expect(new Set(needed.map(({ kind }) => kind)).size).toBe(needed.length)
  })

  it('waits in the work list of the regency', async () => {
    const work = await send('GET', '/work', 'dinas')
    expect(work.body).toContain('Compare the attached paper with what it must say')
  })

  it('sent again under its key is the same paper, and another file under it is refused', async () => {
    const first = await attach(png(), { key: 'kunci' })
    expect((await attach(png(), { key: 'kunci' })).body).toBe(first.body)
    expect((await attach(jpeg(), { key: 'kunci' })).statusCode).toBe(409)
  })

  it('is kept once for one person, and apart for two', async () => {
    const [sri, dewi] = [await register('Sri Wahyuni'), await register('Dewi Lestari')]
    const before = inStore().length
    for (const kind of ['KTP_EL', 'FOTO']) await attached(jpeg(), { to: sri, kind })
    expect(inStore().length).toBe(before + 1)
    await attached(jpeg(), { to: dewi })
    const [theirs, hers] = inStore()
      .slice(before)
      .map((name) => name.slice(-64))
    expect([theirs, hers]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.not.stringContaining(String(theirs))])
  })
})

describe('whoever may not', () => {
  it.each(['tetangga', 'jember'] as const)('%s finds neither the file nor the person', async (as) => {
    const id = await attached(jpeg())
    const answers = await Promise.all([fetched(id, as), send('GET', `/papers/${id}`, as), attach(jpeg(), { as })])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404])
  })
  it.each(['blk', 'lsp', 'bupati', 'auditor', 'admin'] as const)('%s has no papers at all', async (as) => {
    expect((await attach(jpeg(), { as })).statusCode).toBe(403)
  })
})

describe('what is not taken', () => {
  const Refused = z.object({ code: z.string(), title: z.string() })
  it.each([
    ['a page that says it is a picture', Buffer.from('<!doctype html>'), {}, 422, 'file-unknown'],
    ['no form', jpeg(), { headers: { 'content-type': 'image/jpeg' } }, 415, 'unsupported-media-type'],
    ['a picture of 50,000 × 50,000', jpeg([], { width: 50_000, height: 50_000 }), {}, 422, 'image-too-large'],
    ['more than 20 MB', Buffer.alloc(20 * 1024 * 1024 + 1), {}, 413, 'too-large'],
    ['a kind nobody knows', jpeg(), { kind: 'KARTU_AJAIB' }, 400, 'invalid-input'],
  ] as const)('%s', async (_name, bytes, more, status, code) => {
    const before = inStore()
    const answer = await attach(bytes, more)
    expect(answer.statusCode).toBe(status)
    expect(Refused.parse(answer.json()).code).toBe(code)
    expect(inStore()).toEqual(before)
  })
})

describe('a PDF with script', () => {
  it('is kept, named and flagged for a person', async () => {
    const id = await attached(pdf('/OpenAction<</S/JavaScript/JS(app.alert(1))>>'), { kind: 'E_PMI' })
    const paper = (await send('GET', `/papers/${id}`, 'dinas')).json()
    expect(paper).toMatchObject({ file: { dangers: ['SCRIPT'] }, flags: [{ code: 'FILE_DANGER' }], standing: 'RECEIVED' })
  })
})

describe('a paper attached by mistake', () => {
  it('is withdrawn: its file is destroyed, its entry stays', async () => {
    const bytes = jpeg([], { width: 16 })
    const id = await attached(bytes, { kind: 'KK' })
    const kept = inStore().length
    const answer = await send('POST', `/papers/${id}/withdrawal`, 'desa', { reason: 'Milik orang lain' })
    expect(answer.json()).toMatchObject({ standing: 'WITHDRAWN' })
    await jobs.settleAll()
    expect(inStore().length).toBe(kept - 1)
    const gone = await fetched(id)
    expect([gone.statusCode, gone.json().code]).toEqual([422, 'paper-file-gone'])
    expect((await send('GET', `/papers/${id}`, 'dinas')).json()).toMatchObject({ standing: 'WITHDRAWN', reason: 'Milik orang lain' })
  })
})
