// SPDX-License-Identifier: AGPL-3.0-or-later
// What workers were charged, over HTTP: who may see it, what the step and the counts say, and the statement that they keep.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { FORM_TYPE, formOf } from '../support/form.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { textsOf } from '../support/pdf.ts'
import { jpeg } from '../support/pictures.ts'
import { freshDatabase } from '../support/postgres.ts'

const AGENCY = '0000-01890000-0000-7000-8000-000000000001'
const Made = z.object({ id: z.string() })
const Step = z.object({ nextSteps: z.array(z.object({ code: z.string(), owner: z.string() })) })
const Counts = z.object({
  items: z.array(z.object({ agencyId: z.nullable(z.string()), people: z.nullable(z.number()), charges: z.nullable(z.number()) })),
})

let instance: TestInstance

beforeAll(async () => {
  instance = openInstance(await freshDatabase())
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

const post = (path: string, body: object, as: OfficerName) => instance.send('POST', path, as, body)
const get = (path: string, as: OfficerName) => instance.send('GET', path, as)

const cost = {
  item: 'TIKET_BERANGKAT',
  amount: 850_000_000,
  currency: 'IDR',
  charger: 'AGENCY',
  agencyId: AGENCY,
  chargerName: 'Pak Darmo',
  payment: 'CASH',
  agreedOn: '2026-02-01',
  occupation: 'PENGASUH_LANSIA',
  proof: 'Kuitansi 17',
}

async function register(area = '35.10.04.2006', as: OfficerName = 'desa'): Promise<string> {
  const answer = await post('/workers', { name: 'Wulandari Setyaningsih', sex: 'F', birthDate: '1999-07-01', area }, as)
  expect(answer.statusCode, answer.body).toBe(201)
  return Made.parse(answer.json()).id
}

describe('a charge', () => {
  it('is judged, raises a step of the regency, and is counted by company, until somebody found no breach', async () => {
    const id = await register()
    const recorded = await post(`/workers/${id}/costs`, { cost }, 'desa')
    expect(recorded.statusCode, recorded.body).toBe(200)
    // What a command answers says nothing of the person.
    expect(recorded.body).not.toContain('Darmo')
    expect(Step.parse(recorded.json()).nextSteps).toContainEqual(expect.objectContaining({ code: 'CHECK_COSTS', owner: 'REGENCY' }))
    const loan = {
      ...cost,
      item: 'PINJAMAN',
      amount: 2_000_000,
      currency: 'HKD',
      charger: 'LENDER',
      payment: 'WAGE_DEDUCTION',
      deduction: { monthly: 40_000, months: 6 },
    }
    const { agencyId: _agency, ...private_ } = loan
    await post(`/workers/${id}/costs`, { cost: private_ }, 'dinas')
    const listed = await get(`/workers/${id}/costs`, 'dinas')
    expect(listed.json()).toMatchObject({
      items: [
        {
          nth: 1,
          claimable: 850_000_000,
          judgement: { type: 'overcharge', basis: { legalBasis: 'Peraturan BP2MI 9/2020', standing: 'law' } },
        },
        { nth: 2, claimable: 240_000, judgement: { type: 'wage-debt', basis: { legalBasis: 'Peraturan BP2MI 9/2020 art 4' } } },
      ],
      sums: [
        { currency: 'IDR', told: 850_000_000, claimable: 850_000_000 },
        { currency: 'HKD', told: 2_000_000, claimable: 240_000 },
      ],
      claim: { legalBasis: 'UU 18/2017 art 30, 72, 86' },
    })
    const counts = async (as: OfficerName) => Counts.parse((await get('/overcharges', as)).json()).items
    expect(await counts('dinas')).toEqual([
      { agencyId: AGENCY, people: 1, charges: 1 },
      { agencyId: null, people: 1, charges: 1 },
    ])
    expect(await counts('jember')).toEqual([])
    // One person is told to nobody who may see no rows.
    expect((await counts('bupati')).map(({ people, charges }) => [people, charges])).toEqual([
      [null, null],
      [null, null],
    ])
    await post(`/workers/${id}/costs/1/outcome`, { outcome: 'MISTAKEN' }, 'dinas')
    await post(`/workers/${id}/costs/2/withdrawal`, {}, 'desa')
    expect(await counts('dinas')).toEqual([])
    expect((await get(`/workers/${id}/costs`, 'dinas')).json().items).toMatchObject([{ nth: 1, outcome: { outcome: 'MISTAKEN' } }])
  })

  it('is hidden as the file is, and from those who only teach or test; a company must be of the register', async () => {
    const id = await register()
    await post(`/workers/${id}/costs`, { cost }, 'desa')
    for (const as of ['jember', 'tetangga'] as const) {
      expect((await get(`/workers/${id}/costs`, as)).statusCode, as).toBe(404)
      expect((await post(`/workers/${id}/letters`, { kind: 'COSTS' }, as)).statusCode, as).toBe(404)
      expect((await post(`/workers/${id}/costs`, { cost }, as)).statusCode, as).toBe(404)
    }
    for (const as of ['blk', 'lsp', 'bupati', 'auditor', 'admin'] as const) {
      expect((await get(`/workers/${id}/costs`, as)).statusCode, as).toBe(403)
      expect((await post(`/workers/${id}/costs`, { cost }, as)).statusCode, as).toBe(403)
    }
    expect((await post(`/workers/${id}/costs/1/outcome`, { outcome: 'REPAID' }, 'desa')).statusCode).toBe(403)
    const strange = await post(`/workers/${id}/costs`, { cost: { ...cost, agencyId: `3510${AGENCY.slice(4)}` } }, 'desa')
    expect(strange.json().errors[0]).toMatchObject({ field: 'agencyId', code: 'agency-unknown' })
    for (const broken of [
      { ...cost, amount: 1.5 },
      { ...cost, amount: -1 },
      { ...cost, amount: 1e30 },
      { ...cost, item: 'X' },
      { ...cost, agreedOn: '2026-02-30' },
      {},
    ])
      expect((await post(`/workers/${id}/costs`, { cost: broken }, 'desa')).statusCode).toBe(400)
  })
})

/** Issued anew: a letter says what was noted on its day. */
async function statementOf(id: string) {
  const issued = await post(`/workers/${id}/letters`, { kind: 'COSTS' }, 'desa')
  expect(issued.statusCode, issued.body).toBe(201)
  return get(`/letters/${Made.parse(issued.json()).id}/paper`, 'desa')
}

it('the statement says each line, its rule, and where to complain, in both languages', async () => {
  const id = await register()
  await post(`/workers/${id}/costs`, { cost }, 'desa')
  await post(`/workers/${id}/costs`, { cost: { ...cost, item: 'LAINNYA', what: 'Seragam' } }, 'desa')
  const answer = await statementOf(id)
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf'])
  const text = textsOf(answer.rawPayload).join(' ').replaceAll(/\s+/g, ' ')
  for (const said of [
    'Wulandari Setyaningsih',
    'Rp 8.500.000',
    'Rp 8,500,000',
    'Pak Darmo',
    'Peraturan BP2MI 9/2020',
    'pasal 30, 72, 86',
    'Seragam',
    'P4MI',
    'Where to complain',
  ])
    expect(text, said).toContain(said)
  expect(text).toMatch(/Nomor SKB\/DS-35\.10\.04\.2006\/2026\/\d{4}/)
  expect(answer.rawPayload.length).toBeLessThan(60_000)
  expect((await statementOf(await register())).statusCode).toBe(200)
})

describe('a paper that shows a charge', () => {
  async function attach(to: string): Promise<string> {
    const url = `/api/v1/papers?workerId=${to}&kind=LAINNYA`
    const headers = { 'x-officer': 'desa', ...FORM_TYPE }
    return Made.parse((await instance.app.inject({ method: 'POST', url, headers, payload: formOf(jpeg(), 'foto') })).json()).id
  }
  const rows = async (id: string) => (await get(`/workers/${id}/costs`, 'dinas')).json().items
  const statement = async (id: string) =>
    textsOf((await statementOf(id)).rawPayload)
      .join(' ')
      .replaceAll(/\s+/g, ' ')

  it('is named by it, on the file and on the statement; one of another file is not, and a withdrawn one says so', async () => {
    const [id, other] = [await register(), await register()]
    const [paper, strange] = [await attach(id), await attach(other)]
    const wrong = await post(`/workers/${id}/costs`, { cost: { ...cost, paper: strange } }, 'desa')
    expect([wrong.statusCode, wrong.json().errors]).toMatchObject([422, [{ field: 'paper', code: 'paper-not-on-file' }]])
    expect((await post(`/workers/${id}/costs`, { cost: { ...cost, paper } }, 'desa')).statusCode).toBe(200)
    expect(await rows(id)).toMatchObject([{ cost: { paper }, paper: { attachedOn: '2026-05-03', withdrawn: false } }])
    expect(await statement(id)).toContain('proof on the file, attached 3 May 2026')
    await post(`/papers/${paper}/withdrawal`, { reason: 'Salah foto' }, 'desa')
    expect(await rows(id)).toMatchObject([{ paper: { withdrawn: true } }])
    expect(await statement(id)).toContain('its proof, attached 3 May 2026, was withdrawn')
    // The amount can still be corrected; nothing else may name it now.
    expect((await post(`/workers/${id}/costs/1`, { cost: { ...cost, amount: 1, paper } }, 'desa')).statusCode).toBe(200)
    expect((await post(`/workers/${id}/costs`, { cost: { ...cost, paper } }, 'desa')).statusCode).toBe(422)
  })

  it('is added to a charge that was looked at, which stays looked at; another amount is looked at anew', async () => {
    const id = await register()
    await post(`/workers/${id}/costs`, { cost }, 'desa')
    await post(`/workers/${id}/costs/1/outcome`, { outcome: 'REPAID' }, 'dinas')
    const shown = { ...cost, paper: await attach(id) }
    await post(`/workers/${id}/costs/1`, { cost: shown }, 'desa')
    expect(await rows(id)).toMatchObject([{ paper: { withdrawn: false }, outcome: { outcome: 'REPAID' } }])
    await post(`/workers/${id}/costs/1`, { cost: { ...shown, amount: 1 } }, 'desa')
    expect((await rows(id))[0]).not.toHaveProperty('outcome')
  })
})
