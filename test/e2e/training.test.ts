// SPDX-License-Identifier: AGPL-3.0-or-later
// A training centre in a real browser: opens a class, enrols, takes attendance by keyboard alone; completion appears on the file by itself.

import { randomBytes } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { createToken } from '#access/server/provision.ts'
import { DEMO_PASSWORD, loadDemonstration } from '#apps/demo/demonstration.ts'
import { type App, openApp } from '#apps/server.ts'
import { must } from '#kernel/decider.ts'
import { addDays, jakartaDate } from '#kernel/time.ts'
import { openWeb } from '#platform/server/web-build/build.ts'
import { launchBrowser } from '../support/browser.ts'
import { freshDatabase } from '../support/postgres.ts'

const PROGRAMME = 'Pengasuh lansia'
const PROVIDER = 'LPK Melati Uji'
const TRAINEES = 30

let app: App
let browser: Browser
let address: string
const today = jakartaDate(new Date().toISOString())

async function post(login: string, path: string, body: object): Promise<string> {
  const token = must(await createToken(app.services, login), login)
  const answer = await app.server.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${token}` },
    payload: body,
  })
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return z.object({ id: z.string() }).parse(answer.json()).id
}

beforeAll(async () => {
  app = await openApp({
    databaseUrl: await freshDatabase(),
    master: randomBytes(32),
    publicUrl: 'http://127.0.0.1',
    poolSize: 5,
    web: await openWeb(),
    logError: (error) => console.error(error),
  })
  await loadDemonstration(app.server, app.services, 0, () => undefined)
  await post('dinas', '/providers', {
    area: '35.10',
    kind: 'LPK',
    name: PROVIDER,
    number: '7/2024',
    issuer: 'Disnaker Banyuwangi',
    from: '2024-01-01',
  })
  // One programme for each language: nobody sits in two open classes of the same.
  for (const language of ['id', 'en'])
    await post('dinas', '/programmes', {
      area: '35.10',
      name: `${PROGRAMME} ${language}`,
      hours: 16,
      minHours: 8,
      units: [{ code: 'A.1', title: 'Merawat lansia', minHours: 0 }],
      legalBasis: 'UU 18/2017 art 5b',
      standing: 'assumed',
    })
  for (let n = 1; n <= TRAINEES; n += 1)
    await post('desa', '/workers', {
      name: `Peserta ${String(n).padStart(2, '0')} Wulandari`,
      sex: 'F',
      birthDate: '1999-07-01',
      area: '35.10.04.2006',
    })
  address = await app.server.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

async function open(language: 'id' | 'en', width: number, scheme: 'light' | 'dark'): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: language,
    colorScheme: scheme,
    reducedMotion: 'reduce',
  })
  await context.addInitScript(([wanted]) => localStorage.setItem('kawal.language', wanted ?? 'id'), [language])
  return context.newPage()
}

/** No finding, nothing wider than the screen; and a picture where somebody wants to look. */
async function inspect(page: Page, name: string): Promise<void> {
  const folder = process.env['KAWAL_SHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
  const result = await new AxeBuilder({ page }).analyze()
  expect(
    result.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ''}`),
    name,
  ).toEqual([])
  const wide = await page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const beyond = [...document.querySelectorAll('main *')].filter((element) => element.getBoundingClientRect().right > width)
    return document.documentElement.scrollWidth > width ? beyond.map((element) => element.outerHTML.slice(0, 120)) : []
  })
  expect(wide, name).toEqual([])
}

async function signIn(page: Page, login: string): Promise<void> {
  await page.goto(address)
  await page.locator('#login').fill(login)
  await page.locator('#password').fill(DEMO_PASSWORD)
  await page.locator('button[type=submit]').click()
  await page.locator('#login').waitFor({ state: 'detached' })
}

