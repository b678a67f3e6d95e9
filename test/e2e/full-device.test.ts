// SPDX-License-Identifier: AGPL-3.0-or-later
// A device that keeps nothing more: its PIN opens it all the same, and no more often than five wrong ones allow.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginCopy } from '../support/kept-app.ts'
import { type OfficerApp, shareDemonstration, turn } from '../support/officer.ts'

const PIN = '395172'

let office: OfficerApp
let page: Page

const submit = (): Promise<void> => page.locator('form button[type=submit]').tap()

beforeAll(async () => {
  office = await shareDemonstration()
  page = await office.signIn('desa', { language: 'id', width: 320, scheme: 'light' }, { keeps: true })
  await beginCopy(page, office.address, PIN)
})
afterAll(async () => page.context().close())

/** Nothing can be put on the device any more; what lies there can still go. */
async function fillUp(): Promise<void> {
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
}

/** How the row of the device and what counts its tries stand. */
const tries = () =>
  page.evaluate(async () => {
    const open = indexedDB.open('kawal')
    await new Promise((resolve) => open.addEventListener('success', resolve))
    const [rows, places] = [open.result.transaction('vaults').objectStore('vaults'), open.result.transaction('kept').objectStore('kept')]
    const [all, keys] = [rows.getAll(), places.getAllKeys()]
    await new Promise((resolve) => keys.addEventListener('success', resolve))
    open.result.close()
    const ready = keys.result.map(String).filter((place) => place.includes('/pin/'))
    return { counted: Number(all.result[0].byPin?.tries), ready: ready.length }
  })

test('a full device opens by its PIN, as often as it is asked, and counts the wrong ones all the same', async () => {
  for (let time = 0; time < 6; time += 1) {
    await page.goto(`${office.address}/outbox`)
    await page.locator('#pin').waitFor()
    await fillUp()
    await page.locator('#pin').fill('000111')
    await submit()
    await page.getByText('Masih bisa dicoba 4 kali').first().waitFor()
    await page.locator('#pin').fill(PIN)
    await turn(page, submit)
    await page.locator('.facts').first().waitFor()
  }
  // With room again, everything lies ready again.
  expect((await tries()).ready).toBeLessThan(200)
  await page.goto(`${office.address}/outbox`)
  await page.locator('#pin').fill(PIN)
  await turn(page, submit)
  await page.locator('.facts').first().waitFor()
  expect(await tries()).toEqual({ counted: 0, ready: 200 })
})

test('wrong ones that stand counted in the row of a device are carried over', async () => {
  await page.goto(`${office.address}/outbox`)
  await page.locator('#pin').waitFor()
  await page.evaluate(async () => {
    const open = indexedDB.open('kawal')
    await new Promise((resolve) => open.addEventListener('success', resolve))
    const change = open.result.transaction(['vaults', 'kept'], 'readwrite')
    const [rows, places] = [change.objectStore('vaults'), change.objectStore('kept')]
    const all = rows.getAll()
    await new Promise((resolve) => all.addEventListener('success', resolve))
    const [row] = all.result
    row.byPin.tries = 3
    rows.put(row)
    places.delete(IDBKeyRange.bound(`${row.id}/pin/`, `${row.id}/pin/\uffff`))
    await new Promise((resolve) => change.addEventListener('complete', resolve))
    open.result.close()
  })
  await page.locator('#pin').fill('000111')
  await submit()
  await page.getByText('Masih bisa dicoba 1 kali').first().waitFor()
  await page.locator('#pin').fill('000111')
  await submit()
  await page.getByText('PIN ditutup setelah lima kali salah').waitFor()
})
