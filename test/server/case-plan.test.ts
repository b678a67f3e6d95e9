// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody needs and is given, and their way home: kept with the case, due in the work list, read from their file where that records it.

import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { caseContracts } from '#cases/core/case.contract.ts'
import { caseReferralContracts } from '#cases/core/case-referral.contract.ts'
import { claimContracts } from '#cases/core/claim.contract.ts'
import { letterContracts } from '#cases/core/letter.contract.ts'
import { FORM_TYPE, formOf } from '../support/form.ts'
import { recordIn } from '../support/htcds.ts'
import type { OfficerName, TestInstance } from '../support/instance.ts'
import { textsOf } from '../support/pdf.ts'
import { jpeg } from '../support/pictures.ts'
import { openWorking } from '../support/working.ts'

const Made = z.object({ id: z.string() })
const HERE = '35.10.04.2006'
const told = { complainant: 'KELUARGA', category: 'SAKIT', account: 'Ia sakit dan ingin pulang', callBack: 'Lewat ibunya' }

const { instance, jobs, done } = await openWorking()

const send: TestInstance['send'] = (...request) => instance.send(...request)
const read = async (id: string, as: OfficerName) => caseContracts.GetCase.output.parse((await send('GET', `/cases/${id}`, as)).json())
const Work = z.object({ items: z.array(z.object({ code: z.string(), why: z.string(), subject: z.object({ id: z.string() }) })) })
const stepsAt = async (id: string, as: OfficerName) =>
  Work.parse((await send('GET', '/work?limit=200', as)).json())
    .items.filter(({ subject }) => subject.id === id)
    .map(({ code, why }) => `${code} ${why}`)
const lettersOf = async (id: string, as: OfficerName) =>
  letterContracts.ListCaseLetters.output.parse((await send('GET', `/cases/${id}/letters`, as)).json())
const offeredTo = async (id: string, as: OfficerName) => (await lettersOf(id, as)).offered.map(({ kind }) => kind)
/** Makes a letter, and reads what it says on paper. */
async function letter(id: string, as: OfficerName, kind: string): Promise<string> {
  const made = await send('POST', `/cases/${id}/letters`, as, { kind })
  expect(made.statusCode, made.body).toBe(200)
  const { nth } = letterContracts.MakeLetter.output.parse(made.json())
  const { rawPayload, statusCode } = await send('GET', `/cases/${id}/letters/${nth}`, as)
  expect(statusCode).toBe(200)
  return textsOf(rawPayload).join(' ').replaceAll(/\s+/g, ' ')
}
const person = (name: string) => done('/workers', 'desa', { name, sex: 'F', birthDate: '1999-07-01', area: HERE })

async function attach(workerId: string): Promise<string> {
  const url = `/api/v1/papers?workerId=${workerId}&kind=LAINNYA`
  const answer = await instance.app.inject({
    method: 'POST',
    url,
    headers: { 'x-officer': 'dinas', ...FORM_TYPE },
    payload: formOf(jpeg()),
  })
  return Made.parse(answer.json()).id
}

