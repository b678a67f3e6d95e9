// SPDX-License-Identifier: AGPL-3.0-or-later
// Files that are shared in a room: sealed with it, looked at when they come, kept from the sweep, taken back.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { must } from '#kernel/decider.ts'
import { parseId } from '#kernel/ids.ts'
import { meetingContracts } from '#meetings/core/meeting.contract.ts'
import { roomContracts } from '#meetings/core/room.contract.ts'
import { FORM_TYPE, formOf } from '../support/form.ts'
import { type OfficerName, officers, openInstance, type TestInstance } from '../support/instance.ts'
import { modulesOf, textsOf } from '../support/pdf.ts'
import { jpeg, png } from '../support/pictures.ts'
import { freshDatabase } from '../support/postgres.ts'
import { readQr } from '../support/qr.ts'

const Made = z.object({ id: z.string() })
let on: Readonly<Record<'both' | 'rows alone' | 'handlers alone' | 'scanned', TestInstance>>
/** What the scanner says; without it, it is away. */
let scan: 'CLEAN' | 'INFECTED' | undefined

beforeAll(async () => {
  const url = await freshDatabase()
  on = {
    both: openInstance(url),
    'rows alone': openInstance(url, { walls: { handler: false, rows: true } }),
    'handlers alone': openInstance(url, { walls: { handler: true, rows: false } }),
    scanned: openInstance(url, {
      scanner: async () => {
        if (scan === undefined) throw new Error('away')
        return scan
      },
    }),
  }
})
afterAll(async () => {
  for (const instance of Object.values(on)) {
    await instance.app.close()
    await instance.db.close()
  }
})

const send = (method: 'GET' | 'POST', path: string, as: OfficerName, body?: object, instance = on.both) =>
  instance.send(method, path, as, body)
async function done(path: string, as: OfficerName, body: object = {}): Promise<string> {
  const answer = await send('POST', path, as, body)
  expect(answer.statusCode, `${path}: ${answer.body}`).toBeLessThan(300)
  return Made.parse(answer.json()).id
}
const readRoom = async (id: string, as: OfficerName) => roomContracts.GetRoom.output.parse((await send('GET', `/rooms/${id}`, as)).json())
/** A room of the manpower office of one regency, with that of another in it. */
async function make(): Promise<string> {
  const id = await done('/rooms', 'dinas', { title: 'Jalur gelap di Tapal Kuda' })
  await done(`/rooms/${id}/offices`, 'dinas', { officeId: officers.jember.officeId })
  return id
}

