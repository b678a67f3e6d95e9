// SPDX-License-Identifier: AGPL-3.0-or-later
// A village's population list: checked without keeping anything, then the homes of people with a file are kept, and nobody else is.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { populationContracts } from '#exchange/core/population.contract.ts'
import { writeWorkbook } from '#exchange/server/workbook-write.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { watchContracts } from '#village/core/watch.contract.ts'
import { FORM_TYPE, formOf } from '../support/form.ts'
import { freshDatabase } from '../support/postgres.ts'
import { officer } from '../support/town.ts'
import { actorHeader, openWhole, type Whole } from '../support/whole.ts'

const HERE = '35.10.04.2006'
const desa = officer('village-officer', [HERE])
const dinas = officer('regency-officer', ['35.10'])
const SITI = '4910044107990201'
const WATI = '4910044107990202'
const RUKMINI = '4910044101900205'
const CARD = '3510042304110077'
const HEAD = 'alamat,dusun,rw,rt,nama,no_kk,nik,sex,tempatlahir,tanggallahir,kk_level'
const resident = (nik: string, hamlet: string, card = '0', name = 'TETANGGA RAHASIA', level = '9') =>
  `JL RAYA,${hamlet},001,002,${name},${card},${nik},2,BANYUWANGI,1990-01-01,${level}`
const LIST = [
  HEAD,
  resident(SITI, 'KRAJAN', CARD, 'SITI AMINAH', '3'),
  resident('4910040101800203', 'KRAJAN', CARD, 'SLAMET RIYADI', '1'),
  resident('4910040101800204', 'SUMBERJO'),
  resident(WATI, 'SUMBERJO'),
  resident('0', 'SUMBERJO'),
].join('\n')

let whole: Whole
let siti = ''
beforeAll(async () => {
  whole = openWhole(await freshDatabase())
  for (const [name, nik, area] of [
    ['Siti Aminah', SITI, HERE],
    ['Wati', WATI, '35.10.04.2005'],
  ] as const) {
    const body = { name, sex: 'F', birthDate: '1999-07-01', nik, area }
    const made = await whole.app.inject({ method: 'POST', url: '/api/v1/workers', headers: actorHeader(dinas), payload: body })
    expect(made.statusCode, made.body).toBe(201)
    const { id } = z.object({ id: z.string() }).parse(made.json())
    if (nik === SITI) siti = id
    await whole.app.inject({
      method: 'POST',
      url: `/api/v1/workers/${id}/moves`,
      headers: actorHeader(dinas),
      payload: { to: 'LEFT_NON_PROCEDURALLY', reason: 'Kata ibunya' },
    })
  }
})
afterAll(() => whole.close())

async function take(actor: typeof desa, file: string | Buffer, query: string, key?: string) {
  return whole.app.inject({
    method: 'POST',
    url: `/api/v1/populations?${query}`,
    headers: { ...actorHeader(actor), ...FORM_TYPE, ...(key === undefined ? {} : { 'idempotency-key': key }) },
    payload: formOf(file),
  })
}
async function taken(actor: typeof desa, file: string | Buffer, query: string, key?: string) {
  const answer = await take(actor, file, query, key)
  expect(answer.statusCode, answer.body).toBe(201)
  return populationContracts.TakePopulation.output.parse(answer.json())
}
const hamlets = async () => {
  const answer = await whole.app.inject({ method: 'GET', url: '/api/v1/watch', headers: actorHeader(desa) })
  return watchContracts.ListWatch.output.parse(answer.json()).items.map(({ name, place }) => [name, place])
}
/** What came of all lists so far, and of nobody else. */
const kept = async () => {
  const rows = await whole.services.db.read(
    everywhere,
    `select type, count(*)::int as count from event where type not in ('WorkerRegistered', 'WorkerMoved') group by type order by type`,
  )
  return Object.fromEntries(rows.map((row) => [row['type'], row['count']]))
}