describe('a case whose file lies elsewhere', () => {
  it('is for its own office to refer, which is told the office there and nothing of the file; nobody is let in by it', async () => {
    const worker = await done('/workers', 'bp2mi', { name: 'Sulastri', sex: 'F', birthDate: '1998-02-03', area: '35.09.07.2001' })
    const id = await done('/cases', 'desa', told)
    await done(`/cases/${id}/moves/VERIFIED`, 'dinas', {})
    await done(`/cases/${id}/person`, 'bp2mi', { workerId: worker })
    await jobs.settleAll()
    expect(await stepsAt(id, 'dinas')).toContain('REFER_ELSEWHERE mine')
    for (const as of ['desa', 'camat', 'bp2mi', 'jember'] as const) expect(await stepsAt(id, as)).not.toContain('REFER_ELSEWHERE mine')
    const recipients = async (as: OfficerName) =>
      caseReferralContracts.ListCaseRecipients.output.parse((await send('GET', `/cases/${id}/recipients`, as)).json()).proposed
    expect([await recipients('dinas'), await recipients('camat')]).toEqual(['office-jember', undefined])
    const statuses = async () => [
      (await send('GET', `/workers/${worker}`, 'dinas')).statusCode,
      (await send('GET', `/cases/${id}`, 'jember')).statusCode,
    ]
    expect(await statuses()).toEqual([404, 404])
    // Nor in what a neighbour reads.
    expect((await send('GET', `/cases/${id}`, 'desa')).body).not.toMatch(/REFER_ELSEWHERE|35\.09/)
    const referral = { way: 'REFERRAL', purpose: 'HANDLING', office: 'office-jember', ground: 'CONSENT' }
    expect((await send('POST', `/cases/${id}/referrals`, 'dinas', { ...referral, ground: undefined })).statusCode).toBe(422)
    await done(`/cases/${id}/referrals`, 'dinas', referral)
    await jobs.settleAll()
    expect([await statuses(), await stepsAt(id, 'dinas')]).toEqual([
      [404, 200],
      ['CHOOSE_WAY mine', 'FOLLOW_REFERRAL mine'],
    ])
    await done(`/cases/${id}/referrals/office-jember/end`, 'dinas', { because: 'DONE' })
    await jobs.settleAll()
    expect(await stepsAt(id, 'dinas')).toEqual(['CHOOSE_WAY mine'])
  })

  it('follows the file that leads, and is not asked for again once the person does not wish it', async () => {
    const born = { name: 'Sulastri', sex: 'F', birthDate: '1998-02-03' } as const
    const own = await done('/workers', 'desa', { ...born, area: HERE })
    const lead = await done('/workers', 'dinas', { ...born, area: '35.10.05.2001' })
    const id = await done('/cases', 'desa', { ...told, workerId: own })
    await done(`/cases/${id}/assignee`, 'camat', { userId: 'camat' })
    const asked = async () => (await stepsAt(id, 'camat')).includes('REFER_ELSEWHERE mine')
    await jobs.settleAll()
    expect(await asked()).toBe(false)
    const pair = await done('/doubles', 'dinas', { one: lead, other: own })
    await done(`/doubles/${pair}/outcome`, 'dinas', { outcome: 'SAME', lead })
    await jobs.settleAll()
    expect([await asked(), await stepsAt(id, 'dinas')]).toEqual([true, ['VERIFY_CASE mine']])
    const declines = { contact: 'REFERRAL_DECLINED', said: 'Ia tidak mau' }
    expect((await send('POST', `/cases/${id}/contacts`, 'desa', declines)).statusCode).toBe(200)
    expect((await send('POST', `/cases/${id}/contacts`, 'dinas', declines)).json().code).toBe('case-not-elsewhere')
    await done(`/doubles/${pair}/undo`, 'dinas', {})
    await jobs.settleAll()
    expect([await asked(), (await read(id, 'desa')).history.map(({ what }) => what)]).toEqual([false, ['RECEIVED', 'CASE_ASSIGNED']])
  })
})

