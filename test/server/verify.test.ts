// SPDX-License-Identifier: AGPL-3.0-or-later
// The public check from both sides: who holds the code sees this certificate and nothing else; who does not, sees that there is none.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { systemActor } from '#kernel/authority.ts'
import { foldsOf } from '#platform/server/http/capability.ts'
import { systemCall } from '#platform/server/jobs/system.ts'
import { verifyChains } from '#platform/server/storage/verify.ts'
import type { AssessmentFacts } from '#training/core/assessment.ts'
import type { BodyState } from '#training/core/body.ts'
import { assessmentAggregate } from '#training/server/assessment.aggregate.ts'
import { type CertificationWorld, openCertification } from '../support/certification.ts'
import { textsOf } from '../support/pdf.ts'
import { freshDatabase } from '../support/postgres.ts'

let world: CertificationWorld
let worker: string
let id: string
let number: string
let path: string

const Tests = z.object({ items: z.array(z.object({ id: z.string() })) })
const Full = z.object({ check: z.object({ url: z.string() }) })

async function pathOf(assessment: string): Promise<string> {
  return new URL(Full.parse((await world.get(`/assessments/${assessment}`, 'lsp')).json()).check.url).pathname
}

beforeAll(async () => {
  world = await openCertification(await freshDatabase())
  worker = await world.trained('Siti Nur Aminah')
  id = await world.test(worker)
  number = await world.issue(id)
  path = await pathOf(id)
})
afterAll(() => world.close())

async function open(url: string, language = 'id') {
  return world.instance.app.inject({ method: 'GET', url, headers: { 'accept-language': language, accept: 'text/html' } })
}

describe('who holds the code', () => {
  it.each([
    ['id', 'Sertifikat ini asli dan masih berlaku', '3 Mei 2029'],
    ['en', 'This certificate is genuine and valid', '3 May 2029'],
  ])('reads every fact of the paper, in %s', async (language, verdict, until) => {
    const page = await open(path, language)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain(`<html lang="${language}">`)
    for (const fact of [
      verdict,
      until,
      number,
      'Siti Nur Aminah',
      'Pelayanan Rumah Tangga',
      'SKKNI, Kepmenaker 313/2015',
      'LSP Banyuwangi',
      'BNSP-LSP-020-ID',
      'Unit U1',
      'Unit U3',
    ])
      expect(page.body).toContain(fact)
  })

  it('learns of the person what the paper shows, and no more', async () => {
    const { body } = await open(path)
    for (const secret of ['1999', 'HKG', '35.10.04', 'PENGASUH', worker, id, world.bodyId]) expect(body).not.toContain(secret)
    expect(/<title>([^<]*)<\/title>/.exec(body)?.[1]).not.toContain('Siti')
  })

  it('needs no script, is kept by nobody, and is not for search engines', async () => {
    const page = await open(path)
    expect(page.body).not.toMatch(/<script|<style|style=|onclick|javascript:/i)
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.headers['content-security-policy']).toContain("default-src 'self'")
    expect(page.body).toContain('noindex')
  })

  it('may type it in any case, without dashes, or into the form', async () => {
    const code = path.replace('/verify/', '')
    for (const typed of [code.toLowerCase(), code.replaceAll('-', ''), code.replaceAll('0', 'o')])
      expect((await open(`/verify/${encodeURIComponent(typed)}`)).statusCode, typed).toBe(200)
    const asked = await open(`/verify?code=${encodeURIComponent(` ${code} `)}&lang=en`)
    expect(asked.statusCode).toBe(200)
    expect(asked.body).toContain('genuine and valid')
    expect(asked.body).toContain('lang=id')
    expect((await open('/verify')).statusCode).toBe(200)
  })

  it('gets the paper itself', async () => {
    const paper = await open(`${path}/paper`)
    expect(paper.headers['content-type']).toBe('application/pdf')
    expect(textsOf(paper.rawPayload)).toContain('Siti Nur Aminah')
  })

  it('is told that it ended, and since when and why it was revoked', async () => {
    world.instance.setNow('2029-05-04T02:00:00.000Z')
    expect((await open(path)).body).toContain('masa berlakunya sudah habis')
    world.instance.setNow('2026-05-03T02:00:00.000Z')
    const other = await world.test(await world.trained('Dewi'))
    await world.issue(other)
    const revoked = await pathOf(other)
    await world.post(`/certificates/${other}/revocation`, { cause: 'FALSE_RESULT', reason: 'Peserta <b>diwakili</b> orang lain' }, 'lsp')
    const page = await open(revoked)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('Sertifikat ini sudah dicabut')
    expect(page.body).toContain('3 Mei 2026')
    expect(page.body).toContain('&lt;b>diwakili')
    expect(textsOf((await open(`${revoked}/paper`)).rawPayload)).toContain('DICABUT')
  })
})

