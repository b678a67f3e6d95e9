// SPDX-License-Identifier: AGPL-3.0-or-later
// What is recorded with everybody's consent comes piece by piece and is kept in the room, with who said yes, however whoever recorded it leaves.

import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { roomContracts } from '#meetings/core/room.contract.ts'
import { LONGEST_PIECE, pieceHead, readPieceHead } from '#meetings/core/signal.ts'
import { type Keep, openRecordings } from '#meetings/server/recordings.ts'
import { type Caller, callIn } from '../../../test/support/call.ts'
import { type CallerName, type CallInstance, openCallInstance } from '../../../test/support/call-instance.ts'
import { FORM_TYPE, formOf } from '../../../test/support/form.ts'
import { freshDatabase } from '../../../test/support/postgres.ts'

let on: CallInstance
let cookies: Readonly<Record<CallerName, string>>
const head = Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x84]), Buffer.from('webm'), Buffer.alloc(400, 7)])
const pieces = [head, Buffer.alloc(LONGEST_PIECE, 1), Buffer.from('the rest')]

beforeAll(async () => {
  on = await openCallInstance(await freshDatabase())
  cookies = { dinas: await on.signIn('dinas'), bp2mi: await on.signIn('bp2mi'), desa: await on.signIn('desa') }
})
afterAll(async () => {
  await on.close()
  expect(on.errors).toEqual([])
})

function enter(login: CallerName, meeting: string): Caller {
  const caller = callIn(on.address, { cookie: cookies[login] })
  caller.send({ type: 'enter', meeting })
  return caller
}

const say = (caller: Caller, recording: string, nth: number, bytes = pieces[nth]): void =>
  caller.sendRaw(Buffer.concat([Buffer.from(pieceHead(recording, nth)), bytes ?? Buffer.alloc(0)]))

async function filesOf(room: string) {
  const { json } = await on.send(cookies.bp2mi, `/rooms/${room}`, undefined, 'GET')
  return roomContracts.GetRoom.output.parse(json).files
}

async function bytesOf(room: string): Promise<Buffer> {
  const file = await on.inject({ method: 'GET', url: `/api/v1/rooms/${room}/files/0`, headers: { cookie: cookies.bp2mi } })
  expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'audio/webm'])
  return file.rawPayload
}

/** Two who said yes; the first records. */
async function recorded() {
  const { room, meeting } = await on.meet(cookies.dinas, 'bp2mi', 'desa')
  const [one, two] = [enter('dinas', meeting), enter('bp2mi', meeting)]
  await Promise.all([one, two].map((caller) => caller.next('welcome')))
  for (const caller of [one, two]) caller.send({ type: 'agree', yes: true })
  for (let count = 0; count < 2; ) if ((await one.next('seat')).seat.agrees) count += 1
  one.send({ type: 'record', on: true })
  const { recording } = await one.next('recording')
  return { room, meeting, one, two, recording }
}

it('keeps what all agreed to under the seal of the room, piece by piece and once, and stops before whoever has not agreed is in', async () => {
  const { room, meeting, one, two, recording } = await recorded()
  say(one, recording, 0)
  expect(await one.next('heard')).toEqual({ type: 'heard', recording, parts: 1 })
  // Of somebody else, twice, and behind a hole nothing is taken.
  say(two, recording, 1)
  say(one, recording, 0)
  say(one, recording, 2)
  for (const _ of [1, 2]) expect((await one.next('heard')).parts).toBe(1)
  const third = enter('desa', meeting)
  await third.next('welcome')
  for (let stops = false; !stops; ) {
    const { seat } = await one.next('seat')
    stops = seat.as === 'MEMBER' && seat.agrees && !seat.records
  }
  // What was recorded before is still on its way.
  say(one, recording, 1)
  say(one, recording, 2)
  two.send({ type: 'recorded', recording })
  one.send({ type: 'recorded', recording })
  expect(await one.next('kept')).toEqual({ type: 'kept', recording, kept: true })
  say(one, recording, 3, Buffer.from('after'))
  one.send({ type: 'recorded', recording })
  const files = await filesOf(room)
  expect(files).toMatchObject([{ name: '2026-05-03 02.00', type: 'audio/webm', recording: { guests: 0 } }])
  // Of the third, who had not agreed, nothing was recorded.
  expect(files[0]?.recording?.offices).toHaveLength(2)
  expect((await bytesOf(room)).equals(Buffer.concat(pieces))).toBe(true)
  for (const caller of [one, two, third]) caller.close()
})

