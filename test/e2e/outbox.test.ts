// SPDX-License-Identifier: AGPL-3.0-or-later
// A day of a village without a network: the copy is begun, the network goes, a file is opened, the phone is killed, and nothing is lost.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { DEMO_PASSWORD } from '#apps/demo/demonstration.ts'
import { findings, shoot } from '../support/findings.ts'
import { keptUnder, wholeAppKept, workerReady } from '../support/kept-app.ts'
import { morningClock, today } from '../support/morning.ts'
import { enter, go, type OfficerApp, settled, shareDemonstration, turn } from '../support/officer.ts'

const look = { language: 'id', width: 320, scheme: 'light' } as const
const PIN = '395172'
const Found = z.object({ items: z.array(z.object({ name: z.string() })) })

let office: OfficerApp
let page: Page

beforeAll(async () => {
  office = await shareDemonstration()
  page = await office.signIn('desa', look, { keeps: true })
  await page.goto(`${office.address}/outbox`)
  await workerReady(page)
})
afterAll(async () => page.context().close())

/** A copy is begun on this device. */
async function begin(at: Page): Promise<void> {
  await at.locator('#pin').fill(PIN)
  await at.locator('#repeat').fill(PIN)
  await turn(at, () => at.locator('form button[type=submit]').click())
}

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
  await begin(page)
  await page.getByText('Semua sudah terkirim').waitFor()
  await page.waitForFunction(() => /\d/.test(document.querySelectorAll('.facts dd')[1]?.textContent ?? ''))
  expect(await findings(page)).toEqual([])
  await shoot(page, 'outbox-open')
})

test('without a network a file is opened, seen, and waits; a wrong PIN opens nothing; the phone may be killed', async () => {
  await page.getByText('Lengkap', { exact: true }).waitFor()
  await wholeAppKept(page)
  await page.context().setOffline(true)
  await page.goto(`${office.address}/workers/new`)
  await page.locator('#pin').waitFor()
  expect(await findings(page)).toEqual([])
  await shoot(page, 'gate')
  // What cannot be a PIN is no try.
  await page.locator('form button[type=submit]').tap()
  await page.locator('#pin-error', { hasText: 'enam angka' }).waitFor()
  await page.locator('#pin').fill('000111')
  await page.locator('form button[type=submit]').tap()
  await page.locator('#pin-error', { hasText: 'dicoba 4 kali' }).waitFor()
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
  const row = page.getByRole('link', { name: /Kasmirah Luring/ }).first()
  await row.waitFor()
  await shoot(page, 'list-away')
  await turn(page, () => row.tap())
  await shoot(page, 'file-away')
  await go(page, '/')
  await shoot(page, 'work-away')
  await go(page, '/outbox')
  await page.getByText('Menunggu jaringan').waitFor()
  expect(await findings(page)).toEqual([])
  await shoot(page, 'outbox-waiting')

  await page.goto(`${office.address}/outbox`)
  await openByPin()
  await page.getByText('Menunggu jaringan').waitFor()
})

test('what is sought on the device is there in the next frame, and the filters stay as they were', async () => {
  await go(page, '/workers')
  await page.locator('#file-0').waitFor()
  const seen = await page.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve))
    const [field, filters] = [document.querySelector<HTMLInputElement>('#q'), document.querySelector('.chips')]
    field?.setRangeText('Kasmirah Luring', 0, field.value.length, 'end')
    field?.dispatchEvent(new InputEvent('input', { bubbles: true }))
    await frame()
    field?.form?.requestSubmit()
    let empty = 0
    do {
      await frame()
      empty += document.querySelectorAll('.skeleton').length
    } while (document.querySelector('#file-0')?.textContent?.includes('Kasmirah Luring') !== true)
    return { empty, rows: document.querySelectorAll('tbody tr').length, same: filters === document.querySelector('.chips') }
  })
  expect(seen).toEqual({ empty: 0, rows: 1, same: true })
})

test('what is being typed is there after the phone was killed, and lies nowhere unsealed', async () => {
  await go(page, '/workers/new')
  await page.locator('#name').fill('Kasmirah Setengah')
  await keptUnder(page, 'draft/form.register-worker')
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain('Setengah')
  const killed = page
  page = await killed.context().newPage()
  await killed.close({ runBeforeUnload: false })
  await page.goto(`${office.address}/workers/new`)
  await openByPin()
  expect(await page.locator('#name').inputValue()).toBe('Kasmirah Setengah')
  await page.getByRole('button', { name: 'Mulai dari kosong' }).tap()
  await go(page, '/outbox')
})

