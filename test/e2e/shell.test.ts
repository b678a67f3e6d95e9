// SPDX-License-Identifier: AGPL-3.0-or-later
// The shell in a real browser: signing in, going about, writing, losing the connection, thinking again.

import { brotliCompressSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openPage, shareBrowser } from '../support/browser.shared.ts'
import { findings } from '../support/findings.ts'
import { type ShellServer, startShell } from '../support/shell/server.ts'

const BUDGET_BYTES = 45 * 1024

let server: ShellServer
let browser: Browser
let context: BrowserContext
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  server = await startShell()
  browser = await shareBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})
beforeEach(async () => {
  // What keeps the app on a device has a test of its own; this server has none.
  context = await browser.newContext({ serviceWorkers: 'block' })
  page = await openPage(context)
  complaints.length = 0
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text())
  })
  return async () => {
    await context.close()
    expect(complaints).toEqual([])
  }
})

async function open(path: string): Promise<void> {
  await page.goto(server.address + path)
  const signIn = page.getByRole('button', { name: 'Masuk' })
  await signIn.or(page.locator('main h1')).first().waitFor()
  if (await signIn.isVisible()) await signIn.click()
  await page.locator('main h1').waitFor()
}

/** Waits until what was typed is kept on the device. */
async function kept(text: string): Promise<void> {
  await page.waitForFunction((typed) => Object.values({ ...sessionStorage }).some((value) => value.includes(typed)), text)
}

test('fits its budget', () => {
  const bytes = server.scripts.reduce((sum, script) => sum + brotliCompressSync(script).length, 0)
  console.log(`shell ${bytes} bytes brotli`)
  expect(bytes).toBeLessThan(BUDGET_BYTES)
})

test("signs in, shows only this role's menu, titles the page, and has nothing for axe to find", async () => {
  await open('/')
  await expect.poll(() => page.title()).toBe('Pekerjaan · Kawal')
  expect(await page.locator('.menu a').allInnerTexts()).toEqual(['Pekerjaan', 'Daftarkan', 'Rusak'])
  expect(await page.locator('.menu a[aria-current="page"]').textContent()).toBe('Pekerjaan')
  expect(await findings(page)).toEqual([])
})

test('a planted fault is found: a picture without words, a page too wide, a frame', async () => {
  await open('/')
  await page.evaluate(() => {
    document.querySelector('main')?.insertAdjacentHTML('beforeend', '<img src="/favicon.ico" width="3000" height="9">')
  })
  const found = await findings(page)
  expect(found.map((finding) => finding.split(':')[0])).toEqual(['image-alt', expect.stringMatching(/ px wide on 1280$/)])
  await page.evaluate(() => document.body.append(document.createElement('iframe')))
  expect(await findings(page)).toContain('a frame, which axe does not see')
})

test('walks the list with J and K, opens with Enter, and moves the focus to the new page', async () => {
  await open('/')
  await page.locator('.row').nth(1).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.locator('.row-active .row-name', { hasText: 'Wagiman' }).waitFor()
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Siti Aminah' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/people/0')
  await expect.poll(() => page.title()).toBe('Berkas · Kawal')
})

test("shows on a record's page what another capability adds to it, to those who may see it", async () => {
  await open('/people/0')
  await page.getByRole('heading', { level: 2, name: 'Pelatihan' }).waitFor()
  await page.getByText(/^Kelas ./).waitFor()
  expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['Pelatihan'])
})

test('shows the next rows on request and takes in what moved elsewhere', async () => {
  await open('/')
  await expect.poll(() => page.locator('.row').count()).toBe(2)
  await page.getByRole('button', { name: 'Tampilkan lagi' }).click()
  await page.getByText('Dewi Lestari').waitFor()
  server.move()
  await page.getByRole('button', { name: 'Tampilkan lagi' }).waitFor()
})

test('switches language and theme, and remembers both', async () => {
  await open('/')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('link', { name: 'Work' }).waitFor()
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en')
  await page.getByRole('button', { name: 'Dark view' }).click()
  await page.locator('html[data-theme=dark]').waitFor()
  await page.reload()
  await page.getByRole('link', { name: 'Work' }).waitFor()
  await page.locator('html[data-theme=dark]').waitFor()
  await page.getByRole('button', { name: 'Bahasa Indonesia' }).click()
  await page.getByRole('button', { name: 'Tampilan terang' }).click()
})

test('keeps what was typed over a reload, and shows what the server found beside the field and on top', async () => {
  await open('/add')
  await page.getByLabel('Desa').fill('kedung')
  await page.getByRole('option', { name: 'Kedungasri' }).click()
  await page.getByRole('button', { name: 'Daftarkan' }).click()
  await page.getByRole('link', { name: 'Isi nama.' }).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('error-summary')
  await page.getByRole('link', { name: 'Isi nama.' }).click()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('name')
  await page.getByLabel('Nama').fill('Sri')
  await kept('Sri')
  await page.reload()
  await page.locator('main h1').waitFor()
  await expect.poll(() => page.getByLabel('Nama').inputValue()).toBe('Sri')
})

