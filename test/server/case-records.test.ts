// SPDX-License-Identifier: AGPL-3.0-or-later
// A case taken away by HTCDS 2.0 at one office and read in at another: nothing of it is lost, it is made once, and it stays sealed.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { caseContracts } from '#cases/core/case.contract.ts'
import type { CaseRecord } from '#cases/core/case.ts'
import { htcdsContracts } from '#cases/core/htcds.contract.ts'
import { ProblemDocument } from '#kernel/problem.ts'
import { FORM_TYPE, formOf } from '../support/form.ts'
import { recordIn } from '../support/htcds.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { jpeg } from '../support/pictures.ts'
import { freshDatabase } from '../support/postgres.ts'

let instance: TestInstance
const FOREIGN = '3509-01890000-0000-7000-8000-0000000000bb'
const Made = z.object({ id: z.string() })
beforeAll(async () => {
  instance = openInstance(await freshDatabase())
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

async function done(path: string, as: OfficerName, body: object): Promise<string> {
  const answer = await instance.send('POST', path, as, body)
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return Made.parse(answer.json()).id
}
const taken = async (id: string, as: OfficerName, named = true): Promise<string> =>
  (await instance.send('GET', `/cases/${id}/htcds?named=${named}`, as)).body
const readIn = (as: OfficerName, text: string | Buffer, { area, key }: { area?: string; key?: string } = {}) =>
  instance.app.inject({
    method: 'POST',
    url: `/api/v1/cases/htcds${area === undefined ? '' : `?area=${area}`}`,
    headers: { 'x-officer': as, 'accept-language': 'en', ...FORM_TYPE, ...(key === undefined ? {} : { 'idempotency-key': key }) },
    payload: formOf(text, 'kasus.json'),
  })
async function made(as: OfficerName, text: string, options: { area?: string; key?: string } = {}): Promise<string> {
  const answer = await readIn(as, text, options)
  expect(answer.statusCode, answer.body).toBe(201)
  return Made.parse(answer.json()).id
}
/** All but which office takes it away. */
function said(text: string): object {
  const { fields, ...record } = recordIn(text)
  const { org_Name: _n, org_Type: _t, ...rest } = fields
  return { ...record, fields: rest }
}

/** A case in which nearly everything was said, screened, arranged and handed on. */
async function lived(): Promise<string> {
  const worker = await done('/workers', 'desa', { name: 'Suharti', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' })
  const told = { complainant: 'KELUARGA', category: 'KEKERASAN_MAJIKAN', account: 'Ia dipukul', callBack: 'Lewat bibinya' }
  const id = await done('/cases', 'desa', { ...told, country: 'MYS', employer: 'Keluarga Lim', workerId: worker })
  await done(`/cases/${id}/contacts`, 'dinas', { contact: 'REACHED', said: 'Masih bisa menelepon' })
  const findings = [{ sign: 'KEKERASAN', mark: 'present', source: 'PERSON', confidence: 'HIGH' }]
  await done(`/cases/${id}/screenings`, 'dinas', { findings })
  await done(`/cases/${id}/services`, 'dinas', { kind: 'SHELTER', said: 'Tempat aman' })
  const arranged = { provider: 'Rumah aman', begins: '2026-05-03', until: '2026-05-20' }
  await done(`/cases/${id}/services/0/arrangement`, 'dinas', { arranged })
  for (const to of ['VERIFIED', 'TRAFFICKING_TRACK']) await done(`/cases/${id}/moves/${to}`, 'dinas', { said: 'Dengan persetujuannya' })
  const referral = { way: 'REFERRAL', office: 'office-bp2mi', purpose: 'SHELTER', reason: 'Rumah amannya' }
  await done(`/cases/${id}/referrals`, 'dinas', referral)
  await done(`/cases/${id}/referrals/office-bp2mi/acceptance`, 'bp2mi', {})
  return id
}

it('is given back in every field by whoever read it in, who sees nothing of the first case', async () => {
  const id = await lived()
  const [named, bare] = [await taken(id, 'dinas'), await taken(id, 'dinas', false)]
  const { fields } = recordIn(named)
  expect(fields).toMatchObject({
    cas_ReferredOrganisation: 'office-bp2mi',
    cas_ReferredPrimaryCaseWorker: 'bp2mi',
    cas_ReasonForOutgoingReferral: 'AdditionalServicesRequired',
    cas_OutgoingReferralDate: '2026-05-03',
    cas_OutgoingReferralDetails: 'Rumah amannya',
  })
  expect(recordIn(await taken(id, 'bp2mi')).fields).toMatchObject({
    cas_ReferringOrganisation: 'office-dinas',
    cas_ReferringPrimaryCaseWorker: 'dinas',
    cas_ReasonForIncomingReferral: 'AdditionalServicesRequired',
    cas_IncomingReferralDetails: 'Rumah amannya',
  })
  instance.setNow('2026-06-10T02:00:00.000Z')
  const copy = await made('jember', named)
  expect(copy).not.toBe(id)
  expect([said(await taken(copy, 'jember')), said(await taken(copy, 'jember', false))]).toEqual([said(named), said(bare)])
  expect((await instance.send('GET', `/cases/${id}`, 'jember')).statusCode).toBe(404)
  // What begins anew begins, and what was said is there to read, by whom and when.
  const file = caseContracts.GetCase.output.parse((await instance.send('GET', `/cases/${copy}`, 'jember')).json())
  expect(file).toMatchObject({
    state: 'RECEIVED',
    registeredOn: '2026-06-10',
    area: '35.09',
    account: 'Ia dipukul',
    name: 'Suharti',
    readIn: true,
  })
  expect([file.plan, file.screenings, file.callBack]).toEqual([[], [], undefined])
  const kept = await instance.send('GET', `/cases/${copy}/record`, 'jember')
  expect(htcdsContracts.GetCaseRecord.output.parse(kept.json()).kept).toEqual({
    on: '2026-06-10',
    user: 'jember',
    office: 'office-jember',
    record: recordIn(named),
  })
  expect((await instance.send('GET', `/cases/${id}/record`, 'dinas')).json()).toEqual({ same: [] })
  // How to call back safely stands in no record, and is noted once it is known.
  await done(`/cases/${copy}/call-back`, 'jember', { callBack: 'Lewat bibinya', callWhen: 'Malam' })
  const called = caseContracts.GetCase.output.parse((await instance.send('GET', `/cases/${copy}`, 'jember')).json())
  expect([called.callBack, called.callWhen, called.history.at(-1)?.what]).toEqual(['Lewat bibinya', 'Malam', 'CALL_BACK_SET'])
})

it('is read in once: the case that tells of it is named to whoever reaches it, and to nobody else', async () => {
  const id = await lived()
  const text = await taken(id, 'dinas')
  const refused = async (as: OfficerName, of: string) => {
    const answer = await readIn(as, of)
    const { code, see } = ProblemDocument.parse(answer.json())
    return [answer.statusCode, code, see]
  }
  expect(await refused('dinas', text)).toEqual([422, 'htcds-known', `/cases/${id}`])
  const copy = await made('jember', text, { key: 'first' })
  expect(await made('jember', text, { key: 'first' })).toBe(copy)
  for (const again of [text, await taken(copy, 'jember'), await taken(copy, 'jember', false)])
    expect(await refused('jember', again)).toEqual([422, 'htcds-known', `/cases/${copy}`])
  // Another office that does not see it makes its own; who reaches both is told of the others, and of those alone.
  const second = await made('dinas', JSON.stringify({ ...recordIn(text), kawal: { ...recordIn(text).kawal, id: FOREIGN } }), {
    area: '35.10',
  })
  const third = await made('jember', JSON.stringify({ ...recordIn(text), kawal: { ...recordIn(text).kawal, id: FOREIGN } }))
  const same = async (of: string, as: OfficerName) =>
    htcdsContracts.GetCaseRecord.output.parse((await instance.send('GET', `/cases/${of}/record`, as)).json()).same
  expect([await same(second, 'dinas'), await same(third, 'jember'), await same(copy, 'jember')]).toEqual([[], [], []])
  expect([await same(second, 'provinsi'), await same(third, 'provinsi'), await same(copy, 'provinsi')]).toEqual([[third], [second], [id]])
  // Of two at once one makes it.
  const other = await taken(await lived(), 'dinas')
  const both = await Promise.all([readIn('jember', other), readIn('jember', other)])
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 422])
  const listed = caseContracts.ListCases.output.parse((await instance.send('GET', '/cases?limit=200', 'jember')).json())
  expect(listed.items).toHaveLength(4)
})

it('is sealed where it is read in as any case of trafficking, and no office of the neighbourhood reads one in', async () => {
  const id = await lived()
  const text = await taken(id, 'dinas')
  const there = caseContracts.GetCase.output.parse((await instance.send('GET', `/cases/${id}`, 'desa')).json())
  expect(there.withheld).toBe(true)
  const record = recordIn(text)
  const foreign: CaseRecord = { ...record, kawal: { ...record.kawal, id: '3509-01890000-0000-7000-8000-0000000000aa' } }
  const copy = await made('dinas', JSON.stringify(foreign), { area: '35.10.04.2006' })
  for (const near of ['desa', 'camat'] as const) {
    const answer = await instance.send('GET', `/cases/${copy}`, near)
    expect([answer.statusCode, answer.json().withheld, answer.json().readIn]).toEqual([200, true, undefined])
    for (const secret of ['dipukul', 'Rumah aman', 'Tempat aman', 'KEKERASAN"', 'TRAFFICKING']) expect(answer.body).not.toContain(secret)
  }
  for (const near of ['desa', 'camat'] as const) {
    const record = await instance.send('GET', `/cases/${copy}/record`, near)
    expect([near, record.statusCode]).toEqual([near, near === 'desa' ? 403 : 422])
    expect([near, (await readIn(near, text)).statusCode]).toEqual([near, near === 'desa' ? 403 : 422])
  }
  expect((await instance.send('GET', `/cases/${copy}/record`, 'jember')).statusCode).toBe(404)
  expect((await readIn('dinas', text, { area: '35.09' })).statusCode).toBe(404)
})

it('is refused in words where it is none, and nothing is kept', async () => {
  const good = recordIn(await taken(await lived(), 'dinas'))
  const others = caseContracts.ListCases.output.parse((await instance.send('GET', '/cases?limit=200', 'dinas')).json()).items.length
  const big = JSON.stringify({ ...good, comments: Array.from({ length: 400 }, () => ({ cco_CaseComment: 'x'.repeat(4000) })) })
  const faults: readonly (readonly [string | Buffer, number, string])[] = [
    [jpeg(), 422, 'htcds-none'],
    ['', 422, 'htcds-none'],
    ['{"standard":', 422, 'htcds-none'],
    [`${'['.repeat(50_000)}${']'.repeat(50_000)}`, 422, 'htcds-none'],
    ['{"standard":"HTCDS 2.0","standard":"HTCDS 2.0"}', 422, 'htcds-none'],
    [JSON.stringify({ ...good, standard: 'HTCDS 1.1' }), 422, 'htcds-version'],
    [JSON.stringify({ ...good, fields: { ...good.fields, prs_Magic: 'x' } }), 422, 'htcds-fields'],
    [
      JSON.stringify({ ...good, kawal: { ...good.kawal, id: '3509-01890000-0000-7000-8000-0000000000ab', registeredOn: '2999-01-01' } }),
      422,
      'htcds-fields',
    ],
    [JSON.stringify({ ...good, kawal: undefined }), 422, 'htcds-foreign'],
    [big, 413, 'too-large'],
  ]
  for (const [text, status, code] of faults) {
    const answer = await readIn('dinas', text)
    expect([answer.statusCode, ProblemDocument.parse(answer.json()).code], answer.body).toEqual([status, code])
  }
  expect((await readIn('bp2mi', JSON.stringify({ ...good, fields: {} }))).body).toContain('Choose the village')
  const after = caseContracts.ListCases.output.parse((await instance.send('GET', '/cases?limit=200', 'dinas')).json()).items.length
  expect(after).toBe(others)
})

it('of another system is mapped as far as it speaks the standard, asks what it cannot say, and loses nothing', async () => {
  const foreign = {
    Id: 'a0X3k00000QqZyT',
    Organization: { Name: 'Yayasan Harapan', Type: 'NGO' },
    Person: { 'First Name': 'Murti', SecondName__c: 'Asih', Gender: 'feminine', FavouriteColour: 'hijau' },
    Victim: {
      TraffickingStatus: 'Possible victim of trafficking',
      MethodsOfControl: 'Debt Bondage;Withholds documents;Guarded by dogs',
    },
    Events: [
      { Type: 'Recruitment', Country: 'IDN', Description: 'Dijanjikan kerja di toko' },
      { Type: 'Exploitation', Country: 'MYS', Date: '2026-02-03T10:00:00Z', Description: 'Dikunci di gudang' },
    ],
    Case: { Status: 'In progress' },
  }
  const post = (query: string, as: OfficerName = 'jember', payload: object = foreign) =>
    instance.app.inject({
      method: 'POST',
      url: `/api/v1/cases/htcds${query}`,
      headers: { 'x-officer': as, 'accept-language': 'en', ...FORM_TYPE },
      payload: formOf(JSON.stringify(payload), 'kasus.json'),
    })
  const asked = ProblemDocument.parse((await post('')).json())
  expect(asked.code).toBe('htcds-foreign')
  expect(asked.errors?.map(({ field }) => field)).toEqual([
    'category',
    'complainant',
    'Id',
    'Person.FavouriteColour',
    'Victim.MethodsOfControl',
    'Case.Status',
  ])
  const answers = '?category=PENIPUAN_PELUANG_KERJA&complainant=LSM'
  const made = await post(answers)
  expect(made.statusCode, made.body).toBe(201)
  const { id } = Made.parse(made.json())
  const file = caseContracts.GetCase.output.parse((await instance.send('GET', `/cases/${id}`, 'jember')).json())
  expect(file).toMatchObject({
    category: 'PENIPUAN_PELUANG_KERJA',
    complainant: 'LSM',
    name: 'Murti Asih',
    readIn: true,
    state: 'RECEIVED',
  })
  for (const words of ['Dijanjikan kerja di toko', 'Dikunci di gudang']) expect(file.account).toContain(words)
  const { kept } = htcdsContracts.GetCaseRecord.output.parse((await instance.send('GET', `/cases/${id}/record`, 'jember')).json())
  expect(kept?.record).toMatchObject({
    fields: {
      org_Name: 'Yayasan Harapan',
      prs_Gender: 'Feminine',
      vic_TraffickingStatus: 'PossibleVictimOfTrafficking',
      vic_MethodsOfControl: ['DebtBondage', 'WithholdsDocuments'],
    },
    events: [{ hte_Type: 'Recruitment' }, { hte_Type: 'Exploitation', hte_Date: '2026-02-03' }],
    others: {
      Id: 'a0X3k00000QqZyT',
      'Person.FavouriteColour': 'hijau',
      'Victim.MethodsOfControl': 'Guarded by dogs',
      'Case.Status': 'In progress',
    },
  })
  // It is given back with all of it, read as ours, and made once.
  expect(recordIn(await taken(id, 'jember')).others).toEqual(kept?.record.others)
  expect(await taken(id, 'jember', false)).not.toMatch(/hijau|Murti|gudang/)
  expect(ProblemDocument.parse((await post(answers)).json()).code).toBe('htcds-known')
  // What says nothing by the standard is no record, whatever is answered.
  for (const nothing of [{}, { hello: 'world' }, { City: 'Jember', Type: 'x' }])
    expect(ProblemDocument.parse((await post(answers, 'jember', nothing)).json()).code).toBe('htcds-none')
  expect((await post(answers, 'desa')).statusCode).toBe(403)
})
