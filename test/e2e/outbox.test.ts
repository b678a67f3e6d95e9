// SPDX-License-Identifier: AGPL-3.0-or-later
// A day of a village without a network: the copy is begun, the network goes, a file is opened, the phone is killed, and nothing is lost.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { findings, shoot } from '../support/findings.ts'
import { go, type OfficerApp, settled, shareDemonstration, turn } from '../support/officer.ts'

const look = { language: 'id', width: 320, scheme: 'light' } as const
const PIN = '395172'

let office: OfficerApp
let page: Page

beforeAll(async () => {
  office = await shareDemonstration()
  page = await office.signIn('desa', look, { keeps: true })
  await page.goto(`${office.address}/outbox`)
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated')
})
afterAll(async () => page.context().close())

async function openByPin(): Promise<void> {
  await page.locator('#pin').fill(PIN)
  await turn(page, () => page.locator('form button[type=submit]').tap())
}

test('a copy is begun with a PIN, and says what it holds', async () => {
  await page.locator('#pin').fill('123456')
  await page.locator('#repeat').fill('123456')
  await page.locator('form button[type=submit]').tap()
  await page.locator('#pin-error').waitFor()
  expect(await findings(page)).toEqual([])
  await shoot(page, 'outbox-begin')
  await page.locator('#pin').fill(PIN)
  await page.locator('#repeat').fill(PIN)
  await turn(page, () => page.locator('form button[type=submit]').tap())
  await page.getByText('Semua sudah terkirim').waitFor()
  await page.waitForFunction(() => /\d/.test(document.querySelectorAll('.facts dd')[1]?.textContent ?? ''))
  expect(await findings(page)).toEqual([])
  await shoot(page, 'outbox-open')
})

test('without a network a file is opened, seen, and waits; a wrong PIN opens nothing; the phone may be killed', async () => {
  await page.waitForFunction(async () => {
    const [, text = '{}'] = /^const kawal=(.*?\});/.exec(await (await fetch('/sw.js')).text()) ?? []
    const found = await Promise.all(JSON.parse(text).later.map((path: string) => caches.match(path)))
    return found.every((each) => each !== undefined)
  })
  await page.context().setOffline(true)
  await page.goto(`${office.address}/workers/new`)
  await page.locator('#pin').waitFor()
  expect(await findings(page)).toEqual([])
  await shoot(page, 'gate')
  await page.locator('#pin').fill('000111')
  await page.locator('form button[type=submit]').tap()
  await page.locator('#pin-error').waitFor()
  await shoot(page, 'gate-wrong')
  await openByPin()

  await page.locator('#name').fill('Kasmirah Luring')
  await page.locator('input[type=radio][value=F]').check({ force: true })
  await page.locator('#birthDate').fill('1999-07-01')
  await page.locator('form button[type=submit]').tap()
  await page.locator('.answers').waitFor()
  await turn(page, () => page.locator('form button[type=submit]').tap())
  await page.getByText('1 belum terkirim').waitFor()
  await shoot(page, 'registered-away')
  await go(page, '/workers')
  await page
    .getByRole('link', { name: /Kasmirah Luring/ })
    .first()
    .waitFor()
  await shoot(page, 'list-away')
  await go(page, '/outbox')
  await page.getByText('Menunggu jaringan').waitFor()
  expect(await findings(page)).toEqual([])
  await shoot(page, 'outbox-waiting')

  await page.goto(`${office.address}/outbox`)
  await openByPin()
  await page.getByText('Menunggu jaringan').waitFor()
})

test('with the network back it is sent by itself, once, and everybody sees it', async () => {
  await page.context().setOffline(false)
  await page.getByText('Semua sudah terkirim').waitFor()
  await page.getByText('Diterima kantor').waitFor()
  await shoot(page, 'outbox-arrived')
  const Found = z.object({ items: z.array(z.object({ name: z.string() })) })
  const { items } = Found.parse(await office.read('desa', '/workers?q=Kasmirah%20Luring'))
  expect(items).toHaveLength(1)
  await go(page, '/')
  await settled(page)
})