test('what waits is taken into its form, waits until it comes from there, and can be sent as it was', async () => {
  await turn(page, () => page.getByRole('button', { name: 'Ambil lagi untuk diubah' }).tap())
  expect(await page.locator('#name').inputValue()).toBe('Kasmirah Luring')
  await go(page, '/outbox')
  await page.getByText('Sedang Anda ubah, belum dikirim').waitFor()
  expect(await findings(page)).toEqual([])
  await shoot(page, 'outbox-in-form')
  await page.getByRole('button', { name: 'Kirim seperti semula' }).tap()
  await page.getByText('Menunggu jaringan').waitFor()
})

test('the walk of the village is there without a network, and a visit waits with the rest', async () => {
  await turn(page, () => page.getByRole('link', { name: 'Lihat berkasnya' }).tap())
  await page.getByRole('button', { name: 'Catat kunjungan' }).tap()
  const dialog = page.getByRole('dialog', { name: 'Kunjungan: Kasmirah Luring' })
  await dialog.getByText('Tidak ada orang', { exact: true }).tap()
  expect(await findings(page)).toEqual([])
  // Put off, it is as it was when it is opened again.
  await dialog.getByRole('button', { name: 'Jangan sekarang' }).tap()
  await page.getByRole('button', { name: 'Catat kunjungan' }).tap()
  expect(await dialog.getByRole('checkbox', { name: 'Tidak ada orang' }).isChecked()).toBe(true)
  await dialog.getByRole('button', { name: 'Simpan kunjungan' }).tap()
  await page.getByText('2 belum terkirim').waitFor()
  await shoot(page, 'visit-away')
  await go(page, '/watch')
  await page.getByRole('button', { name: 'Catat kunjungan: Kasmirah Luring' }).waitFor()
  await page.getByText('Terakhir dikunjungi').first().waitFor()
  expect(await findings(page)).toEqual([])
  await shoot(page, 'watch-away')
  await go(page, '/away')
  await shoot(page, 'away-away')
  expect(await findings(page)).toEqual([])
  await go(page, '/outbox')
  await page.locator('.outbox-entry', { hasText: 'Mencatat kunjungan' }).getByText('Kasmirah Luring').waitFor()
  expect(await findings(page)).toEqual([])
  await shoot(page, 'outbox-visit')
})

test('what was done a moment ago is taken back from the device, where it lies alone', async () => {
  await go(page, '/')
  await page
    .getByRole('button', { name: /^Catat/ })
    .first()
    .tap()
  await page.getByText('3 belum terkirim').waitFor()
  await page.getByRole('button', { name: 'Urungkan' }).tap()
  await page.getByText('Dibatalkan. Keadaan kembali seperti semula.').waitFor()
  await page.getByText('2 belum terkirim').waitFor()
  await go(page, '/outbox')
})

test('with the network back it is sent by itself, once, and everybody sees it', async () => {
  await page.context().setOffline(false)
  await page.getByText('Semua sudah terkirim').waitFor()
  await page.getByText('Diterima kantor. Dikerjakan').nth(1).waitFor()
  await shoot(page, 'outbox-arrived')
  const { items } = Found.parse(await office.read('desa', '/workers?q=Kasmirah%20Luring'))
  expect(items).toHaveLength(1)
  expect(await page.getByText('perlu jaringan').count()).toBe(0)
})

test('a clock that is wrong is said until it is put right, and forms know the day', async () => {
  const right = Date.parse(morningClock())
  await page.clock.setFixedTime(right + 172_800_000)
  await page.getByRole('button', { name: 'Kirim dan ambil sekarang' }).tap()
  await page.getByText('Jam perangkat ini terlalu cepat 2 hari').waitFor()
  await page.locator('.facts', { hasText: 'Terakhir bertemu server' }).getByText('24 November 2026').waitFor()
  expect(await findings(page)).toEqual([])
  await shoot(page, 'outbox-clock')
  await go(page, '/workers/new')
  expect(await page.locator('#birthDate').getAttribute('max')).toBe(today)
  await page.clock.setFixedTime(right)
  await go(page, '/outbox')
  await page.getByText('Jam perangkat ini').waitFor({ state: 'detached' })
})

