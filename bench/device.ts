// SPDX-License-Identifier: AGPL-3.0-or-later
// A village officer's telephone, in a real browser that is made six times slower, over a line of 400 kbit/s that answers after 400 ms: the first
// visit, the first copy of 5,000 files, looking for somebody in it without a network, and what registering a person takes of hands.

import type { Socket } from 'node:net'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { DEMO_PASSWORD } from '#apps/demo/demonstration.ts'
import { openApp } from '#apps/server.ts'
import { openWeb } from '#platform/server/web-build/build.ts'
import { launchBrowser } from '../test/support/browser.ts'
import { commitOf, fillWith } from './fill.ts'
import type { Ground } from './ground.ts'
import { measureHands } from './hands.ts'
import { median } from './load.ts'
import { aloneRow, type Row } from './row.ts'
import { moreOf } from './sync.ts'

const FILES = 5000
const VILLAGE = '35.10.04.2006'
const PIN = '395172'
const SLOWDOWN = 6
/** Bytes a second, and milliseconds. */
const [LINE, LATENCY] = [400_000 / 8, 400]
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, locale: 'id-ID', reducedMotion: 'reduce' } as const

interface At {
  readonly url: string
  readonly browser: Browser
  readonly cookie: { readonly name: string; readonly value: string }
  /** All that the server has sent until now, in bytes. */
  readonly sent: () => number
}

async function slowLine(page: Page): Promise<CDPSession> {
  const line = await page.context().newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY,
    downloadThroughput: LINE,
    uploadThroughput: LINE,
  })
  return line
}

/** The largest thing on the page, in milliseconds from when the page was asked for. */
function largestPaint(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        })
      }),
  )
}

/** Every file that the app is made of lies on the device. `waitForFunction` takes a promise for a yes, so that it is asked in the page, again and again. */
async function kept(page: Page): Promise<void> {
  const isKept = (): Promise<boolean> =>
    page.evaluate(async () => {
      await navigator.serviceWorker.ready
      const [, text = '{}'] = /^const kawal=(.*?\});/.exec(await (await fetch('/sw.js')).text()) ?? []
      const found = await Promise.all(JSON.parse(text).later.map((path: string) => caches.match(path)))
      return found.every((each) => each !== undefined)
    })
  while (!(await isKept())) await page.waitForTimeout(500)
}

interface Visit {
  readonly paint: number
  /** Until it can be typed into. */
  readonly usable: number
  readonly bytes: number
}

async function visit(context: BrowserContext, { url, sent }: At, field: string): Promise<{ readonly page: Page; readonly visit: Visit }> {
  const page = await context.newPage()
  const line = await slowLine(page)
  const before = sent()
  await page.goto(url)
  await page.locator(field).waitFor()
  const usable = await page.evaluate(() => performance.now())
  const bytes = sent() - before
  const paint = await largestPaint(page)
  await line.detach()
  return { page, visit: { paint, usable, bytes } }
}

async function visits(at: At): Promise<readonly [first: Visit, repeat: Visit]> {
  const context = await at.browser.newContext(PHONE)
  try {
    const { page, visit: first } = await visit(context, at, '#login')
    await page.close()
    return [first, (await visit(context, at, '#login')).visit]
  } finally {
    await context.close()
  }
}

interface Copied {
  /** Until the first hundred or more of the files lie on the device, and until all do; in milliseconds. */
  readonly begins: number
  readonly complete: number
  /** Looking for one of them, and the list of all. */
  readonly search: readonly number[]
  readonly list: number
  readonly bytes: number
  /** Coming back to it, with a network: its PIN is asked for. */
  readonly again: Visit
}

/** From the press of the key until the page shows it, as the page itself sees it. */
function shownAfter(page: Page, name: string): Promise<number> {
  return page.evaluate(async (text) => {
    const field = document.querySelector<HTMLInputElement>('#q')
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve))
    field?.setRangeText(text, 0, field.value.length, 'end')
    field?.dispatchEvent(new InputEvent('input', { bubbles: true }))
    await frame()
    await frame()
    const from = performance.now()
    field?.form?.requestSubmit()
    const first = (): string => document.querySelector('#file-0')?.textContent ?? ''
    while (!first().includes(text)) await frame()
    await frame()
    return performance.now() - from
  }, name)
}