test('tries again after a lost connection under the same key, so that it happens once', async () => {
  await open('/add')
  await page.getByLabel('Nama').fill('Lailatul')
  server.commands.length = 0
  server.drop = 9
  await page.getByRole('button', { name: 'Daftarkan' }).click()
  await page.getByText('Tidak tersambung').waitFor()
  server.drop = 0
  await page.getByRole('button', { name: 'Daftarkan' }).click()
  await page.getByText('Tidak tersambung').waitFor({ state: 'detached' })
  await expect.poll(() => page.getByLabel('Nama').inputValue()).toBe('')
  const keys = server.commands.map((command) => command.key)
  expect(keys.length).toBeGreaterThanOrEqual(2)
  expect(new Set(keys).size).toBe(1)
})

test('a refusal names its guard and article', async () => {
  await open('/add')
  await page.getByLabel('Nama').fill('Muda')
  await page.getByRole('button', { name: 'Daftarkan' }).click()
  const alert = page.getByRole('alert')
  await alert.waitFor()
  expect(await alert.textContent()).toContain('Belum 18 tahun.')
  expect(await alert.textContent()).toContain('UU 18/2017 ps. 5')
})

test('the chooser works by keys alone', async () => {
  await open('/add')
  const box = page.getByRole('combobox', { name: 'Desa' })
  await box.focus()
  await page.keyboard.type('wringin')
  await page.getByRole('option', { name: 'Wringinpitu' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.locator('#area[aria-activedescendant="area-1"]').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('#area[aria-expanded="false"]').waitFor()
  await expect.poll(() => box.inputValue()).toBe('Wringinagung')
})

test('an arrow pressed while the search is under way is not undone by what it finds', async () => {
  await open('/add')
  await page.getByRole('combobox', { name: 'Desa' }).focus()
  await page.keyboard.type('g')
  await page.getByRole('option', { name: 'Kedungasri' }).waitFor()
  await page.keyboard.type('i')
  await page.keyboard.press('ArrowDown')
  await page.getByRole('option', { name: 'Kedungasri' }).waitFor({ state: 'detached' })
  expect(await page.locator('#area').getAttribute('aria-activedescendant')).toBe('area-1')
})

test('a board of names takes letters and arrows; a dialog gives the focus back', async () => {
  await open('/add')
  await page.getByRole('button', { name: /Siti/ }).focus()
  await page.keyboard.press('h')
  await page.getByRole('button', { name: /Siti.*Hadir/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('board-1')
  await page.getByRole('button', { name: 'Batalkan' }).click()
  await page.getByRole('dialog', { name: 'Batalkan?' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Batalkan')
})

test('an action waits ten seconds and can be taken back; leaving the page sends it', async () => {
  await open('/')
  const first = page.getByRole('button', { name: 'Sahkan' }).first()
  await first.click()
  await page.getByText('Surat Siti Aminah disahkan').waitFor()
  await page.getByRole('button', { name: 'Urungkan' }).click()
  await page.locator('#done', { hasText: 'batal' }).waitFor()
  await first.click()
  await page.evaluate(() => dispatchEvent(new Event('pagehide')))
  await page.waitForFunction(() => document.querySelector('#done')?.textContent === 'Siti Aminah')
})

test('the offer to take back stands for ten seconds: after nine it is there, after eleven it is gone and the act is sent', async () => {
  await page.clock.install({ time: '2026-11-24T02:00:00Z' })
  await open('/')
  await page.clock.pauseAt('2026-11-24T03:00:00Z')
  await page.getByRole('button', { name: 'Sahkan' }).first().click()
  const offer = page.getByRole('button', { name: 'Urungkan' })
  await offer.waitFor()
  await page.clock.runFor(9000)
  expect(await offer.isVisible()).toBe(true)
  expect(await page.locator('#done').textContent()).toBe('')
  await page.clock.runFor(2000)
  await offer.waitFor({ state: 'detached' })
  expect(await page.locator('#done').textContent()).toBe('Siti Aminah')
})

test('a page that breaks stops alone; an unknown address says so', async () => {
  await open('/')
  await page.getByRole('link', { name: 'Rusak' }).click()
  await page.getByText('Halaman ini terhenti').waitFor()
  await page.getByRole('link', { name: 'Pekerjaan' }).click()
  await page.getByRole('heading', { name: 'Orang' }).waitFor()
  await open('/nowhere')
  await page.getByRole('heading', { name: 'Halaman ini tidak ada' }).waitFor()
  complaints.length = 0
})

test('signing out on a shared device forgets what was typed', async () => {
  await open('/add')
  await page.getByLabel('Nama').fill('Rahasia')
  await kept('Rahasia')
  await page.getByRole('button', { name: 'Keluar' }).click()
  await page.getByRole('button', { name: 'Masuk' }).click()
  await page.locator('main h1').waitFor()
  expect(await page.getByLabel('Nama').inputValue()).toBe('')
})