it('is checked first, with nothing kept but that it was', async () => {
  const found = await taken(desa, LIST, `area=${HERE}&dryRun=true`)
  expect(found).toMatchObject({
    dryRun: true,
    rows: 4,
    unreadable: 1,
    known: 1,
    elsewhere: 0,
    housemates: 1,
    placed: 1,
    carded: 1,
    named: 1,
  })
  expect(found.people).toMatchObject([
    {
      name: 'Siti Aminah',
      place: { hamlet: 'Krajan', rt: '02', rw: '01' },
      familyCard: true,
      relatives: [{ relation: 'SPOUSE', name: 'Slamet Riyadi', birthDate: '1990-01-01' }],
      kept: true,
    },
  ])
  // Whoever answers for both villages learns that somebody of the list has a file in another one.
  expect(await taken(dinas, LIST, `area=${HERE}&dryRun=true`)).toMatchObject({ known: 1, elsewhere: 1 })
  expect(await hamlets()).toEqual([['Siti Aminah', {}]])
  expect(await kept()).toEqual({ PopulationTaken: 2 })
})

it('keeps nothing of whoever was left out', async () => {
  const before = await kept()
  const [person] = (await taken(desa, LIST, `area=${HERE}&dryRun=true`)).people
  const left = `area=${HERE}&except=${person?.id.slice(-12)}`
  expect((await taken(desa, LIST, `${left}&dryRun=true`)).people).toMatchObject([{ kept: false }])
  expect(await taken(desa, LIST, left)).toMatchObject({ known: 1, placed: 0, carded: 0, named: 0, people: [] })
  expect(await kept()).toEqual({ ...before, PopulationTaken: 5 })
})

it('gives the homes of people with a file their hamlet, keeps nobody else, and does nothing twice', async () => {
  const first = await taken(desa, LIST, `area=${HERE}`, 'daftar-1')
  expect(first).toMatchObject({ dryRun: false, placed: 1 })
  expect(await taken(desa, LIST, `area=${HERE}`, 'daftar-1')).toEqual(first)
  expect(await hamlets()).toEqual([['Siti Aminah', { hamlet: 'Krajan', rt: '02', rw: '01' }]])
  expect(await kept()).toEqual({ HomePlaced: 1, PersonCorrected: 2, PopulationTaken: 6 })
  const file = await whole.app.inject({ method: 'GET', url: `/api/v1/workers/${siti}`, headers: actorHeader(desa) })
  expect(file.json()).toMatchObject({
    familyCard: CARD,
    family: [{ relation: 'SPOUSE', name: 'Slamet Riyadi', birthDate: '1990-01-01', household: true }],
  })
  expect(file.body).not.toContain('consented')
  expect(await taken(desa, LIST, `area=${HERE}`)).toMatchObject({ known: 1, placed: 0 })

  const rows = LIST.split('\n').map((line) => line.replace('KRAJAN', 'KRAJAN_LOR').split(','))
  const pieces: Buffer[] = []
  for await (const piece of writeWorkbook([{ name: 'Data Penduduk', widths: [20], rows: [rows] }])) pieces.push(piece)
  expect(await taken(desa, Buffer.concat(pieces), `area=${HERE}&replace=${siti.slice(-12)}`)).toMatchObject({ rows: 4, placed: 1 })
  expect(await hamlets()).toEqual([['Siti Aminah', { hamlet: 'Krajan Lor', rt: '02', rw: '01' }]])
})

