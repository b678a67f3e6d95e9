// SPDX-License-Identifier: AGPL-3.0-or-later
// A room of several offices of different places: who is in it reads and writes it, behind both walls and behind each alone, and nobody else.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { parseId } from '#kernel/ids.ts'
import { decisionContracts } from '#meetings/core/decision.contract.ts'
import { meetingContracts } from '#meetings/core/meeting.contract.ts'
import { roomContracts } from '#meetings/core/room.contract.ts'
import { foldsOf } from '#platform/server/http/capability.ts'
import { custody } from '#platform/server/storage/database.ts'
import { verifyChains } from '#platform/server/storage/verify.ts'
import { type OfficerName, officers, openInstance, type TestInstance } from '../support/instance.ts'
import { modulesOf, textsOf } from '../support/pdf.ts'
import { freshDatabase } from '../support/postgres.ts'
import { readQr } from '../support/qr.ts'

const Made = z.object({ id: z.string() })
const THEN = '2026-05-04T02:00:00.000Z'
let on: Readonly<Record<'both' | 'rows alone' | 'handlers alone', TestInstance>>

beforeAll(async () => {
  const url = await freshDatabase()
  on = {
    both: openInstance(url),
    'rows alone': openInstance(url, { walls: { handler: false, rows: true } }),
    'handlers alone': openInstance(url, { walls: { handler: true, rows: false } }),
  }
})
afterAll(async () => {
  for (const instance of Object.values(on)) {
    await instance.app.close()
    await instance.db.close()
  }
})

type Send = TestInstance['send']
const send = (method: Parameters<Send>[0], path: string, as: OfficerName, body?: object, instance = on.both) =>
  instance.send(method, path, as, body)
async function done(path: string, as: OfficerName, body: object = {}, method: Parameters<Send>[0] = 'POST'): Promise<string> {
  const answer = await send(method, path, as, body)
  expect(answer.statusCode, `${path}: ${answer.body}`).toBeLessThan(300)
  return Made.parse(answer.json()).id
}
const officeOf = (name: OfficerName): string => officers[name].officeId
const readRoom = async (id: string, as: OfficerName) => roomContracts.GetRoom.output.parse((await send('GET', `/rooms/${id}`, as)).json())
const readMeeting = async (id: string, as: OfficerName) =>
  meetingContracts.GetMeeting.output.parse((await send('GET', `/meetings/${id}`, as)).json())
const listed = async (as: OfficerName, query = '') =>
  roomContracts.ListRooms.output.parse((await send('GET', `/rooms?limit=200${query}`, as)).json()).items.map(({ id }) => id)
const WorkRow = z.object({ code: z.string(), why: z.string(), subject: z.object({ id: z.string() }) })
const Work = z.object({ items: z.array(WorkRow), next: z.nullable(z.string()) })
const stepsAt = async (id: string, as: OfficerName) =>
  Work.parse((await send('GET', '/work?limit=200', as)).json())
    .items.filter(({ subject }) => subject.id === id)
    .map(({ code, why }) => `${code} ${why}`)

/** A room of the manpower office of one regency, with that of another in it. */
async function make(title = 'Jalur gelap di Tapal Kuda', body: object = {}): Promise<string> {
  const id = await done('/rooms', 'dinas', { title, ...body })
  await done(`/rooms/${id}/offices`, 'dinas', { officeId: officeOf('jember') })
  return id
}

