// SPDX-License-Identifier: AGPL-3.0-or-later
// From test to certificate over HTTP on a real PostgreSQL: numbers without a hole, the paper, the gate of the worker's file, both walls.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { type CertificationWorld, openCertification, units } from '../support/certification.ts'
import { openInstance } from '../support/instance.ts'
import { modulesOf, textsOf } from '../support/pdf.ts'
import { freshDatabase } from '../support/postgres.ts'
import { readQr } from '../support/qr.ts'

let world: CertificationWorld
let url: string

beforeAll(async () => {
  url = await freshDatabase()
  world = await openCertification(url)
})
afterAll(() => world.close())

const Board = z.object({
  items: z.array(z.object({ stage: z.string(), name: z.string(), workerId: z.string(), assessmentId: z.nullable(z.string()) })),
  counts: z.object({ waiting: z.number(), retest: z.number(), competent: z.number() }),
})
const Problem = z.object({
  code: z.string(),
  guards: z.optional(z.array(z.object({ guard: z.string(), message: z.string(), how: z.string() }))),
})

async function stageOf(workerId: string): Promise<string | undefined> {
  const { items } = Board.parse((await world.get('/assessments?limit=200', 'lsp')).json())
  return items.find((item) => item.workerId === workerId)?.stage
}

describe('the board', () => {
  it('shows who waits for a test, who for a further one, who for the certificate, and nobody twice', async () => {
    const worker = await world.trained('Sulastri')
    expect(await stageOf(worker)).toBe('waiting')
    await world.test(worker, { U2: 'NOT_YET' })
    expect(await stageOf(worker)).toBe('retest')
    world.instance.setNow('2026-05-11T02:00:00.000Z')
    const passed = await world.test(worker, {}, ['U2'])
    expect(await stageOf(worker)).toBe('competent')
    const work = await world.get('/work', 'lsp')
    expect(work.body).toContain('ISSUE_CERTIFICATE')
    await world.issue(passed)
    expect(await stageOf(worker)).toBeUndefined()
    world.instance.setNow('2026-05-03T02:00:00.000Z')
  })
})

describe('a certificate', () => {
  it('records the milestone on the file as computed, and taken back reopens it', async () => {
    const worker = await world.trained('Rini')
    const id = await world.test(worker)
    const number = await world.issue(id)
    await world.jobs.settleAll()
    const certified = await world.milestone(worker, 'CERTIFIED')
    expect(certified).toMatchObject({ status: 'done', origin: 'computed', validUntil: '2029-05-03' })
    const revoked = await world.post(
      `/certificates/${id}/revocation`,
      { cause: 'FALSE_RESULT', reason: 'Peserta diwakili orang lain' },
      'lsp',
    )
    expect(revoked.statusCode, revoked.body).toBe(200)
    await world.jobs.settleAll()
    expect(await world.milestone(worker, 'CERTIFIED')).toMatchObject({ status: 'open' })
    expect(await stageOf(worker)).toBe('retest')
    const listed = await world.get(`/certificates?status=revoked&number=${number}`, 'dinas')
    expect(listed.json().items).toMatchObject([{ number, status: 'revoked', name: 'Rini' }])
  })

  it('with wrong details is issued again under the next number, and the file keeps the one that counts', async () => {
    const worker = await world.trained('Wati')
    const id = await world.test(worker)
    const first = await world.issue(id)
    await world.post(`/certificates/${id}/revocation`, { cause: 'WRONG_DETAILS', reason: 'Nama tidak sesuai KTP' }, 'lsp')
    const second = await world.issue(id)
    expect(second).not.toBe(first)
    await world.jobs.settleAll()
    const full = await world.get(`/assessments/${id}`, 'dinas')
    expect(full.json().certificates.map((each: { status: string }) => each.status)).toEqual(['revoked', 'valid'])
    expect(await world.milestone(worker, 'CERTIFIED')).toMatchObject({ status: 'done' })
  })

  it('that is issued or revoked while the file is away is told to it when it comes back', async () => {
    const worker = await world.trained('Murni')
    const id = await world.test(worker)
    const move = async (to: string): Promise<void> => {
      const moved = await world.post(`/workers/${worker}/moves`, { to, reason: 'Sakit' }, 'dinas')
      expect(moved.statusCode, moved.body).toBe(200)
      await world.jobs.settleAll()
    }
    await move('UNFIT')
    const number = await world.issue(id)
    await world.jobs.settleAll()
    await move('PREPARING')
    expect(await world.milestone(worker, 'CERTIFIED')).toMatchObject({ status: 'done', origin: 'computed', evidence: number })
    await move('UNFIT')
    await world.post(`/certificates/${id}/revocation`, { cause: 'FALSE_RESULT', reason: 'Peserta diwakili orang lain' }, 'lsp')
    await world.jobs.settleAll()
    await move('PREPARING')
    expect(await world.milestone(worker, 'CERTIFIED')).toMatchObject({ status: 'open' })
  })

  it('is a PDF that says its facts and leads to its check; only to whoever may see the person', async () => {
    const id = await world.test(await world.trained('Siti Nur Aminah'))
    const number = await world.issue(id)
    const paper = await world.get(`/certificates/${id}/paper`, 'lsp')
    expect(paper.headers['content-type']).toBe('application/pdf')
    const text = textsOf(paper.rawPayload).join('\n')
    for (const fact of ['Siti Nur Aminah', number, 'LSP Banyuwangi', 'BNSP-LSP-020-ID', 'Pelayanan Rumah Tangga', '3 Mei 2029'])
      expect(text).toContain(fact)
    const full = await world.get(`/assessments/${id}`, 'lsp')
    expect(readQr(modulesOf(paper.rawPayload)).split('#')[0]).toBe(full.json().check.url)
    for (const as of ['jember', 'tetangga'] as const) expect((await world.get(`/certificates/${id}/paper`, as)).statusCode).toBe(404)
    expect((await world.get(`/certificates/${id}/paper`, 'bupati')).statusCode).toBe(403)
  })

  it('is refused with every guard, its article and the way on', async () => {
    const id = await world.test(await world.trained('Dewi'), { U1: 'NOT_YET' })
    await world.withoutLicence(async () => {
      const answer = await world.post(`/assessments/${id}/certificate`, {}, 'lsp')
      expect(answer.statusCode).toBe(422)
      const { code, guards } = Problem.parse(answer.json())
      expect(code).toBe('certificate-not-allowed')
      expect(guards?.map((guard) => guard.guard)).toEqual(['BODY_LICENSED', 'COMPETENT'])
      expect(guards?.[0]?.message).toContain('3 May 2026')
    })
    expect((await world.post(`/assessments/${id}/certificate`, {}, 'dinas')).statusCode).toBe(403)
  })
})