describe('who does not hold it', () => {
  it.each([
    ['the number', () => `/verify/${encodeURIComponent(number)}`],
    ['the id of the record', () => `/verify/${id}`],
    ['another letter', () => path.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
    ['another regency', () => path.replace('3510', '3509')],
    ['nothing of the kind', () => '/verify/%3Cscript%3Ealert(1)%3C%2Fscript%3E'],
    ['a path', () => '/verify/..%2F..%2Fetc%2Fpasswd'],
  ])('and opens %s is told in words that it is not in the register', async (_, address) => {
    const page = await open(address())
    expect(page.statusCode).toBe(404)
    expect(page.headers['content-type']).toContain('text/html')
    expect(page.body).toContain('Kertas ini tidak ada dalam daftar')
    expect(page.body).not.toContain('Siti')
    expect(page.body).not.toContain('<script')
    expect((await open(`${address()}/paper`)).statusCode).toBe(404)
  })

  it('finds no row of any certificate in the database: only the one function looks past the wall, and only by the whole secret', async () => {
    const { db, services } = world.instance
    for (const table of ['certificate', 'certificate_address', 'assessment', 'snapshot', 'event'])
      expect(await db.run(`select * from ${table}`), table).toEqual([])
    const token = path.replace('/verify/', '')
    const hash = services.keyring.matchHash('certificate-token', token)
    expect(await db.run('select stream_id from certificate_by_token($1, $2)', ['35.10', hash])).toHaveLength(1)
    expect(await db.run('select stream_id from certificate_by_token($1, $2)', ['35.10', hash.subarray(0, 31)])).toEqual([])
    expect(await db.run('select stream_id from certificate_by_token($1, $2)', ['35.09', hash])).toEqual([])
    const plain = services.keyring.matchHash('nik', token)
    expect(await db.run('select stream_id from certificate_by_token($1, $2)', ['35.10', plain])).toEqual([])
  })

  it('cannot have the function run by anybody but the application', async () => {
    const rows = await world.instance.db.run(
      "select coalesce(array_to_string(proacl, ','), '') as acl, prosecdef, proconfig from pg_proc where proname = 'certificate_by_token'",
    )
    expect(String(rows[0]?.['acl'])).not.toMatch(/(^|,)=X/)
    expect(rows[0]?.['prosecdef']).toBe(true)
    expect(rows[0]?.['proconfig']).toEqual(['search_path=pg_catalog, public'])
  })
})

/** A test as it is kept, whatever has become of the person meanwhile. */
function record(person: string, name: string, scheme: string, codes: readonly string[]) {
  const { services } = world.instance
  const schemes = codes.map((code) => ({ code, name: code, standard: 'SKKNI', units: [{ code: 'U1', title: 'Unit U1' }] }))
  const body: BodyState = {
    area: '35.10',
    code: 'LSP-X',
    name: 'LSP',
    officeId: systemActor.officeId,
    licences: [{ number: '1', from: '2025-01-01', to: '2028-12-31' }],
    schemes,
  }
  const results = [{ code: 'U1', result: 'COMPETENT' as const }]
  return services.records.change(systemCall(services, { contract: 'RecordAssessment', commandId: services.newId(), regency: '35.10' }), {
    aggregate: assessmentAggregate,
    key: { regency: '35.10', uuid: services.newId() },
    createIn: '35.10.04.2006',
    command: { type: 'RecordAssessment', workerId: person, bodyId: world.bodyId, scheme, on: '2026-05-03', results },
    facts: async (): Promise<AssessmentFacts> => ({ body, person: { name, area: '35.10.04.2006', state: 'PREPARING' } }),
    answer: ({ id: made }) => ({ id: made }),
  })
}

describe('a holder who was erased', () => {
  it('leaves a certificate that can be checked and names nobody, and a number that is never given again', async () => {
    const person = await world.trained('Terhapus')
    const other = await world.test(person)
    const last = await world.issue(other)
    const address = await pathOf(other)
    const revocation = { cause: 'FALSE_IDENTITY', reason: 'Terhapus diwakili kakaknya' }
    await world.post(`/certificates/${other}/revocation`, revocation, 'lsp')
    const erased = await world.post(`/workers/${person}/erasure`, { basis: 'UNLAWFUL' }, 'dinas')
    expect(erased.statusCode, erased.body).toBe(200)
    await world.jobs.settleAll()
    expect((await world.get(`/workers/${person}/assessments`, 'lsp')).statusCode).toBe(404)
    const left = await world.get(`/assessments/${other}`, 'lsp')
    expect(left.statusCode).toBe(200)
    expect(Object.keys(left.json())).not.toContain('name')
    expect(left.body).not.toMatch(/Terhapus|kakaknya/)
    expect((await world.get(`/certificates/${other}/paper`, 'lsp')).statusCode).toBe(404)
    const page = await open(address)
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toContain('Terhapus')
    expect(page.body).toContain('Nama sudah dihapus')
    expect(page.body).toContain('orang lain yang mengikuti uji')
    expect(page.body).not.toContain('/paper')
    expect((await open(`${address}/paper`)).headers['content-type']).toContain('text/html')
    const kept = await world.instance.db.read(
      { rows: [''], filter: [''], officeId: '', userId: '' },
      "select string_agg(body, '') || (select string_agg(state, '') from snapshot) as all_text from event",
    )
    expect(String(kept[0]?.['all_text'])).not.toContain('kakaknya')
    const { db, services, capabilities } = world.instance
    // The file and the test: both are still held to what their events say openly.
    expect(await verifyChains(db, services.keyring, { folds: foldsOf(capabilities) })).toMatchObject({ erased: 2, breaks: [] })
    const next = await world.issue(await world.test(await world.trained('Berikutnya')))
    expect(Number(next.slice(-5))).toBe(Number(last.slice(-5)) + 1)
  })

  it('is forgotten in every test, however many, and before that every one is shown', async () => {
    const MANY = 60
    const { db } = world.instance
    const person = await world.trained('Teruji')
    const codes = Array.from({ length: MANY }, (_, nth) => `S${nth}`)
    const tested = await Promise.all(codes.map((scheme) => record(person, 'Teruji', scheme, codes)))
    const ids = tested.flatMap((outcome) => (outcome.type === 'done' ? [outcome.id] : []))
    expect(ids).toHaveLength(MANY)
    const shown = Tests.parse((await world.get(`/workers/${person}/assessments`, 'lsp')).json())
    expect(new Set(shown.items.map(({ id: each }) => each))).toEqual(new Set(ids))
    expect((await world.post(`/workers/${person}/erasure`, { basis: 'UNLAWFUL' }, 'dinas')).statusCode).toBe(200)
    await world.jobs.settleAll()
    const uuids = ids.map((each) => each.slice(5))
    const left = await db.run(
      'select count(*)::int as keys, count(wrapped)::int as whole from subject_key where stream_id = any($1::uuid[])',
      [uuids],
    )
    expect(left).toEqual([{ keys: MANY, whole: 0 }])
  })

  it('is forgotten in a test too that was decided before and kept after the erasure', async () => {
    const person = await world.trained('Terlambat')
    expect((await world.post(`/workers/${person}/erasure`, { basis: 'UNLAWFUL' }, 'dinas')).statusCode).toBe(200)
    await world.jobs.settleAll()
    const late = await record(person, 'Terlambat', 'S0', ['S0'])
    expect(late.type).toBe('done')
    await world.jobs.settleAll()
    const uuid = late.type === 'done' ? late.id.slice(5) : ''
    expect(await world.instance.db.run('select wrapped from subject_key where stream_id = $1', [uuid])).toEqual([{ wrapped: null }])
  })

  it('has a certificate that can still be revoked, by whoever could before, and nothing of the person comes back', async () => {
    const person = await world.trained('Terlupakan')
    const other = await world.test(person)
    const last = await world.issue(other)
    const address = await pathOf(other)
    const untested = await world.test(await world.trained('Belum'), { U3: 'NOT_YET' })
    expect((await world.post(`/workers/${person}/erasure`, { basis: 'UNLAWFUL' }, 'dinas')).statusCode).toBe(200)
    await world.jobs.settleAll()
    const { db, services, capabilities } = world.instance
    const keys = () => db.run('select stream_id, wrapped, erased_at from subject_key where stream_id = $1', [other.slice(5)])
    const before = await keys()
    const revocation = { cause: 'FALSE_IDENTITY', reason: 'Terlupakan diwakili bibinya' }
    for (const as of ['dinas', 'desa', 'bupati'] as const)
      expect((await world.post(`/certificates/${other}/revocation`, revocation, as)).statusCode, as).toBe(403)
    expect((await open(address)).body).toContain('Sertifikat ini asli dan masih berlaku')
    const revoked = await world.post(`/certificates/${other}/revocation`, revocation, 'lsp', { key: 'revoke-erased' })
    expect(revoked.statusCode, revoked.body).toBe(200)
    expect((await world.post(`/certificates/${other}/revocation`, revocation, 'lsp', { key: 'revoke-erased' })).body).toBe(revoked.body)
    expect((await world.post(`/certificates/${other}/revocation`, revocation, 'lsp')).json().code).toBe('certificate-revoked')
    expect((await world.post(`/certificates/${untested}/revocation`, { cause: 'OTHER' }, 'lsp')).statusCode).toBe(422)
    expect((await world.post(`/assessments/${other}/certificate`, {}, 'lsp')).statusCode).toBe(404)
    await world.jobs.settleAll()
    const page = await open(address)
    expect(page.body).toContain('Sertifikat ini sudah dicabut')
    expect(page.body).toContain('orang lain yang mengikuti uji')
    const listed = await world.get(`/certificates?status=revoked&number=${encodeURIComponent(last)}`, 'lsp')
    expect(listed.json().items).toMatchObject([{ number: last, status: 'revoked', name: null }])
    expect(await keys()).toEqual(before)
    const kept = await db.read(
      { rows: [''], filter: [''], officeId: '', userId: '', log: true },
      "select string_agg(t::text, '') as all_text from (select e::text as t from event e union all select s::text from snapshot s union all select c::text from command c) x",
    )
    for (const text of [page.body, listed.body, String(kept[0]?.['all_text'])]) expect(text).not.toMatch(/Terlupakan|bibinya/)
    expect((await verifyChains(db, services.keyring, { folds: foldsOf(capabilities) })).breaks).toEqual([])
  })
})