it('keeps what came until whoever records leaves by one key', async () => {
  const { room, one, two, recording } = await recorded()
  say(one, recording, 0)
  say(one, recording, 1)
  for (const _ of [1, 2]) await one.next('heard')
  one.send({ type: 'leave' })
  await vi.waitFor(async () => expect(await filesOf(room)).toHaveLength(1), { timeout: 60_000, interval: 50 })
  expect((await bytesOf(room)).equals(Buffer.concat(pieces.slice(0, 2)))).toBe(true)
  two.close()
})

it('takes no recording as a file that somebody brings', async () => {
  const { room } = await on.meet(cookies.dinas, 'bp2mi')
  const answer = await on.inject({
    method: 'POST',
    url: `/api/v1/rooms/${room}/files`,
    headers: { cookie: cookies.dinas, ...FORM_TYPE },
    payload: formOf(head, 'rekaman.webm'),
  })
  expect([answer.statusCode, answer.json().code]).toEqual([422, 'file-unknown'])
})

it('reads no head from what is none', () => {
  const id = crypto.randomUUID()
  expect(readPieceHead(pieceHead(id, 41))).toEqual({ recording: id, nth: 41 })
  for (const text of ['', id, `${id}           x`, pieceHead(id, 1).slice(1), `${pieceHead(id, 1)}0`])
    expect(readPieceHead(text)).toBeUndefined()
})

function opened(keep: Keep, most = 100) {
  const told: unknown[] = []
  const errors: unknown[] = []
  const times = { rest: 60_000, again: 1 }
  const recordings = openRecordings({
    clock: () => '2026-05-03T02:00:00.000Z',
    logError: (error) => errors.push(error),
    tell: (_seat, message) => told.push(message),
    times,
    most,
  })
  const recording = recordings.begin({ seat: 'one', meetingId: 'm', agreed: [], keep })
  return { recordings, recording, told, errors }
}

it('tries again what could not be kept, whether the store said no or failed, and once more where the instance stops', async () => {
  const kept: string[] = []
  const answers = [() => Promise.resolve(false), () => Promise.reject(new Error('full')), () => Promise.resolve(true)]
  const { recordings, recording, told, errors } = opened((_id, _recorded, bytes) => {
    kept.push(bytes.toString())
    return answers[kept.length - 1]?.() ?? Promise.resolve(false)
  })
  recordings.hear('one', { recording, nth: 0, bytes: Buffer.from('voices') })
  recordings.finish('one', recording)
  await vi.waitFor(() => expect(told.at(-1)).toEqual({ type: 'kept', recording, kept: true }))
  expect([kept, errors.length]).toEqual([['voices', 'voices', 'voices'], 1])
  const second = recordings.begin({
    seat: 'two',
    meetingId: 'm',
    agreed: [],
    keep: async (_id, _recorded, bytes) => kept.push(bytes.toString()) > 0,
  })
  recordings.hear('two', { recording: second, nth: 0, bytes: Buffer.from('until then') })
  await recordings.close()
  expect(kept.at(-1)).toBe('until then')
})

it('says when a room would take no more of it, and keeps nothing of nothing', async () => {
  const sizes: number[] = []
  const { recordings, recording } = opened(async (_id, _recorded, bytes) => sizes.push(bytes.length) > 0, 100)
  expect(recordings.hear('one', { recording, nth: 0, bytes: Buffer.alloc(30) })).toBe(true)
  expect(recordings.hear('one', { recording, nth: 1, bytes: Buffer.alloc(30) })).toBe(false)
  recordings.leave('one')
  recordings.begin({ seat: 'one', meetingId: 'm', agreed: [], keep: async () => sizes.push(0) > 0 })
  recordings.leave('one')
  await recordings.close()
  expect(sizes).toEqual([60])
})
