// SPDX-License-Identifier: AGPL-3.0-or-later
// A phone that several use, and one that was taken from its officer: whose it is, whose session it has, and what is left on it.

import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { DEMO_PASSWORD } from '#apps/demo/demonstration.ts'
import { findings, shoot } from '../support/findings.ts'
import { beginCopy, workerReady } from '../support/kept-app.ts'
import { enter, go, type OfficerApp, settled, shareDemonstration, turn } from '../support/officer.ts'

const look = { language: 'id', width: 320, scheme: 'light' } as const
const PIN = '395172'
const Found = z.object({ items: z.array(z.object({ name: z.string() })) })
const Devices = z.object({ items: z.array(z.object({ id: z.string(), ended: z.boolean() })) })

let office: OfficerApp

beforeAll(async () => {
  office = await shareDemonstration()
})

async function endDevices(login: string): Promise<void> {
  for (const { id } of Devices.parse(await office.read(login, '/devices')).items) await office.send(login, `/devices/${id}`, {}, 'DELETE')
}

/** Goes round the PIN, and shows who it is. */
async function signInRound(page: Page, login: string): Promise<void> {
  await turn(page, () => page.getByRole('button', { name: 'Lupa PIN, atau masuk dengan akun lain' }).tap())
  await page.locator('#login').fill(login)
  await page.locator('#password').fill(DEMO_PASSWORD)
  await turn(page, () => page.getByRole('button', { name: 'Masuk', exact: true }).tap())
}

/** How many things are kept, of copies and of what opens them. */
async function keptHere(page: Page): Promise<readonly number[]> {
  return page.evaluate(async () => {
    const open = indexedDB.open('kawal')
    await new Promise((resolve) => open.addEventListener('success', resolve))
    const counts = ['vaults', 'kept'].map((store) => open.result.transaction(store).objectStore(store).count())
    for (const count of counts) await new Promise((resolve) => count.addEventListener('success', resolve))
    open.result.close()
    return counts.map(({ result }) => result)
  })
}

test('a copy that was locked when its device was ended is erased once its officer is back, and stands in nobody’s way', async () => {
  const page = await office.signIn('desa', look, { keeps: true })
  await beginCopy(page, office.address, PIN)
  await page.goto(`${office.address}/outbox`)
  await page.locator('#pin').waitFor()
  await endDevices('desa')
  await signInRound(page, 'desa')
  await page.getByText('Yang belum terkirim dari sini ikut hilang').waitFor()
  await settled(page)
  expect(await findings(page)).toEqual([])
  await shoot(page, 'ended-locked')
  expect(await keptHere(page)).toEqual([0, 0])
  await page.goto(`${office.address}/outbox`)
  await page.getByRole('button', { name: 'Simpan salinan' }).waitFor()
  await page.context().close()
})

/** Another officer signs in in the same browser. */
async function signInThere(page: Page, login: string): Promise<void> {
  const answer = await page.request.post(`${office.address}/api/v1/session`, { data: { login, password: DEMO_PASSWORD } })
  expect(answer.ok()).toBe(true)
}

test('what was done on a copy waits for its officer where another is signed in, and is never done as that one', async () => {
  const page = await office.signIn('desa', look, { keeps: true })
  await beginCopy(page, office.address, PIN)
  await page.getByText('Lengkap', { exact: true }).waitFor()
  await signInThere(page, 'dinas')
  await page.context().setOffline(true)
  await page.goto(`${office.address}/workers/new`)
  await page.locator('#pin').fill(PIN)
  await turn(page, () => page.locator('form button[type=submit]').tap())
  await page.locator('#name').fill('Kasmirah Berdua')
  await page.locator('input[type=radio][value=F]').check({ force: true })
  await page.locator('#birthDate').fill('1999-07-01')
  await page.locator('form button[type=submit]').tap()
  await page.locator('.answers').waitFor()
  await turn(page, () => page.locator('form button[type=submit]').tap())
  await page.getByText('1 belum terkirim').waitFor()

  await page.context().setOffline(false)
  await page.getByText('Salinan milik Bu Sri Wahyuni sedang terbuka').waitFor()
  await page.getByText('Yang masuk di peramban ini:').waitFor()
  expect(await findings(page)).toEqual([])
  await shoot(page, 'whose')
  await page.getByText('1 belum terkirim').waitFor()
  const found = async (): Promise<number> => Found.parse(await office.read('desa', '/workers?q=Kasmirah%20Berdua')).items.length
  expect(await found()).toBe(0)

  await page.locator('#login').fill('desa')
  await page.locator('#password').fill(DEMO_PASSWORD)
  await turn(page, () => page.getByRole('button', { name: 'Masuk', exact: true }).tap())
  await go(page, '/outbox')
  await page.getByText('Semua sudah terkirim').waitFor()
  expect(await found()).toBe(1)
  await endDevices('desa')
  await page.context().close()
})

test('a PIN opens nobody else’s desk; whoever signs in by a password works there, and locks the copy', async () => {
  const page = await office.signIn('desa', { language: 'en', width: 1440, scheme: 'light' }, { keeps: true })
  await page.goto(`${office.address}/outbox`)
  await workerReady(page)
  await page.locator('#pin').fill(PIN)
  await page.locator('#repeat').fill(PIN)
  await turn(page, () => enter(page.locator('form button[type=submit]')))
  await page.getByText('Everything is sent').waitFor()
  await signInThere(page, 'dinas')
  // A page that stood open asks as its own officer, and shows nothing of the other's.
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = '/workers'
    document.body.append(link)
    link.click()
    link.remove()
  })
  await page.getByText('Signed in on this browser:').waitFor()
  await page.goto(`${office.address}/account`)
  await page.locator('#pin').fill(PIN)
  await turn(page, () => enter(page.locator('form button[type=submit]')))
  await page.getByText('Signed in on this browser:').waitFor()
  expect(await findings(page)).toEqual([])
  await shoot(page, 'whose-desk')

  await page.locator('#login').fill('dinas')
  await page.locator('#password').fill(DEMO_PASSWORD)
  await turn(page, () => enter(page.getByRole('button', { name: 'Sign in', exact: true })))
  await page.getByRole('heading', { name: 'My account' }).waitFor()
  await page.goto(`${office.address}/account`)
  await page.locator('#pin').waitFor()

  // Whoever comes back from a provider, having gone round the PIN, does not go round it twice; and nobody does after.
  await turn(page, () => enter(page.getByRole('button', { name: 'PIN forgotten, or another account' })))
  await page.locator('#login').waitFor()
  await signInThere(page, 'dinas')
  await page.goto(`${office.address}/account`)
  await page.getByRole('heading', { name: 'My account' }).waitFor()
  await page.goto(`${office.address}/account`)
  await page.locator('#pin').waitFor()
  await endDevices('desa')
  await page.context().close()
})
