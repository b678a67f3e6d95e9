// SPDX-License-Identifier: AGPL-3.0-or-later
// Accounts in a real browser: the first administrator, an officer with a link, a second factor, the end of a session.

import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFirstLink } from '#access/server/provision.ts'
import { findings, shoot } from '../support/findings.ts'
import { morningClock } from '../support/morning.ts'
import { enter, type OfficerApp, openOfficerApp } from '../support/officer.ts'

const PASSWORD = 'jagung muda manis'
let office: OfficerApp

beforeAll(async () => {
  office = await openOfficerApp()
})
afterAll(() => office.close())

const narrow = { width: 320, height: 720 }
const wide = { width: 1440, height: 900 }

/** Looks at a page as it is: on a desk and on a small phone in the dark; nothing may stick out or be out of reach. */
async function shot(page: Page, name: string): Promise<void> {
  for (const [size, scheme] of [
    [narrow, 'dark'],
    [wide, 'light'],
  ] as const) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme: scheme })
    await shoot(page, `${name}-${size.width}`)
    expect(await findings(page), `${name} at ${size.width} px`).toEqual([])
  }
}

async function open(): Promise<{ readonly page: Page; readonly faults: string[] }> {
  const page = await office.open({ language: 'id', width: 1440, scheme: 'light' })
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    // A refusal is part of the way; the browser notes each as an error.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(message.text())
  })
  return { page, faults }
}

async function missing(page: Page): Promise<readonly string[]> {
  await page.locator('#error-summary').waitFor()
  return page.locator('#error-summary li').allTextContents()
}

async function choosePassword(page: Page): Promise<void> {
  await page.getByLabel('Kata sandi baru').fill(PASSWORD)
  await page.getByLabel('Ketik sekali lagi').fill(PASSWORD)
}

