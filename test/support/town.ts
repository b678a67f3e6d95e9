// SPDX-License-Identifier: AGPL-3.0-or-later
// A place with one record of every kind, made by commands: what tests of authority are about.

import { expect } from 'vitest'
import * as z from 'zod/mini'
import type { Actor, OfficeKind, Role } from '#kernel/authority.ts'
import { formatId } from '#kernel/ids.ts'
import { askAtHome, codeOf } from './family.ts'
import { FORM_TYPE, formOf } from './form.ts'
import { shownFor } from './paper.ts'
import { jpeg, png } from './pictures.ts'
import { actorHeader, type Whole } from './whole.ts'

const kindOf: Readonly<Record<Role, OfficeKind>> = {
  'village-officer': 'VILLAGE',
  'regency-officer': 'REGENCY',
  'agency-officer': 'AGENCY',
  trainer: 'TRAINING',
  assessor: 'CERTIFICATION',
  investigator: 'POLICE',
  leader: 'REGENCY',
  auditor: 'AUDIT',
  administrator: 'REGENCY',
  volunteer: 'VILLAGE',
}

/** An officer of a role whose office answers for these places. Its id is one that no account has. */
export function officer(role: Role, prefixes: readonly string[], officeId?: string): Actor {
  const digits = [...`${role}${prefixes.join()}`].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 0xffff_ffff, 7)
  const userId = formatId({
    regency: '00',
    uuid: `0000${digits.toString(16).padStart(8, '0')}`.replace(/^(.{8})(.{4})$/, '$1-$2-7000-8000-000000000000'),
  })
  return {
    userId,
    name: role,
    role,
    officeId: officeId ?? `${role}-${prefixes.join('-').replaceAll('.', '')}`,
    officeKind: kindOf[role],
    prefixes,
  }
}

export interface Town {
  readonly area: string
  /** The office whose assessors act for the body of this place. */
  readonly bodyOffice: string
  /** An id for each collection that a path begins with. */
  readonly ids: Readonly<Record<string, string>>
  /** A value for a field by its name, as far as a record of this place is meant. */
  readonly known: (field: string) => unknown
  /** Texts that stand only in this place's records: none may show outside. */
  readonly marks: readonly string[]
}

const Made = z.looseObject({ id: z.string() })

