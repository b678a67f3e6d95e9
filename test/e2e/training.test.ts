// SPDX-License-Identifier: AGPL-3.0-or-later
// A training centre in a real browser: opens a class, enrols, takes attendance of thirty by keyboard alone and by taps; completion appears on the file by itself.

import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { addDays } from '#kernel/time.ts'
import { findings, shoot } from '../support/findings.ts'
import { today } from '../support/morning.ts'
import { looks, type OfficerApp, openOfficerApp } from '../support/officer.ts'

const PROGRAMME = 'Pengasuh lansia'
const PROVIDER = 'LPK Melati Uji'
const TRAINEES = 30
/** What fits well into a minute. */
const MOST_PRESSES = 40
const Made = z.object({ id: z.string() })

let office: OfficerApp
let everybody: readonly string[] = []

beforeAll(async () => {
  office = await openOfficerApp(0)
  const licence = { number: '7/2024', issuer: 'Disnaker Banyuwangi', from: '2024-01-01' }
  await office.send('dinas', '/providers', { area: '35.10', kind: 'LPK', name: PROVIDER, ...licence })
  // One programme for each language: nobody sits in two open classes of the same.
  for (const language of ['id', 'en'])
    await office.send('dinas', '/programmes', {
      area: '35.10',
      name: `${PROGRAMME} ${language}`,
      hours: 16,
      minHours: 8,
      units: [{ code: 'A.1', title: 'Merawat lansia', minHours: 0 }],
      legalBasis: 'UU 18/2017 art 5b',
      standing: 'assumed',
    })
  const names = Array.from({ length: TRAINEES }, (_, n) => `Peserta ${String(n + 1).padStart(2, '0')} Wulandari`)
  const person = { sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' }
  // At once: they share transactions.
  everybody = await Promise.all(names.map(async (name) => Made.parse(await office.send('desa', '/workers', { ...person, name })).id))
})
afterAll(() => office.close())

async function inspect(page: Page, name: string): Promise<void> {
  await shoot(page, name)
  expect(await findings(page), name).toEqual([])
}

const said = {
  id: {
    plan: 'Buka kelas',
    enrol: /Daftarkan peserta/,
    take: 'Isi daftar hadir',
    rest: /^Semua hadir/,
    undo: /^Urungkan/,
    save: 'Simpan daftar hadir',
    done: /Selesai \d/,
    reached: /memenuhi jam/,
    correct: 'Perbaiki',
    absent: 't',
    excused: 'i',
    searches: ['peserta 0', 'peserta 1', 'peserta 2', 'peserta 30'],
    enrolled: TRAINEES,
    missing: [
      ...['Pilih jenis lembaganya.', 'Isi namanya.', 'Isi nomor izin atau keputusannya.'],
      ...['Isi siapa yang menerbitkannya.', 'Isi sejak kapan berlakunya.'],
    ],
  },
  en: {
    plan: 'Open a class',
    enrol: /Enrol trainees/,
    take: 'Take attendance',
    rest: /^All present/,
    undo: /^Undo/,
    save: 'Save attendance',
    done: /Completed \d/,
    reached: /reached the hours/,
    correct: 'Correct',
    absent: 'a',
    excused: 'e',
    searches: ['peserta 0'],
    enrolled: 9,
    missing: [
      ...['Choose the kind of provider.', 'Enter the name.', 'Enter the number of the licence or decree.'],
      ...['Enter who issued it.', 'Enter since when it is valid.'],
    ],
  },
} as const

describe.each(looks)('in $language at $width px, $scheme', (look) => {
  const { language } = look
  const words = said[language]
  const title = `Angkatan ${language}`
  let page: Page
  let klass: string
  beforeAll(async () => {
    page = await office.signIn('blk', look)
  })
  afterAll(() => page.context().close())

  it('a class is planned from the rhythm of a week', async () => {
    await page.goto(`${office.address}/classes/new`)
    await page.locator('#title').fill(title)
    await page.locator('#programmeId').selectOption({ label: `${PROGRAMME} ${language} (16 JP)` })
    await page.locator('#providerId').selectOption({ label: PROVIDER })
    await page.locator('#capacity').fill(String(TRAINEES))
    await page.locator('#firstDay').fill(addDays(today, -1))
    for (const day of ['6', '7']) await page.locator(`input[name=weekdays][value="${day}"]`).check({ force: true })
    await page.getByRole('status').filter({ hasText: '16 JP' }).waitFor()
    await inspect(page, `class-plan-${language}`)
    await page.getByRole('button', { name: words.plan }).click()
    await page.waitForURL(/\/classes\/3510-/)
    klass = page.url()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await inspect(page, `class-new-${language}`)
  })

  it(`${words.enrolled} people are enrolled together`, async () => {
    await page.getByRole('link', { name: words.enrol }).first().click()
    for (const search of words.searches) {
      await page.locator('#q').fill(search)
      const found = page.locator('.pick', { hasText: new RegExp(search, 'i') })
      await found.first().waitFor()
      for (const box of await found.locator('input').all()) await box.check()
    }
    await inspect(page, `enrol-${language}`)
    await page.locator('button[type=submit]').click()
    await page.waitForURL(klass)
    await page.getByRole('link', { name: `Peserta ${String(words.enrolled).padStart(2, '0')}` }).waitFor()
    // The rest of a full class, which its open page takes in by itself.
    const workers = everybody.slice(words.enrolled)
    if (workers.length > 0) await office.send('blk', `/classes/${klass.split('/').at(-1)}/trainees`, { workers })
    await page.getByRole('link', { name: `Peserta ${TRAINEES}` }).waitFor()
  })

  if (look.width === 320)
    it('attendance is taken by taps, all of them on one page', async () => {
      await page.getByRole('link', { name: words.take }).first().tap()
      await page.locator('#board-0:focus').waitFor()
      expect(await page.locator('.board-name').count()).toBe(TRAINEES)
      let taps = 0
      const tap = async (control: Locator): Promise<void> => {
        taps += 1
        await control.tap()
      }
      const name = (index: number): Locator => page.locator(`#board-${index}`)
      await tap(page.getByRole('button', { name: words.rest }))
      // One tap makes somebody absent, a second excused.
      for (const index of [3, 11, 28, 17, 17]) await tap(name(index))
      const marked = taps
      await expect.poll(() => page.locator('.board-name.tone-late').count()).toBe(3)
      await expect.poll(() => page.locator('.board-name.tone-dawn').count()).toBe(1)
      expect(await page.locator('.board-name.tone-good').count()).toBe(TRAINEES - 4)
      // Only saving is left.
      await expect.poll(() => page.getByRole('button', { name: words.save }).isEnabled()).toBe(true)
      expect(marked + 1).toBeLessThanOrEqual(MOST_PRESSES)
      for (let back = marked; back > 0; back -= 1) await page.getByRole('button', { name: words.undo }).tap()
      await expect.poll(() => page.locator('.board-name[class*=tone]').count()).toBe(0)
      await page.goto(klass)
    })

  // Everybody present, the first absent, the third excused after a moment's doubt, three more absent; a reload in between loses nothing.
  it('attendance is taken by keyboard alone, in few presses', async () => {
    let presses = 0
    const press = async (key: string): Promise<void> => {
      presses += 1
      await page.keyboard.press(key)
    }
    await page.getByRole('link', { name: words.take }).first().click()
    await page.locator('#board-0:focus').waitFor()
    await press('s')
    await press(words.absent)
    await page.locator('#board-1:focus').waitFor()
    await press('ArrowRight')
    await press('Space')
    await press(words.excused)
    await page.locator('#board-3:focus').waitFor()
    await press(words.excused)
    await press('u')
    for (const [absent, from] of [
      [6, 4],
      [13, 7],
      [20, 14],
    ] as const) {
      for (let at = from; at < absent; at += 1) await press('ArrowRight')
      await press(words.absent)
    }
    await page.locator('#board-21:focus').waitFor()
    await page.reload()
    await page.locator('#board-0.tone-late').waitFor()
    await page.locator('#board-2.tone-dawn').waitFor()
    for (const absent of [6, 13, 20]) await page.locator(`#board-${absent}.tone-late`).waitFor()
    expect(await page.locator('.board-name').count()).toBe(TRAINEES)
    expect(await page.locator('.board-name.tone-good').count()).toBe(TRAINEES - 5)
    if (look.width === 1440) {
      const [last, foot] = await Promise.all([
        page.locator(`#board-${TRAINEES - 1}`).boundingBox(),
        page.locator('.board-foot').boundingBox(),
      ])
      expect((last?.y ?? 0) + (last?.height ?? 0), 'all are seen without scrolling').toBeLessThanOrEqual(foot?.y ?? 0)
    }
    await inspect(page, `attendance-${language}`)
    await page.locator('#board-0:focus').waitFor()
    await press('Tab')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(words.save)
    await press('Enter')
    await page.waitForURL(klass)
    expect(presses).toBeLessThanOrEqual(MOST_PRESSES)
    await page.getByText(words.done).first().waitFor()
    await inspect(page, `class-${language}`)
  })

  it('completion stands on the file, computed, and goes when attendance is corrected', async () => {
    await office.app.settle()
    await page.getByRole('link', { name: /Peserta 02/ }).click()
    await page.locator('#training').getByText(words.done).first().waitFor()
    await inspect(page, `file-training-${language}`)
    await page.goto(`${klass}/sessions/1`)
    await page.getByRole('button', { name: /Peserta 02/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('input[value=absent]').check({ force: true })
    await dialog.locator('input[value=mixed-up]').check({ force: true })
    await inspect(page, `correct-${language}`)
    await dialog.getByRole('button', { name: words.correct, exact: true }).click()
    await page
      .getByRole('button', { name: /Peserta 02/ })
      .and(page.locator('.tone-late'))
      .waitFor()
    await page.goto(`${klass}/schedule`)
    await page.locator('#extra').waitFor()
    await inspect(page, `schedule-${language}`)
    await page.goto(`${office.address}/classes`)
    await page.getByText(words.reached).first().waitFor()
    await inspect(page, `classes-${language}`)
  })

  it('the regency sees who may train, and starts a programme from a usual one', async () => {
    const desk = await office.signIn('dinas', look)
    await desk.goto(`${office.address}/providers`)
    await desk.getByRole('link', { name: PROVIDER }).waitFor()
    await inspect(desk, `providers-${language}`)
    await desk.getByRole('link', { name: PROVIDER }).click()
    await desk.locator('#number').waitFor()
    await inspect(desk, `provider-${language}`)
    await desk.goto(`${office.address}/providers/new`)
    await desk.locator('#kind').waitFor()
    await desk.locator('form button[type=submit]').click()
    await desk.locator('#error-summary').waitFor()
    expect(await desk.locator('#error-summary li').allTextContents()).toEqual(words.missing)
    await inspect(desk, `provider-new-${language}`)
    await desk.goto(`${office.address}/programmes/new`)
    await desk.locator('#usual').selectOption({ index: 1 })
    await inspect(desk, `programme-new-${language}`)
    await desk.locator('button[type=submit]').click()
    await desk.waitForURL(/\/providers$/)
    await desk
      .getByText(/Hong Kong/)
      .first()
      .waitFor()
    await desk.context().close()
  })
})
