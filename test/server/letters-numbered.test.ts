// SPDX-License-Identifier: AGPL-3.0-or-later
// Numbers of an office whose territory is several regencies: one series, wherever the person is of whom a letter tells; and for whom it signs.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { findSeat } from '#access/server/access.store.ts'
import { parseId } from '#kernel/ids.ts'
import { letterContracts } from '#letters/core/letter.contract.ts'
import type { LetterEvent, LetterState } from '#letters/core/letter.ts'
import { LETTER_TYPE, letterAggregate } from '#letters/server/letter.aggregate.ts'
import { officePapers } from '#letters/server/office-papers.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { openSigner } from '#training/server/credential.handlers.ts'
import { type OfficerName, officers, openInstance, type TestInstance } from '../support/instance.ts'
import { textsOf } from '../support/pdf.ts'
import { freshDatabase } from '../support/postgres.ts'

const Made = z.object({ id: z.string() })
const Issued = z.object({ id: z.string(), number: z.string() })

/** Two servers over one database: nothing but the database is between them. */
let servers: readonly [TestInstance, TestInstance]
beforeAll(async () => {
  const url = await freshDatabase()
  servers = [openInstance(url), openInstance(url)]
})
afterAll(async () => {
  for (const { app, db } of servers) {
    await app.close()
    await db.close()
  }
})

async function person(name: string, area: '35.10.04.2006' | '35.09.01.2001'): Promise<string> {
  const plan = { destination: 'HKG', occupation: 'PENGASUH_LANSIA' }
  const body = { name, sex: 'F', birthDate: '1999-07-21', area, ...plan }
  const answer = await servers[0].send('POST', '/workers', area.startsWith('35.10') ? 'dinas' : 'jember', body)
  expect(answer.statusCode, answer.body).toBe(201)
  return Made.parse(answer.json()).id
}
async function issue(worker: string, as: OfficerName, on: TestInstance = servers[0]): Promise<z.output<typeof Issued>> {
  const answer = await on.send('POST', `/workers/${worker}/letters`, as, { kind: 'COSTS' })
  expect(answer.statusCode, answer.body).toBe(201)
  return Issued.parse(answer.json())
}

it('are of one series, so that none is given twice', async () => {
  const here = await person('Banyuwangi', '35.10.04.2006')
  const there = await person('Jember', '35.09.01.2001')
  const numbers: string[] = []
  for (const worker of [here, there, here]) numbers.push((await issue(worker, 'pusat')).number)
  expect(numbers).toEqual([1, 2, 3].map((nth) => `SKB/AGENCY-00/2026/000${nth}`))
})

it('have no hole where several servers ask at once, of people of different regencies', async () => {
  const people = await Promise.all(
    Array.from({ length: 8 }, (_, nth) => person(`Warga ${nth}`, nth % 2 === 0 ? '35.10.04.2006' : '35.09.01.2001')),
  )
  const numbers = await Promise.all(people.map((worker, nth) => issue(worker, 'bp2mi', nth % 4 < 2 ? servers[0] : servers[1])))
  const serials = numbers.map(({ number }) => Number(number.split('/').at(-1)))
  expect(serials.toSorted((one, other) => one - other)).toEqual(people.map((_, nth) => nth + 1))
})

it('go on after the highest that was given where each regency counted for itself', async () => {
  const { db } = servers[0]
  const series = 'SKB/office-provinsi/2026'
  for (const [regency, serial] of [
    ['35.09', 1],
    ['35.10', 1],
    ['35.09', 2],
  ])
    await db.run('insert into given_number (regency, series, serial, record_id) values ($1, $2, $3, gen_random_uuid())', [
      regency,
      series,
      serial,
    ])
  const { id, number } = await issue(await person('Lanjut', '35.10.04.2006'), 'provinsi')
  expect(number).toBe('SKB/PROVINCE-35/2026/0003')
  // A letter from then, whose events name no place of counting, keeps its number where its record is.
  const stored = await servers[0].services.records.find<LetterState>(LETTER_TYPE, parseId(id), everywhere)
  if (stored?.state.personal === undefined) throw new Error('no letter')
  const { home, personal, ...before } = stored.state
  expect(home).toBe('00')
  const event: LetterEvent = { type: 'LetterIssued', ...before, series, serial: 2, personal }
  const meta = { ...stored.key, version: 1, at: '2026-05-03T02:00:00.000Z' }
  const rows = letterAggregate.project({ ...before, personal }, meta, [event], { matchHash: () => '' })
  expect(rows.find(({ table }) => table === 'given_number')?.values).toMatchObject({ regency: '35.10', series, serial: 2 })
})