it('leaves the address that an officer wrote where the list has another one, and shows both', async () => {
  const visit = { to: 'FAMILY', found: ['ALL_WELL'], hamlet: 'Sumberjo', rt: '3', rw: '1' }
  const answer = await whole.app.inject({
    method: 'POST',
    url: `/api/v1/workers/${siti}/visits`,
    headers: actorHeader(desa),
    payload: visit,
  })
  expect(answer.statusCode, answer.body).toBe(200)
  const written = { hamlet: 'Sumberjo', rt: '3', rw: '1' }
  const { people, placed } = await taken(desa, LIST, `area=${HERE}&dryRun=true`)
  expect([people, placed]).toMatchObject([[{ place: { hamlet: 'Krajan', rt: '02', rw: '01' }, replaces: written }], 0])
  expect(await taken(desa, LIST, `area=${HERE}`)).toMatchObject({ placed: 0 })
  expect(await hamlets()).toEqual([['Siti Aminah', written]])
  const same = LIST.replace('JL RAYA,KRAJAN,001,002,SITI', 'JL RAYA,SUMBERJO,001,003,SITI')
  expect((await taken(desa, same, `area=${HERE}&dryRun=true`)).people).toEqual([])
})

it('refuses what is no population list, is wider than a village, or lies elsewhere', async () => {
  const before = await kept()
  for (const [file, query] of [
    ['nama,umur\nSiti,30\n', `area=${HERE}`],
    ['', `area=${HERE}`],
    ['<table><tr><th>NIK</th></tr></table>', `area=${HERE}`],
  ] as const) {
    const answer = await take(desa, file, query)
    expect(answer.statusCode, answer.body).toBe(422)
    expect(
      z.object({ errors: z.array(z.object({ field: z.string(), message: z.string() })) }).parse(answer.json()).errors[0]?.message,
    ).toMatch(/\./)
  }
  expect((await take(dinas, LIST, 'area=35.10')).statusCode).toBe(422)
  expect((await take(desa, LIST, 'area=35.10.04.2005')).statusCode).toBe(404)
  expect((await take(officer('trainer', ['35.10']), LIST, `area=${HERE}`)).statusCode).toBe(403)
  expect(await kept()).toEqual(before)
})

it('writes of a number that a joined file holds where the person is read, and does not find it new again', async () => {
  const send = async (path: string, body: object) => {
    const answer = await whole.app.inject({ method: 'POST', url: `/api/v1${path}`, headers: actorHeader(dinas), payload: body })
    expect(answer.statusCode, answer.body).toBeLessThan(300)
    return z.object({ id: z.string() }).parse(answer.json()).id
  }
  const person = { name: 'Rukmini', sex: 'F', birthDate: '1990-01-01', area: HERE }
  const [led, lead] = [await send('/workers', { ...person, nik: RUKMINI }), await send('/workers', person)]
  await send(`/workers/${lead}/moves`, { to: 'LEFT_NON_PROCEDURALLY', reason: 'Kata ibunya' })
  const pair = await send('/doubles', { one: lead, other: led })
  await send(`/doubles/${pair}/outcome`, { outcome: 'SAME', lead })
  const list = [
    HEAD,
    resident(RUKMINI, 'KRAJAN', '3510042304110088', 'RUKMINI', '3'),
    resident('4910040101800209', 'KRAJAN', '3510042304110088', 'PAIMIN', '1'),
  ].join('\n')
  expect((await taken(desa, list, `area=${HERE}&dryRun=true`)).people).toMatchObject([{ id: lead, familyCard: true, place: { rt: '02' } }])
  expect(await taken(desa, list, `area=${HERE}`)).toMatchObject({ known: 1, placed: 1, carded: 1, named: 1, kept: 1 })
  expect(await hamlets()).toContainEqual(['Rukmini', { hamlet: 'Krajan', rt: '02', rw: '01' }])
  const read = async (id: string) =>
    (await whole.app.inject({ method: 'GET', url: `/api/v1/workers/${id}`, headers: actorHeader(desa) })).json()
  expect(await read(lead)).toMatchObject({ familyCard: '3510042304110088', family: [{ relation: 'SPOUSE', name: 'Paimin' }] })
  expect((await read(led)).familyCard).toBeUndefined()
  expect(await taken(desa, list, `area=${HERE}&dryRun=true`)).toMatchObject({ placed: 0, carded: 0, named: 0, kept: 0, people: [] })
})
