// SPDX-License-Identifier: AGPL-3.0-or-later
// A case handed from office to office: accepted, acted on, or climbing; what those above see of it; and all of an officer's cases handed over.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { boardContracts } from '#cases/core/board.contract.ts'
import { caseContracts } from '#cases/core/case.contract.ts'
import { caseReferralContracts } from '#cases/core/case-referral.contract.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

let instance: TestInstance
const Made = z.object({ id: z.string() })
const told = { complainant: 'KELUARGA', category: 'GAJI_TIDAK_DIBAYAR', account: 'Tiga bulan tanpa gaji', callBack: 'Lewat ibunya' }
const consent = { way: 'REFERRAL', purpose: 'LEGAL_HELP', ground: 'CONSENT' }
const on = (day: string): void => instance.setNow(`${day}T02:00:00.000Z`)

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
const status = async (path: string, as: OfficerName): Promise<number> => (await send('GET', path, as)).statusCode
const sides = async (id: string, as: OfficerName) =>
  caseReferralContracts.ListCaseReferrals.output.parse((await send('GET', `/cases/${id}/referrals`, as)).json())
const listed = async (as: OfficerName) =>
  caseContracts.ListCases.output.parse((await send('GET', '/cases?limit=200', as)).json()).items.map(({ id }) => id)
const Work = z.object({
  items: z.array(z.object({ code: z.string(), why: z.string(), due: z.string(), subject: z.object({ id: z.string() }) })),
})
const stepsAt = async (id: string, as: OfficerName) =>
  Work.parse((await send('GET', '/work?limit=200', as)).json())
    .items.filter(({ subject }) => subject.id === id)
    .map(({ code, why }) => `${code} ${why}`)

