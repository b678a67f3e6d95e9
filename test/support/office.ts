// SPDX-License-Identifier: AGPL-3.0-or-later
// The whole office for journeys through a real browser: a database of its own, the demonstration's officers, the built app.

import { randomBytes } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { DEMO_PASSWORD, loadDemonstration } from '#apps/demo/demonstration.ts'
import { type App, openApp } from '#apps/server.ts'
import { openWeb } from '#platform/server/web-build/build.ts'
import { launchBrowser } from './browser.ts'

export interface Look {
  readonly language: 'id' | 'en'
  readonly width: number
  readonly scheme: 'light' | 'dark'
}

/** Indonesian on a small phone by day, English on a desk by night: what breaks, breaks at these ends. */
export const looks: readonly Look[] = [
  { language: 'id', width: 320, scheme: 'light' },
  { language: 'en', width: 1440, scheme: 'dark' },
]

export interface Office {
  readonly app: App
  readonly address: string
  /** A page of its own, signed in. */
  readonly as: (login: string, look: Look) => Promise<Page>
  readonly close: () => Promise<void>
}

export async function openOffice(databaseUrl: string, files: number): Promise<Office> {
  const app = await openApp({
    databaseUrl,
    master: randomBytes(32),
    publicUrl: 'http://127.0.0.1',
    poolSize: 5,
    web: await openWeb(),
    logError: (error) => console.error(error),
  })
  await loadDemonstration(app.server, app.services, files, () => undefined)
  const address = await app.server.listen({ host: '127.0.0.1', port: 0 })
  const browser: Browser = await launchBrowser()
  return {
    app,
    address,
    as: async (login, { language, width, scheme }) => {
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        locale: language,
        colorScheme: scheme,
        reducedMotion: 'reduce',
        baseURL: address,
      })
      await context.addInitScript(([wanted]) => localStorage.setItem('kawal.language', wanted ?? 'id'), [language])
      const page = await context.newPage()
      await page.goto('/')
      await page.locator('#login').fill(login)
      await page.locator('#password').fill(DEMO_PASSWORD)
      await page.locator('button[type=submit]').click()
      await page.locator('#login').waitFor({ state: 'detached' })
      return page
    },
    close: async () => {
      await browser.close()
      await app.close()
    },
  }
}

/** What axe finds, and whether anything is wider than the screen. */
export async function findings(page: Page): Promise<readonly string[]> {
  const result = await new AxeBuilder({ page }).analyze()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
  return [
    ...result.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ''}`),
    ...(wide ? ['wider than the screen'] : []),
  ]
}

/** Keeps a picture where a folder for them is named. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['KAWAL_SHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
