// SPDX-License-Identifier: AGPL-3.0-or-later
// Anything at any moment: a phone that is killed while it types, sends and takes, that loses its network and its room, and gets another build. What
// it acknowledged is there in the end, once. `KAWAL_CHAOS=2000` does it longer, `KAWAL_CHAOS_SEED` the same again.

import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { beginCopy, wholeAppKept, workerReady } from '../support/kept-app.ts'
import { go, type OfficerApp, openOfficerApp, settled, turn } from '../support/officer.ts'

const look = { language: 'id', width: 320, scheme: 'light' } as const
const PIN = '395172'
const EVENTS = Number(process.env['KAWAL_CHAOS'] ?? 100)
const SEED = Number(process.env['KAWAL_CHAOS_SEED'] ?? 20_261_124)
/** Of a thousand events it takes so long at most. */
const PER_EVENT_MS = 6000

let office: OfficerApp
let context: BrowserContext
let page: Page

/** Chance that comes again (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

beforeAll(async () => {
  office = await openOfficerApp(0)
  page = await office.signIn('desa', look, { keeps: true })
  context = page.context()
  await beginCopy(page, office.address, PIN)
})
afterAll(async () => {
  await context.close()
  await office.close()
})

async function openAt(path: string): Promise<void> {
  await page.goto(office.address + path)
  await page.locator('#pin').fill(PIN)
  await turn(page, () => page.locator('form button[type=submit]').tap())
}

/** As the system does with what is in its way: nothing is asked, nothing is told. */
async function kill(path: string): Promise<void> {
  const old = page
  page = await context.newPage()
  await old.close({ runBeforeUnload: false })
  await openAt(path)
}

async function fill(name: string): Promise<void> {
  // What was not kept is still there to be sent again: another person begins from elsewhere.
  await go(page, '/workers')
  await go(page, '/workers/new')
  await page.locator('#name').fill(name)
  await page.locator('input[type=radio][value=F]').check({ force: true })
  await page.locator('#birthDate').fill('1999-07-01')
}

async function send(): Promise<void> {
  await page.locator('form button[type=submit]').tap()
  await page.locator('.answers').waitFor()
  await page.locator('form button[type=submit]').tap()
}

test(
  `of ${EVENTS} things that happen to a device none loses what was acknowledged, and none doubles it`,
  async () => {
    const chance = chanceOf(SEED)
    const acknowledged: string[] = []
    const attempted: string[] = []
    let away = false

    const happenings: Readonly<Record<string, (nth: number) => Promise<void>>> = {
      register: async (nth) => {
        const name = `Kacau Tercatat ${word(nth)}`
        attempted.push(name)
        await fill(name)
        await send()
        await page
          .getByText(/sudah terdaftar|Belum tersimpan/)
          .first()
          .waitFor()
        if (new URL(page.url()).pathname.endsWith('/registered')) acknowledged.push(name)
      },
      'register and kill': async (nth) => {
        const name = `Kacau Terputus ${word(nth)}`
        attempted.push(name)
        await fill(name)
        await send()
        await kill('/outbox')
      },
      'killed and sent again': async (nth) => {
        const name = `Kacau Terulang ${word(nth)}`
        attempted.push(name)
        await fill(name)
        await send()
        await kill('/workers/new?step=check')
        if ((await page.locator('.answers').count()) === 0) return
        await page.locator('form button[type=submit]').tap()
        await page
          .getByText(/sudah terdaftar|Belum tersimpan|sudah sampai di kantor/)
          .first()
          .waitFor()
        if (new URL(page.url()).pathname.endsWith('/registered')) acknowledged.push(name)
      },
      reload: () => openAt('/workers'),
      kill: () => kill('/'),
      network: async () => {
        away = !away
        await context.setOffline(away)
      },
      'no room': () =>
        page.evaluate(() => {
          IDBObjectStore.prototype.put = () => {
            throw new DOMException('full', 'QuotaExceededError')
          }
        }),
      upgrade: async () => {
        if (away) return
        await page.evaluate(async () => {
          for (const name of await caches.keys()) await caches.delete(name)
          await (await navigator.serviceWorker.getRegistration())?.unregister()
        })
        await openAt('/workers')
        await workerReady(page)
        await wholeAppKept(page)
      },
    }
    const names = Object.keys(happenings)
    const weights = [5, 3, 2, 2, 3, 4, 1, 0.5]
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    for (let nth = 0; nth < EVENTS; nth += 1) {
      const at = chance() * total
      const chosen = names.find((_, which) => at < weights.slice(0, which + 1).reduce((sum, weight) => sum + weight, 0))
      await happenings[chosen ?? 'register']?.(nth)
    }

    await context.setOffline(false)
    await kill('/outbox')
    await page.getByText('Semua sudah terkirim').waitFor()
    await settled(page)
    const List = z.object({ items: z.array(z.object({ name: z.string() })), next: z.string().nullable() })
    const found: string[] = []
    for (let cursor = ''; ; ) {
      const { items, next } = List.parse(await office.read('desa', `/workers?q=Kacau&limit=200${cursor}`))
      found.push(...items.map(({ name }) => name))
      if (next === null) break
      cursor = `&cursor=${next}`
    }
    expect(acknowledged.length).toBeGreaterThan(EVENTS / 20)
    expect(acknowledged.filter((name) => !found.includes(name))).toEqual([])
    expect(found.filter((name) => !attempted.includes(name))).toEqual([])
    expect(found).toHaveLength(new Set(found).size)
  },
  120_000 + EVENTS * PER_EVENT_MS,
)

/** A number in letters, since a name has no digits. */
function word(nth: number): string {
  return [...String(nth)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
}