describe('a case that is referred', () => {
  it('is let in, accepted and acted on, and both sides read it; nobody else learns of it', async () => {
    on('2026-05-04')
    const id = await done('/cases', 'desa', told)
    const refused = await send('POST', `/cases/${id}/referrals`, 'dinas', { ...consent, ground: undefined, office: 'office-jember' })
    expect([refused.statusCode, refused.body.includes('does not reach the case by its place')]).toEqual([422, true])
    expect((await send('POST', `/cases/${id}/referrals`, 'desa', { ...consent, office: 'office-jember' })).statusCode).toBe(403)
    await done(`/cases/${id}/referrals`, 'dinas', { ...consent, office: 'office-jember' })
    expect([await status(`/cases/${id}`, 'jember'), await status(`/cases/${id}`, 'tetangga')]).toEqual([200, 404])
    expect(await listed('jember')).toContain(id)
    expect([await stepsAt(id, 'jember'), await stepsAt(id, 'dinas')]).toEqual([
      ['ACCEPT_CASE mine'],
      ['VERIFY_CASE mine', 'FOLLOW_REFERRAL mine'],
    ])
    await done(`/cases/${id}/referrals/office-jember/acceptance`, 'jember', {})
    on('2026-05-06')
    await done(`/cases/${id}/contacts`, 'jember', { contact: 'REACHED' })
    for (const [as, side] of [
      ['dinas', 'sender'],
      ['jember', 'receiver'],
    ] as const)
      expect((await sides(id, as)).items).toMatchObject([{ side, ground: 'CONSENT', acceptedOn: '2026-05-04', actedOn: '2026-05-06' }])
    // Who was let in for legal help writes what serves that, and is offered nothing else; the place goes on as before.
    const seen = caseContracts.GetCase.output.parse((await send('GET', `/cases/${id}`, 'jember')).json())
    expect([seen.purpose, seen.moves]).toEqual(['LEGAL_HELP', []])
    for (const path of ['moves/VERIFIED', 'family-code']) {
      const answer = await send('POST', `/cases/${id}/${path}`, 'jember', {})
      expect([answer.statusCode, answer.json().code]).toEqual([422, 'case-not-for-this'])
    }
    expect((await send('GET', `/cases/${id}/family`, 'jember')).json()).toMatchObject({ codes: false })
    await done(`/cases/${id}/services`, 'jember', { kind: 'LEGAL_AID' })
    const kept = caseContracts.GetCase.output.parse((await send('GET', `/cases/${id}`, 'dinas')).json())
    expect([kept.purpose, kept.moves.includes('VERIFIED'), kept.plan.length]).toEqual([undefined, true, 1])
    // It hands it to nobody, and is told of nobody else.
    expect((await send('POST', `/cases/${id}/referrals`, 'jember', { ...consent, office: 'office-blk' })).statusCode).toBe(422)
    expect((await send('GET', `/cases/${id}/recipients`, 'jember')).json()).toEqual({ items: [] })
    await done(`/cases/${id}/referrals`, 'dinas', { way: 'REFERRAL', purpose: 'HANDLING', office: 'office-bp2mi' })
    expect((await sides(id, 'jember')).items).toHaveLength(1)
    expect((await sides(id, 'dinas')).items).toHaveLength(2)
    await done(`/cases/${id}/referrals/office-jember/end`, 'dinas', { because: 'CONSENT_WITHDRAWN' })
    expect([await status(`/cases/${id}`, 'jember'), await listed('jember')]).toEqual([404, []])
  })

  it('is let in with a consent newer than what the person had limited, or where a life depends on it', async () => {
    on('2026-05-04')
    const worker = await done('/workers', 'desa', { name: 'Painem', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' })
    const id = await done('/cases', 'desa', { ...told, workerId: worker })
    const request = await done('/rights-requests', 'dinas', { workerId: worker, right: 'RESTRICTION', channel: 'LETTER' })
    await done(`/rights-requests/${request}/requester`, 'dinas', { by: 'IDENTITY_CARD' })
    await done(`/rights-requests/${request}/answer`, 'dinas', { outcome: 'GRANTED', reply: 'Dikabulkan' })
    const refer = (more: object) => send('POST', `/cases/${id}/referrals`, 'dinas', { ...consent, office: 'office-jember', ...more })
    for (const more of [{}, { consentOn: '2026-05-01' }])
      expect((await refer(more)).json().errors).toMatchObject([{ field: 'consentOn', code: 'referral-limited' }])
    expect((await refer({ ground: 'VITAL_INTEREST', reason: 'Ia tidak sadar' })).statusCode).toBe(200)
    await done(`/cases/${id}/referrals/office-jember/end`, 'dinas', { because: 'DONE' })
    // Whoever reaches the case by its place is let into nothing, and a later wish of the person counts.
    expect((await refer({ ground: undefined, purpose: 'HANDLING', office: 'office-bp2mi' })).statusCode).toBe(200)
    on('2026-05-05')
    expect((await refer({})).statusCode).toBe(200)
  })

  it('without consent says why, in the history alone', async () => {
    on('2026-05-04')
    const id = await done('/cases', 'desa', told)
    const vital = { ...consent, ground: 'VITAL_INTEREST', office: 'office-jember' }
    expect((await send('POST', `/cases/${id}/referrals`, 'dinas', vital)).statusCode).toBe(422)
    await done(`/cases/${id}/referrals`, 'dinas', { ...vital, reason: 'Tidak sadar di rumah sakit' })
    const { history } = caseContracts.GetCase.output.parse((await send('GET', `/cases/${id}`, 'dinas')).json())
    expect(history.at(-1)).toMatchObject({ what: 'CASE_REFERRED', said: 'Tidak sadar di rumah sakit' })
    expect((await sides(id, 'dinas')).items).toMatchObject([{ ground: 'VITAL_INTEREST' }])
  })

  it('that nobody accepts climbs to the office above, the sender is told, and who comes a week late is answered', async () => {
    on('2026-05-04')
    const id = await done('/cases', 'desa', told)
    await done(`/cases/${id}/moves/VERIFIED`, 'dinas', {})
    await done(`/cases/${id}/referrals`, 'dinas', { ...consent, office: 'office-jember' })
    on('2026-05-08')
    expect(await stepsAt(id, 'dinas')).toContain('FOLLOW_REFERRAL mine')
    expect((await sides(id, 'dinas')).items).toMatchObject([{ expired: true, mayAccept: false }])
    expect(await stepsAt(id, 'provinsi')).toEqual([])
    on('2026-05-15')
    expect(await stepsAt(id, 'provinsi')).toContain('ACCEPT_CASE climbed')
    const before = (await send('GET', `/cases/${id}`, 'dinas')).json()
    const late = await send('POST', `/cases/${id}/referrals/office-jember/acceptance`, 'jember', {})
    expect(late.statusCode).toBe(422)
    for (const text of ['has passed', 'not lost', '7 May 2026']) expect(late.body).toContain(text)
    expect((await send('GET', `/cases/${id}`, 'dinas')).json()).toEqual(before)
    // Whoever stands above takes it; whoever is late after that is answered too.
    await done(`/cases/${id}/referrals/office-jember/acceptance`, 'provinsi', {})
    expect((await sides(id, 'dinas')).items).toMatchObject([{ office: 'office-provinsi', acceptedOn: '2026-05-15' }])
    expect((await send('POST', `/cases/${id}/referrals/office-provinsi/acceptance`, 'provinsi', {})).body).toContain('accepted already')
  })
})

describe('a case that is transferred', () => {
  it('is another office’s once that accepted, with all its steps, and late ones climb; the sender watches', async () => {
    on('2026-05-04')
    const id = await done('/cases', 'desa', told)
    await done(`/cases/${id}/referrals`, 'dinas', { ...consent, way: 'TRANSFER', office: 'office-jember' })
    expect((await sides(id, 'dinas')).responsible).toMatchObject({ office: 'office-dinas', own: true })
    await done(`/cases/${id}/referrals/office-jember/acceptance`, 'jember', {})
    expect((await sides(id, 'jember')).responsible).toMatchObject({ office: 'office-jember', own: true })
    expect(await stepsAt(id, 'jember')).toEqual(['VERIFY_CASE mine', 'ACT_ON_CASE mine'])
    expect(await stepsAt(id, 'dinas')).toEqual(['FOLLOW_REFERRAL mine'])
    on('2026-05-15')
    expect(await stepsAt(id, 'provinsi')).toContain('VERIFY_CASE climbed')
    await done(`/cases/${id}/assignee`, 'jember', { userId: 'jember' })
    expect((await sides(id, 'jember')).assignee).toEqual({ userId: 'jember', name: 'jember' })
    const elsewhere = await send('POST', `/cases/${id}/assignee`, 'dinas', { userId: 'wati' })
    expect([elsewhere.statusCode, elsewhere.body.includes('does not work in the responsible office')]).toEqual([422, true])
  })
})

describe('two officers who close the same case at once', () => {
  it('close it once, and the second is told so in words', async () => {
    on('2026-05-04')
    const id = await done('/cases', 'desa', told)
    for (const to of ['VERIFIED', 'CONSULTATION']) await done(`/cases/${id}/moves/${to}`, 'dinas', {})
    const answers = await Promise.all((['dinas', 'bp2mi'] as const).map((as) => send('POST', `/cases/${id}/moves/FULFILLED`, as, {})))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422])
    expect(answers.map(({ body }) => body).join()).toContain('somebody else was quicker')
    const { history } = caseContracts.GetCase.output.parse((await send('GET', `/cases/${id}`, 'dinas')).json())
    expect(history.filter(({ what }) => what === 'FULFILLED')).toHaveLength(1)
  })
})