/** @param mark a word of letters that the names of this place carry. */
export async function buildTown(whole: Whole, area: string, mark: string): Promise<Town> {
  let bodyOffice: string | undefined
  async function make(role: Role, path: string, body: object): Promise<string> {
    const headers = { ...actorHeader(officer(role, [area], bodyOffice)), 'accept-language': 'en' }
    const answer = await whole.app.inject({ method: 'POST', url: `/api/v1${path}`, headers, payload: body })
    expect(answer.statusCode, `${path}: ${answer.body}`).toBeLessThan(300)
    return Made.parse(answer.json()).id
  }
  const place = { area }
  bodyOffice = await make('administrator', '/offices', { kind: 'CERTIFICATION', name: `LSP ${mark}`, ...place })
  const offices = await make('administrator', '/offices', { kind: 'VILLAGE', name: `Kantor ${mark}`, ...place })
  const users = await make('administrator', '/users', {
    login: mark.toLowerCase(),
    name: `Pak ${mark}`,
    role: 'village-officer',
    officeId: offices,
  })
  const device = await whole.app.inject({
    method: 'POST',
    url: '/api/v1/devices',
    headers: actorHeader({ ...officer('village-officer', [area], offices), userId: users }),
    payload: { name: `HP ${mark}` },
  })
  const devices = Made.parse(device.json()).id
  const agencies = await make('agency-officer', '/agencies', { name: `PT Maju ${mark}` })
  const orders = await make('agency-officer', '/job-orders', {
    agencyId: agencies,
    number: `JO ${mark}`,
    partner: 'Harbour Services',
    country: 'HKG',
    occupation: 'PENGASUH_LANSIA',
    quota: 5,
    wage: { amount: 510_000, currency: 'HKD' },
    from: '2026-01-01',
    to: '2026-12-31',
  })
  const lists = await make('agency-officer', '/agency-lists', {
    on: '2026-05-01',
    source: 'Daftar P3MI',
    text: `nama,izin\nPT Maju ${mark},1`,
  })
  const plan = { scheme: 'G_TO_G', destination: 'HKG', occupation: 'PENGASUH_LANSIA' }
  const workers = await make('village-officer', '/workers', { name: `Siti ${mark}`, sex: 'F', birthDate: '1999-07-01', ...place, ...plan })
  await make('village-officer', `/workers/${workers}/briefings`, { items: ['COSTS'], telling: 'TOLD', confirmation: 'SPOKEN' })
  const none = { UNDER_18: 0, FROM_18: 0, FROM_25: 0, FROM_60: 0 }
  const outreach = await make('village-officer', '/outreach', {
    ...place,
    on: '2026-04-01',
    kind: 'VILLAGE',
    venue: `Balai ${mark}`,
    reached: { F: { ...none, FROM_25: 12 }, M: none },
  })
  await make('village-officer', '/count-sheets', {
    ...place,
    month: '2026-05',
    unrecorded: 1,
    figures: {
      abroad: { PROCEDURAL: 0, NON_PROCEDURAL: 1, UNDOCUMENTED: 0, UNKNOWN: 0 },
      ...{ left: 1, returned: 0, households: 0, uncared: 0, visits: 1, sessions: 1, reached: 12 },
    },
  })
  // Another who waits for her test, since the first has passed it.
  const waiting = await make('village-officer', '/workers', { name: `Sri ${mark}`, sex: 'F', birthDate: '1998-07-01', ...place, ...plan })
  for (const id of [workers, waiting])
    for (const code of ['JOBSEEKER_REGISTERED', 'VACANCY_CHOSEN', 'SELECTED', 'TRAINING_DONE'])
      await make('regency-officer', `/workers/${id}/milestones/${code}`, shownFor(code, '2026-05-01'))
  const away = await make('village-officer', '/workers', { name: `Wati ${mark}`, sex: 'F', birthDate: '1997-07-01', ...place })
  await make('village-officer', `/workers/${away}/moves`, { to: 'LEFT_NON_PROCEDURALLY', reason: 'Kata tetangga' })
  const homes = await make('village-officer', `/workers/${away}/visits`, {
    to: 'FAMILY',
    found: ['NO_NEWS'],
    hamlet: `Dusun ${mark}`,
    next: '2026-06-03',
  })
  const doubles = await make('village-officer', '/doubles', { one: workers, other: waiting })
  const charged = {
    item: 'TIKET_PULANG',
    amount: 5_000_000,
    currency: 'IDR',
    charger: 'PERSON',
    payment: 'CASH',
    agreedOn: '2026-02-01',
    occupation: 'PENGASUH_LANSIA',
  }
  for (let nth = 0; nth < 8; nth += 1)
    await make('regency-officer', `/workers/${workers}/costs`, { cost: { ...charged, chargerName: `Pak ${mark}` } })
  const licence = { number: `L-${mark}`, from: '2025-01-01', to: '2028-12-31' }
  const unit = { code: 'U1', title: 'Unit' }
  const bodies = await make('regency-officer', '/certification-bodies', {
    code: mark.toUpperCase(),
    name: `LSP ${mark}`,
    officeId: bodyOffice,
    licence,
    schemes: [{ code: 'PRT', name: 'Rumah Tangga', standard: 'SKKNI', units: [unit] }],
    ...place,
  })
  const assessments = await make('assessor', '/assessments', {
    workerId: workers,
    bodyId: bodies,
    scheme: 'PRT',
    results: [{ code: 'U1', result: 'COMPETENT' }],
  })
  await make('assessor', `/assessments/${assessments}/certificate`, {})
  const providers = await make('regency-officer', '/providers', {
    kind: 'LPK',
    name: `LPK ${mark}`,
    issuer: 'Disnaker',
    ...licence,
    ...place,
  })
  const programmes = await make('regency-officer', '/programmes', {
    name: `Program ${mark}`,
    hours: 8,
    minHours: 8,
    units: [],
    legalBasis: 'UU 18/2017 art 5b',
    standing: 'assumed',
    ...place,
  })
  const classes = await make('trainer', '/classes', {
    title: `Kelas ${mark}`,
    providerId: providers,
    programmeId: programmes,
    capacity: 10,
    sessions: [{ date: '2026-05-03', hours: 8 }],
  })
  await make('trainer', `/classes/${classes}/trainees`, { workers: [workers] })
  const list = await whole.app.inject({
    method: 'POST',
    url: '/api/v1/imports?dryRun=true',
    headers: { ...actorHeader(officer('village-officer', [area])), ...FORM_TYPE },
    payload: formOf(`name,sex,birth_date,area\nDewi ${mark},F,1999-07-01,${area}\n`),
  })
  const imports = Made.parse(list.json()).id
  const paper = await whole.app.inject({
    method: 'POST',
    url: `/api/v1/papers?workerId=${workers}&kind=PASSPORT`,
    headers: { ...actorHeader(officer('regency-officer', [area])), ...FORM_TYPE },
    payload: formOf(jpeg()),
  })
  expect(paper.statusCode, paper.body).toBe(201)
  const papers = Made.parse(paper.json()).id
  const letters = await make('village-officer', `/workers/${workers}/letters`, { kind: 'DOMICILE', text: `Dusun ${mark}` })
  await whole.app.inject({
    method: 'POST',
    url: `/api/v1/letters/${letters}/signed`,
    headers: { ...actorHeader(officer('village-officer', [area], bodyOffice)), ...FORM_TYPE },
    payload: formOf(jpeg()),
  })
  const requests = await make('village-officer', '/rights-requests', { workerId: workers, right: 'ACCESS', channel: 'IN_PERSON' })
  await make('regency-officer', `/rights-requests/${requests}/requester`, { by: 'IDENTITY_CARD' })
  await make('regency-officer', `/rights-requests/${requests}/answer`, { outcome: 'GRANTED', reply: `Salinan ${mark}` })
  const cases = await make('village-officer', '/cases', {
    workerId: workers,
    complainant: 'KELUARGA',
    category: 'GAJI_TIDAK_DIBAYAR',
    account: `Cerita ${mark}`,
    callBack: `Telepon ibu ${mark}`,
  })
  for (let nth = 0; nth < 2; nth += 1) await make('regency-officer', `/cases/${cases}/letters`, { kind: 'PERNYATAAN_PELAPOR' })
  await whole.app.inject({
    method: 'POST',
    url: `/api/v1/cases/${cases}/letters/1/signed`,
    headers: { ...actorHeader(officer('regency-officer', [area])), ...FORM_TYPE },
    payload: formOf(jpeg()),
  })
  await askAtHome(whole, await codeOf(whole, cases, officer('regency-officer', [area])), `Kapan pulang ke ${mark}?`)
  const note = { kind: 'TESTIMONY', text: `Kesaksian ${mark}` }
  // Whoever asks about this place asks for the office that it is sealed to.
  const witness = actorHeader(officer('regency-officer', [area], bodyOffice))
  const noted = await whole.app.inject({ method: 'POST', url: `/api/v1/cases/${cases}/annex/notes`, headers: witness, payload: note })
  expect(noted.statusCode, noted.body).toBe(200)
  const annexes = Made.parse(noted.json()).id
  for (const picture of [png(), jpeg()]) {
    const url = `/api/v1/annexes/${annexes}/files`
    const added = await whole.app.inject({ method: 'POST', url, headers: { ...witness, ...FORM_TYPE }, payload: formOf(picture) })
    expect(added.statusCode, added.body).toBe(200)
  }
  const days = { from: '2026-05-03', until: '2027-05-03' }
  const share = { from: bodyOffice, to: offices, purpose: 'OUTREACH', fields: ['name', 'state'], until: days.until }
  const agreements = await make('regency-officer', '/agreements', {
    title: `Kesepakatan ${mark}`,
    area,
    parties: [offices],
    ...days,
    commitments: [0, 1].map((nth) => ({ kind: 'STAFF', office: bodyOffice, due: days.until, text: `Janji ${nth} ${mark}` })),
    terms: [share, share],
  })
  const room = await make('regency-officer', '/rooms', { title: `Ruang ${mark}` })
  const meeting = await make('regency-officer', `/rooms/${room}/meetings`, {
    title: `Rapat ${mark}`,
    startsAt: '2026-06-01T02:00:00.000Z',
  })
  const links = await make('regency-officer', `/meetings/${meeting}/guests`, { role: 'GUEST' })
  const ids = {
    agreements,
    cases,
    'guest-links': links,
    'user-devices': devices,
    annexes,
    letters,
    papers,
    offices,
    users,
    agencies,
    'job-orders': orders,
    'agency-lists': lists,
    workers,
    doubles,
    homes,
    outreach,
    'certification-bodies': bodies,
    assessments,
    certificates: assessments,
    providers,
    programmes,
    classes,
    imports,
    'rights-requests': requests,
  }
  const fields: Readonly<Record<string, unknown>> = {
    area,
    areas: [area],
    workerId: workers,
    workers: [workers],
    ids: assessments,
    one: workers,
    other: waiting,
    lead: workers,
    bodyId: bodies,
    providerId: providers,
    programmeId: programmes,
    officeId: offices,
    agencyId: agencies,
    orderId: orders,
    paper: papers,
    nth: 1,
    session: 1,
    month: '2026-05',
    marks: { [workers]: 'present' },
    number: licence.number,
    cursor: '',
    on: '2026-05-03',
    phone: '081234567890',
    nik: '4910044107990001',
    q: `Siti ${mark}`,
    parties: [offices],
    commitments: [],
    terms: [],
    from: days.from,
    until: days.until,
  }
  return {
    area,
    bodyOffice,
    ids,
    known: (field) => fields[field],
    marks: [
      mark,
      ...[offices, users, workers, homes, bodies, assessments, providers, programmes, classes, imports, cases, annexes].map((id) =>
        id.slice(5),
      ),
      ...[offices, users, workers, bodies, assessments, providers, programmes, classes, imports, cases, agreements].map((id) =>
        id.slice(5),
      ),
    ],
  }
}