describe('a plan', () => {
  it('is noted, arranged, looked at and ended, and no case is closed before', async () => {
    const id = await done('/cases', 'desa', told)
    expect((await send('POST', `/cases/${id}/services`, 'desa', { kind: 'SHELTER' })).statusCode).toBe(403)
    await done(`/cases/${id}/services`, 'dinas', { kind: 'SHELTER', said: 'Ia takut pulang ke rumah' })
    expect(await stepsAt(id, 'dinas')).toContain('ARRANGE_SHELTER mine')
    // What is due for it is told to no neighbour: neither in the case nor in a list.
    const dueIn = async (as: OfficerName): Promise<unknown> =>
      caseContracts.ListCases.output.parse((await send('GET', '/cases?limit=200', as)).json()).items.find((row) => row.id === id)?.due
    for (const as of ['dinas', 'desa', 'camat'] as const) expect(await dueIn(as), as).toBe((await read(id, as)).nextSteps[0]?.due)
    expect(await dueIn('desa')).not.toBe(await dueIn('dinas'))
    const arranged = { provider: 'Rumah aman Dinsos', begins: '2026-05-03', cost: { amount: 12_500_000, currency: 'IDR' } }
    await done(`/cases/${id}/services/0/arrangement`, 'dinas', { arranged })
    await done(`/cases/${id}/services/0/look`, 'bp2mi', {})
    expect(await stepsAt(id, 'dinas')).toContain('SEE_SHELTER mine')
    for (const to of ['VERIFIED', 'CONSULTATION']) await done(`/cases/${id}/moves/${to}`, 'dinas', {})
    const early = await send('POST', `/cases/${id}/moves/FULFILLED`, 'dinas', {})
    expect([early.statusCode, early.body.includes('has no outcome yet')]).toEqual([422, true])
    const file = await read(id, 'dinas')
    expect(file.moves).not.toContain('FULFILLED')
    expect(file.plan).toMatchObject([{ kind: 'SHELTER', arranged, seenOn: '2026-05-03', next: { due: '2026-05-10', owner: 'REGENCY' } }])
    // The neighbourhood reads nothing of it, nor what is due for it.
    for (const near of ['desa', 'camat'] as const) {
      const { body } = await send('GET', `/cases/${id}`, near)
      for (const text of ['Rumah aman', 'takut pulang', 'SHELTER"', 'SEE_SHELTER']) expect(body).not.toContain(text)
    }
    await done(`/cases/${id}/services/0/end`, 'dinas', { ending: { on: '2026-05-03', outcome: 'ACHIEVED', cost: arranged.cost } })
    expect((await read(id, 'dinas')).plan[0]).toMatchObject({ ended: { outcome: 'ACHIEVED', cost: arranged.cost } })
    await done(`/cases/${id}/moves/FULFILLED`, 'dinas', {})
    expect((await send('POST', `/cases/${id}/services`, 'dinas', { kind: 'HEALTH' })).statusCode).toBe(422)
  })

  it('takes the refusal of rehabilitation with a letter, and a paper only where it lies on the file of the person', async () => {
    const [siti, sri] = [await person('Siti Rahayu'), await person('Sri Wahyuni')]
    const id = await done('/cases', 'desa', { ...told, workerId: siti })
    await done(`/cases/${id}/services`, 'dinas', { kind: 'REHABILITATION' })
    const end = (refusal?: object) =>
      send('POST', `/cases/${id}/services/0/end`, 'dinas', {
        ending: { on: '2026-05-03', outcome: 'REFUSED', ...(refusal && { refusal }) },
      })
    // It is made to be signed, and by whom it was signed stands in the one that is made after it.
    const refusal = await letter(id, 'dinas', 'PENOLAKAN_REHABILITASI')
    for (const text of ['Surat pernyataan penolakan', 'Siti Rahayu', 'Saya telah diberi penjelasan', '32/2025 art 39'])
      expect(refusal).toContain(text)
    expect(refusal).not.toContain('Sakit')
    const bare = await end()
    expect([bare.statusCode, bare.body.includes('no signed letter')]).toEqual([422, true])
    const signed = { by: 'FAMILY', signedOn: '2026-05-03' }
    const [own, other] = [await attach(siti), await attach(sri)]
    const wrong = await end({ ...signed, paper: other })
    expect([wrong.statusCode, wrong.body.includes('not on the file of the person')]).toEqual([422, true])
    // The letter is there to be signed before the service is ended by it; that there is one is told to no neighbour.
    expect(await letter(id, 'dinas', 'PENOLAKAN_REHABILITASI')).toContain('sampai satu tahun sejak tiba, dan saya tidak menginginkannya')
    for (const near of ['desa', 'camat'] as const) {
      expect((await send('GET', `/cases/${id}/letters`, near)).body).not.toContain('REHABILITASI')
      expect((await send('GET', `/cases/${id}`, near)).body).not.toContain('REHABILITASI')
      expect((await send('GET', `/cases/${id}/letters/0`, near)).statusCode).toBe(404)
    }
    expect((await end({ ...signed, paper: own })).statusCode).toBe(200)
    expect(await letter(id, 'dinas', 'PENOLAKAN_REHABILITASI')).toMatch(/Ditandatangani.*3 Mei 2026.*Sebagai keluarga/)
    // No neighbour learns that something was refused: neither among the letters nor in the history.
    expect((await lettersOf(id, 'desa')).made).toEqual([])
    expect((await read(id, 'desa')).history.map(({ what }) => what)).not.toContain('PENOLAKAN_REHABILITASI')
    expect((await send('GET', `/cases/${id}/letters/1`, 'desa')).statusCode).toBe(404)
    expect((await send('POST', `/cases/${id}/letters`, 'desa', { kind: 'PENOLAKAN_REHABILITASI' })).body).toContain('case-near')
  })
})

