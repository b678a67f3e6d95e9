// SPDX-License-Identifier: AGPL-3.0-or-later
// A village officer in a real browser: signs in, registers a candidate, records the next step; every page without a finding, in both languages.

import { randomBytes } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PASSWORD, loadDemonstration } from '#apps/demo/demonstration.ts'
import { type App, openApp } from '#apps/server.ts'
import { openWeb } from '#platform/server/web-build/build.ts'
import { launchBrowser } from '../support/browser.ts'
import { freshDatabase } from '../support/postgres.ts'

let app: App
let browser: Browser
let address: string

beforeAll(async () => {
  const databaseUrl = await freshDatabase()
  app = await openApp({
    databaseUrl,
    master: randomBytes(32),
    publicUrl: 'http://127.0.0.1',
    poolSize: 5,
    web: await openWeb(),
    logError: (error) => console.error(error),
  })
  await loadDemonstration(app.server, app.services, 12, () => undefined)
  address = await app.server.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

async function open(language: 'id' | 'en', width: number, scheme: 'light' | 'dark'): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    locale: language,
    colorScheme: scheme,
    reducedMotion: 'reduce',
  })
  await context.addInitScript(([wanted]) => localStorage.setItem('kawal.language', wanted ?? 'id'), [language])
  return context.newPage()
}

async function findings(page: Page): Promise<readonly string[]> {
  const result = await new AxeBuilder({ page }).analyze()
  return result.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ''}`)
}

async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['KAWAL_SHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

async function signIn(page: Page, login: string): Promise<void> {
  await page.goto(address)
  await page.locator('#login').fill(login)
  await page.locator('#password').fill(DEMO_PASSWORD)
  await page.locator('button[type=submit]').click()
  await page.locator('#login').waitFor({ state: 'detached' })
}

describe.each([
  ['id', 320, 'light'],
  ['en', 1440, 'dark'],
] as const)('in %s at %i px, %s', (language, width, scheme) => {
  it('registers a candidate and records the next step', async () => {
    const page = await open(language, width, scheme)
    await page.goto(address)
    await page.locator('#login').waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `sign-in-${language}`)
    await signIn(page, 'desa')
    await page.locator('h1').waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `work-${language}`)

    await page.goto(`${address}/workers/new`)
    await page.locator('#name').fill(language === 'id' ? 'Sulastri' : 'Suminah')
    await page.locator('input[type=radio][value=F]').check({ force: true })
    await page.locator('#birthDate').fill('1999-07-01')
    await page.locator('form button[type=submit]').click()
    await page.waitForURL(/step=check/)
    await page.locator('form button[type=submit]').click()
    await page.waitForURL(/\/registered$/)
    await page.locator('main .btn-main').click()
    await page.waitForURL(/\/workers\/3510-[^/]*$/)
    await page
      .getByRole('heading', { level: 1 })
      .filter({ hasText: /Sulastri|Suminah/ })
      .waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `file-${language}`)
    await page.goto(`${address}/workers`)
    await page
      .getByRole('link', { name: /Sulastri|Suminah/ })
      .first()
      .waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `list-${language}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true)
    await page.context().close()
  })
})

describe('bytes', () => {
  async function weigh(path: string): Promise<{ readonly sent: number; readonly text: string }> {
    const response = await fetch(address + path, { headers: { 'accept-encoding': 'br' } })
    expect(response.headers.get('content-encoding')).toBe('br')
    return { sent: Number(response.headers.get('content-length')), text: await response.text() }
  }

  it('keep the initial script, with all that it imports at once, under 110 KB of brotli', async () => {
    const shell = await (await fetch(address, { headers: { accept: 'text/html' } })).text()
    const waiting = [/src="([^"]+)"/.exec(shell)?.[1] ?? '']
    const seen = new Map<string, number>()
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (seen.has(path)) continue
      const { sent, text } = await weigh(path)
      expect(sent).toBeGreaterThan(0)
      seen.set(path, sent)
      // `from"./x.js"` and `import"./x.js"` are read at once, `import("./x.js")` when a page is opened.
      for (const [, name] of text.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)) waiting.push(`/assets/${name}`)
    }
    expect([...seen.values()].reduce((sum, sent) => sum + sent, 0)).toBeLessThan(110 * 1024)
  })

  it('hold an icon of our own', async () => {
    const shell = await (await fetch(address, { headers: { accept: 'text/html' } })).text()
    const icon = await fetch(address + (/rel="icon"[^>]*href="([^"]+)"/.exec(shell)?.[1] ?? ''))
    expect(icon.headers.get('content-type')).toBe('image/svg+xml')
    expect(await icon.text()).toContain('<svg')
  })
})