const officersOf = async (as: OfficerName) => boardContracts.ListCaseOfficers.output.parse((await send('GET', '/case-officers', as)).json())
const boardOf = async (as: OfficerName) => boardContracts.GetCaseBoard.output.parse((await send('GET', '/case-board', as)).json())

it('a board of a place without any case says that there is none', async () => {
  // Nobody was ever brought to a desk of that regency.
  expect(await boardOf('jember')).toMatchObject({ open: 0, late: 0 })
})

describe('the cases of an officer', () => {
  it('are given to whom the fewest suggest, by a person; all go to another in one step, or back to the office', async () => {
    on('2026-06-01')
    const ids = await Promise.all(Array.from({ length: 7 }, () => done('/cases', 'dinas', told)))
    for (const id of ids) await done(`/cases/${id}/assignee`, 'dinas', { userId: 'wati' })
    expect((await officersOf('dinas')).items).toMatchObject([{ open: 0 }, { open: 0 }, { userId: 'wati', open: 7 }])
    // Of another office nobody is told but where one answers for its case, and of a case beyond reach nothing.
    expect((await officersOf('jember')).items.map(({ userId }) => userId)).toEqual(['jember'])
    expect(await status(`/case-officers?caseId=${ids[0]}`, 'jember')).toBe(404)
    expect(['dinas', 'yuli']).toContain((await officersOf('dinas')).suggested)
    expect((await send('POST', `/cases/${ids[0]}/assignee`, 'dinas', { userId: 'purna' })).body).toContain('no longer active')
    const closed = ids[6] ?? ''
    for (const to of ['VERIFIED', 'CONSULTATION', 'FULFILLED']) await done(`/cases/${closed}/moves/${to}`, 'dinas', {})
    expect((await send('POST', '/case-hand-overs', 'dinas', { from: 'wati', to: 'jember' })).statusCode).toBe(422)
    const given = await send('POST', '/case-hand-overs', 'dinas', { from: 'wati', to: 'yuli' })
    expect([given.statusCode, given.json().cases]).toEqual([201, 6])
    expect((await officersOf('dinas')).items).toMatchObject([{ userId: 'dinas' }, { userId: 'wati', open: 0 }, { userId: 'yuli', open: 6 }])
    const nothing = await send('POST', '/case-hand-overs', 'dinas', { from: 'wati' })
    expect([nothing.statusCode, nothing.body.includes('has no open case')]).toEqual([422, true])
    const back = await send('POST', '/case-hand-overs', 'dinas', { from: 'yuli' })
    expect(back.json().cases).toBe(6)
    expect((await officersOf('dinas')).items.map(({ open }) => open)).toEqual([0, 0, 0])
    // What is opened again is nobody's until somebody gives it.
    await done(`/cases/${closed}/moves/RECEIVED`, 'dinas', {})
    expect((await sides(closed, 'dinas')).assignee).toBeUndefined()
  })
})