describe('a room', () => {
  it('is read and written by its offices, wherever they are, and by nobody above or beside them', async () => {
    const id = await make()
    await done(`/rooms/${id}/messages`, 'jember', { text: 'Dua orang dijemput di Genteng' })
    await done(`/rooms/${id}/agenda`, 'dinas', { agenda: ['Penjemput', 'Jadwal patroli'] }, 'PUT')
    const meeting = await done(`/rooms/${id}/meetings`, 'jember', { title: 'Rapat pertama', startsAt: THEN })
    const room = await readRoom(id, 'jember')
    expect(room).toMatchObject({
      title: 'Jalur gelap di Tapal Kuda',
      agenda: ['Penjemput', 'Jadwal patroli'],
      messages: [{ text: 'Dua orang dijemput di Genteng', own: true }],
      meetings: [{ id: meeting, title: 'Rapat pertama', state: 'SCHEDULED', startsAt: THEN }],
    })
    expect(room.members.map(({ officeId, own, host }) => [officeId, own, host])).toEqual([
      [officeOf('dinas'), false, true],
      [officeOf('jember'), true, false],
    ])
    for (const as of ['dinas', 'jember'] as const) expect(await listed(as)).toContain(id)

    const outside = ['desa', 'camat', 'provinsi', 'pusat', 'bp2mi'] as const
    for (const [walls, instance] of Object.entries(on))
      for (const as of outside) {
        for (const path of [`/rooms/${id}`, `/rooms/${id}/candidates`, `/meetings/${meeting}`])
          expect((await send('GET', path, as, undefined, instance)).statusCode, `${path} ${as}, ${walls}`).toBe(404)
        for (const [path, body] of [
          [`/rooms/${id}/messages`, { text: 'x' }],
          [`/rooms/${id}/offices`, { officeId: officeOf(as) }],
          [`/rooms/${id}/meetings`, { title: 'x', startsAt: THEN }],
          [`/meetings/${meeting}/opening`, {}],
          [`/meetings/${meeting}/attendance`, {}],
          [`/meetings/${meeting}/closing`, { said: 'x' }],
        ] as const)
          expect((await send('POST', path, as, body, instance)).statusCode, `${path} ${as}, ${walls}`).toBe(404)
        const { body } = await send('GET', '/rooms?limit=200', as, undefined, instance)
        const work = await send('GET', '/work?limit=200', as, undefined, instance)
        expect([body.includes(id), work.body.includes(meeting)], `${as}, ${walls}`).toEqual([false, false])
      }
    expect(await readRoom(id, 'dinas')).toMatchObject({ version: room.version })
  })

  it('has an office in it from when it is let in until it is taken out, in all that lies in it', async () => {
    const id = await make()
    const meeting = await done(`/rooms/${id}/meetings`, 'dinas', { title: 'Rapat', startsAt: THEN })
    expect((await send('GET', `/meetings/${meeting}`, 'bp2mi')).statusCode).toBe(404)
    await done(`/rooms/${id}/offices`, 'jember', { officeId: officeOf('bp2mi') })
    expect(await readMeeting(meeting, 'bp2mi')).toMatchObject({ title: 'Rapat', state: 'SCHEDULED' })
    await done(`/rooms/${id}/offices/${officeOf('bp2mi')}`, 'dinas', {}, 'DELETE')
    for (const path of [`/rooms/${id}`, `/meetings/${meeting}`]) expect((await send('GET', path, 'bp2mi')).statusCode, path).toBe(404)
  })

  it.each([
    ['an office that nobody knows', 'POST', '/offices', { officeId: 'tidak-ada' }, 'officeId'],
    ['an office in which nobody may read it', 'POST', '/offices', { officeId: 'office-blk' }, 'officeId'],
    ['an office that is there', 'POST', '/offices', { officeId: 'office-jember' }, 'officeId'],
    ['a case that is not reached', 'POST', '/cases', { caseId: '3509-01890000-0000-7000-8000-00000000000a' }, 'caseId'],
  ] as const)('says no to %s', async (_name, method, path, body, field) => {
    const id = await make()
    const answer = await send(method, `/rooms/${id}${path}`, 'dinas', body)
    expect([answer.statusCode, answer.json().errors?.[0]?.field]).toEqual([422, field])
  })

  it('keeps its whole chat, for who comes later too, a page at a time, and for nobody else', async () => {
    const id = await done('/rooms', 'dinas', { title: 'Percakapan panjang' })
    for (const nth of [1, 2, 3, 4, 5]) await done(`/rooms/${id}/messages`, 'dinas', { text: `Pesan ${nth}` })
    expect((await send('GET', `/rooms/${id}/messages`, 'jember')).statusCode).toBe(404)
    await done(`/rooms/${id}/offices`, 'dinas', { officeId: officeOf('jember') })
    const pages: string[][] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`
      const answer = await send('GET', `/rooms/${id}/messages?limit=2${query}`, 'jember')
      const { items, next }: z.output<typeof roomContracts.ListMessages.output> = roomContracts.ListMessages.output.parse(answer.json())
      pages.push(items.map(({ text }) => text))
      cursor = next
    }
    expect(pages).toEqual([['Pesan 4', 'Pesan 5'], ['Pesan 2', 'Pesan 3'], ['Pesan 1']])
    await send('DELETE', `/rooms/${id}/offices/${officeOf('jember')}`, 'dinas')
    expect((await send('GET', `/rooms/${id}/messages`, 'jember')).statusCode).toBe(404)
  })

  it('loses no office to another than the one that made it, and never that one', async () => {
    const id = await make()
    for (const [as, officeId, code] of [
      ['jember', officeOf('jember'), 'room-not-host'],
      ['dinas', officeOf('dinas'), 'room-host-stays'],
      ['dinas', officeOf('bp2mi'), 'room-office-gone'],
    ] as const)
      expect((await send('DELETE', `/rooms/${id}/offices/${officeId}`, as)).json().code).toBe(code)
  })
})

describe('a room of a case', () => {
  const told = { complainant: 'KELUARGA', category: 'PERDAGANGAN_ORANG', account: 'Disekap di lantai tiga', callBack: 'Lewat ibunya' }

  it('is found under it, and shows nothing of it to whoever does not reach the case', async () => {
    const trouble = await done('/cases', 'desa', { ...told, name: 'Sutinah' })
    const id = await make('Satu kasus', { cases: [trouble] })
    expect([await listed('dinas', `&case=${trouble}`), await listed('jember', `&case=${trouble}`)]).toEqual([[id], []])
    expect(await listed('jember')).toContain(id)
    expect((await readRoom(id, 'dinas')).cases).toMatchObject([{ id: trouble, name: 'Sutinah', state: 'RECEIVED' }])
    const { body } = await send('GET', `/rooms/${id}`, 'jember')
    expect(roomContracts.GetRoom.output.parse(JSON.parse(body))).toMatchObject({ cases: [], hiddenCases: 1 })
    for (const text of ['Sutinah', 'lantai tiga', 'PERDAGANGAN', trouble]) expect(body.includes(text), text).toBe(false)
    expect((await send('GET', `/cases/${trouble}`, 'jember')).statusCode).toBe(404)
    // Nobody makes a room of a case that they do not reach.
    expect((await send('POST', '/rooms', 'jember', { title: 'x', cases: [trouble] })).statusCode).toBe(422)
    expect((await send('POST', `/rooms/${id}/cases`, 'jember', { caseId: trouble })).statusCode).toBe(422)
  })
})

describe('a meeting', () => {
  it('is held by whoever called it, and its step stands in their work alone', async () => {
    const id = await make()
    const meeting = await done(`/rooms/${id}/meetings`, 'jember', { title: 'Rapat', startsAt: THEN })
    expect([await stepsAt(meeting, 'jember'), await stepsAt(meeting, 'dinas')]).toEqual([['HOLD_MEETING mine'], []])
    expect((await send('POST', `/meetings/${meeting}/attendance`, 'dinas', {})).json().code).toBe('meeting-not-open')
    await done(`/meetings/${meeting}/opening`, 'jember')
    for (const _ of [1, 2]) await done(`/meetings/${meeting}/attendance`, 'dinas')
    expect(await stepsAt(meeting, 'jember')).toEqual(['CLOSE_MEETING mine'])
    expect((await readMeeting(meeting, 'dinas')).attended.map(({ office }) => office)).toEqual([officeOf('jember'), officeOf('dinas')])
    await done(`/meetings/${meeting}/closing`, 'dinas', { said: 'Patroli setiap Jumat' })
    expect(await readMeeting(meeting, 'jember')).toMatchObject({ state: 'CLOSED', said: 'Patroli setiap Jumat', nextSteps: [] })
    for (const path of ['opening', 'attendance', 'closing'])
      expect((await send('POST', `/meetings/${meeting}/${path}`, 'dinas', { said: 'x' })).statusCode, path).toBeGreaterThanOrEqual(400)
    expect((await send('POST', `/meetings/${meeting}/attendance`, 'dinas', {})).json().code).toBe('meeting-closed')
  })

  it('is closed once, by two at the same time too', async () => {
    const id = await make()
    const meeting = await done(`/rooms/${id}/meetings`, 'dinas', { title: 'Rapat', startsAt: THEN })
    await done(`/meetings/${meeting}/opening`, 'dinas')
    const both = await Promise.all(
      (['dinas', 'jember'] as const).map((as) => send('POST', `/meetings/${meeting}/closing`, as, { said: `Notula ${as}` })),
    )
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422])
  })

  it('goes to the office that made the room where the one that called it is taken out', async () => {
    const id = await make()
    const meeting = await done(`/rooms/${id}/meetings`, 'jember', { title: 'Rapat', startsAt: THEN })
    await done(`/rooms/${id}/offices/${officeOf('jember')}`, 'dinas', {}, 'DELETE')
    expect(await stepsAt(meeting, 'dinas')).toEqual(['HOLD_MEETING mine'])
  })

  it('is not called for a time that has passed', async () => {
    const id = await make()
    const answer = await send('POST', `/rooms/${id}/meetings`, 'dinas', { title: 'x', startsAt: '2026-05-01T02:00:00.000Z' })
    expect([answer.statusCode, answer.body.includes('has not passed')]).toEqual([422, true])
  })
})

const readDecision = async (id: string, as: OfficerName) =>
  decisionContracts.GetDecision.output.parse((await send('GET', `/decisions/${id}`, as)).json())

describe('a decision', () => {
  const tasks = [
    { officeId: 'office-jember', what: 'Menjemput saksi', officer: 'jember', due: '2026-05-10' },
    { officeId: 'office-dinas', what: 'Menulis surat', due: '2026-05-08' },
  ]

  it('is confirmed by each office, done by its own, in the work of each, and read back in the next meeting', async () => {
    const room = await make()
    const first = await done(`/rooms/${room}/meetings`, 'dinas', { title: 'Rapat pertama', startsAt: THEN })
    await done(`/meetings/${first}/opening`, 'dinas')
    const id = await done(`/rooms/${room}/decisions`, 'dinas', { meetingId: first, text: 'Saksi dijemput bersama', tasks })
    expect(await stepsAt(id, 'jember')).toEqual(['ANSWER_DECISION mine', 'DO_AGREED mine'])
    expect((await send('GET', '/work?limit=200', 'jember')).body).not.toContain('Saksi dijemput bersama')
    expect((await readMeeting(first, 'jember')).decided).toMatchObject([{ id, text: 'Saksi dijemput bersama', settled: false }])
    await done(`/decisions/${id}/answer`, 'dinas', { answer: 'AGREED' })
    expect((await send('POST', `/decisions/${id}/answer`, 'jember', { answer: 'OBJECTED' })).json().errors?.[0]?.field).toBe('said')
    await done(`/decisions/${id}/answer`, 'jember', { answer: 'OBJECTED', said: 'Mobilnya rusak' })
    await done(`/decisions/${id}/answer`, 'jember', { answer: 'AGREED' })
    expect((await send('POST', `/decisions/${id}/answer`, 'jember', { answer: 'OBJECTED', said: 'x' })).json().code).toBe(
      'decision-answered',
    )
    expect((await send('GET', `/meetings/${first}/minutes`, 'jember')).json().code).toBe('meeting-not-closed')
    await done(`/meetings/${first}/closing`, 'dinas', { said: 'Dibicarakan dari pagi.\nSemua setuju.' })
    const minutes = await send('GET', `/meetings/${first}/minutes`, 'jember')
    expect([minutes.statusCode, minutes.headers['content-type']]).toEqual([200, 'application/pdf'])
    const words = textsOf(minutes.rawPayload).join(' ')
    const sealed = ['Rapat pertama', 'Saksi dijemput bersama', 'Menjemput saksi', officers.jember.name, 'Semua setuju.']
    for (const text of ['Notula Rapat', 'office-jember', ...sealed]) expect(words, text).toContain(text)
    expect(textsOf(minutes.rawPayload).filter((text) => text === officers.dinas.name)).toHaveLength(2)
    // They leave the office: numbered, with a code by which anybody sees that they were issued, and not what was said.
    expect(words).toMatch(/NTL\/DNK-35\.10\/2026\/\d{4}/)
    const { pathname } = new URL(readQr(modulesOf(minutes.rawPayload)))
    const checked = await on.both.app.inject({ method: 'GET', url: pathname, headers: { accept: '*/*' } })
    expect([checked.statusCode, minutes.rawPayload.length < 60_000, checked.body.includes('Notula rapat')]).toEqual([200, true, true])
    for (const secret of sealed) expect(checked.body).not.toContain(secret)
    expect((await send('GET', `/meetings/${first}/minutes`, 'bp2mi')).statusCode).toBe(404)

    const next = await done(`/rooms/${room}/meetings`, 'jember', { title: 'Rapat kedua', startsAt: THEN })
    expect((await readMeeting(next, 'dinas')).before.map((each) => each.id)).toEqual([id])
    expect((await readRoom(room, 'jember')).decisions.map((each) => each.id)).toEqual([id])
    expect((await send('POST', `/decisions/${id}/tasks/office-jember/result`, 'dinas', { result: 'DONE' })).json().code).toBe(
      'decision-not-yours',
    )
    expect((await send('POST', `/decisions/${id}/tasks/office-jember/result`, 'jember', { result: 'NOT_DONE' })).statusCode).toBe(422)
    await done(`/decisions/${id}/tasks/office-jember/result`, 'jember', { result: 'NOT_DONE', said: 'Saksi pindah' })
    await done(`/decisions/${id}/tasks/office-dinas/result`, 'dinas', { result: 'DONE' })
    expect(await readDecision(id, 'jember')).toMatchObject({
      settled: true,
      nextSteps: [],
      answers: [
        { officeId: 'office-dinas', answer: 'AGREED' },
        { officeId: 'office-jember', answer: 'AGREED', own: true },
      ],
      tasks: [
        { who: officers.jember.name, result: 'NOT_DONE', said: 'Saksi pindah' },
        { what: 'Menulis surat', result: 'DONE' },
      ],
    })
    expect((await readMeeting(next, 'dinas')).before).toEqual([])
    expect((await readMeeting(first, 'dinas')).decided.map((each) => each.id)).toEqual([id])
    // What each office said is an event of the record, signed with who said it.
    const { db } = on.both
    const events = await db.read(custody, 'select type, user_id, office_id from event where stream_id = $1 order by version', [
      parseId(id).uuid,
    ])
    expect(events.filter(({ type }) => type === 'DecisionAnswered')).toEqual([
      { type: 'DecisionAnswered', user_id: 'dinas', office_id: 'office-dinas' },
      { type: 'DecisionAnswered', user_id: 'jember', office_id: 'office-jember' },
      { type: 'DecisionAnswered', user_id: 'jember', office_id: 'office-jember' },
    ])
    expect((await verifyChains(db, on.both.services.keyring, { folds: foldsOf(on.both.capabilities) })).breaks).toEqual([])
  })

  it('that an office does not read is named by its minutes all the same', async () => {
    const room = await done('/rooms', 'dinas', { title: 'Patroli' })
    const meetingId = await done(`/rooms/${room}/meetings`, 'dinas', { title: 'Rapat', startsAt: THEN })
    await done(`/meetings/${meetingId}/opening`, 'dinas')
    const id = await done(`/rooms/${room}/decisions`, 'dinas', { meetingId, text: 'Rahasia', tasks: [] })
    await done(`/decisions/${id}/answer`, 'dinas', { answer: 'AGREED' })
    // Whoever comes in once it is settled reads the rest of the meeting.
    await done(`/rooms/${room}/offices`, 'dinas', { officeId: officeOf('jember') })
    await done(`/meetings/${meetingId}/closing`, 'jember', { said: 'Selesai' })
    const printed = async (as: OfficerName) => textsOf((await send('GET', `/meetings/${meetingId}/minutes`, as)).rawPayload).join(' ')
    const [theirs, ours] = await Promise.all([printed('jember'), printed('dinas')])
    const told = ['Rahasia', 'Ada keputusan lain', 'Tidak ada keputusan']
    expect([theirs, ours].map((words) => told.map((text) => words.includes(text)))).toEqual([
      [false, true, false],
      [true, false, false],
    ])
  })

  it('is nothing to offices outside, behind any wall', async () => {
    const room = await make()
    const id = await done(`/rooms/${room}/decisions`, 'dinas', { text: 'Patroli bersama', tasks })
    for (const [walls, instance] of Object.entries(on))
      for (const as of ['desa', 'provinsi', 'pusat', 'bp2mi'] as const) {
        const answers = await Promise.all([
          send('GET', `/decisions/${id}`, as, undefined, instance),
          send('POST', `/decisions/${id}/answer`, as, { answer: 'AGREED' }, instance),
          send('POST', `/decisions/${id}/tasks/office-dinas/result`, as, { result: 'DONE' }, instance),
          send('POST', `/rooms/${room}/decisions`, as, { text: 'x', tasks: [] }, instance),
        ])
        expect(
          answers.map(({ statusCode }) => statusCode),
          `${as}, ${walls}`,
        ).toEqual([404, 404, 404, 404])
        expect((await send('GET', '/work?limit=200', as, undefined, instance)).body.includes(id)).toBe(false)
      }
  })

  it('climbs when it is late, to who stands above among the offices of the room', async () => {
    const room = await make()
    await done(`/rooms/${room}/offices`, 'dinas', { officeId: officeOf('desa') })
    await done(`/rooms/${room}/offices`, 'dinas', { officeId: officeOf('bp2mi') })
    const task = { officeId: officeOf('desa'), what: 'Menemui keluarganya', due: '2026-05-04' }
    const id = await done(`/rooms/${room}/decisions`, 'dinas', { text: 'Keluarga ditemui', tasks: [task] })
    for (const as of ['desa', 'dinas', 'jember', 'bp2mi'] as const) await done(`/decisions/${id}/answer`, as, { answer: 'AGREED' })
    const at = async (day: string) => {
      on.both.setNow(`${day}T02:00:00.000Z`)
      const seen = await Promise.all((['desa', 'dinas', 'bp2mi', 'provinsi', 'pusat'] as const).map((as) => stepsAt(id, as)))
      return seen.map((steps) => steps.map((step) => step.replace('DO_AGREED ', '')).join())
    }
    try {
      expect(await at('2026-05-05')).toEqual(['mine', '', '', '', ''])
      expect(await at('2026-05-12')).toEqual(['mine', 'climbed', '', '', ''])
      expect(await at('2026-05-19')).toEqual(['mine', 'climbed', 'climbed', '', ''])
      expect((await readDecision(id, 'dinas')).nextSteps[0]?.climbed).toMatchObject({ to: 'AGENCY' })
    } finally {
      on.both.setNow('2026-05-03T02:00:00.000Z')
    }
  })

  it('stands in the list once for each office that is late, however many are read at once', async () => {
    const room = await make()
    const late = ['desa', 'tetangga', 'camat'] as const
    for (const as of late) await done(`/rooms/${room}/offices`, 'dinas', { officeId: officeOf(as) })
    const id = await done(`/rooms/${room}/decisions`, 'dinas', {
      text: 'Keluarga ditemui',
      tasks: late.map((as) => ({ officeId: officeOf(as), what: 'Menemui', due: '2026-05-04' })),
    })
    on.both.setNow('2026-05-25T02:00:00.000Z')
    try {
      const codes: string[] = []
      for (let next: string | null = ''; next !== null; ) {
        const page = Work.parse((await send('GET', `/work?limit=1${next === '' ? '' : `&cursor=${next}`}`, 'dinas')).json())
        codes.push(...page.items.filter(({ subject }) => subject.id === id).map(({ code }) => code))
        next = page.next
      }
      expect(codes.filter((code) => code === 'DO_AGREED')).toHaveLength(3)
    } finally {
      on.both.setNow('2026-05-03T02:00:00.000Z')
    }
  })

  it('is settled by who made the room where an office left with its task', async () => {
    const room = await make()
    const id = await done(`/rooms/${room}/decisions`, 'dinas', { text: 'Saksi dijemput', tasks: tasks.slice(0, 1) })
    await done(`/rooms/${room}/offices/office-jember`, 'dinas', {}, 'DELETE')
    expect(await stepsAt(id, 'dinas')).toEqual(['ANSWER_DECISION mine', 'SETTLE_LEFT mine'])
    expect((await send('GET', `/decisions/${id}`, 'jember')).statusCode).toBe(404)
    await done(`/decisions/${id}/answer`, 'dinas', { answer: 'AGREED' })
    await done(`/decisions/${id}/tasks/office-jember/result`, 'dinas', { result: 'NOT_DONE', said: 'Kantornya keluar' })
    expect(await readDecision(id, 'dinas')).toMatchObject({ settled: true })
  })

  it.each([
    ['an office outside the room', [{ ...tasks[0], officeId: 'office-bp2mi' }], 'tasks.0.officeId'],
    ['an office twice', [tasks[0], tasks[0]], 'tasks.1.officeId'],
    ['a day that has passed', [{ ...tasks[0], due: '2026-05-01' }], 'tasks.0.due'],
  ])('gives no task to %s', async (_name, wrong, field) => {
    const room = await make()
    const answer = await send('POST', `/rooms/${room}/decisions`, 'dinas', { text: 'x', tasks: wrong })
    expect([answer.statusCode, answer.json().errors?.[0]?.field]).toEqual([422, field])
  })

  it('is taken in a meeting only while that one goes on', async () => {
    const room = await make()
    const meetingId = await done(`/rooms/${room}/meetings`, 'dinas', { title: 'Rapat', startsAt: THEN })
    const answer = await send('POST', `/rooms/${room}/decisions`, 'dinas', { meetingId, text: 'x', tasks: [] })
    expect(answer.json().code).toBe('meeting-not-open')
  })
})