test('what was on its way when the phone was killed, and is sent from its form again, is there once', async () => {
  const context = page.context()
  await page.getByText('Semua sudah terkirim').waitFor()
  const sent = new Promise<void>((resolve) => {
    void context.route('**/api/v1/workers', (route) => (route.request().method() === 'POST' ? resolve() : route.fallback()))
  })
  await go(page, '/workers/new')
  await page.locator('#name').fill('Kasmirah Terputus')
  await page.locator('input[type=radio][value=F]').check({ force: true })
  await page.locator('#birthDate').fill('1999-07-01')
  await page.locator('form button[type=submit]').tap()
  await page.locator('.answers').waitFor()
  await page.locator('form button[type=submit]').tap()
  await sent
  const killed = page
  page = await context.newPage()
  await killed.close({ runBeforeUnload: false })
  await context.unroute('**/api/v1/workers')
  await page.goto(`${office.address}/workers/new?step=check`)
  await openByPin()
  await turn(page, () => page.locator('form button[type=submit]').tap())
  await page.getByText('Kasmirah Terputus sudah terdaftar').waitFor()
  await go(page, '/outbox')
  await page.getByText('Semua sudah terkirim').waitFor()
  expect(Found.parse(await office.read('desa', '/workers?q=Kasmirah%20Terputus')).items).toHaveLength(1)
})

