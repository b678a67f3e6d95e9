// SPDX-License-Identifier: AGPL-3.0-or-later
// What a browser keeps of the app on the device. `waitForFunction` takes any promise for a yes, so none of this is asked by it.

import type { Page } from 'playwright-core'
import { vi } from 'vitest'
import { turn } from './officer.ts'

const WITHIN = { timeout: 60_000 } as const

/** Waits until a question that is asked in the page is answered by yes. */
async function until(page: Page, ask: () => Promise<boolean>): Promise<void> {
  await vi.waitUntil(() => page.evaluate(ask), WITHIN)
}

/** The worker that keeps the app is at work. */
export async function workerReady(page: Page): Promise<void> {
  await until(page, async () => (await navigator.serviceWorker.ready).active?.state === 'activated')
}

/** Every file that the app is made of lies on the device. */
export async function wholeAppKept(page: Page): Promise<void> {
  await until(page, async () => {
    const [, text = '{}'] = /^const kawal=(.*?\});/.exec(await (await fetch('/sw.js')).text()) ?? []
    const { shell, later } = JSON.parse(text)
    const found = await Promise.all([...shell, ...later].map((path: string) => caches.match(path)))
    return found.every((each) => each !== undefined)
  })
}

/** Something lies sealed on the device under a key that ends so. */
export async function keptUnder(page: Page, ending: string): Promise<void> {
  const keys = (): Promise<string[]> =>
    page.evaluate(async () => {
      const open = indexedDB.open('kawal')
      await new Promise((resolve) => open.addEventListener('success', resolve))
      const keys = open.result.transaction('kept').objectStore('kept').getAllKeys()
      await new Promise((resolve) => keys.addEventListener('success', resolve))
      open.result.close()
      return keys.result.map(String)
    })
  await vi.waitUntil(async () => (await keys()).some((key) => key.endsWith(ending)), WITHIN)
}

/** Somebody who is signed in begins a copy under a PIN, and goes on once all of it lies there, and the whole app. */
export async function beginCopy(page: Page, address: string, pin: string): Promise<void> {
  await page.goto(`${address}/outbox`)
  await workerReady(page)
  await page.locator('#pin').fill(pin)
  await page.locator('#repeat').fill(pin)
  await turn(page, () => page.locator('form button[type=submit]').tap())
  await page.getByText('Semua sudah terkirim').waitFor()
  await wholeAppKept(page)
}
