// SPDX-License-Identifier: AGPL-3.0-or-later
// What was recorded with everybody's consent is kept in the room by the officer whose browser did it, with who said yes; nothing else is.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { roomContracts } from '#meetings/core/room.contract.ts'
import { type Caller, callIn } from '../../../test/support/call.ts'
import { type CallerName, type CallInstance, openCallInstance } from '../../../test/support/call-instance.ts'
import { FORM_TYPE, formOf } from '../../../test/support/form.ts'
import { freshDatabase } from '../../../test/support/postgres.ts'

let on: CallInstance
let cookies: Readonly<Record<CallerName, string>>
const voices = Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x84]), Buffer.from('webm'), Buffer.alloc(400, 7)])

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

async function keep(login: CallerName, room: string, asked: Readonly<Record<string, string>>, bytes = voices) {
  const answer = await on.inject({
    method: 'POST',
    url: `/api/v1/rooms/${room}/files?${new URLSearchParams(asked)}`,
    headers: { cookie: cookies[login], ...FORM_TYPE },
    payload: formOf(bytes, '2026-05-03 09.00.webm'),
  })
  return { status: answer.statusCode, code: answer.json().code }
}

it('keeps what all agreed to, under the seal of the room, for whoever recorded it and once it has stopped', async () => {
  const { room, meeting } = await on.meet(cookies.dinas, 'bp2mi', 'desa')
  const [one, two] = [enter('dinas', meeting), enter('bp2mi', meeting)]
  await Promise.all([one, two].map((caller) => caller.next('welcome')))
  for (const caller of [one, two]) caller.send({ type: 'agree', yes: true })
  const agreed = async (caller: Caller): Promise<void> => {
    for (let count = 0; count < 2; ) if ((await caller.next('seat')).seat.agrees) count += 1
  }
  await agreed(one)
  one.send({ type: 'record', on: true })
  const { recording } = await one.next('recording')
  // While it goes on, nothing is kept yet.
  expect(await keep('dinas', room, { recording, meeting })).toEqual({ status: 422, code: 'room-recording-unknown' })
  const third = enter('desa', meeting)
  await third.next('welcome')
  for (let stops = false; !stops; ) {
    const { seat } = await one.next('seat')
    stops = seat.as === 'MEMBER' && seat.agrees && !seat.records
  }
  for (const [login, asked, bytes, code] of [
    ['bp2mi', { recording, meeting }, voices, 'room-recording-unknown'],
    ['dinas', { recording }, voices, 'room-recording-unknown'],
    ['dinas', { recording: crypto.randomUUID(), meeting }, voices, 'room-recording-unknown'],
    ['dinas', { recording, meeting }, Buffer.from('halo'), 'file-unknown'],
    ['dinas', {}, voices, 'file-unknown'],
  ] as const)
    expect(await keep(login, room, asked, bytes)).toEqual({ status: 422, code })
  const other = await on.meet(cookies.dinas)
  expect((await keep('dinas', other.room, { recording, meeting })).code).toBe('room-recording-unknown')
  expect((await keep('dinas', room, { recording, meeting })).status).toBe(200)
  const { files } = roomContracts.GetRoom.output.parse((await on.send(cookies.desa, `/rooms/${room}`, undefined, 'GET')).json)
  expect(files).toMatchObject([{ name: '2026-05-03 09.00', type: 'audio/webm', recording: { guests: 0 } }])
  // Of the third, who had not agreed, nothing was recorded.
  expect(files[0]?.recording?.offices).toHaveLength(2)
  const file = await on.inject({ method: 'GET', url: `/api/v1/rooms/${room}/files/0`, headers: { cookie: cookies.desa } })
  expect([file.statusCode, file.headers['content-type'], file.rawPayload.equals(voices)]).toEqual([200, 'audio/webm', true])
  for (const caller of [one, two, third]) caller.close()
})
