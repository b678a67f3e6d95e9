// SPDX-License-Identifier: AGPL-3.0-or-later
// A phone that several use, and one that was taken from its officer: whose it is, whose session it has, and what is left on it.

import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { DEMO_PASSWORD } from '#apps/demo/demonstration.ts'
import { findings, shoot } from '../support/findings.ts'
import { beginCopy } from '../support/kept-app.ts'
import { type OfficerApp, settled, shareDemonstration, turn } from '../support/officer.ts'

const look = { language: 'id', width: 320, scheme: 'light' } as const
const PIN = '395172'
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