test('from the first administrator to a second factor', async () => {
  const admin = await open()
  const first = await createFirstLink(office.app.services)
  await admin.page.goto(office.address + (first ?? ''))
  await admin.page.getByLabel('Nama lengkap').fill('Mbak Lina')
  await admin.page.getByLabel('Nama masuk').fill('lina')
  await admin.page.getByLabel('Kata sandi baru').fill('pendek')
  await admin.page.getByLabel('Ketik sekali lagi').fill('pendek')
  await enter(admin.page.getByRole('button', { name: 'Buat akun dan masuk' }))
  await admin.page.getByText('Kata sandi kurang panjang').first().waitFor()
  await shot(admin.page, 'first')
  await choosePassword(admin.page)
  await enter(admin.page.getByRole('button', { name: 'Buat akun dan masuk' }))

  await enter(admin.page.getByRole('link', { name: 'Kantor' }).first())
  await enter(admin.page.locator('#open').getByRole('button', { name: 'Buka kantor' }))
  expect(await missing(admin.page)).toEqual(['Pilih jenis kantornya.', 'Isi nama kantornya.', 'Pilih tempat kantornya dari daftar.'])
  await admin.page.getByLabel('Jenis').selectOption({ label: 'Kantor desa atau kelurahan' })
  await admin.page.getByLabel('Nama kantor').fill('Desa Wringinpitu')
  await admin.page.getByLabel('Tempat kantor').fill('wringinpitu')
  await admin.page.getByRole('option', { name: 'Wringinpitu, Tegaldlimo' }).click()
  await enter(admin.page.getByRole('button', { name: 'Buka kantor' }))
  await admin.page.getByRole('rowheader', { name: 'Desa Wringinpitu' }).waitFor()
  await enter(admin.page.getByRole('button', { name: 'Ganti nama: Desa Wringinpitu' }))
  const dialog = admin.page.getByRole('dialog')
  await dialog.getByLabel('Nama kantor').fill('Kantor Desa Wringinpitu')
  await enter(dialog.getByRole('button', { name: 'Simpan' }))
  await admin.page.getByRole('rowheader', { name: 'Kantor Desa Wringinpitu' }).waitFor()
  await enter(admin.page.getByRole('button', { name: 'Ubah wilayah: Kantor Desa Wringinpitu' }))
  await dialog.getByLabel('Wilayah lain').fill('tegaldlimo')
  await dialog.getByRole('option').first().click()
  await shot(admin.page, 'places')
  await enter(dialog.getByRole('button', { name: 'Simpan' }))
  await admin.page.getByText('Wilayah kerja diubah').waitFor()
  await admin.page.getByRole('row', { name: 'Kantor Desa Wringinpitu' }).getByText('Tegaldlimo, Banyuwangi').waitFor()
  await shot(admin.page, 'offices')

  await enter(admin.page.getByRole('link', { name: 'Petugas' }).first())

  await enter(admin.page.getByRole('button', { name: 'Tambahkan petugas' }))
  expect(await missing(admin.page)).toEqual(['Isi nama lengkapnya.', 'Isi nama masuknya.', 'Pilih kantornya.', 'Pilih perannya.'])
  await admin.page.getByLabel('Nama lengkap').fill('Pak Sukirman')
  await admin.page.getByLabel('Nama masuk').fill('sukirman')
  await admin.page.getByLabel('Kantor', { exact: true }).selectOption({ label: 'Kantor Desa Wringinpitu' })
  await admin.page.getByText('Petugas desa').click()
  await enter(admin.page.getByRole('button', { name: 'Tambahkan petugas' }))
  const link = await admin.page.locator('code', { hasText: '/invitation#' }).textContent()
  await admin.page.getByRole('rowheader', { name: 'Pak Sukirman' }).waitFor()
  await shot(admin.page, 'staff')
  await enter(admin.page.getByRole('button', { name: 'Ganti peran: Pak Sukirman' }))
  await dialog.getByText('Pimpinan').click()
  await enter(dialog.getByRole('button', { name: 'Ganti peran' }))
  await admin.page.getByRole('row', { name: 'Pak Sukirman' }).getByText('Pimpinan').waitFor()
  await enter(admin.page.getByRole('button', { name: 'Ganti peran: Pak Sukirman' }))
  await dialog.getByText('Petugas desa').click()
  await enter(dialog.getByRole('button', { name: 'Ganti peran' }))
  await admin.page.getByRole('row', { name: 'Pak Sukirman' }).getByText('Petugas desa').waitFor()

  await admin.page.goto(`${office.address}/offices`)
  await enter(admin.page.getByRole('button', { name: 'Tetapkan kepala: Kantor Desa Wringinpitu' }))
  await dialog.getByLabel('Kepala desa atau lurah').selectOption({ label: 'Pak Sukirman' })
  await dialog.getByText('Plt. (pelaksana tugas)').click()
  await shot(admin.page, 'head')
  await enter(dialog.getByRole('button', { name: 'Simpan' }))
  await admin.page.getByRole('row', { name: 'Kantor Desa Wringinpitu' }).getByText('Kepala: Pak Sukirman (Plt.)').waitFor()
  await shot(admin.page, 'headed')
  await admin.page.goto(`${office.address}/staff`)

  const officer = await open()
  await officer.page.goto(link ?? '')
  await choosePassword(officer.page)
  await shot(officer.page, 'invitation')
  await enter(officer.page.getByRole('button', { name: 'Simpan kata sandi dan masuk' }))
  await enter(officer.page.getByRole('link', { name: 'Akun saya' }))
  const totp = officer.page.locator('#totp')
  await enter(totp.getByRole('button', { name: 'Siapkan aplikasi' }))
  const secret = (await totp.locator('dd code').textContent())?.replaceAll(' ', '') ?? ''
  await shot(officer.page, 'totp')
  const code = (ahead: number): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(morningClock()) + ahead * 30_000 })
  await totp.getByLabel('Kode 6 angka').fill(code(0))
  await enter(totp.getByRole('button', { name: 'Sahkan kode' }))
  await totp.getByText('Kode pemulihan', { exact: true }).first().waitFor()
  await shot(officer.page, 'account')
  await enter(officer.page.getByRole('button', { name: 'Keluar' }))

  await officer.page.getByLabel('Nama masuk').fill('sukirman')
  await officer.page.getByLabel('Kata sandi').fill('bukan ini')
  await enter(officer.page.getByRole('button', { name: 'Masuk' }))
  await officer.page.getByText('tidak cocok').waitFor()
  await officer.page.getByLabel('Kata sandi').fill(PASSWORD)
  await enter(officer.page.getByRole('button', { name: 'Masuk' }))
  await officer.page.getByLabel('Kode 6 angka').fill(code(1))
  await shot(officer.page, 'sign-in')
  await enter(officer.page.getByRole('button', { name: 'Masuk' }))
  await enter(officer.page.getByRole('link', { name: 'Akun saya' }))
  await officer.page.getByText('Aktif.').waitFor()

  await enter(admin.page.getByRole('button', { name: 'Tutup akun: Pak Sukirman' }))
  await shot(admin.page, 'close')
  await enter(admin.page.getByRole('dialog').getByRole('button', { name: 'Tutup akun' }))
  await admin.page.getByText('Akun ditutup').waitFor()
  await officer.page.reload()
  await officer.page.getByLabel('Nama masuk').waitFor()
  await enter(admin.page.getByRole('button', { name: 'English' }))
  for (const [path, title] of [
    ['/staff', 'Staff'],
    ['/offices', 'Offices'],
    ['/account', 'My account'],
  ] as const) {
    await admin.page.goto(office.address + path)
    await admin.page.getByRole('heading', { level: 1, name: title }).waitFor()
  }
  expect([...admin.faults, ...officer.faults]).toEqual([])
})

test('who is signed in is asked once, beside the script', async () => {
  const { page, faults } = await open()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(office.address)
  await page.getByLabel('Kata sandi').waitFor()
  expect(asked.filter((path) => path === '/api/v1/me')).toHaveLength(1)
  expect(asked.indexOf('/api/v1/me')).toBeLessThan(asked.findIndex((path) => path.startsWith('/assets/pages-')))
  expect(faults).toEqual([])
  await page.context().close()
})
