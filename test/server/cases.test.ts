// SPDX-License-Identifier: AGPL-3.0-or-later
// A case from the village desk: kept, listed, moved on, its clocks seen, and what is late climbs to the national agency.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { caseContracts } from '#cases/core/case.contract.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

let instance: TestInstance
const Made = z.object({ id: z.string() })
const told = { complainant: 'KELUARGA', category: 'GAJI_TIDAK_DIBAYAR', account: 'Tiga bulan tanpa gaji', callBack: 'Lewat ibunya' }

beforeAll(async () => {
  instance = openInstance(await freshDatabase())
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

const send: TestInstance['send'] = (...request) => instance.send(...request)
async function done(path: string, as: OfficerName, body: object): Promise<string> {
  const answer = await send('POST', path, as, body)
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return Made.parse(answer.json()).id
}
const read = async (id: string, as: OfficerName) => caseContracts.GetCase.output.parse((await send('GET', `/cases/${id}`, as)).json())
const listed = async (query: string, as: OfficerName) =>
  caseContracts.ListCases.output.parse((await send('GET', `/cases?limit=200&${query}`, as)).json()).items.map(({ id }) => id)
const Work = z.object({ items: z.array(z.object({ code: z.string(), why: z.string(), subject: z.object({ id: z.string() }) })) })
const stepsAt = async (id: string, as: OfficerName) =>
  Work.parse((await send('GET', '/work?limit=200', as)).json())
    .items.filter(({ subject }) => subject.id === id)
    .map(({ code, why }) => `${code} ${why}`)

describe('intake', () => {
  it('asks four things of a village, and needs no known person', async () => {
    const id = await done('/cases', 'desa', told)
    const file = await read(id, 'dinas')
    expect(file).toMatchObject({
      area: '35.10.04.2006',
      procedure: 'BELUM_DIKETAHUI',
      account: told.account,
      callBack: told.callBack,
      state: 'RECEIVED',
      nextSteps: [{ code: 'VERIFY_CASE', owner: 'REGENCY', due: '2026-05-06' }],
    })
    expect(file.name).toBeUndefined()
    expect((await send('GET', `/cases/${id}`, 'tetangga')).statusCode).toBe(404)
    expect(await listed('', 'jember')).not.toContain(id)
    expect(await stepsAt(id, 'dinas')).toEqual(['VERIFY_CASE mine'])
  })

  it('asks an office of more than one place where the person is at home', async () => {
    const answer = await send('POST', '/cases', 'bp2mi', told)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('Choose the village')
    const id = await done('/cases', 'bp2mi', { ...told, area: '35.09.01.2001' })
    expect((await read(id, 'jember')).area).toBe('35.09.01.2001')
    expect((await send('POST', '/cases', 'desa', { ...told, area: '35.09.01.2001' })).statusCode).toBeGreaterThanOrEqual(400)
  })

  it('names the placement company, where it is on record', async () => {
    const agencyId = '0000-00000000-0000-7000-8000-0000000000aa'
    expect(await read(await done('/cases', 'desa', { ...told, agencyId }), 'dinas')).toMatchObject({ agencyId })
    const unknown = await send('POST', '/cases', 'desa', { ...told, agencyId: '3510-00000000-0000-7000-8000-0000000000aa' })
    expect([unknown.statusCode, unknown.body.includes('not on record')]).toEqual([422, true])
  })

  it('takes a testimony of sixty pages whole, and says of a longer one that it is too long', async () => {
    const account = 'Ia bercerita. '.repeat(1420)
    const id = await done('/cases', 'desa', { ...told, account })
    expect((await read(id, 'desa')).account).toBe(account.trim())
    expect((await send('POST', '/cases', 'desa', { ...told, account: 'x'.repeat(20_001) })).statusCode).toBe(400)
  })
})

describe('what is told of trafficking', () => {
  it.each(['PERDAGANGAN_ORANG', 'TEREKSPLOITASI_SCAM'])('as %s is read at the manpower office, and by no neighbour', async (category) => {
    const id = await done('/cases', 'desa', { ...told, category })
    await done(`/cases/${id}/contacts`, 'dinas', { contact: 'REACHED', said: 'Disekap di lantai tiga' })
    const [village, office] = [await send('GET', `/cases/${id}`, 'desa'), await read(id, 'dinas')]
    for (const text of [told.account, 'lantai tiga']) expect(village.body).not.toContain(text)
    expect(await read(id, 'desa')).toMatchObject({ withheld: true, callBack: told.callBack })
    expect(await read(id, 'camat')).toMatchObject({ withheld: true })
    expect(office).toMatchObject({ withheld: false, account: told.account, nextSteps: [{ due: '2026-05-04' }] })
    expect(office.history.map(({ said }) => said)).toContain('Disekap di lantai tiga')
  })

  it('is read by no neighbour in what is held on the person either, nor in the copy that is printed for them', async () => {
    const worker = await done('/workers', 'desa', { name: 'Sundari', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' })
    await done('/cases', 'desa', { ...told, category: 'PERDAGANGAN_ORANG', workerId: worker })
    const request = await done('/rights-requests', 'camat', { workerId: worker, right: 'ACCESS', channel: 'IN_PERSON' })
    await done(`/rights-requests/${request}/requester`, 'dinas', { by: 'IDENTITY_CARD' })
    await done(`/rights-requests/${request}/answer`, 'dinas', { outcome: 'GRANTED', reply: 'Terlampir' })
    for (const path of [`/workers/${worker}/held`, `/rights-requests/${request}/letter`]) {
      const near = await send('GET', path, 'camat')
      expect([near.statusCode, near.body.includes('office of the regency')], near.body).toEqual([422, true])
      expect((await send('GET', path, 'dinas')).statusCode).toBe(200)
    }
    expect((await send('GET', `/workers/${worker}/held`, 'dinas')).body).toContain(told.account)
    expect((await send('GET', `/workers/${worker}/held`, 'camat-sebelah')).statusCode).toBe(404)
  })

  it('is withheld as well once a case is found to be that', async () => {
    const id = await done('/cases', 'desa', told)
    expect(await read(id, 'desa')).toMatchObject({ account: told.account })
    for (const to of ['VERIFIED', 'TRAFFICKING_TRACK']) await done(`/cases/${id}/moves/${to}`, 'dinas', {})
    expect(await read(id, 'desa')).toMatchObject({ withheld: true })
  })
})

describe('what is owed', () => {
  it('is added line by line, never twice, and taken back where it was wrong', async () => {
    const id = await done('/cases', 'desa', told)
    const line = {
      kind: 'UNPAID_WAGE',
      from: '2026-03-01',
      until: '2026-03-31',
      currency: 'HKD',
      due: 510_000,
      paid: 0,
      source: 'PAPER',
      evidence: 'Slip Maret',
    }
    const add = (more: object) => send('POST', `/cases/${id}/claim-lines`, 'dinas', { line: { ...line, ...more } })
    expect((await add({})).statusCode).toBe(200)
    const twice = await add({ kind: 'UNDERPAID_WAGE', paid: 100 })
    expect([twice.statusCode, twice.body.includes('counted in another line')]).toEqual([422, true])
    for (const wrong of [{ from: '2026-04-01' }, { paid: 510_000 }, { until: '2030-01-01' }])
      expect((await add(wrong)).statusCode).toBe(422)
    expect((await add({ kind: 'UNLAWFUL_DEDUCTION', currency: 'IDR', due: 5000 })).statusCode).toBe(200)
    const sums = [
      { currency: 'HKD', amount: 510_000 },
      { currency: 'IDR', amount: 5000 },
    ]
    expect((await read(id, 'desa')).claim.sums).toEqual(sums)
    await done(`/cases/${id}/claim-lines/0/withdrawal`, 'dinas', {})
    expect((await send('POST', `/cases/${id}/claim-lines/0/withdrawal`, 'dinas', {})).statusCode).toBe(422)
    const { claim } = await read(id, 'dinas')
    expect([claim.sums, claim.lines.length]).toEqual([sums.slice(1), 2])
    expect((await add({ kind: 'UNDERPAID_WAGE', paid: 100 })).statusCode).toBe(200)
    expect((await send('POST', `/cases/${id}/claim-lines`, 'desa', { line })).statusCode).toBe(403)
  })
})

describe('a screening', () => {
  const finding = (sign: string, mark = 'present') => ({ sign, mark, source: 'PERSON', confidence: 'HIGH' })
  const path = (id: string): string => `/cases/${id}/screenings`

  it('suggests and explains, keeps the earlier one, and is read by no neighbour', async () => {
    const id = await done('/cases', 'desa', told)
    expect((await send('POST', path(id), 'desa', { findings: [finding('DECEPTION')] })).statusCode).toBe(403)
    await done(path(id), 'dinas', { findings: [finding('DECEPTION')], said: 'Dijanjikan jadi pelayan' })
    const grave = [finding('DECEPTION'), finding('PENGIRIMAN'), finding('FORCED_CRIMINALITY'), finding('ISOLATION', 'absent')]
    await done(path(id), 'bp2mi', { findings: grave })
    const file = await read(id, 'dinas')
    expect(file.screenings).toMatchObject([
      { version: 2, suggestion: 'LIKELY', track: 'TRAFFICKING_TRACK', changed: ['ISOLATION', 'PENGIRIMAN', 'FORCED_CRIMINALITY'] },
      { version: 1, suggestion: 'SIGNS', findings: [finding('DECEPTION')] },
    ])
    expect(new Set(file.screenings.map(({ office }) => office)).size).toBe(2)
    // It suggests; a person decides.
    expect(file.state).toBe('RECEIVED')
    for (const near of ['desa', 'camat'] as const) {
      const body = (await send('GET', `/cases/${id}`, near)).body
      for (const text of ['DECEPTION', 'LIKELY', 'FORCED_CRIMINALITY', 'pelayan']) expect(body).not.toContain(text)
    }
  })

  it('is refused in the words of the officer where a sign is named twice, or in a closed case', async () => {
    const id = await done('/cases', 'desa', told)
    const twice = await send('POST', path(id), 'dinas', { findings: [finding('ISOLATION'), finding('ISOLATION', 'absent')] })
    expect([twice.statusCode, twice.body.includes('named twice')]).toEqual([422, true])
    expect((await send('POST', path(id), 'dinas', { findings: [] })).statusCode).toBe(400)
    for (const to of ['VERIFIED', 'CONSULTATION', 'FULFILLED']) await done(`/cases/${id}/moves/${to}`, 'dinas', {})
    expect((await send('POST', path(id), 'dinas', { findings: [finding('ISOLATION')] })).statusCode).toBe(422)
  })

  it('says the same by whichever way somebody left', async () => {
    const read1 = async (procedure: string) => {
      const id = await done('/cases', 'desa', { ...told, procedure })
      await done(path(id), 'dinas', { findings: [finding('DEBT_BONDAGE'), finding('PEREKRUTAN')] })
      return (await read(id, 'dinas')).screenings
    }
    const by = await Promise.all(['PROSEDURAL', 'NONPROSEDURAL', 'TIDAK_BERDOKUMEN', 'BELUM_DIKETAHUI'].map(read1))
    for (const each of by) expect(each).toEqual(by[0])
  })
})

describe('a person', () => {
  it('who becomes known is linked, named in the list, and has the case on their file', async () => {
    const person = { name: 'Siti Aminah', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' }
    const worker = await done('/workers', 'desa', person)
    const id = await done('/cases', 'desa', told)
    await done(`/cases/${id}/person`, 'desa', { workerId: worker })
    const of = await send('GET', `/workers/${worker}/cases`, 'dinas')
    expect(of.json().items).toMatchObject([{ id, name: 'Siti Aminah', state: 'RECEIVED', late: false }])
    expect((await send('POST', `/cases/${id}/person`, 'desa', { workerId: worker })).statusCode).toBe(422)
    expect((await send('GET', `/workers/${worker}/cases`, 'jember')).statusCode).toBe(404)
  })
})

describe('a clock', () => {
  it('is seen with whom it binds, climbs to regency, province and the national agency, and then a person may close', async () => {
    instance.setNow('2026-05-03T02:00:00.000Z')
    const id = await done('/cases', 'desa', told)
    expect((await send('POST', `/cases/${id}/moves/NEEDS_DATA`, 'desa', {})).statusCode).toBe(403)
    await done(`/cases/${id}/moves/NEEDS_DATA`, 'dinas', { said: 'Slip gaji belum ada' })
    expect((await read(id, 'desa')).clocks).toMatchObject([
      { code: 'DOCUMENTS', from: '2026-05-03', until: '2026-06-02', binds: 'COMPLAINANT', owner: 'VILLAGE', passed: false },
    ])
    const early = await send('POST', `/cases/${id}/moves/CLOSED_INCOMPLETE`, 'dinas', {})
    expect(early.statusCode).toBe(422)
    expect(early.body).toContain('Until 2 June 2026')
    const at = async (day: string): Promise<readonly (readonly string[])[]> => {
      instance.setNow(`${day}T02:00:00.000Z`)
      return Promise.all((['desa', 'camat', 'dinas', 'provinsi', 'pusat'] as const).map((as) => stepsAt(id, as)))
    }
    const [mine, climbed] = [['COMPLETE_PAPERS mine'], ['COMPLETE_PAPERS climbed']]
    expect(await at('2026-06-02')).toEqual([mine, [], [], [], []])
    expect(await listed('mine=true', 'desa')).toContain(id)
    expect(await listed('mine=true', 'dinas')).not.toContain(id)
    expect(await at('2026-06-05')).toEqual([mine, [], climbed, [], []])
    expect(await at('2026-06-10')).toEqual([mine, [], climbed, climbed, []])
    expect(await at('2026-06-17')).toEqual([mine, [], climbed, climbed, climbed])
    expect((await read(id, 'pusat')).clocks).toMatchObject([{ passed: true, climbed: { to: 'AGENCY', since: '2026-06-17' } }])
    expect(await listed('late=true&state=open', 'dinas')).toContain(id)
    // It is the turn of whoever it climbed to, and still of whoever owes it.
    for (const as of ['desa', 'dinas', 'pusat'] as const) expect(await listed('mine=true', as)).toContain(id)
    expect(await listed('mine=true', 'camat')).not.toContain(id)
    await done(`/cases/${id}/moves/CLOSED_INCOMPLETE`, 'dinas', {})
    expect(await stepsAt(id, 'desa')).toEqual([])
    expect(await listed('state=open', 'dinas')).not.toContain(id)
    expect(await listed('state=CLOSED_INCOMPLETE&category=GAJI_TIDAK_DIBAYAR', 'dinas')).toEqual([id])
    expect((await read(id, 'dinas')).history.map(({ what, said }) => [what, said])).toEqual([
      ['RECEIVED', undefined],
      ['NEEDS_DATA', 'Slip gaji belum ada'],
      ['CLOSED_INCOMPLETE', undefined],
    ])
  })

  it("of a worker's file climbs as before: to no province", async () => {
    instance.setNow('2026-05-03T02:00:00.000Z')
    await done('/workers', 'desa', { name: 'Sri', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' })
    instance.setNow('2027-05-03T02:00:00.000Z')
    const Kinds = z.object({ items: z.array(z.object({ subject: z.object({ type: z.string() }) })) })
    const types = Kinds.parse((await send('GET', '/work?limit=200', 'provinsi')).json()).items.map(({ subject }) => subject.type)
    expect([...new Set(types)]).toEqual(['case'])
  })
})

describe('a clock of working days', () => {
  it.each([
    ['2026-05-04', 'law'],
    ['2026-12-21', 'assumed'],
  ])('that runs from %s stands by %s, as the free days that it counts', async (day, standing) => {
    instance.setNow(`${day}T02:00:00.000Z`)
    const id = await done('/cases', 'desa', told)
    await done(`/cases/${id}/contacts`, 'dinas', { contact: 'EXPLANATION_ASKED' })
    expect((await read(id, 'dinas')).clocks).toMatchObject([{ code: 'EXPLANATION', standing }])
  })
})

describe('two officers at once', () => {
  it('close the same case once: the second is told that it moved', async () => {
    const id = await done('/cases', 'desa', told)
    const { version } = await read(id, 'dinas')
    const as = (officer: OfficerName) =>
      instance.app.inject({
        method: 'POST',
        url: `/api/v1/cases/${id}/moves/VERIFIED`,
        headers: { 'x-officer': officer, 'if-match': `"${version}"` },
        payload: {},
      })
    const statuses = (await Promise.all([as('dinas'), as('bp2mi')])).map(({ statusCode }) => statusCode)
    expect(statuses.sort()).toEqual([200, 412])
  })
})

it('pages hold every case once', async () => {
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = caseContracts.ListCases.output.parse((await send('GET', `/cases?limit=2&cursor=${cursor}`, 'dinas')).json())
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.next
  }
  expect(seen).toHaveLength(new Set(seen).size)
  expect([...seen].sort()).toEqual([...(await listed('', 'dinas'))].sort())
})
