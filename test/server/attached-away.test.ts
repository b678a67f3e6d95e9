// SPDX-License-Identifier: AGPL-3.0-or-later
// What a village does beside the file without a network: a photograph, kept on the phone beside its command, sent after it and by itself over a
// line that is cut; a letter, drafted by the same rules, of which the number follows.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { agenciesOffline } from '#agencies/core/agency.offline.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { journeysOffline } from '#journeys/core/worker.offline.ts'
import { letterContracts } from '#letters/core/letter.contract.ts'
import { lettersOffline } from '#letters/core/letter.offline.ts'
import { paperContracts } from '#papers/core/paper.contract.ts'
import { papersOffline } from '#papers/core/paper.offline.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { newKey } from '#platform/web/key.ts'
import { openInstance, type TestInstance } from '../support/instance.ts'
import { openPhone, type Phone } from '../support/phone.ts'
import { jpeg, segment } from '../support/pictures.ts'
import { freshDatabase } from '../support/postgres.ts'

const Made = z.object({ here: z.object({ id: z.string() }) })
const Papers = z.object({
  items: z.array(z.object({ id: z.string(), kind: z.string(), standing: z.string() })),
  needed: z.array(z.unknown()),
})
const plain = jpeg()
/** Of several parts. */
const large = Buffer.concat([
  plain.subarray(0, 2),
  ...Array.from({ length: 3000 }, () => segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 3)]))),
  plain.subarray(2),
])

