// SPDX-License-Identifier: AGPL-3.0-or-later
// An officer at a real browser: the whole app on a database of its own, signed in.

import { randomBytes, randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { DEMO_PASSWORD, loadDemonstration } from '#apps/demo/demonstration.ts'
import { type App, type AppOptions, openApp } from '#apps/server.ts'
import { openWeb } from '#platform/server/web-build/build.ts'
import { openPage, shareBrowser } from './browser.shared.ts'
import { memoryStore } from './memory-store.ts'
import { morningClock, today } from './morning.ts'
import { freshDatabase } from './postgres.ts'

export interface Look {
  readonly language: 'id' | 'en'
  readonly width: 320 | 768 | 1440
  readonly scheme: 'light' | 'dark'
}

/** Both languages, both themes and both ends of the widths; a journey goes through each of the two. */
export const looks: readonly Look[] = [
  { language: 'id', width: 320, scheme: 'light' },
  { language: 'en', width: 1440, scheme: 'dark' },
]

/** Uses a button or a link as people do there: with a finger on a phone, by a key on a desk. */
export async function use(control: Locator, look: Look): Promise<void> {
  if (look.width === 320) await control.tap()
  else await enter(control)
}

/**
 * Uses a button or a link by the Enter key, once it takes one: a finger waits by itself while a control runs or stands behind a question,
 * and a key does not.
 */
export async function enter(control: Locator): Promise<void> {
  const takesKeys = (): Promise<boolean> =>
    control.evaluate((at) => {
      const question = [...document.querySelectorAll(':modal')].at(-1)
      return at.closest('[aria-disabled="true"], :disabled') === null && (question === undefined || question.contains(at))
    })
  await control.waitFor()
  await expect.poll(takesKeys).toBe(true)
  await control.press('Enter')
}

/** Does what brings another page; waits until that one is drawn with what it loads. Between two pages there may be none, without a heading. */
export async function turn(page: Page, act: () => Promise<unknown>): Promise<void> {
  await page.locator('main h1').first().waitFor()
  await page.evaluate(() => document.querySelector('main h1')?.setAttribute('data-left', ''))
  await act()
  await page.locator('main h1:not([data-left])').waitFor()
  await settled(page)
}

/** Waits until the page is drawn with what it loads. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor()
  await page.waitForFunction(() => document.querySelector('.skeleton') === null)
}

/**
 * Goes there as a link does, without loading the app again; waits until the other page is drawn and the focus has come to it.
 */
export async function go(page: Page, path: string): Promise<void> {
  const here = new URL(page.url())
  const there = new URL(path, here)
  if (there.href === here.href) return
  const elsewhere = there.pathname !== here.pathname
  await turn(page, () =>
    page.evaluate(
      ([href, focused]) => {
        const link = document.createElement('a')
        link.href = href
        document.body.append(link)
        if (focused) link.focus()
        link.click()
        link.remove()
      },
      [path, elsewhere] as const,
    ),
  )
  if (elsewhere) await page.waitForFunction(() => document.activeElement?.id === 'main')
}

interface Opening {
  /** Without, pages do with what the server writes. */
  readonly script?: boolean
  /** Whether the app may keep itself on the device: then it is the worker that asks for its files, unseen by the page. */
  readonly keeps?: boolean
  /** Another browser than everybody's. */
  readonly browser?: Browser
}

export interface OfficerApp {
  readonly app: App
  readonly address: string
  /** A browser of its own, of somebody whom the app does not know yet. */
  readonly open: (look: Look, more?: Opening) => Promise<Page>
  /** The same, signed in. */
  readonly signIn: (login: string, look: Look, more?: Opening) => Promise<Page>
  /** What a browser of theirs sends with every request. */
  readonly cookie: (login: string) => Promise<string>
  /** Sends a command as somebody, without a screen. */
  readonly send: (login: string, path: string, body: object, method?: 'POST' | 'DELETE') => Promise<unknown>
  /** The same with a file. */
  readonly sendFile: (login: string, path: string, bytes: Buffer) => Promise<unknown>
  /** What somebody is answered, without a screen. */
  readonly read: (login: string, path: string) => Promise<unknown>
  readonly close: () => Promise<void>
}

let web: ReturnType<typeof openWeb> | undefined
let shared: Promise<OfficerApp> | undefined

/**
 * The demonstration with 24 files, loaded once by each worker and left open until it ends: for tests that look at what is there, and add
 * no more than they take back.
 */
export function shareDemonstration(): Promise<OfficerApp> {
  shared ??= openOfficerApp(24)
  return shared
}

/** Below the ports that systems give to whoever asks for any. */
const PORTS = { from: 20_000, to: 30_000 } as const

/**
 * A port that nobody has; passkeys are given to an address that the app knows before it listens. It is none that another program could be
 * given meanwhile.
 */
export async function freePort(): Promise<number> {
  const port = randomInt(PORTS.from, PORTS.to)
  const probe = createServer()
  const free = await new Promise<boolean>((resolve) => {
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => resolve(true))
  })
  if (!free) return freePort()
  probe.close()
  await once(probe, 'close')
  return port
}