describe('a return home', () => {
  it('goes on as the file of the person does, and the village witnesses the handover', async () => {
    const worker = await person('Sumarni')
    const id = await done('/cases', 'desa', told)
    const early = await send('POST', `/cases/${id}/return`, 'dinas', { kind: 'SAKIT' })
    expect([early.statusCode, early.body.includes('First link this case')]).toEqual([422, true])
    await done(`/cases/${id}/person`, 'desa', { workerId: worker })
    for (const to of ['LEFT_NON_PROCEDURALLY', 'ABROAD_UNDOCUMENTED', 'RETURNING']) await done(`/workers/${worker}/moves`, 'bp2mi', { to })
    await done(`/cases/${id}/return`, 'dinas', { kind: 'SAKIT' })
    expect(await stepsAt(id, 'bp2mi')).toEqual(expect.arrayContaining(['RETURN_FIT_LETTER mine', 'RETURN_MISSION_KNOWS mine']))
    const mark = (what: string, as: OfficerName, more: object = {}) =>
      send('POST', `/cases/${id}/return/${what}`, as, { on: '2026-05-03', ...more })
    expect((await mark('FIT_LETTER', 'bp2mi', { said: 'dr. Chan, 3 Mei' })).statusCode).toBe(200)
    expect(await letter(id, 'dinas', 'KETERANGAN_PERJALANAN')).toMatch(/Sumarni.*Sakit.*dr\. Chan, 3 Mei/)
    const minutes = { receiver: 'FAMILY', receivedBy: 'Sumiati, ibunya', witness: 'Kepala desa' }
    expect(await offeredTo(id, 'desa')).toEqual([])
    expect((await mark('MINUTES', 'desa', { minutes })).body).toContain('not on the file of the person yet')
    // What the file records is not recorded again: it is read.
    await done(`/workers/${worker}/milestones/RETURN_RECORDED`, 'bp2mi', { on: '2026-05-03' })
    await jobs.settleAll()
    expect((await read(id, 'desa')).homecoming).toMatchObject({ seen: { state: 'RETURNED', arrivedOn: '2026-05-03' } })
    expect(await stepsAt(id, 'bp2mi')).toContain('RETURN_ORIGIN_TOLD mine')
    // Acts of one officer in one instant are one act, which is undone whole.
    instance.setNow('2026-05-03T03:00:00.000Z')
    await done(`/workers/${worker}/milestones/HANDED_OVER`, 'bp2mi', { on: '2026-05-03' })
    await jobs.settleAll()
    expect(await stepsAt(id, 'desa')).toContain('RETURN_MINUTES mine')
    expect((await mark('ORIGIN_TOLD', 'desa')).statusCode).toBe(422)
    expect((await mark('MINUTES', 'desa', { minutes })).statusCode).toBe(200)
    expect(await stepsAt(id, 'desa')).toEqual([])
    // The village that witnessed it makes the minutes, and nothing else.
    expect(await offeredTo(id, 'desa')).toEqual(['BERITA_ACARA_SERAH_TERIMA'])
    const handed = await letter(id, 'desa', 'BERITA_ACARA_SERAH_TERIMA')
    for (const text of [
      'Sumarni',
      'Diterima oleh',
      'Keluarga',
      'Sumiati, ibunya',
      'Kepala desa',
      'Minutes of the handover',
      '32/2025 art 13',
    ])
      expect(handed).toContain(text)
    expect((await send('POST', `/cases/${id}/letters`, 'desa', { kind: 'KETERANGAN_PERJALANAN' })).body).toContain('case-near')
    expect((await read(id, 'dinas')).homecoming?.marks).toMatchObject([
      { mark: 'FIT_LETTER', said: 'dr. Chan, 3 Mei', standing: 'assumed' },
      { mark: 'MINUTES', minutes, legalBasis: 'Permen P2MI 32/2025 art 13' },
    ])
    const minutesLetter = await letter(id, 'dinas', 'BERITA_ACARA_SERAH_TERIMA')
    for (const part of ['Sumarni', 'Sumiati, ibunya', 'Kepala desa', '3 Mei 2026', 'Permen P2MI 32/2025 art 13', 'Yang menyerahkan'])
      expect(minutesLetter).toContain(part)
    // And what is taken back on the file is taken back here.
    await done(`/workers/${worker}/undo`, 'bp2mi', {})
    await jobs.settleAll()
    expect((await read(id, 'desa')).homecoming?.seen.handedOverOn).toBeUndefined()
  })

  it('of a victim of trafficking tells the village what to do, and nothing of what was said', async () => {
    const id = await done('/cases', 'desa', { ...told, category: 'PERDAGANGAN_ORANG', workerId: await person('Suwarni') })
    await done(`/cases/${id}/return`, 'dinas', { kind: 'REPATRIASI_MASALAH' })
    await done(`/cases/${id}/return/ESCORT`, 'bp2mi', { on: '2026-05-03', said: 'Petugas Satgas TPPO ikut' })
    const { body } = await send('GET', `/cases/${id}`, 'desa')
    expect(body).not.toContain('Satgas')
    expect((await read(id, 'dinas')).homecoming?.marks).toMatchObject([{ mark: 'ESCORT', said: 'Petugas Satgas TPPO ikut' }])
    // Nor does it write minutes of it, whatever was recorded: the refusal is the same.
    expect((await send('POST', `/cases/${id}/letters`, 'desa', { kind: 'BERITA_ACARA_SERAH_TERIMA' })).body).toContain('case-near')
    expect(await offeredTo(id, 'desa')).toEqual([])
  })
})

