// SPDX-License-Identifier: AGPL-3.0-or-later
// A line that is there and of little use: nothing answers on it, or the server has too many devices at once. The device goes on with what it has.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CROWDED } from '#kernel/sync-protocol.ts'
import { findings, shoot } from '../support/findings.ts'
import { wholeAppKept, workerReady } from '../support/kept-app.ts'
import { go, type OfficerApp, shareDemonstration, turn } from '../support/officer.ts'

const look = { language: 'id', width: 320, scheme: 'light' } as const
const PIN = '395172'

let office: OfficerApp
let page: Page

const submit = (): Promise<void> => page.locator('form button[type=submit]').tap()

beforeAll(async () => {
  office = await shareDemonstration()
  page = await office.signIn('desa', look, { keeps: true })
  await page.goto(`${office.address}/outbox`)
  await workerReady(page)
  await page.locator('#pin').fill(PIN)
  await page.locator('#repeat').fill(PIN)
  await turn(page, submit)
  await page.getByText('Semua sudah terkirim').waitFor()
  await wholeAppKept(page)
})
afterAll(async () => page.context().close())

test('whoever opens the copy by PIN waits for no server that does not answer', async () => {
  const held: (() => Promise<void>)[] = []
  await page.route('**/api/v1/me', (route) => void held.push(() => route.continue()))
  await page.goto(`${office.address}/workers`)
  await page.locator('#pin').fill(PIN)
  await turn(page, submit)
  await page.getByRole('link', { name: /Ika/ }).first().waitFor()
  expect(held).toHaveLength(1)
  // What it says late counts too.
  await Promise.all(held.map((answer) => answer()))
  await page.unrouteAll()
  await go(page, '/outbox')
  await page.getByText('Semua sudah terkirim').waitFor()
})

test('whoever opens the copy by PIN works on while the server is in trouble', async () => {
  await page.route('**/api/v1/me', (route) => route.fulfill({ status: 502, body: '' }))
  await page.goto(`${office.address}/workers`)
  await page.locator('#pin').fill(PIN)
  await turn(page, submit)
  await page.getByRole('link', { name: /Ika/ }).first().waitFor()
  await page.unrouteAll()
})

test('told that the server has too many at once, it says so, keeps everything, and sends by itself', async () => {
  let asked = 0
  await page.route('**/api/v1/commands', (route) => {
    asked += 1
    return route.fulfill({
      status: 503,
      headers: { 'retry-after': '300', 'content-type': 'application/problem+json' },
      body: JSON.stringify({ type: 'urn:kawal:problem', title: '', status: 503, code: CROWDED }),
    })
  })
  await page.context().setOffline(true)
  await go(page, '/workers/new')
  await page.locator('#name').fill('Kasmirah Ramai')
  await page.locator('input[type=radio][value=F]').check({ force: true })
  await page.locator('#birthDate').fill('1999-07-01')
  await submit()
  await page.locator('.answers').waitFor()
  await turn(page, submit)
  await page.context().setOffline(false)
  await page.getByText('Server sedang ramai').first().waitFor()
  await go(page, '/outbox')
  await page.locator('.outbox-entry', { hasText: 'Kasmirah Ramai' }).getByText('Server sedang ramai').waitFor()
  expect(await findings(page)).toEqual([])
  await shoot(page, 'outbox-crowded')
  // However often somebody asks for it, the server is left alone until then.
  await page.getByRole('button', { name: 'Kirim dan ambil sekarang' }).tap()
  await page.locator('.outbox-entry').getByText('Server sedang ramai').waitFor()
  expect(asked).toBe(1)

  await page.unrouteAll()
  await page.goto(`${office.address}/outbox`)
  await page.locator('#pin').fill(PIN)
  await turn(page, submit)
  await page.getByText('Semua sudah terkirim').waitFor()
})

test('a PIN that cannot be reckoned costs no try and is not called wrong', async () => {
  await page.goto(`${office.address}/outbox`)
  await page.locator('#pin').waitFor()
  await page.evaluate(() => {
    const { Worker } = globalThis
    addEventListener('room', () => Object.assign(globalThis, { Worker }))
    class Failing extends EventTarget {
      terminate(): void {}
      postMessage(): void {
        this.dispatchEvent(new MessageEvent('message', { data: 'failed' }))
      }
    }
    Object.assign(globalThis, { Worker: Failing })
  })
  for (let tries = 0; tries < 6; tries += 1) {
    await page.locator('#pin').fill(PIN)
    await submit()
    await page.getByText('Salinan ini tidak terbaca').waitFor()
  }
  await page.evaluate(() => dispatchEvent(new Event('room')))
  await turn(page, submit)
  await page.getByText('Semua sudah terkirim').waitFor()
})

test('a store that refuses once, as while a killed page is being closed, opens all the same', async () => {
  await page.goto(`${office.address}/outbox`)
  await page.locator('#pin').fill(PIN)
  await page.evaluate(() => {
    const { transaction } = IDBDatabase.prototype
    IDBDatabase.prototype.transaction = () => {
      IDBDatabase.prototype.transaction = transaction
      throw new DOMException('closing', 'InvalidStateError')
    }
  })
  await turn(page, submit)
  await page.getByText('Semua sudah terkirim').waitFor()
})
