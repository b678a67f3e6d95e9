// SPDX-License-Identifier: AGPL-3.0-or-later
// An officer at a real browser: the whole app on a database of its own, signed in, looked at, photographed when asked.

import { randomBytes } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { DEMO_PASSWORD, loadDemonstration } from '#apps/demo/demonstration.ts'
import { type App, openApp } from '#apps/server.ts'
import { openWeb } from '#platform/server/web-build/build.ts'
import { launchBrowser } from './browser.ts'
import { freshDatabase } from './postgres.ts'

export interface Look {
  readonly language: 'id' | 'en'
  readonly width: 320 | 768 | 1440
  readonly scheme: 'light' | 'dark'
}

export interface OfficerApp {
  readonly app: App
  readonly address: string
  /** A browser of its own, signed in. */
  readonly signIn: (login: string, look: Look) => Promise<Page>
  /** Sends a command as somebody, without a screen. */
  readonly send: (login: string, path: string, body: object) => Promise<unknown>
  readonly close: () => Promise<void>
}

/** @param files how many files of the demonstration */
export async function openOfficerApp(files: number): Promise<OfficerApp> {
  const app = await openApp({
    databaseUrl: await freshDatabase(),
    master: randomBytes(32),
    publicUrl: 'http://127.0.0.1',
    poolSize: 5,
    web: await openWeb(),
    logError: (error) => console.error(error),
  })
  await loadDemonstration(app.server, app.services, files, () => undefined)
  const address = await app.server.listen({ host: '127.0.0.1', port: 0 })
  const browser: Browser = await launchBrowser()
  const cookies = new Map<string, string>()

  async function cookieOf(login: string): Promise<string> {
    const known = cookies.get(login)
    if (known !== undefined) return known
    const answer = await fetch(`${address}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: DEMO_PASSWORD }),
    })
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    cookies.set(login, cookie)
    return cookie
  }

  return {
    app,
    address,
    signIn: async (login, look) => {
      const context = await browser.newContext({
        viewport: { width: look.width, height: 900 },
        locale: look.language,
        colorScheme: look.scheme,
        reducedMotion: 'reduce',
      })
      await context.addInitScript(([wanted]) => localStorage.setItem('kawal.language', wanted ?? 'id'), [look.language])
      const [name, value] = (await cookieOf(login)).split('=')
      await context.addCookies([{ name: name ?? '', value: value ?? '', url: address }])
      return context.newPage()
    },
    send: async (login, path, body) => {
      const answer = await fetch(`${address}/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: await cookieOf(login), origin: address },
        body: JSON.stringify(body),
      })
      return answer.json()
    },
    close: async () => {
      await browser.close()
      await app.close()
    },
  }
}

/** What axe finds on the page as it is now, and whether it is wider than the screen. */
export async function findings(page: Page): Promise<readonly string[]> {
  const result = await new AxeBuilder({ page }).analyze()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
  return [
    ...result.violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ''}`),
    ...(wide ? ['wider than the screen'] : []),
  ]
}

/** Keeps a picture where KAWAL_SHOTS says. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['KAWAL_SHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