async function copyOnce(at: At, names: readonly string[]): Promise<Copied> {
  const context = await at.browser.newContext(PHONE)
  try {
    await context.addCookies([{ ...at.cookie, url: at.url }])
    const page = await context.newPage()
    await page.goto(`${at.url}/outbox`)
    await page.locator('#pin').fill(PIN)
    await page.locator('#repeat').fill(PIN)
    await kept(page)
    const line = await slowLine(page)
    await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
    const before = at.sent()
    const from = performance.now()
    await page.locator('form button[type=submit]').tap()
    await page.getByText(/Salinan sedang datang: [1-9]/).waitFor({ timeout: 120_000 })
    const begins = performance.now() - from
    await page.waitForFunction(
      (all) => (document.querySelectorAll('.facts dd')[1]?.textContent ?? '').replaceAll('.', '').includes(String(all)),
      FILES,
      { timeout: 120_000 },
    )
    await page.getByText('Semua sudah terkirim').waitFor({ timeout: 120_000 })
    const complete = performance.now() - from
    const bytes = at.sent() - before
    const again = await visit(context, at, '#pin')
    await again.page.close()
    await context.setOffline(true)
    const opening = performance.now()
    await page.evaluate(() => {
      const link = document.createElement('a')
      link.href = '/workers'
      document.body.append(link)
      link.click()
      link.remove()
    })
    await page.locator('#file-0').waitFor({ timeout: 60_000 })
    const list = performance.now() - opening
    const search: number[] = []
    for (const name of names) search.push(await shownAfter(page, name))
    return { begins, complete, search, list, bytes, again: again.visit }
  } finally {
    await context.close()
  }
}

function* visitRows(of: readonly (readonly [Visit, Visit])[]): Generator<Row> {
  const middle = (pick: (visit: Visit) => number, which: 0 | 1): number => median(of.map((pair) => pick(pair[which])))
  for (const [which, name] of [
    [0, 'first visit'],
    [1, 'next visit, nothing kept by the app'],
  ] as const) {
    yield aloneRow(
      `${name}: largest paint`,
      middle(({ paint }) => paint, which),
      'ms',
      which === 0 ? 2500 : undefined,
    )
    yield aloneRow(
      `${name}: can be typed into`,
      middle(({ usable }) => usable, which),
      'ms',
      undefined,
    )
    yield aloneRow(
      `${name}: sent`,
      middle(({ bytes }) => bytes / 1000, which),
      'KB',
      undefined,
    )
  }
}

function* copyRows(of: readonly Copied[]): Generator<Row> {
  const all = FILES.toLocaleString('en')
  const middle = (pick: (copied: Copied) => number): number => median(of.map(pick))
  yield aloneRow(
    `first copy of ${all}: the first can be used`,
    middle(({ begins }) => begins),
    'ms',
    3000,
  )
  yield aloneRow(
    `first copy of ${all}: complete`,
    middle(({ complete }) => complete),
    'ms',
    25_000,
  )
  yield aloneRow(
    `first copy of ${all}: sent`,
    middle(({ bytes }) => bytes / 1000),
    'KB',
    undefined,
  )
  yield aloneRow(
    'next visit of a device with a copy: largest paint',
    middle(({ again }) => again.paint),
    'ms',
    500,
  )
  yield aloneRow(
    'next visit of a device with a copy: sent',
    middle(({ again }) => again.bytes / 1000),
    'KB',
    0,
  )
  yield aloneRow(`search among ${all} on the device`, median(of.flatMap(({ search }) => search)), 'ms', 300)
  yield aloneRow(`search among ${all} on the device, the slowest`, Math.max(...of.flatMap(({ search }) => search)), 'ms', 300)
  yield aloneRow(
    `the list of ${all} on the device`,
    middle(({ list }) => list),
    'ms',
    undefined,
  )
}

async function signIn(url: string): Promise<At['cookie']> {
  const signedIn = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'desa', password: DEMO_PASSWORD }),
  })
  const [name = '', value = ''] = (signedIn.headers.get('set-cookie')?.split(';')[0] ?? '').split('=')
  return { name, value }
}

export async function* measureDevice(ground: Ground, times: number, note: (line: string) => void): AsyncGenerator<Row> {
  const { services } = ground
  const commit = (number: number) => commitOf(services, number, { ...moreOf(number), area: VILLAGE })
  await fillWith(services, { from: 0, to: FILES, commitOf: commit, what: 'files' }, note)
  await ground.grow(0)
  const app = await openApp({
    databaseUrl: ground.url,
    master: Buffer.alloc(32, 7),
    publicUrl: 'http://127.0.0.1',
    poolSize: 5,
    web: await openWeb(),
    logError: (error) => console.error(error),
  })
  const sockets = new Set<Socket>()
  let closed = 0
  app.server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => {
      sockets.delete(socket)
      closed += socket.bytesWritten
    })
  })
  const sent = (): number => [...sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, closed)
  const url = await app.server.listen({ host: '127.0.0.1', port: 0 })
  const browser = await launchBrowser()
  try {
    const at = { url, browser, sent, cookie: await signIn(url) }
    const visited: (readonly [Visit, Visit])[] = []
    for (let nth = 0; nth < times; nth += 1) visited.push(await visits(at))
    yield* visitRows(visited)
    const copied: Copied[] = []
    for (let nth = 0; nth < times; nth += 1) {
      const names = Array.from({ length: 5 }, (_, each) => (1000 + nth * 611 + each * 97).toString(36))
      const of = await copyOnce(at, names)
      note(`searched: ${names.map((name, each) => `${name} ${Math.round(of.search[each] ?? 0)} ms`).join(', ')}`)
      copied.push(of)
    }
    yield* copyRows(copied)
    yield* measureHands(at, PHONE)
  } finally {
    await browser.close()
    await app.close()
  }
}