const said = {
  id: {
    plan: 'Buka kelas',
    enrol: /Daftarkan peserta/,
    take: 'Isi daftar hadir',
    save: 'Simpan daftar hadir',
    done: /Selesai \d/,
    reached: /memenuhi jam/,
  },
  en: {
    plan: 'Open a class',
    enrol: /Enrol trainees/,
    take: 'Take attendance',
    save: 'Save attendance',
    done: /Completed \d/,
    reached: /reached the hours/,
  },
} as const

describe.each([
  ['id', 320, 'light'],
  ['en', 1440, 'dark'],
] as const)('in %s at %i px, %s', (language, width, scheme) => {
  it('a class goes from its plan to completion on the file', async () => {
    const page = await open(language, width, scheme)
    const words = said[language]
    const title = `Angkatan ${language}`
    await signIn(page, 'blk')
    await page.goto(`${address}/classes`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await inspect(page, `classes-empty-${language}`)

    await page.goto(`${address}/classes/new`)
    await page.locator('#title').fill(title)
    await page.locator('#programmeId').selectOption({ label: `${PROGRAMME} ${language} (16 JP)` })
    await page.locator('#providerId').selectOption({ index: 1 })
    await page.locator('#capacity').fill(String(TRAINEES))
    await page.locator('#firstDay').fill(addDays(today, -1))
    for (const day of ['6', '7']) await page.locator(`input[name=weekdays][value="${day}"]`).check({ force: true })
    await page.getByRole('status').filter({ hasText: '16 JP' }).waitFor()
    await inspect(page, `class-plan-${language}`)
    await page.getByRole('button', { name: words.plan }).click()
    await page.waitForURL(/\/classes\/3510-/)
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await inspect(page, `class-new-${language}`)

    await page.getByRole('link', { name: words.enrol }).first().click()
    for (const search of ['peserta 0', 'peserta 1', 'peserta 2', 'peserta 30']) {
      await page.locator('#q').fill(search)
      await page
        .locator('.pick', { hasText: new RegExp(search, 'i') })
        .first()
        .waitFor()
      for (const box of await page.locator('.pick input').all()) if (!(await box.isChecked())) await box.check()
    }
    await inspect(page, `enrol-${language}`)
    await page.locator('button[type=submit]').click()
    await page.waitForURL(/\/classes\/3510-[^/]+$/)
    await page.getByRole('link', { name: /Peserta 30/ }).waitFor()

    await page.getByRole('link', { name: words.take }).first().click()
    await page.locator('#board-29').waitFor()
    await inspect(page, `attendance-${language}`)
    await attendByKeyboard(page, words.save, language)
    await page.getByText(words.done).first().waitFor()
    await inspect(page, `class-${language}`)
    await page.goto(`${address}/classes`)
    await page.getByText(words.reached).first().waitFor()
    await inspect(page, `classes-${language}`)

    await app.settle()
    await page.getByRole('link', { name: title }).click()
    await page.getByRole('link', { name: /Peserta 02/ }).click()
    await page.locator('#training').getByText(words.done).first().waitFor()
    await inspect(page, `file-training-${language}`)
    await page.context().close()
  })
})

/** Everybody present, the first absent, the third excused after a moment's doubt; a reload in between loses nothing. */
async function attendByKeyboard(page: Page, save: string, language: 'id' | 'en'): Promise<void> {
  const [absent, excused] = language === 'id' ? ['t', 'i'] : ['a', 'e']
  await page.locator('#board-0:focus').waitFor()
  await page.keyboard.press('s')
  await page.keyboard.press(absent ?? '')
  await page.locator('#board-1:focus').waitFor()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await page.keyboard.press(excused ?? '')
  await page.locator('#board-3:focus').waitFor()
  await page.keyboard.press(excused ?? '')
  await page.keyboard.press('u')
  await page.reload()
  await page.locator('#board-0.tone-late').waitFor()
  await page.locator('#board-2.tone-dawn').waitFor()
  expect(await page.locator('.board-name.tone-good').count()).toBe(TRAINEES - 2)
  await inspect(page, `attendance-marked-${language}`)
  await page.locator('#board-0:focus').waitFor()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(save)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/classes\/3510-[^/]+$/)
}
