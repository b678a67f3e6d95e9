// SPDX-License-Identifier: AGPL-3.0-or-later
// Ctrl-K from anywhere: a person by a misspelt name and their village, a page by its name; by keys alone and with a thumb.

import { beforeAll, expect, it } from 'vitest'
import { findings, shoot } from '../support/findings.ts'
import { go, type OfficerApp, shareDemonstration, turn } from '../support/officer.ts'

let office: OfficerApp

beforeAll(async () => {
  office = await shareDemonstration()
  const person = { sex: 'F', birthDate: '1991-03-04', area: '35.10.04.2006', motherName: 'Ngatiyem' }
  await office.send('dinas', '/workers', { ...person, name: 'Djoemiatie Kartikasari' })
  await office.send('dinas', '/workers', { ...person, name: 'Jumiatun', alias: 'Mbak Jum' })
})

it('finds somebody by keys alone, however the name is written', async () => {
  const page = await office.signIn('dinas', { language: 'en', width: 1440, scheme: 'dark' })
  await page.goto(`${office.address}/workers`)
  await page.locator('main h1').waitFor()
  await page.keyboard.press('Control+k')
  const box = page.getByRole('combobox', { name: 'Name, NIK, phone, passport, or a page' })
  await box.waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('find')
  await page.keyboard.type('jumiyati kartika sari')
  const found = page.getByRole('option', { name: /^Djoemiatie Kartikasari/ })
  await found.waitFor()
  await expect.poll(() => found.getAttribute('aria-selected')).toBe('true')
  await page
    .getByText(/born 1991/)
    .first()
    .waitFor()
  expect(await findings(page)).toEqual([])
  await shoot(page, 'find-1440')
  await turn(page, () => page.keyboard.press('Enter'))
  expect(await page.locator('main h1').textContent()).toContain('Djoemiatie Kartikasari')
  // Closed with Escape it gives the focus back, and nothing has moved.
  await page.keyboard.press('Control+k')
  await box.fill('ngatiyem')
  await page.getByText('mother: Ngatiyem').first().waitFor()
  await page.keyboard.press('Escape')
  await box.waitFor({ state: 'detached' })
  expect(await page.locator('main h1').textContent()).toContain('Djoemiatie Kartikasari')
  await page.keyboard.press('Control+k')
  await box.fill('overv')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await turn(page, () => page.keyboard.press('Enter'))
  expect(new URL(page.url()).pathname).toBe('/overview')
  await page.context().close()
})

it('finds somebody with a thumb, and says when there is nobody', async () => {
  const page = await office.signIn('desa', { language: 'id', width: 320, scheme: 'light' })
  await page.goto(office.address)
  await page.locator('main h1').waitFor()
  await page.getByRole('button', { name: /^Cari/ }).tap()
  const box = page.getByRole('combobox', { name: 'Nama, NIK, telepon, paspor, atau halaman' })
  await box.fill('mbak jum')
  const found = page.getByRole('option', { name: /^Jumiatun/ })
  await found.waitFor()
  expect(await findings(page)).toEqual([])
  await shoot(page, 'find-320')
  await box.fill('zzzzqqq')
  await page.getByText('Tidak ada yang mirip dalam wewenang Anda.').waitFor()
  await box.fill('djumiatoen')
  await turn(page, () => found.tap())
  expect(await page.locator('main h1').textContent()).toContain('Jumiatun')
  await go(page, '/workers')
  await page.context().close()
})