describe('a claim', () => {
  it('is reckoned by the least wage of country and day, takes a cost of the file over once, and shows its paper', async () => {
    const worker = await done('/workers', 'desa', {
      name: 'Supiyati',
      sex: 'F',
      birthDate: '1999-07-01',
      area: HERE,
      destination: 'HKG',
      occupation: 'PENGASUH_LANSIA',
    })
    const cost = { item: 'SKCK', amount: 50_000_000, currency: 'IDR', charger: 'AGENCY', payment: 'CASH', agreedOn: '2026-02-01' }
    await done(`/workers/${worker}/costs`, 'dinas', { cost })
    await done(`/workers/${worker}/costs`, 'dinas', { cost: { ...cost, item: 'LAINNYA', what: 'Baju seragam' } })
    const id = await done('/cases', 'desa', { ...told, workerId: worker })
    const check = async (query: string) => send('GET', `/cases/${id}/claim-check${query}`, 'dinas')
    const found = claimContracts.CheckClaim.output.parse((await check('?from=2026-03-01&until=2026-04-15')).json())
    expect(found.costs).toMatchObject([{ nth: 1, amount: 50_000_000, legalBasis: 'Peraturan BP2MI 9/2020', claimed: false }])
    expect([found.unknown, found.wages.map(({ basis, due }) => [basis, due])]).toEqual([false, [['LEAST_WAGE', 765_000]]])
    expect((await check('?from=2026-03-01')).statusCode).toBe(422)
    expect((await check('?from=2026-03-01&until=2999-01-01')).statusCode).toBe(422)
    expect((await send('GET', `/cases/${id}/claim-check`, 'desa')).statusCode).toBe(403)
    const taken = {
      kind: 'PLACEMENT_COST',
      from: '2026-02-01',
      until: '2026-02-01',
      currency: 'IDR',
      paid: 0,
      source: 'PERSON',
      evidence: 'Biaya 1',
    }
    const add = (line: object) => send('POST', `/cases/${id}/claim-lines`, 'dinas', { line: { ...taken, ...line } })
    for (const [line, says] of [
      [{ due: 50_000_001, cost: 1 }, 'more than what was paid'],
      [{ due: 1, cost: 2 }, 'not on the file of the person'],
      [{ due: 1 }, 'taken from the costs'],
      [{ due: 1, cost: 1, kind: 'OVERTIME' }, 'taken from the costs'],
      [{ due: 50_000_000, cost: 1, paper: await attach(await person('Sukarti')) }, 'not on the file of the person'],
    ] as const) {
      const answer = await add(line)
      expect([answer.statusCode, answer.body.includes(says)], answer.body).toEqual([422, true])
    }
    const paper = await attach(worker)
    expect((await add({ due: 50_000_000, cost: 1, paper })).statusCode).toBe(200)
    expect((await add({ due: 50_000_000, cost: 1 })).body).toContain('counted in another line')
    expect((await read(id, 'dinas')).claim).toMatchObject({ lines: [{ cost: 1, paper }], sums: [{ currency: 'IDR', amount: 50_000_000 }] })
    expect(claimContracts.CheckClaim.output.parse((await check('')).json()).costs).toMatchObject([{ nth: 1, claimed: true }])
  })
})