/**
 * @param files how many files of the demonstration; without a number, nobody is known yet
 * @param port where it is known by a name, as passkeys ask; otherwise any port of this machine's number
 */
export async function openOfficerApp(
  files?: number,
  port?: number,
  more: Partial<Pick<AppOptions, 'relay' | 'clock'>> = {},
): Promise<OfficerApp> {
  web ??= openWeb()
  const app = await openApp({
    databaseUrl: await freshDatabase(),
    master: randomBytes(32),
    publicUrl: port === undefined ? 'http://127.0.0.1' : `http://localhost:${port}`,
    poolSize: 5,
    store: memoryStore(),
    web: await web,
    clock: morningClock,
    logError: (error) => console.error(error),
    ...more,
  })
  if (files !== undefined) await loadDemonstration(app, { files, today }, () => undefined)
  const number = await app.server.listen({ host: '127.0.0.1', port: port ?? 0 })
  const address = port === undefined ? number : `http://localhost:${port}`
  const browser = await shareBrowser()
  const cookies = new Map<string, { readonly until: number; readonly cookie: Promise<string> }>()

  async function signedIn(login: string): Promise<string> {
    const answer = await fetch(`${address}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: DEMO_PASSWORD }),
    })
    if (!answer.ok) throw new Error(`signing in as ${login}: ${answer.status} ${await answer.text()}`)
    return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  }
  /** Signs in once for each officer, however many things are sent at once. */
  function cookieOf(login: string): Promise<string> {
    // Whoever signed in long ago is asked again before what matters, which is tested where people sign in.
    const now = Date.parse(morningClock())
    const known = cookies.get(login)
    if (known !== undefined && known.until > now) return known.cookie
    const cookie = signedIn(login)
    cookies.set(login, { until: now + 300_000, cookie })
    return cookie
  }

  async function ask(
    login: string,
    path: string,
    post?: { readonly method: 'POST' | 'DELETE'; readonly body: string | FormData },
  ): Promise<unknown> {
    const typed = typeof post?.body === 'string' ? { 'content-type': 'application/json' } : {}
    const sent = post === undefined ? {} : { ...typed, origin: address }
    const tried = async (): Promise<Response> =>
      fetch(`${address}/api/v1${path}`, { ...post, headers: { cookie: await cookieOf(login), ...sent } })
    const first = await tried()
    // A test of devices may have ended what was signed in before.
    if (first.status === 401) cookies.delete(login)
    const answer = first.status === 401 ? await tried() : first
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${path} as ${login}: ${answer.status} ${text}`)
    return JSON.parse(text)
  }

  async function open(look: Look, { script = true, keeps = false, browser: another = browser }: Opening = {}): Promise<Page> {
    const context = await another.newContext({
      viewport: { width: look.width, height: 900 },
      hasTouch: look.width === 320,
      locale: look.language,
      colorScheme: look.scheme,
      reducedMotion: 'reduce',
      javaScriptEnabled: script,
      serviceWorkers: keeps ? 'allow' : 'block',
    })
    // Timers go on as they are: only the day is asked of it.
    await context.clock.setFixedTime(morningClock())
    await context.addInitScript(
      ([wanted]) => localStorage.setItem('kawal.language', localStorage.getItem('kawal.language') ?? wanted ?? 'id'),
      [look.language],
    )
    return openPage(context)
  }

  return {
    app,
    address,
    open,
    signIn: async (login, look, more) => {
      const page = await open(look, more)
      // A browser that keeps something is a device of its own, with a session of its own.
      const [name, value] = (await (more?.keeps === true ? signedIn(login) : cookieOf(login))).split('=')
      await page.context().addCookies([{ name: name ?? '', value: value ?? '', url: address }])
      return page
    },
    cookie: cookieOf,
    send: (login, path, body, method = 'POST') => ask(login, path, { method, body: JSON.stringify(body) }),
    sendFile: (login, path, bytes) => {
      const form = new FormData()
      form.append('file', new Blob([new Uint8Array(bytes)]), 'foto')
      return ask(login, path, { method: 'POST', body: form })
    },
    read: (login, path) => ask(login, path),
    close: async () => {
      await browser.close()
      await app.close()
    },
  }
}
