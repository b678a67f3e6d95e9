// SPDX-License-Identifier: AGPL-3.0-or-later
// One person in every place where something of a person is written down, then erased: who reads all tables with the instance key in
// hand finds nothing of them, neither as it was said nor as anything that a guess could be tried on.

import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { phoneKey } from '#journeys/server/worker.aggregate.ts'
import { searchKey } from '#people/core/name.ts'
import { foldsOf } from '#platform/server/http/capability.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import { newId } from '#platform/server/new-id.ts'
import { verifyChains } from '#platform/server/storage/verify.ts'
import { type CertificationWorld, openCertification } from '../support/certification.ts'
import { everythingIn } from '../support/dump.ts'
import { FORM_TYPE, formOf } from '../support/form.ts'
import { recordIn } from '../support/htcds.ts'
import { type OfficerName, officers } from '../support/instance.ts'
import { shownFor } from '../support/paper.ts'
import { jpeg, png } from '../support/pictures.ts'
import { freshDatabase } from '../support/postgres.ts'

/** Commands that know a person by the id of the file alone: they are told apart by the instance's key. */
const ofNobody = ['RegisterProvider', 'DefineProgramme', 'PlanClass', 'Enrol', 'TakeAttendance', 'FinishClass']
const Made = z.object({ id: z.string() })
const Token = z.object({ check: z.object({ url: z.string() }) })
let world: CertificationWorld
let owner: pg.Client

beforeAll(async () => {
  const url = await freshDatabase()
  world = await openCertification(url)
  owner = new pg.Client({ connectionString: url })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await world.close()
})

const AGENCY = '0000-01890000-0000-7000-8000-000000000001'
const HERE = '35.10.04.2006'
/** Said once each, so that where one is found says which act left it. */
const said = {
  name: 'Sutrisniwati Kembangmayang',
  wrongName: 'Sutrisnowati Kembangmayeng',
  nik: '4910046311080001',
  wrongNik: '4910046311080009',
  phone: '+62 812 3456 7890',
  newPhone: '+62 813 9876 5432',
  birthDate: '2008-11-23',
  comesOfAge: '2026-11-23',
  wrongBirthDate: '2007-10-22',
  statedBirthDate: '2009-01-19',
  cameOfAgeByPaper: '2027-01-19',
  wish: 'Tukang pijat urut tradisional',
  passport: 'Paspor X-77120',
  mistake: 'Salah orang, kata kakaknya',
  illness: 'Ibunya sakit keras',
  hall: 'Rumah pamannya di Kalibaru',
  deceit: 'Ujiannya diwakili sepupunya',
  replaced: 'Kelasnya diikuti iparnya',
  paperNumber: 'X7712099',
  paperIssuer: 'Kanim Kelas I Jember',
  remark: 'Fotonya agak buram di pojok',
  explained: 'Ditanyakan langsung kepada ibunya',
  wrongPaper: 'Ternyata milik tetangganya',
  broker: 'Haji Sukardiman dari Glenmore',
  paidFor: 'Ongkos jalan ke Surabaya',
  receipt: 'Kuitansi bermeterai 0417',
  alias: 'Trisni Kembangdesa',
  motherName: 'Ngatiyem Kembangtanjung',
  passportNumber: 'X7712093',
  familyCard: '3510042304110077',
  relative: 'Kembangsari Ngadirah',
  carer: 'Mbah Kembangwati, nenek',
  wishAsked: 'Tanggal lahir saya keliru satu tahun',
  told: 'Majikannya menahan gajinya sejak Lebaran',
  callBack: 'Titip pesan ke warung Bu Kembangkopi',
  callWhen: 'Sesudah magrib, kalau lampunya menyala',
  employer: 'Nyonya Kembang Lau Siu-fong',
  heard: 'Ia menangis dan minta dijemput',
  decided: 'Berkasnya dianggap cukup oleh mantri',
  screened: 'Pintu asramanya digembok mandor',
  roomTitle: 'Penjemputan dari Sheung Wan',
  handed: 'Lembaga lain menjemputnya di pelabuhan Ketapang',
  chatted: 'Pamannya menunggu di terminal Brawijaya',
  fileName: 'Tiket Kembangmayang',
  met: 'Rapat penjemputan Sheung Wan',
  agreedOn: 'Diantar pulang lewat Juanda',
  tasked: 'Jemput dengan mobil pelat merah',
  objected: 'Mobilnya masih di bengkel Rogojampi',
  undone: 'Keluarganya menjemput lebih dahulu',
  minuted: 'Ibunya bercerita tentang surat gadai',
  needed: 'Luka bakar di lengan kirinya',
  shelter: 'Susteran Kembangmelati Genteng',
  refused: 'Kakaknya menolak lewat surat bermeterai',
  lettered: 'Mengapa Majikan Rukmaningrum menahan paspornya',
  familyAsked: 'Apakah bibinya di Tegalarum sudah ditelepon',
  escorted: 'Pendamping Kembangarum dari Jember',
  replyGiven: 'Sudah dibetulkan menurut akta lahirnya',
  confided: 'Ia menyebut nama mandornya, Pak Kembangdalu',
  hurried: 'Mobil jemputannya sudah di depan asrama',
} as const

