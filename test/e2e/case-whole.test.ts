// SPDX-License-Identifier: AGPL-3.0-or-later
// One cry for help from the village desk to its end, through four offices: the village takes it down, the manpower office verifies it and hands it
// on, the protection post accepts it and hears the testimony, the police read what was opened to them, and everybody sees how it ended.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#kernel/time.ts'
import { findings, shoot } from '../support/findings.ts'
import { today } from '../support/morning.ts'
import { type OfficerApp, openOfficerApp, use } from '../support/officer.ts'

const phone = { language: 'id', width: 320, scheme: 'light' } as const
const desk = { language: 'en', width: 1440, scheme: 'dark' } as const
const TESTIMONY = 'Paspor Suryaningrum disita sejak hari pertama'

let office: OfficerApp

beforeAll(async () => {
  office = await openOfficerApp(0)
})
afterAll(() => office.close())

async function inspect(page: Page, what: string): Promise<void> {
  await shoot(page, `whole-${what}`)
  expect(await findings(page), what).toEqual([])
}

test('a report goes from the village through four offices to its end', async () => {
  const village = await office.signIn('desa', phone)
  await village.goto(`${office.address}/cases/new`)
  await village.getByText('Keluarga', { exact: true }).click()
  await village.getByLabel('Apa masalahnya').selectOption('PERDAGANGAN_ORANG')
  await village.getByLabel('Apa yang terjadi').fill('Dua minggu tidak ada kabar, lalu pesan: tolong.')
  await village.getByLabel('Cara menghubungi yang aman').fill('Lewat ibunya')
  await use(village.getByRole('button', { name: 'Catat kasus ini' }), phone)
  await village.getByText('Lewat ibunya').waitFor()
  const at = village.url()

  const regency = await office.signIn('dinas', desk)
  await regency.goto(at)
  await use(regency.locator('.next-step').getByRole('button', { name: 'Verified', exact: true }), desk)
  await regency.locator('.badge', { hasText: 'Verified' }).waitFor()
  await use(regency.getByRole('button', { name: 'Send to another office' }), desk)
  const asked = regency.getByRole('dialog')
  await asked.locator('.radio-chip', { hasText: 'Referred' }).click()
  await asked.getByRole('combobox', { name: 'Office' }).selectOption({ label: 'P4MI Banyuwangi' })
  await asked.locator('.radio-chip', { hasText: 'Legal help' }).click()
  await use(asked.getByRole('button', { name: 'Send the case', exact: true }), desk)
  await regency.getByText('Referred to P4MI Banyuwangi').waitFor()

  const post = await office.signIn('bp2mi', phone)
  await post.goto(at)
  await use(post.getByRole('button', { name: 'Terima kasus ini' }), phone)
  await post.getByRole('button', { name: 'Terima kasus ini' }).waitFor({ state: 'detached' })
  const annex = post.locator('#annex')
  await annex.locator('summary', { hasText: 'Tulis di lampiran' }).click()
  await annex.getByText('Keterangan', { exact: true }).click()
  await annex.getByLabel('Apa yang diceritakan').fill(TESTIMONY)
  await use(annex.getByRole('button', { name: 'Simpan tersegel' }), phone)
  await use(annex.getByRole('button', { name: 'Baca lampiran: Lampiran kantor Anda' }), phone)
  await annex.getByText(TESTIMONY).waitFor()
  await annex.locator('summary', { hasText: 'Buka bagi kantor lain' }).click()
  await annex.getByRole('combobox', { name: 'Kantor' }).selectOption({ label: 'Polresta Banyuwangi (tidak menangani kasus ini)' })
  await annex.getByText('Bantuan hukum', { exact: true }).click()
  await annex.getByLabel('Sampai dengan').fill(addDays(today, 20))
  await use(annex.getByRole('button', { name: 'Buka lampiran' }), phone)
  await annex.getByRole('button', { name: 'Tutup: Polresta Banyuwangi' }).waitFor()
  await inspect(post, 'post')

  const police = await office.signIn('penyidik', desk)
  await police.goto(`${office.address}/annexes`)
  await inspect(police, 'annexes')
  await use(police.getByRole('main').getByRole('link').first(), desk)
  await police.getByText(TESTIMONY).waitFor()
  await inspect(police, 'police')
  await police.context().close()

  // Each move goes to the screens of the others by itself.
  await use(post.getByRole('button', { name: 'Konsultasi', exact: true }), phone)
  await use(post.getByRole('dialog').getByRole('button', { name: 'Simpan', exact: true }), phone)
  await regency.locator('.badge', { hasText: 'Consultation' }).waitFor()
  await use(regency.getByRole('button', { name: 'Settled, rights fulfilled', exact: true }), desk)
  await use(regency.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }), desk)
  await regency.locator('.badge', { hasText: 'Settled, rights fulfilled' }).waitFor()
  await inspect(regency, 'closed')
  await post.locator('.badge', { hasText: 'Selesai, hak dipenuhi' }).waitFor()
  await village.locator('.badge', { hasText: 'Selesai, hak dipenuhi' }).waitFor()
  expect(await village.content()).not.toContain('Suryaningrum')
  await inspect(village, 'village')
  await Promise.all([village, regency, post].map((page) => page.context().close()))
})
