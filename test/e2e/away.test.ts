// SPDX-License-Identifier: AGPL-3.0-or-later
// A village without a network: the app opens where nothing answers.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { findings } from '../support/findings.ts'
import { wholeAppKept, workerReady } from '../support/kept-app.ts'
import { type OfficerApp, shareDemonstration } from '../support/officer.ts'

const look = { language: 'id', width: 320, scheme: 'light' } as const

let office: OfficerApp
let page: Page

beforeAll(async () => {
  office = await shareDemonstration()
  page = await office.signIn('desa', look, { keeps: true })
})
afterAll(async () => page.context().close())

test('the app is kept on the device of a village, and opens without a network', async () => {
  await page.goto(`${office.address}/`)
  await page.locator('main h1').waitFor()
  await workerReady(page)
  await wholeAppKept(page)

  await page.context().setOffline(true)
  await page.goto(`${office.address}/register`)
  await page.getByText('Tidak tersambung').first().waitFor()
  await page.context().setOffline(false)
})

test('pages that are open to everybody, and what the server answers, are never taken from the device', async () => {
  await page.goto(`${office.address}/verify`)
  expect(await page.locator('script[src^="/assets/app-"]').count()).toBe(0)
  await page.context().setOffline(true)
  await expect(page.goto(`${office.address}/verify`)).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
  await page.context().setOffline(false)
  await page.goto(`${office.address}/`)
  await page.locator('main h1').waitFor()
  const names = await page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
    const requests = await Promise.all(caches_.map((cache) => cache.keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(names.length).toBeGreaterThan(10)
  expect(names.filter((path) => path !== '/' && !path.startsWith('/assets/') && path !== '/verify/offline')).toEqual([])
})

test('a code that a phone reads is checked without a network, by what the last contact left', async () => {
  await vi.waitUntil(() => page.evaluate(async () => (await caches.match('/verify/offline?lang=id')) !== undefined), { timeout: 60_000 })
  await page.context().setOffline(true)
  await page.goto(`${office.address}/verify/ABCD2345`)
  await page.locator('#offline-check').waitFor()
  expect(await findings(page)).toEqual([])
  await page.context().setOffline(false)
  await page.goto(`${office.address}/`)
  await page.locator('main h1').waitFor()
})

test('it can be installed, under a name in both languages', async () => {
  const session = await page.context().newCDPSession(page)
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  expect(installabilityErrors).toEqual([])
  const { errors, data = '{}' } = await session.send('Page.getAppManifest')
  expect(errors).toEqual([])
  expect(JSON.parse(data)).toMatchObject({ lang: 'id', short_name: 'Kawal', display: 'standalone' })
})
