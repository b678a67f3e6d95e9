// SPDX-License-Identifier: AGPL-3.0-or-later
// The village's own work in a real browser: a visit in three taps, a return recorded from the walk, the eleven things told and signed.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { findings, shoot } from '../support/findings.ts'
import { beginCopy } from '../support/kept-app.ts'
import { today } from '../support/morning.ts'
import { go, type Look, type OfficerApp, openOfficerApp, turn, use } from '../support/officer.ts'

const phone: Look = { language: 'id', width: 320, scheme: 'light' }
const desk: Look = { language: 'en', width: 1440, scheme: 'dark' }
const HERE = '35.10.04.2006'

let office: OfficerApp
let gone = ''
beforeAll(async () => {
  office = await openOfficerApp(0)
  gone = await person('Siti Melati')
  await office.send('desa', `/workers/${gone}/moves`, { to: 'LEFT_NON_PROCEDURALLY', reason: 'Kata ibunya' })
})
afterAll(() => office.close())

async function person(name: string): Promise<string> {
  const made = await office.send('desa', '/workers', { name, sex: 'F', birthDate: '1999-07-01', area: HERE, destination: 'HKG' })
  return z.looseObject({ id: z.string() }).parse(made).id
}

it('takes a visit in three taps, puts the home into its hamlet, and says what the finding asks for', async () => {
  const page = await office.signIn('desa', phone)
  await page.goto(`${office.address}/watch`)
  await page.getByRole('heading', { level: 2, name: /Dusun belum dicatat/ }).waitFor()
  await page.getByText('Mencatat berarti melindungi, bukan menghukum').waitFor()
  await use(page.getByRole('button', { name: 'Catat kunjungan: Siti Melati' }), phone)
  const dialog = page.getByRole('dialog', { name: 'Kunjungan: Siti Melati' })
  await dialog.getByText('Tidak ada kabar', { exact: true }).tap()
  await dialog.getByLabel('Dusun').fill('Krajan')
  expect(await findings(page)).toEqual([])
  await use(dialog.getByRole('button', { name: 'Simpan kunjungan' }), phone)
  await page.getByRole('heading', { level: 2, name: /Dusun Krajan/ }).waitFor()
  await page.getByText(/buka kasus supaya dicari dan ditolong/).waitFor()
  await page.getByText('Janji datang lagi', { exact: true }).first().waitFor()
  await page.context().close()
})

it('records a return from the walk by the journey’s own step', async () => {
  const page = await office.signIn('desa', desk)
  await page.goto(`${office.address}/watch`)
  await use(page.getByRole('button', { name: 'Record departure or return: Siti Melati' }), desk)
  const dialog = page.getByRole('dialog', { name: 'Departure or return: Siti Melati' })
  await dialog.getByRole('radio', { name: 'Back home' }).press('Space')
  await dialog.getByLabel('How is it known?').fill('She opened the door')
  expect(await findings(page)).toEqual([])
  await use(dialog.getByRole('button', { name: 'Record on the file' }), desk)
  await page.getByText('Recorded on the file.').waitFor()
  // Only the promised visit is left of why she is on the list.
  await page.getByText('Left without record', { exact: true }).waitFor({ state: 'detached' })
  await page.getByText('Visit promised', { exact: true }).first().waitFor()
  expect(await office.read('desa', `/workers/${gone}`)).toMatchObject({ state: 'RETURNED' })
  await page.context().close()
})

it('records in one step who a visit found at home, whatever the file said, and asks no more then', async () => {
  const id = await person('Wati Undangan')
  for (const to of ['LEFT_NON_PROCEDURALLY', 'ABROAD_UNDOCUMENTED'])
    await office.send('desa', `/workers/${id}/moves`, { to, reason: 'Kata ibunya' })
  const page = await office.signIn('desa', phone)
  await page.goto(`${office.address}/watch`)
  await use(page.getByRole('button', { name: 'Catat kunjungan: Wati Undangan' }), phone)
  const visit = page.getByRole('dialog', { name: 'Kunjungan: Wati Undangan' })
  await visit.getByText('Sudah pulang', { exact: true }).tap()
  await use(visit.getByRole('button', { name: 'Simpan kunjungan' }), phone)
  const asked = page.getByText('Wati Undangan: catat berangkat atau pulang pada berkasnya.')
  await asked.waitFor()
  await shoot(page, 'village-found')
  await use(page.locator('.notice').getByRole('button', { name: 'Catat berangkat atau pulang' }), phone)
  const step = page.getByRole('dialog', { name: 'Berangkat atau pulang: Wati Undangan' })
  await step.getByText('Sudah pulang', { exact: true }).tap()
  expect(await findings(page)).toEqual([])
  await shoot(page, 'village-home-again')
  await use(step.getByRole('button', { name: 'Catat pada berkas' }), phone)
  await asked.waitFor({ state: 'detached' })
  await page.getByText('Dicatat pada berkas.').waitFor()
  expect(await office.read('desa', `/workers/${id}`)).toMatchObject({ state: 'RETURNED' })
  await page.context().close()
})