let instance: TestInstance
let phone: Phone
beforeAll(async () => {
  instance = openInstance(await freshDatabase(), { named: true })
  phone = await openPhone(instance, 'desa', [agenciesOffline, journeysOffline, papersOffline, lettersOffline])
  await phone.engine.sync()
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

const away = async () => ({ ok: false, problem: { status: 0, code: 'no-connection', title: '' } }) as const
const fileOf = (bytes: Buffer, type = 'image/jpeg'): File => new File([new Uint8Array(bytes)], 'izin.jpg', { type })

async function register(name: string): Promise<string> {
  const person = { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' }
  return Made.parse(await phone.engine.around(workerContracts.RegisterWorker, person, { key: newKey() }, away)).here.id
}
function attach(workerId: string, file: File, key = newKey()) {
  return phone.engine.around(paperContracts.AttachPaper, { workerId, kind: 'SURAT_IZIN_KELUARGA' }, { key, file }, away)
}
const listed = async (id: string) =>
  Papers.parse(Object.values(await phone.engine.around(paperContracts.ListPapersOf, { id }, { key: newKey() }, away))[0]).items
const there = async (id: string) => Papers.parse((await instance.send('GET', `/workers/${id}/papers`, 'desa')).json()).items
/** What was under way when the network came is over first. */
async function sync(): Promise<void> {
  await phone.engine.sync()
  await phone.engine.sync()
}
const stateOf = (id: string) => phone.engine.standing().entries.find(({ on }) => on === id)?.state

it('a person and the photograph of the consent, both without a network, arrive in their order over a line that is cut', async () => {
  phone.online = false
  const id = await register('Siti Aminah')
  const paper = Made.parse(await attach(id, fileOf(large))).here.id
  expect(await listed(id)).toMatchObject([{ id: paper, kind: 'SURAT_IZIN_KELUARGA', standing: 'RECEIVED' }])
  expect([phone.engine.isUnsent(id), phone.engine.isUnsent(paper)]).toEqual([true, true])
  await phone.engine.sync()
  // How far, and two parts: then the line is gone.
  Object.assign(phone, { online: true, bears: 3 })
  await phone.engine.sync()
  expect([stateOf(id), stateOf(paper)]).toEqual(['landed', 'waiting'])
  expect(await there(id)).toEqual([])
  for (let nth = 0; nth < 5 && phone.engine.isUnsent(paper); nth += 1) {
    Object.assign(phone, { online: true, bears: 3 })
    await phone.engine.sync()
  }
  Object.assign(phone, { online: true, bears: Number.POSITIVE_INFINITY })
  await sync()
  expect(await there(id)).toMatchObject([{ id: paper, kind: 'SURAT_IZIN_KELUARGA' }])
  expect(stateOf(paper)).toBe('landed')
  const [entry] = phone.engine.standing().entries.filter(({ on }) => on === paper)
  expect(entry && (await phone.engine.fileOf(entry))).toBeUndefined()
})

it('one that is refused says why and holds up no other; what lies on nobody waits', async () => {
  phone.online = false
  const id = await register('Dewi Lestari')
  const bad = Made.parse(await attach(id, fileOf(Buffer.from('<!doctype html>')))).here.id
  const good = Made.parse(await attach(id, fileOf(plain))).here.id
  expect(await attach(id, fileOf(plain, 'text/html'))).toMatchObject({ ok: false, problem: { code: 'file-unknown' } })
  phone.online = true
  await sync()
  expect(stateOf(bad)).toBe('refused')
  expect(phone.engine.isUnsent(good)).toBe(false)
  expect(await there(id)).toMatchObject([{ id: good }])
  const refused = phone.engine.standing().entries.find(({ on }) => on === bad)
  expect(refused?.problem).toMatchObject({ code: 'file-unknown' })
  // It stays to be saved, until it is taken back.
  expect(refused && (await phone.engine.fileOf(refused))?.size).toBe(15)
  await phone.engine.withdraw(String(refused?.key))
  expect(refused && (await phone.engine.fileOf(refused))).toBeUndefined()
})

it('with a network it is kept first as well, and goes by itself', async () => {
  phone.online = false
  const known = await register('Sri Wahyuni')
  phone.online = true
  await sync()
  const paper = Made.parse(await attach(known, fileOf(jpeg([], { width: 16 })))).here.id
  await sync()
  expect(await there(known)).toMatchObject([{ id: paper }])
  expect(Papers.parse((await instance.send('GET', `/workers/${known}/papers`, 'desa')).json()).needed.length).toBeGreaterThan(0)
})

const Drafted = z.object({ here: z.object({ id: z.string(), number: z.string() }) })
const Letters = z.object({
  items: z.array(z.object({ id: z.string(), number: z.string(), status: z.string() })),
  offered: z.array(z.object({ kind: z.string() })),
  signs: z.optional(z.object({ as: z.optional(z.string()), caretaker: z.optional(z.string()) })),
})
const lettersHere = async (id: string) =>
  Letters.parse(Object.values(await phone.engine.around(letterContracts.ListLettersOf, { id }, { key: newKey() }, away))[0])
const lettersThere = async (id: string) => Letters.parse((await instance.send('GET', `/workers/${id}/letters`, 'desa')).json())

it('a letter that is drafted without a network has no number until the server gives it one, in the order of drafting', async () => {
  phone.online = false
  const id = await register('Siti Maryam')
  const draft = async (marital?: string) =>
    phone.engine.around(
      letterContracts.IssueLetter,
      { id, kind: 'MARITAL_STATUS', ...(marital === undefined ? {} : { marital }) },
      { key: newKey() },
      away,
    )
  const [first, second] = [Drafted.parse(await draft('SINGLE')).here, Drafted.parse(await draft('SINGLE')).here]
  expect([first.number, second.number]).toEqual(['', ''])
  // The rules are the office's.
  expect(await draft()).toMatchObject({ ok: false, problem: { errors: [{ field: 'marital' }] } })
  expect(
    await phone.engine.around(letterContracts.IssueLetter, { id, kind: 'PASSPORT_RECOMMENDATION' }, { key: newKey() }, away),
  ).toMatchObject({
    ok: false,
    problem: { code: 'letter-not-allowed', guards: [{ guard: 'ISSUING_OFFICE' }] },
  })
  const here = await lettersHere(id)
  expect(here.items.map(({ number }) => number)).toEqual(['', ''])
  phone.online = true
  await sync()
  const there = await lettersThere(id)
  const numberOf = (letter: string) => there.items.find((each) => each.id === letter)?.number ?? ''
  expect([numberOf(first.id), numberOf(second.id)]).toEqual([expect.stringMatching(/\/0001$/), expect.stringMatching(/\/0002$/)])
  phone.online = false
  // The copy says what the server says, and offers what it offers.
  expect(await lettersHere(id)).toEqual(there)
})

it('says how a letter will be signed, as the server does: for the head of that day, or as one for the time being', async () => {
  phone.online = false
  const id = await register('Siti Atas Nama')
  expect((await lettersHere(id)).signs).toBeUndefined()
  phone.online = true
  await sync()
  const uuid = '0197f3c2-0000-7000-8000-000000000003'
  await instance.db.transaction(everywhere, async (tx) => {
    await tx.run(
      "insert into app_user (regency, stream_id, area, name, login, role, office_id, active) values ('35.10', $1, '35.10.04.2006', 'Budi Kades', 'budi', 'village-officer', 'office-desa', true)",
      [uuid],
    )
    await tx.run(
      "insert into office_head (regency, office_id, user_id, valid_from, caretaker) values ('35.10', 'office-desa', $1, '2026-01-01', 'PLT')",
      [`3510-${uuid}`],
    )
  })
  const signs = { as: 'AN', caretaker: 'PLT' }
  expect((await lettersThere(id)).signs).toEqual(signs)
  phone.online = false
  const head = { name: 'Budi Kades', validFrom: '2026-01-01', me: false, caretaker: 'PLT' } as const
  phone.heads = [head, { name: 'Sri', validFrom: '2099-01-01', me: true }]
  expect((await lettersHere(id)).signs).toEqual(signs)
  const draft = await phone.engine.around(letterContracts.IssueLetter, { id, kind: 'INTRODUCTION' }, { key: newKey() }, away)
  const letter = Drafted.parse(draft).here.id
  phone.heads = [{ ...head, me: true }]
  expect((await lettersHere(id)).signs).toEqual({ caretaker: 'PLT' })
  phone.online = true
  await sync()
  const read = letterContracts.GetLetter.output.parse((await instance.send('GET', `/letters/${letter}`, 'desa')).json())
  expect(read.signer).toMatchObject({ ...signs, forName: 'Budi Kades' })
})