describe('a case by HTCDS 2.0', () => {
  it('leaves without a name unless asked for, by the offices that answer for it, one or all within their authority', async () => {
    const worker = await person('Suharti')
    const id = await done('/cases', 'desa', { ...told, category: 'TEREKSPLOITASI_SCAM', country: 'KHM', workerId: worker })
    const findings = [{ sign: 'FORCED_CRIMINALITY', mark: 'present', source: 'FAMILY', confidence: 'HIGH' }]
    await done(`/cases/${id}/screenings`, 'dinas', { findings })
    await done(`/cases/${id}/services`, 'dinas', { kind: 'SHELTER', said: 'Ia takut' })
    const bare = await send('GET', `/cases/${id}/htcds`, 'dinas')
    expect([bare.statusCode, bare.headers['content-type'], bare.headers['content-disposition']]).toMatchObject([
      200,
      expect.stringContaining('application/json'),
      expect.stringContaining('attachment'),
    ])
    const record = recordIn(bare.body)
    expect(record).toMatchObject({
      fields: { org_Type: 'LocalGovernmentOrganisation', prs_Gender: 'Feminine', vic_TraffickingStatus: 'PossibleVictimOfTrafficking' },
      supportPlans: [{ spl_Type: 'SocialCare' }],
      kawal: { category: 'TEREKSPLOITASI_SCAM', findings, services: [{ kind: 'SHELTER' }] },
    })
    for (const text of ['Suharti', told.account, told.callBack, 'Ia takut', '1999-07-01']) expect(bare.body).not.toContain(text)
    const named = recordIn((await send('GET', `/cases/${id}/htcds?named=true`, 'bp2mi')).body)
    expect([named.fields['prs_FirstName'], named.events[0]?.['hte_Description'], named.kawal]).toEqual([
      'Suharti',
      told.account,
      record.kawal,
    ])
    expect((await send('GET', `/cases/${id}/htcds`, 'desa')).statusCode).toBe(403)
    expect((await send('GET', `/cases/${id}/htcds`, 'jember')).statusCode).toBe(404)
    for (const path of [`/cases/${id}/htcds?named=true`, '/exports/cases-htcds.jsonl']) {
      const near = await send('GET', path, 'camat')
      expect([near.statusCode, near.body.includes('reads the whole case')], near.body).toEqual([422, true])
    }
    const all = await send('GET', '/exports/cases-htcds.jsonl', 'dinas')
    const records = all.body.trim().split('\n').map(recordIn)
    expect(records).toHaveLength((await send('GET', '/cases?limit=200', 'dinas')).json().items.length)
    expect(records).toContainEqual(record)
    expect(all.body).not.toContain(told.account)
    expect((await send('GET', '/exports/cases-htcds.jsonl', 'jember')).body).toBe('')
  })
})