it('tells the eleven things, and once all are signed the milestone is on the file', async () => {
  const id = await person('Sri Kenanga')
  const page = await office.signIn('desa', phone)
  await page.goto(`${office.address}/information?worker=${id}`)
  await page.getByRole('heading', { level: 2, name: /11\. / }).waitFor()
  await use(page.getByRole('button', { name: 'Tandai semua' }), phone)
  await page.getByText('Dijelaskan petugas', { exact: true }).tap()
  await page.getByText('Cap jempol di daftar cetak', { exact: true }).tap()
  await use(page.getByRole('button', { name: 'Catat untuk Sri Kenanga' }), phone)
  await page.getByText('Semua butir sudah dijelaskan').waitFor()
  await page.getByText('Lengkap: sebelas butir dijelaskan, dan tercatat pada berkas.').waitFor()
  const file = z.looseObject({ milestones: z.array(z.looseObject({ code: z.string(), status: z.string() })) })
  const { milestones } = file.parse(await office.read('desa', `/workers/${id}`))
  expect(milestones.find(({ code }) => code === 'INFO_GIVEN')?.status).toBe('done')
  await page.context().close()
})

it('counts the month of the village on one sheet of paper, and the regency reads it by village', async () => {
  const page = await office.signIn('desa', phone)
  await page.goto(`${office.address}/count`)
  await page.getByRole('heading', { level: 2, name: /^Hitungan / }).waitFor()
  await page.getByLabel('Di luar negeri, belum ada berkasnya').fill('3')
  expect(await findings(page)).toEqual([])
  await use(page.getByRole('button', { name: 'Kirim ke kabupaten' }), phone)
  await page.getByText(/dan 3 belum berberkas/).waitFor()
  await shoot(page, 'count-village')
  const paper = await page.pdf({ format: 'A4' })
  expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  await page.context().close()
  const above = await office.signIn('dinas', desk)
  await above.goto(`${office.address}/count`)
  await above.getByRole('heading', { level: 2, name: 'By village' }).waitFor()
  expect(await findings(above)).toEqual([])
  await shoot(above, 'count-regency')
  await turn(above, () => use(above.getByRole('link', { name: /Wringinpitu/ }), desk))
  await above.getByText(/and 3 without a file/).waitFor()
  await shoot(above, 'count-regency-village')
  await above.context().close()
})

it('keeps the address that a colleague wrote while the form of a visit was open, and says so', async () => {
  const id = await person('Ani Rumah')
  await office.send('desa', `/workers/${id}/moves`, { to: 'LEFT_NON_PROCEDURALLY', reason: 'Kata ibunya' })
  const page = await office.signIn('desa', phone)
  await page.goto(`${office.address}/watch`)
  await use(page.getByRole('button', { name: 'Catat kunjungan: Ani Rumah' }), phone)
  const dialog = page.getByRole('dialog', { name: 'Kunjungan: Ani Rumah' })
  await dialog.getByText('Tidak ada kabar', { exact: true }).tap()
  await dialog.getByLabel('Dusun').fill('Sumberjo')
  await office.send('dinas', `/workers/${id}/visits`, { to: 'FAMILY', found: ['ALL_WELL'], hamlet: 'Krajan' })
  await use(dialog.getByRole('button', { name: 'Simpan kunjungan' }), phone)
  await page.getByText(/Alamat yang baru ditulis rekan Anda tetap berlaku/).waitFor()
  await shoot(page, 'visit-elsewhere')
  expect(await office.read('desa', `/workers/${id}/visits`)).toMatchObject({
    place: { hamlet: 'Krajan' },
    items: [{ found: ['NO_NEWS'], elsewhere: { hamlet: 'Sumberjo' } }, { found: ['ALL_WELL'] }],
  })
  await page.context().close()
})