describe('numbers', () => {
  it('of twenty issuers at once, over three processes, with refusals and repetitions among them, have no hole and none twice', async () => {
    const before = Number((await world.lastNumber()).slice(-5))
    const good = await Promise.all(Array.from({ length: 20 }, async (_, i) => world.test(await world.trained(`Peserta ${i}`))))
    const bad = await Promise.all(
      Array.from({ length: 6 }, async (_, i) => world.test(await world.trained(`Belum ${i}`), { U3: 'NOT_YET' })),
    )
    const others = [openInstance(url), openInstance(url)]
    const apps = [world.instance, ...others]
    const issueOn = (id: string, at: number, key: string) =>
      world.post(`/assessments/${id}/certificate`, {}, 'lsp', { on: apps[at % apps.length] ?? world.instance, key })
    const answers = await Promise.all([
      ...good.map((id, i) => issueOn(id, i, `a-${i}`)),
      ...bad.map((id, i) => issueOn(id, i, `b-${i}`)),
      ...good.map((id, i) => issueOn(id, i + 1, `a-${i}`)),
    ])
    const done = answers.filter((answer) => answer.statusCode === 200)
    expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([200, 422]))
    expect(answers.filter((answer) => answer.statusCode === 422)).toHaveLength(bad.length)
    const numbers = [...new Set(done.map((answer) => Number(String(answer.json().number).slice(-5))))].sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, i) => before + 1 + i))
    for (const other of others) {
      await other.app.close()
      await other.db.close()
    }
  })
})

describe('both walls', () => {
  it('hide tests and certificates of another regency, each wall alone; and who has no rows gets none', async () => {
    const worker = await world.trained('Yuli')
    const id = await world.test(worker)
    await world.issue(id)
    for (const walls of [
      { handler: true, rows: false },
      { handler: false, rows: true },
    ]) {
      const other = openInstance(url, { walls })
      for (const path of [`/assessments/${id}`, `/certificates/${id}`, `/certificates/${id}/paper`, `/workers/${worker}/assessments`])
        expect((await world.get(path, 'jember', { on: other })).statusCode, `${path} ${JSON.stringify(walls)}`).toBe(404)
      for (const path of ['/assessments', '/certificates', '/certification-bodies'])
        expect((await world.get(path, 'jember', { on: other })).json().items).toEqual([])
      expect((await world.post(`/assessments/${id}/certificate`, {}, 'jember', { on: other })).statusCode).not.toBe(200)
      const planted = {
        workerId: worker,
        bodyId: world.bodyId,
        scheme: 'PRT',
        results: units.map(({ code }) => ({ code, result: 'COMPETENT' })),
      }
      expect((await world.post('/assessments', planted, 'jember', { on: other })).statusCode).not.toBe(201)
      await other.app.close()
      await other.db.close()
    }
    for (const as of ['bupati', 'auditor', 'admin'] as const) expect((await world.get('/certificates', as)).statusCode).toBe(403)
  })

  it('keep names out of what was kept openly', async () => {
    const id = await world.test(await world.trained('Namarahasia'))
    await world.issue(id)
    const kept = await world.instance.db.read(
      { rows: [''], filter: [''], officeId: '', userId: '' },
      "select string_agg(body, '') || (select string_agg(state, '') from snapshot where stream_type = 'assessment') as all_text from event where stream_type = 'assessment'",
    )
    expect(String(kept[0]?.['all_text'])).not.toContain('Namarahasia')
    expect(String(kept[0]?.['all_text'])).not.toMatch(/3510-[0-9A-Z]{4}-[0-9A-Z]{4}-/)
  })
})