/** A text, and whatever could be made of it without knowing more than the instance knows. */
function tracesOf(text: string): readonly string[] {
  const { matchHash, fingerprint } = world.instance.services.keyring
  const texts = [...new Set([text, text.toLowerCase(), searchKey(text), text.replaceAll(/[\s+]/g, ''), phoneKey(text)])].filter(
    (each) => each !== '',
  )
  const hashes = texts.flatMap((each) => [
    ...['sha256', 'sha1', 'md5'].map((algorithm) => createHash(algorithm).update(each).digest()),
    ...['nik', 'phone', 'passport', 'family', 'command', 'paper-number:PASSPORT'].map((kind) => matchHash(kind, each)),
    fingerprint(undefined, each),
  ])
  const bytes = [...hashes, ...texts.map((each) => Buffer.from(each))]
  return [...texts, ...bytes.flatMap((each) => [each.toString('hex'), each.toString('base64')])]
}

it('nothing of an erased person is left in any table', async () => {
  /** Every accepted command as it was sent, where it says anything of a person. */
  const sent: string[] = []
  const keys: string[] = []
  async function done(contract: string, path: string, body: object, as: OfficerName, ids: object = {}): Promise<string> {
    const key = `${said.nik}-${keys.length}`
    keys.push(key)
    // Acts of one officer in one instant are one act, which is undone whole.
    world.instance.setNow(new Date(Date.UTC(2026, 4, 3, 2, 0, keys.length)).toISOString())
    const answer = await world.post(path, body, as, { key })
    expect(answer.statusCode, `${path}: ${answer.body}`).toBeLessThan(300)
    expect((await world.post(path, body, as, { key })).body).toBe(answer.body)
    if (!ofNobody.includes(contract)) sent.push(`${contract}\n${JSON.stringify({ ...body, ...ids })}`)
    return Made.parse(answer.json()).id
  }
  const person = { name: said.wrongName, sex: 'F', birthDate: said.wrongBirthDate, area: HERE, nik: said.wrongNik, phone: said.phone }
  const told = { alias: said.alias, motherName: said.motherName, passport: said.passportNumber, familyCard: said.familyCard }
  const plan = { destination: 'HKG', agencyId: AGENCY, occupation: said.wish }
  const id = await done('RegisterWorker', '/workers', { ...person, ...told, ...plan }, 'desa')
  const about = (contract: string, path: string, body: object, as: OfficerName, ids: object = {}): Promise<string> =>
    done(contract, `/workers/${id}${path}`, body, as, { id, ...ids })

  // Somebody elsewhere holds the wrong number rightly: the pair is found, and stays open.
  const other = { name: 'Endang', sex: 'F', birthDate: '1990-02-02', area: '35.09.01.2001', nik: said.wrongNik }
  expect((await world.post('/workers', other, 'jember')).statusCode).toBe(201)
  await world.jobs.settleAll()
  await about('CorrectPerson', '/person', { name: said.name, birthDate: said.birthDate, nik: said.nik, phone: said.newPhone }, 'dinas')
  await about('CorrectPerson', '/person', { stated: { source: 'KK', date: said.statedBirthDate } }, 'dinas')
  await about('CorrectPerson', '/person', { phone: said.phone }, 'dinas')
  await about('UndoLast', '/undo', {}, 'dinas')
  await about('SetRelative', '/family', { relation: 'CHILD', name: said.relative, carer: said.carer, phone: said.phone }, 'dinas')
  // Refused, and looked at: neither may write down what was asked.
  expect((await world.post('/workers', { ...person, nik: said.nik }, 'dinas')).statusCode).toBe(422)
  for (const q of [said.name, said.nik, said.newPhone, said.birthDate])
    expect((await world.get(`/workers?q=${encodeURIComponent(q)}`, 'dinas')).statusCode).toBe(200)

  const recorded = (code: string, body: object = shownFor(code, '2026-05-01')): Promise<string> =>
    about('RecordMilestone', `/milestones/${code}`, body, 'dinas', { code })
  await about('ChangePlan', '/plan', { occupation: 'PENGASUH_LANSIA' }, 'dinas')
  for (const code of ['JOBSEEKER_REGISTERED', 'VACANCY_CHOSEN', 'SELECTED']) await recorded(code)
  await recorded('PASSPORT_ISSUED', { evidence: said.passport })
  await about('RevokeMilestone', '/milestones/PASSPORT_ISSUED/revocation', { reason: said.mistake }, 'dinas', { code: 'PASSPORT_ISSUED' })
  await about('ReportTrouble', '/troubles/REJECTED', {}, 'dinas', { trouble: 'REJECTED' })
  await about('ResolveTrouble', '/troubles/REJECTED/resolution', {}, 'dinas', { trouble: 'REJECTED' })

  const charge = {
    item: 'LAINNYA',
    what: said.paidFor,
    amount: 417_000_000,
    currency: 'IDR',
    charger: 'PERSON',
    payment: 'CASH',
    agreedOn: '2026-02-01',
  }
  await about('RecordCost', '/costs', { cost: { ...charge, chargerName: said.broker, proof: said.receipt } }, 'dinas')
  await about('RecordCost', '/costs', { cost: { ...charge, item: 'SKCK', occupation: 'PENGASUH_LANSIA' } }, 'dinas')
  await about('SettleCost', '/costs/2/outcome', { outcome: 'REFERRED' }, 'dinas', { nth: 2 })

  const licence = { number: '12/2024', issuer: 'Disnaker', from: '2024-01-01', to: '2026-12-31' }
  const provider = await done('RegisterProvider', '/providers', { area: '35.10', kind: 'LPK', name: 'LPK Melati', ...licence }, 'dinas')
  const terms = { hours: 8, minHours: 8, units: [], legalBasis: 'UU 18/2017 art 5b', standing: 'assumed' }
  const programme = await done('DefineProgramme', '/programmes', { area: '35.10', name: 'Pengasuh lansia', ...terms }, 'dinas')
  const taught = { title: 'Kelas pagi', providerId: provider, programmeId: programme, capacity: 5 }
  const group = await done('PlanClass', '/classes', { ...taught, sessions: [{ date: '2026-05-03', hours: 8 }] }, 'blk')
  await done('Enrol', `/classes/${group}/trainees`, { workers: [id] }, 'blk', { id: group })
  await done('TakeAttendance', `/classes/${group}/sessions/1/attendance`, { marks: { [id]: 'present' } }, 'blk', { id: group })
  await done('FinishClass', `/classes/${group}/finish`, {}, 'blk', { id: group })
  const training = await done('CertifyCompletion', `/classes/${group}/trainees/${id}/certificate`, {}, 'blk', { id: group, workerId: id })
  const shown = Token.parse((await world.get(`/certificates/${training}`, 'blk')).json())
  const trainingAddress = new URL(shown.check.url).pathname
  expect((await world.instance.app.inject({ url: trainingAddress })).body).toContain(said.name)
  expect((await world.get(`/certificates/${training}/credential`, 'blk')).statusCode).toBe(200)
  const fake = { cause: 'FALSE_IDENTITY', reason: said.replaced }
  await done('RevokeCertificate', `/certificates/${training}/revocation`, fake, 'blk', { id: training })
  await world.jobs.settleAll()

  async function attached(kind: string, bytes: Buffer): Promise<string> {
    const key = `${said.nik}-${keys.length}`
    keys.push(key)
    const headers = { 'x-officer': 'dinas', 'idempotency-key': key, ...FORM_TYPE }
    const url = `/api/v1/papers?workerId=${id}&kind=${kind}`
    const answer = await world.instance.app.inject({ method: 'POST', url, headers, payload: formOf(bytes) })
    expect(answer.statusCode, answer.body).toBe(201)
    return Made.parse(answer.json()).id
  }
  const paper = await attached('PASSPORT', jpeg())
  const compared = { NAME: 'DIFFERS', BIRTH_DATE: 'AGREES', ISSUER: 'AGREES', PURPOSE: 'AGREES' }
  const printed = { number: said.paperNumber, issuer: said.paperIssuer, issuedOn: '2025-01-02', validUntil: '2031-01-02' }
  await done('VerifyPaper', `/papers/${paper}/verification`, { compared, ...printed, note: said.remark }, 'dinas', { id: paper })
  const settled = { settlement: 'CLEARED', reason: said.explained }
  const code = 'MARKED_DIFFERENT'
  await done('SettlePaperFlag', `/papers/${paper}/flags/${code}/settlement`, settled, 'dinas', { id: paper, code })
  const strange = await attached('KK', png())
  for (const [name, file] of world.instance.store.files) world.instance.store.files.set(name, { ...file, at: 0 })
  await done('WithdrawPaper', `/papers/${strange}/withdrawal`, { reason: said.wrongPaper }, 'dinas', { id: strange })
  await world.jobs.settleAll()
  expect(world.instance.store.files.size).toBe(1)
  const onPaper = (await world.get(`/papers/${paper}`, 'dinas')).body
  for (const text of [said.paperNumber, said.paperIssuer, said.remark, said.explained]) expect(onPaper.includes(text), text).toBe(true)

  const results = ['U1', 'U2', 'U3'].map((code) => ({ code, result: 'COMPETENT' }))
  const test = { workerId: id, bodyId: world.bodyId, scheme: 'PRT', place: said.hall, results }
  const assessment = await done('RecordAssessment', '/assessments', test, 'lsp')
  await done('IssueCertificate', `/assessments/${assessment}/certificate`, {}, 'lsp', { id: assessment })
  const address = new URL(Token.parse((await world.get(`/assessments/${assessment}`, 'lsp')).json()).check.url).pathname
  expect((await world.instance.app.inject({ url: address })).body).toContain(said.name)
  const revocation = { cause: 'FALSE_RESULT', reason: said.deceit }
  await done('RevokeCertificate', `/certificates/${assessment}/revocation`, revocation, 'lsp', { id: assessment })
  await world.jobs.settleAll()
  const asked = await done(
    'ReceiveRequest',
    '/rights-requests',
    { workerId: id, right: 'CORRECTION', channel: 'LETTER', wish: said.wishAsked },
    'desa',
  )
  await done('CheckRequester', `/rights-requests/${asked}/requester`, { by: 'GUARDIAN' }, 'dinas', { id: asked })
  const replied = { fields: ['name'], outcome: 'GRANTED', reply: said.replyGiven }
  await done('AnswerRequest', `/rights-requests/${asked}/answer`, replied, 'dinas', { id: asked })
  expect((await world.get(`/rights-requests/${asked}/letter`, 'dinas')).statusCode).toBe(200)
  const brought = { complainant: 'KELUARGA', category: 'GAJI_TIDAK_DIBAYAR', workerId: id }
  const words = { account: said.told, callBack: said.callBack, callWhen: said.callWhen, employer: said.employer }
  const trouble = await done('RegisterCase', '/cases', { ...brought, ...words }, 'desa')
  await done('NoteContact', `/cases/${trouble}/contacts`, { contact: 'REACHED', said: said.heard }, 'desa', { id: trouble })
  const way = { callBack: said.callBack, callWhen: said.callWhen }
  await done('SetCallBack', `/cases/${trouble}/call-back`, way, 'desa', { id: trouble })
  await done('MoveCase', `/cases/${trouble}/moves/VERIFIED`, { said: said.decided }, 'dinas', { id: trouble, to: 'VERIFIED' })
  const sign = { sign: 'FORCED_CRIMINALITY', mark: 'present', source: 'FAMILY', confidence: 'HIGH' }
  const screening = { findings: [sign], said: said.screened }
  await done('RecordScreening', `/cases/${trouble}/screenings`, screening, 'dinas', { id: trouble })
  const confided = { kind: 'TESTIMONY', text: said.confided }
  const annex = await done('AddAnnexNote', `/cases/${trouble}/annex/notes`, confided, 'dinas', { id: trouble })
  const opening = { office: 'office-bp2mi', purpose: 'RETURN', until: '2026-05-10' }
  await done('OpenAnnex', `/annexes/${annex}/openings`, opening, 'dinas', { id: annex })
  const glass = { id: trouble, office: 'office-dinas' }
  await done('BreakGlass', `/cases/${trouble}/annexes/office-dinas/break-glass`, { reason: said.hurried }, 'pusat', glass)
  const inAnnex = (await world.get(`/annexes/${annex}`, 'dinas')).body
  for (const text of [said.confided, said.hurried]) expect(inAnnex.includes(text), text).toBe(true)
  await done('NoteNeed', `/cases/${trouble}/services`, { kind: 'SHELTER', said: said.needed }, 'dinas', { id: trouble })
  const arranged = { provider: said.shelter, begins: '2026-05-03' }
  await done('ArrangeService', `/cases/${trouble}/services/0/arrangement`, { arranged }, 'dinas', { id: trouble, nth: 0 })
  const ending = { on: '2026-05-03', outcome: 'REFUSED', said: said.refused }
  await done('EndService', `/cases/${trouble}/services/0/end`, { ending }, 'dinas', { id: trouble, nth: 0 })
  await done('PlanReturn', `/cases/${trouble}/return`, { kind: 'REPATRIASI_MASALAH' }, 'dinas', { id: trouble })
  const escort = { on: '2026-05-03', said: said.escorted }
  await done('MarkReturn', `/cases/${trouble}/return/ESCORT`, escort, 'dinas', { id: trouble, mark: 'ESCORT' })
  const onCase = (await world.get(`/cases/${trouble}`, 'dinas')).body
  const planned = [said.needed, said.shelter, said.refused, said.escorted]
  for (const text of [...Object.values(words), said.heard, said.decided, said.screened, ...planned, sign.sign])
    expect(onCase.includes(text), text).toBe(true)
  const handedOver = recordIn((await world.get(`/cases/${trouble}/htcds?named=true`, 'dinas')).body)
  const record = { ...handedOver, comments: [{ cco_CaseComment: said.handed }], kawal: { ...handedOver.kawal, id: `3509-${newId()}` } }
  const readIn = await world.instance.app.inject({
    method: 'POST',
    url: '/api/v1/cases/htcds',
    headers: { 'x-officer': 'dinas', ...FORM_TYPE },
    payload: formOf(JSON.stringify(record)),
  })
  const copy = z.object({ id: z.string() }).parse(readIn.json()).id
  await done('LinkPerson', `/cases/${copy}/person`, { workerId: id }, 'dinas', { id: copy })
  expect((await world.get(`/cases/${copy}/record`, 'dinas')).body.includes(said.handed), said.handed).toBe(true)
  await done('MakeLetter', `/cases/${trouble}/letters`, { kind: 'PERMINTAAN_PENJELASAN', text: said.lettered }, 'dinas', { id: trouble })
  await done('MakeFamilyCode', `/cases/${trouble}/family-code`, {}, 'dinas', { id: trouble })
  await done('AskFamily', `/cases/${trouble}/family-questions`, { text: said.familyAsked }, 'dinas', { id: trouble })
  const talked = (await world.get(`/cases/${trouble}/family`, 'dinas')).body
  expect(talked.includes(said.familyAsked), said.familyAsked).toBe(true)
  const room = await done('CreateRoom', '/rooms', { title: said.roomTitle, cases: [trouble] }, 'dinas')
  const inRoom = (contract: string, path: string, body: object, ids: object = { id: room }): Promise<string> =>
    done(contract, path, body, 'dinas', ids)
  await inRoom('SayInRoom', `/rooms/${room}/messages`, { text: said.chatted })
  const ticket = await world.instance.app.inject({
    method: 'POST',
    url: `/api/v1/rooms/${room}/files`,
    headers: { 'x-officer': 'dinas', ...FORM_TYPE },
    payload: formOf(png(), `${said.fileName}.png`),
  })
  expect(ticket.statusCode, ticket.body).toBe(200)
  const called = { title: said.met, startsAt: '2026-05-04T02:00:00.000Z' }
  const meeting = await inRoom('ScheduleMeeting', `/rooms/${room}/meetings`, called)
  await inRoom('OpenMeeting', `/meetings/${meeting}/opening`, {}, { id: meeting })
  const tasks = [{ officeId: officers.dinas.officeId, what: said.tasked, due: '2026-05-05' }]
  const taken = { meetingId: meeting, text: said.agreedOn, tasks }
  const decision = await inRoom('TakeDecision', `/rooms/${room}/decisions`, taken)
  await inRoom('AnswerDecision', `/decisions/${decision}/answer`, { answer: 'OBJECTED', said: said.objected }, { id: decision })
  const undone = { result: 'NOT_DONE', said: said.undone }
  await inRoom('SettleTask', `/decisions/${decision}/tasks/${officers.dinas.officeId}/result`, undone, { id: decision })
  await inRoom('CloseMeeting', `/meetings/${meeting}/closing`, { said: said.minuted }, { id: meeting })
  const together = (await Promise.all([`/rooms/${room}`, `/meetings/${meeting}`].map((path) => world.get(path, 'dinas'))))
    .map(({ body }) => body)
    .join()
  for (const text of [
    said.roomTitle,
    said.fileName,
    said.chatted,
    said.met,
    said.agreedOn,
    said.tasked,
    said.objected,
    said.undone,
    said.minuted,
  ])
    expect(together.includes(text), text).toBe(true)
  expect((await world.get(`/certificates/${assessment}/credential`, 'lsp')).statusCode).toBe(200)
  await about('MoveWorker', '/moves', { to: 'WITHDRAWN', reason: said.illness }, 'desa')
  const token = address.replace('/verify/', '')

  const { db, services, capabilities } = world.instance
  const known = await everythingIn(owner)
  // The walk has been everywhere: what stands openly for lists is there, and what is under the seal is read with its key.
  for (const text of [said.name, searchKey(said.name), services.keyring.matchHash('nik', said.nik).toString('hex')])
    expect(known.includes(text), text).toBe(true)
  const read = (await Promise.all(['/history', '', '/costs'].map((path) => world.get(`/workers/${id}${path}`, 'dinas'))))
    .map((answer) => answer.body)
    .join()
  for (const text of [
    said.nik,
    phoneKey(said.newPhone),
    said.birthDate,
    said.statedBirthDate,
    said.passport,
    said.mistake,
    said.illness,
    said.alias,
    said.motherName,
    said.passportNumber,
  ])
    expect(read.includes(text), text).toBe(true)

  await done('ErasePerson', `/workers/${id}/erasure`, { basis: 'REQUEST' }, 'dinas', { id })
  await world.jobs.settleAll()
  expect(await world.jobs.counts()).toEqual({ open: 0, failed: 0 })
  expect([...world.instance.store.files.keys()]).toEqual([])

  const left = await everythingIn(owner)
  // The number that was wrong is the other person's, who is not erased; nobody reads from it whom it was once ascribed to.
  const others = tracesOf(said.wrongNik).filter((trace) => known.includes(trace))
  expect(others).toEqual([services.keyring.matchHash('nik', said.wrongNik).toString('hex')])
  const found = [...Object.values(said), ...sent, token, trainingAddress.replace('/verify/', '')].flatMap((text) =>
    tracesOf(text).flatMap((trace) => (left.includes(trace) && !others.includes(trace) ? [`${text}: ${trace}`] : [])),
  )
  expect(found).toEqual([])
  // A client may have made its keys from a number; without the instance key that cannot be tried either.
  const ids = Object.values(officers).flatMap(({ userId }) => keys.map((key) => causedId('http', userId, key)))
  expect(ids.filter((each) => left.includes(each))).toEqual([])
  expect((await verifyChains(db, services.keyring, { folds: foldsOf(capabilities) })).breaks).toEqual([])
})