describe('on a desk, in English', () => {
  const desk = { language: 'en', width: 1440, scheme: 'dark' } as const
  let other: Page

  beforeAll(async () => {
    other = await office.signIn('desa', desk, { keeps: true })
    await other.goto(`${office.address}/outbox`)
    await workerReady(other)
    await begin(other)
    await other.getByText('Complete', { exact: true }).waitFor()
  })
  afterAll(async () => other.context().close())

  async function registerAway(name: string): Promise<void> {
    await other.context().setOffline(true)
    await go(other, '/workers/new')
    await other.locator('#name').fill(name)
    await other.locator('input[type=radio][value=F]').check({ force: true })
    await other.locator('#birthDate').fill('1999-07-01')
    await enter(other.locator('form button[type=submit]'))
    await other.locator('.answers').waitFor()
    await turn(other, () => enter(other.locator('form button[type=submit]')))
  }

  test('what was not sent is taken back into its form, changed, and sent again', async () => {
    await registerAway('Kasminten Away')
    // Somebody else is half written meanwhile.
    await go(other, '/workers/new')
    await other.locator('#name').fill('Kasmini Half')
    await keptUnder(other, 'draft/form.register-worker')
    await go(other, '/outbox')
    expect(await findings(other)).toEqual([])
    await other.getByText('You are working with the copy').waitFor()
    await shoot(other, 'outbox-desk')
    await turn(other, () => enter(other.getByRole('button', { name: 'Take back and change' })))
    expect(await other.locator('#name').inputValue()).toBe('Kasminten Away')
    await go(other, '/outbox')
    await other.getByText('You are changing it, not sent yet').waitFor()
    expect(await findings(other)).toEqual([])
    await shoot(other, 'outbox-in-form-desk')
    await turn(other, () => enter(other.getByRole('button', { name: 'Go on changing' })))
    await other.locator('#name').fill('Kasminten Changed')
    await enter(other.locator('form button[type=submit]'))
    await other.locator('.answers').waitFor()
    await turn(other, () => enter(other.locator('form button[type=submit]')))
    await go(other, '/outbox')
    await other.locator('.outbox strong', { hasText: 'Kasminten Changed' }).waitFor()
    expect(await other.locator('.outbox').getByText('Kasminten Away').count()).toBe(0)
    await go(other, '/workers/new')
    expect(await other.locator('#name').inputValue()).toBe('Kasmini Half')
    await enter(other.getByRole('button', { name: 'Start empty' }))
    await go(other, '/outbox')
  })

  test('after five wrong PINs the way by PIN is closed, nothing is lost, and whoever shows a password chooses another', async () => {
    await other.goto(`${office.address}/outbox`)
    for (let left = 4; left >= 0; left -= 1) {
      await other.locator('#pin').fill('000111')
      await enter(other.locator('form button[type=submit]'))
      await other
        .getByText(left > 0 ? `${left} more tries` : 'closed after five')
        .first()
        .waitFor()
    }
    expect(await findings(other)).toEqual([])
    await shoot(other, 'gate-closed')
    await other.context().setOffline(false)
    await turn(other, () => enter(other.getByRole('button', { name: 'PIN forgotten, or another account' })))
    // The session of that morning is no way round the PIN.
    await other.locator('#login').fill('desa')
    expect((await other.request.get(`${office.address}/api/v1/me`)).status()).toBe(401)
    await shoot(other, 'gate-round')
    await other.locator('#password').fill(DEMO_PASSWORD)
    await turn(other, () => enter(other.getByRole('button', { name: 'Sign in', exact: true })))
    await other.getByText('Your copy here is locked').waitFor()
    await shoot(other, 'outbox-locked')
    await other.locator('#pin').fill(PIN)
    await other.locator('#repeat').fill(PIN)
    await enter(other.locator('form button[type=submit]'))
    await other.getByText('The office has it. Done').waitFor()
    const { items } = Found.parse(await office.read('desa', '/workers?q=Kasminten%20Changed'))
    expect(items).toHaveLength(1)
  })

  test('a device that is full says so, acknowledges nothing and keeps what stands in the form', async () => {
    await other.evaluate(() => {
      const { put } = IDBObjectStore.prototype
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
      addEventListener('room', () => Object.assign(IDBObjectStore.prototype, { put }))
    })
    await other.context().setOffline(true)
    await go(other, '/workers/new')
    await other.locator('#name').fill('Kasmini Full')
    await other.locator('input[type=radio][value=F]').check({ force: true })
    await other.locator('#birthDate').fill('1999-07-01')
    await enter(other.locator('form button[type=submit]'))
    await other.locator('.answers').waitFor()
    await enter(other.locator('form button[type=submit]'))
    await other.getByText('Not kept yet').first().waitFor()
    expect(await findings(other)).toEqual([])
    await shoot(other, 'device-full')
    await other.getByText('Kasmini Full').first().waitFor()
    await other.evaluate(() => dispatchEvent(new Event('room')))
    await turn(other, () => enter(other.locator('form button[type=submit]')))
    await other.context().setOffline(false)
    await go(other, '/outbox')
    await other.getByText('Everything is sent').waitFor()
    expect(Found.parse(await office.read('desa', '/workers?q=Kasmini%20Full')).items).toHaveLength(1)
  })

  test('a page that is not here and cannot be fetched says so, and comes by itself once it can', async () => {
    await other.evaluate(async () => {
      for (const name of await caches.keys()) await caches.delete(name)
    })
    await (await other.context().newCDPSession(other)).send('Network.clearBrowserCache')
    await other.context().setOffline(true)
    await go(other, '/laws')
    await other.getByText('This page cannot be opened yet').waitFor()
    expect(await findings(other)).toEqual([])
    await shoot(other, 'page-missing')
    await other.context().setOffline(false)
    await other.getByText('This page cannot be opened yet').waitFor({ state: 'detached' })
    await settled(other)
    await go(other, '/outbox')
  })

  test('a device that was ended elsewhere forgets everything at the next contact, and says so', async () => {
    const Devices = z.object({ items: z.array(z.object({ id: z.string(), ended: z.boolean() })) })
    const { items } = Devices.parse(await office.read('desa', '/devices'))
    await other.context().setOffline(true)
    await other.getByText('You are working with the copy').waitFor()
    for (const { id } of items) await office.send('desa', `/devices/${id}`, {}, 'DELETE')
    await other.context().setOffline(false)
    await other.getByText('was ended and erased').waitFor()
    expect(await findings(other)).toEqual([])
    await shoot(other, 'device-ended')
    const left = await other.evaluate(async () => {
      const open = indexedDB.open('kawal')
      await new Promise((resolve) => open.addEventListener('success', resolve))
      const count = open.result.transaction('kept').objectStore('kept').count()
      await new Promise((resolve) => count.addEventListener('success', resolve))
      return [count.result, localStorage.getItem('kawal.copy')]
    })
    expect(left).toEqual([0, null])
  })
})

test('where the browser keeps nothing, that is said, and the rest works', async () => {
  const bare = await office.signIn('desa', look)
  await bare.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError')
    }
  })
  await bare.goto(`${office.address}/outbox`)
  await bare.locator('#pin').fill(PIN)
  await bare.locator('#repeat').fill(PIN)
  await bare.locator('form button[type=submit]').tap()
  await bare.getByText('Salinan belum bisa dibuat').waitFor()
  expect(await findings(bare)).toEqual([])
  await go(bare, '/workers')
  await bare.getByRole('link', { name: /Ika/ }).first().waitFor()
  await bare.context().close()
})