describe('a file in a room', () => {
  const share = (room: string, as: OfficerName, bytes: Buffer, name: string, instance = on.both) =>
    instance.app.inject({
      method: 'POST',
      url: `/api/v1/rooms/${room}/files`,
      headers: { 'x-officer': as, ...FORM_TYPE },
      payload: formOf(bytes, name),
    })

  it('is sealed with the room, opened by its offices, and by nobody else behind any wall', async () => {
    const room = await make()
    const picture = jpeg()
    const shared = await share(room, 'jember', picture, 'Tiket feri.jpg')
    expect(shared.statusCode, shared.body).toBe(200)
    const { files } = await readRoom(room, 'dinas')
    expect(files).toMatchObject([{ nth: 0, name: 'Tiket feri', type: 'image/jpeg', scan: 'NOT_SCANNED', own: false }])
    const file = await send('GET', `/rooms/${room}/files/0`, 'dinas')
    expect([file.statusCode, file.headers['content-type'], file.rawPayload.subarray(0, 2)]).toEqual([
      200,
      'image/jpeg',
      Buffer.from([0xff, 0xd8]),
    ])
    for (const kept of on.both.store.files.values()) expect(kept.bytes.includes(file.rawPayload.subarray(0, 64))).toBe(false)
    for (const [walls, instance] of Object.entries(on))
      for (const as of ['desa', 'pusat', 'bp2mi'] as const) {
        expect((await send('GET', `/rooms/${room}/files/0`, as, undefined, instance)).statusCode, `${as}, ${walls}`).toBe(404)
        expect((await share(room, as, picture, 'x', instance)).statusCode, `${as}, ${walls}`).toBe(404)
      }
    // The same is there once, and only who brought it takes it back.
    expect((await share(room, 'dinas', picture, 'Lagi.jpg')).json().code).toBe('room-file-there')
    expect((await send('POST', `/rooms/${room}/files/0/withdrawal`, 'dinas', {})).json().code).toBe('room-file-not-yours')
    await done(`/rooms/${room}/files/0/withdrawal`, 'jember')
    expect((await readRoom(room, 'dinas')).files).toEqual([])
    expect((await send('GET', `/rooms/${room}/files/0`, 'jember')).json().code).toBe('room-file-gone')
    expect((await share(room, 'dinas', picture, 'Lagi.jpg')).statusCode).toBe(200)
    expect((await send('GET', `/rooms/${room}/files/1`, 'jember')).statusCode).toBe(200)
  })

  it('is kept by whoever sweeps files that nobody names, until it is taken back', async () => {
    const room = await make()
    await share(room, 'dinas', png(), 'Peta.png')
    const sweep = must(
      on.both.capabilities.flatMap(({ tasks = [] }) => tasks).find(({ name }) => name === 'papers-sweep'),
      'the sweep',
    )
    const age = () => {
      for (const [name, file] of on.both.store.files) on.both.store.files.set(name, { ...file, at: 0 })
    }
    age()
    await sweep.run('2026-05-03T02:00:00.000Z')
    expect((await send('GET', `/rooms/${room}/files/0`, 'jember')).statusCode).toBe(200)
    await done(`/rooms/${room}/files/0/withdrawal`, 'dinas')
    await sweep.run('2026-05-03T02:00:00.000Z')
    expect([...on.both.store.files.keys()].filter((name) => name.includes(parseId(room).uuid))).toEqual([])
  })

  it('is scanned when it comes: one with a virus is not kept, and while the scanner is away it says so', async () => {
    const room = await make()
    scan = 'INFECTED'
    const infected = await share(room, 'dinas', png(), 'Peta.png', on.scanned)
    expect([infected.statusCode, infected.json().code, on.scanned.store.files.size]).toEqual([422, 'room-file-infected', 0])
    scan = undefined
    expect((await share(room, 'dinas', png(), 'Peta.png', on.scanned)).statusCode).toBe(200)
    scan = 'CLEAN'
    expect((await share(room, 'dinas', jpeg(), 'Foto.jpg', on.scanned)).statusCode).toBe(200)
    expect((await readRoom(room, 'dinas')).files.map((file) => file.scan)).toEqual(['NOT_SCANNED', 'CLEAN'])
  })

  it.each([
    ['a text that calls itself a picture', Buffer.from('halo'), 'file-unknown'],
    ['nothing', Buffer.alloc(0), 'file-empty'],
  ])('is refused where it is %s', async (_name, bytes, code) => {
    expect((await share(await make(), 'dinas', bytes, 'foto.jpg')).json().code).toBe(code)
  })
})

describe('the minutes of a meeting', () => {
  it('come back signed and are taken back with a reason by the office that issued them; whoever checks them learns the day', async () => {
    const room = await make()
    const meeting = await done(`/rooms/${room}/meetings`, 'dinas', { title: 'Rapat pertama', startsAt: '2026-05-04T02:00:00.000Z' })
    await done(`/meetings/${meeting}/opening`, 'dinas')
    const why = { cause: 'FALSE_STATEMENT', reason: 'Yang hadir keliru' }
    const revoke = (as: OfficerName) => send('POST', `/meetings/${meeting}/minutes/revocation`, as, why)
    const printed = async () => (await send('GET', `/meetings/${meeting}/minutes`, 'jember')).rawPayload
    expect((await revoke('dinas')).json().code).toBe('paper-unknown')
    await done(`/meetings/${meeting}/closing`, 'dinas', { said: 'Semua setuju.' })
    const { pathname } = new URL(readQr(modulesOf(await printed())))
    expect((await revoke('jember')).json().code).toBe('paper-unknown')
    expect((await revoke('bp2mi')).statusCode).toBe(404)
    const scanned = await on.both.app.inject({
      method: 'POST',
      url: `/api/v1/meetings/${meeting}/minutes/signed`,
      headers: { 'x-officer': 'dinas', ...FORM_TYPE },
      payload: formOf(jpeg(), 'notula.jpg'),
    })
    expect(scanned.statusCode, scanned.body).toBe(200)
    expect((await send('GET', `/meetings/${meeting}/minutes/signed`, 'jember')).headers['content-type']).toBe('image/jpeg')
    expect((await send('GET', `/meetings/${meeting}/minutes/signed`, 'bp2mi')).statusCode).toBe(404)
    expect((await revoke('dinas')).statusCode).toBe(200)
    const { paper } = meetingContracts.GetMeeting.output.parse((await send('GET', `/meetings/${meeting}`, 'jember')).json())
    expect(paper).toMatchObject({ revoked: { on: '2026-05-03', reason: 'Yang hadir keliru' }, signed: { on: '2026-05-03' }, holds: false })
    const page = await on.both.app.inject({ method: 'GET', url: pathname, headers: { accept: '*/*', 'accept-language': 'en' } })
    expect(page.body).toContain('This letter was revoked')
    expect(page.body).not.toContain('Yang hadir')
    expect(textsOf(await printed()).join(' ')).toContain('DICABUT')
  })
})