describe('the board', () => {
  it('counts every case once by office, officer and age, and tells whoever sees no rows nothing small', async () => {
    on('2026-06-05')
    const [id = '', other = ''] = await Promise.all([done('/cases', 'dinas', told), done('/cases', 'dinas', told)])
    await done(`/cases/${id}/assignee`, 'dinas', { userId: 'wati' })
    await done(`/cases/${id}/contacts`, 'dinas', { contact: 'REACHED' })
    on('2026-06-08')
    await done(`/cases/${other}/contacts`, 'dinas', { contact: 'NOT_REACHED' })
    const open = (await listed('dinas')).length
    const board = await boardOf('dinas')
    const items = caseContracts.ListCases.output.parse((await send('GET', '/cases?limit=200&state=open', 'dinas')).json()).items
    expect(open).toBeGreaterThan(items.length)
    const sum = (rows: readonly { readonly open: number | null }[]): number => rows.reduce((all, row) => all + (row.open ?? 0), 0)
    expect([board.open, sum(board.offices), sum(board.ages)]).toEqual([items.length, items.length, items.length])
    expect(board.late).toBe(items.filter(({ late }) => late).length)
    expect(board.officers).toMatchObject([
      { userId: 'wati', open: 1 },
      { userId: 'jember', open: 1 },
    ])
    expect(board.outcomes.find(({ state }) => state === 'FULFILLED')?.closed).toBe(1)
    const { counted, within } = board.response
    expect([(counted ?? 0) > (within ?? 0), (within ?? 0) > 0]).toEqual([true, true])
    expect(board.ages.map(({ age }) => age)).toEqual(['WEEK', 'MONTH', 'QUARTER', 'LONGER'])
    const leader = await boardOf('bupati')
    expect([leader.officers, leader.hiddenBelow]).toEqual([[], 5])
    for (const { open: told } of [...leader.offices, ...leader.ages]) expect(told === null || told === 0 || told >= 5).toBe(true)
    expect(await status('/case-board', 'desa')).toBe(403)
    expect((await boardOf('pusat')).open).toBeGreaterThanOrEqual(items.length)
  })
})