it('does not count over a colleague unseen, nor puts right or takes back what they changed', async () => {
  const none = { FROM_18: 0, FROM_25: 0, FROM_60: 0 }
  const reached = { F: { UNDER_18: 9, ...none }, M: { UNDER_18: 0, ...none } }
  const session = { on: today, kind: 'VILLAGE', venue: 'Balai desa', reached }
  const made = await office.send('desa', '/outreach', { area: HERE, ...session })
  const { id } = z.looseObject({ id: z.string() }).parse(made)
  const page = await office.signIn('desa', desk)
  const sheets = (count: number) => ({ audience: 'VILLAGER', moment: 'BEFORE', sheets: count, right: { AGE: 1 } })
  await page.goto(`${office.address}/outreach/${id}`)
  await use(page.getByRole('button', { name: 'Fill in before: Villagers' }), desk)
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('How many sheets?').fill('9')
  await office.send('dinas', `/outreach/${id}/answers`, sheets(7))
  await use(dialog.getByRole('button', { name: 'Save' }), desk)
  const refused = dialog.getByText(/Meanwhile somebody else wrote another count/)
  await refused.waitFor()
  // The button that was pressed is far below it.
  await expect.poll(() => refused.evaluate((at) => at.getBoundingClientRect().top >= 0)).toBe(true)
  await dialog.getByText('On record now: 7 sheets, 1 right answer.').waitFor()
  expect(await findings(page)).toEqual([])
  await shoot(page, 'outreach-counted-meanwhile')
  await use(dialog.getByRole('button', { name: 'Save' }), desk)
  await dialog.waitFor({ state: 'detached' })
  expect(await office.read('desa', `/outreach/${id}`)).toMatchObject({ tallies: [{ sheets: 9 }] })

  await use(page.getByRole('button', { name: 'Correct' }), desk)
  await page.getByLabel('Place').fill('Balai dusun')
  await office.send('dinas', `/outreach/${id}/correction`, { ...session, venue: 'Masjid' })
  await use(page.getByRole('button', { name: 'Save' }), desk)
  await page.getByText(/Meanwhile somebody else put this record right/).waitFor()
  await page.getByText(/On record now: Masjid/).waitFor()
  expect(await findings(page)).toEqual([])
  await shoot(page, 'outreach-changed-meanwhile')
  await use(page.getByRole('button', { name: 'Save' }), desk)
  await page.getByRole('heading', { level: 1, name: 'Balai dusun' }).waitFor()
  await page.context().close()
})

it('leaves the address that an officer wrote where the list of OpenSID has another, until it is ticked', async () => {
  const nik = '4910044107990777'
  const body = { name: 'Sri Alamat', sex: 'F', birthDate: '1999-07-01', area: HERE, nik }
  const { id } = z.looseObject({ id: z.string() }).parse(await office.send('desa', '/workers', body))
  await office.send('desa', `/workers/${id}/visits`, { to: 'FAMILY', found: ['ALL_WELL'], hamlet: 'Krajan', rt: '2' })
  const rows = ['dusun,rw,rt,nama,no_kk,nik', `SUMBERJO,001,005,SRI ALAMAT,3510042304110077,${nik}`]
  for (const look of [phone, desk]) {
    const page = await office.signIn('desa', look)
    await page.goto(`${office.address}/population`)
    await page.locator('#file').setInputFiles({ name: 'penduduk.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) })
    await use(page.locator('form button[type=submit]'), look)
    const stands = page.locator(`#replace-${id}`)
    await stands.waitFor()
    expect([await page.locator(`#keep-${id}`).isChecked(), await stands.isChecked()]).toEqual([true, false])
    expect(await findings(page)).toEqual([])
    await shoot(page, `population-${look.language}`)
    await page.context().close()
  }
})

it('says of which day the figures are where they come from the copy on this device', async () => {
  const page = await office.signIn('desa', phone, { keeps: true })
  await beginCopy(page, office.address, '493817')
  await page.context().setOffline(true)
  await go(page, '/count')
  await page.getByText(/Menurut salinan di perangkat ini per /).waitFor()
  expect(await findings(page)).toEqual([])
  await shoot(page, 'count-copy')
  await page.context().close()
})