it('tell two offices of a kind at one seat from each other, and stay the same when the office answers for other places', async () => {
  const { db, services } = servers[0]
  const seat = (office: string, nth: number | null) =>
    db.run("insert into office (regency, id, kind, area, areas, nth) values ('35.10', $1, 'REGENCY', '35.10', '{35.10}', $2)", [
      office,
      nth,
    ])
  await seat('office-dinas', 2)
  expect((await issue(await person('Dua', '35.10.04.2006'), 'dinas')).number).toBe('SKB/DNK2-35.10/2026/0001')

  await seat('office-lama', null)
  const seatOfOffice = (id: string) => findSeat(db, id)
  const papers = officePapers(services, openSigner(services), {
    nameActs: async () => [],
    regionName: (code) => code,
    headOfOffice: async () => undefined,
    seatOfOffice,
  })
  const numbering = async (prefixes: readonly string[]) => {
    const actor = { ...officers.dinas, officeId: 'office-lama', prefixes }
    return (await papers.numbering({ actor, today: '2026-05-03' }, { kind: 'NOTULA', regency: '35.10', area: '35.10' })).given
  }
  const { home, series, serial, number } = await numbering(['35.10'])
  expect(number).toMatch(/DNK-35\.10\/2026\/0001$/)
  await db.run('insert into given_number (regency, series, serial, record_id) values ($1, $2, $3, gen_random_uuid())', [
    home,
    series,
    serial,
  ])
  expect((await numbering(['35.09', '35.10'])).number).toMatch(/DNK-35\.10\/2026\/0002$/)
})

it('is signed for the head whose name stands on that day, where somebody else of the office issued it', async () => {
  const { app, db, send } = servers[0]
  const uuid = '0197f3c2-0000-7000-8000-000000000001'
  await db.transaction(everywhere, async (tx) => {
    await tx.run(
      "insert into app_user (regency, stream_id, area, name, login, role, office_id, active) values ('35.10', $1, '35.10.04.2006', 'Budi Kades', 'budi', 'village-officer', 'office-desa', true)",
      [uuid],
    )
    await tx.run("insert into office_head (regency, office_id, user_id, valid_from) values ('35.10', 'office-desa', $1, '2026-01-01')", [
      `3510-${uuid}`,
    ])
  })
  const { id } = await issue(await person('Atas Nama', '35.10.04.2006'), 'desa')
  expect(textsOf((await send('GET', `/letters/${id}/paper`, 'desa')).rawPayload)).toContain('a.n. Kepala office-desa')
  const { check } = letterContracts.GetLetter.output.parse((await send('GET', `/letters/${id}`, 'desa')).json())
  const page = await app.inject({
    method: 'GET',
    url: new URL(check?.url ?? '').pathname,
    headers: { accept: '*/*', 'accept-language': 'id' },
  })
  expect(page.body).toContain('desa, atas nama Budi Kades')
  await db.transaction(everywhere, (tx) => tx.run("update office_head set caretaker = 'PJ' where office_id = 'office-desa'", []))
  const next = await issue(await person('Atas Nama Penjabat', '35.10.04.2006'), 'desa')
  expect(textsOf((await send('GET', `/letters/${next.id}/paper`, 'desa')).rawPayload)).toContain('a.n. Pj. Kepala office-desa')
  const read = letterContracts.GetLetter.output.parse((await send('GET', `/letters/${next.id}`, 'desa')).json())
  expect(read.signer).toEqual({ name: 'desa', as: 'AN', forName: 'Budi Kades', caretaker: 'PJ' })
  // What was issued before says what it said.
  expect(textsOf((await send('GET', `/letters/${id}/paper`, 'desa')).rawPayload)).toContain('a.n. Kepala office-desa')
})

it('is signed for the head on papers of cases, minutes and answers too', async () => {
  const { services } = servers[0]
  const headOfOffice = async () => ({ userId: 'budi', name: 'Budi Kades' })
  const naming = { nameActs: async () => [], regionName: (code: string) => code, headOfOffice, seatOfOffice: async () => undefined }
  const papers = officePapers(services, openSigner(services), naming)
  const signed = async (userId: string) => {
    const actor = { ...officers.desa, userId }
    return (await papers.numbering({ actor, today: '2026-05-03' }, { kind: 'NOTULA', regency: '35.10', area: '35.10.04.2006' })).issued
  }
  expect(await signed('desa')).toMatchObject({ signer: officers.desa.name, forName: 'Budi Kades' })
  expect(Object.keys(await signed('budi'))).toEqual(['token', 'office', 'signer'])
})
