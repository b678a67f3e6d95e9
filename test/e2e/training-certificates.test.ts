// SPDX-License-Identifier: AGPL-3.0-or-later
// A whole class gets its certificates of training in three presses, in a real browser; one of them is checked, taken back and issued anew.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { findings, shoot } from '../support/findings.ts'
import { today } from '../support/morning.ts'
import { type Look, type OfficerApp, openOfficerApp, use } from '../support/officer.ts'
import { modulesOf, textsOf } from '../support/pdf.ts'
import { readQr } from '../support/qr.ts'

const TRAINEES = 30
const Made = z.object({ id: z.string() })
const looks = [
  { language: 'id', width: 320, scheme: 'light', wide: 320 },
  { language: 'en', width: 1440, scheme: 'dark', wide: 1280 },
  { language: 'en', width: 320, scheme: 'light', wide: 320 },
  { language: 'id', width: 1440, scheme: 'light', wide: 1280 },
] as const satisfies readonly (Look & { readonly wide: number })[]

const said = {
  id: {
    issue: `Terbitkan ${TRAINEES} sertifikat`,
    print: `Cetak semua (${TRAINEES}, PDF)`,
    title: 'Sertifikat Pelatihan',
    valid: 'Sertifikat ini asli dan masih berlaku',
    revoke: 'Cabut sertifikat',
    again: 'Terbitkan lagi dengan nomor baru',
  },
  en: {
    issue: `Issue ${TRAINEES} certificates`,
    print: `Print all (${TRAINEES}, PDF)`,
    title: 'Certificate of Training',
    valid: 'This certificate is genuine and valid',
    revoke: 'Revoke certificate',
    again: 'Issue again under a new number',
  },
} as const

let office: OfficerApp
let workers: readonly string[] = []
let provider = ''
let programme = ''

async function send(login: 'dinas' | 'desa' | 'blk', path: string, body: object): Promise<string> {
  return Made.parse(await office.send(login, path, body)).id
}

beforeAll(async () => {
  office = await openOfficerApp(0)
  const licence = { number: '503/7/LPK/2024', issuer: 'Disnaker Banyuwangi', from: '2024-01-01' }
  provider = await send('dinas', '/providers', { area: '35.10', kind: 'LPK', name: 'LPK Melati Uji', ...licence })
  const units = [{ code: 'A.1', title: 'Merawat lansia', minHours: 0 }]
  const basis = { legalBasis: 'UU 18/2017 art 5b', standing: 'assumed' }
  programme = await send('dinas', '/programmes', { area: '35.10', name: 'Pengasuh lansia', hours: 8, minHours: 8, units, ...basis })
  const person = { sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' }
  const names = Array.from({ length: TRAINEES }, (_, n) => `Peserta ${String(n + 1).padStart(2, '0')} Wulandari`)
  workers = await Promise.all(names.map((name) => send('desa', '/workers', { ...person, name })))
})
afterAll(() => office.close())

/** A class that everybody attended, and that is closed. */
async function taught(title: string): Promise<string> {
  const plan = { title, providerId: provider, programmeId: programme, capacity: TRAINEES, sessions: [{ date: today, hours: 8 }] }
  const id = await send('blk', '/classes', plan)
  await send('blk', `/classes/${id}/trainees`, { workers })
  await send('blk', `/classes/${id}/sessions/1/attendance`, { marks: Object.fromEntries(workers.map((each) => [each, 'present'])) })
  return send('blk', `/classes/${id}/finish`, {})
}

it.each(looks)('a class of thirty in three presses, in $language at $wide px', async (look) => {
  const { language, wide } = look
  const words = said[language]
  const group = await taught(`Angkatan ${language} ${wide}`)
  const page: Page = await office.signIn('blk', look)
  await page.setViewportSize({ width: wide, height: 800 })
  async function inspect(name: string): Promise<void> {
    await shoot(page, `training-cert-${name}-${language}-${wide}`)
    expect(await findings(page), name).toEqual([])
  }

  await page.goto(`${office.address}/classes/${group}`)
  const first = page.getByRole('button', { name: words.issue })
  await first.waitFor()
  await inspect('waiting')
  await use(first, look)
  const dialog = page.getByRole('dialog')
  await inspect('asked')
  await use(dialog.getByRole('button', { name: words.issue }), look)
  // The third press is this link's; what it opens is read here.
  const print = page.getByRole('link', { name: words.print })
  await print.waitFor()
  await page
    .getByRole('link', { name: /^PLT\/3510\// })
    .nth(TRAINEES - 1)
    .waitFor()
  await inspect('issued')
  const papers = await page.request.get(office.address + ((await print.getAttribute('href')) ?? ''))
  expect(papers.headers()['content-type']).toBe('application/pdf')
  const texts = textsOf(await papers.body())
  expect(texts.filter((text) => text === said.id.title)).toHaveLength(TRAINEES)
  expect(texts).toContain('Peserta 30 Wulandari')

  await use(page.getByRole('link', { name: /^PLT\/3510\// }).first(), look)
  await page.waitForURL(/\/certificates\/3510-/)
  await page.locator('a[href^="/verify/"]').waitFor()
  await inspect('one')
  const own = page.url()
  const check = (await page.locator('a[href^="/verify/"]').getAttribute('href')) ?? ''
  const paper = await page.request.get(office.address + ((await page.locator('a[href$="/paper"]').getAttribute('href')) ?? ''))
  const code = readQr(modulesOf(await paper.body()))

  await page.goto(office.address + check)
  await page.getByText(words.valid).waitFor()
  await page.getByText(words.title).first().waitFor()
  await inspect('verify')

  await page.goto(`${office.address}/verify/offline`)
  await page.locator('h1').waitFor()
  await page.context().setOffline(true)
  await page.locator('#carried').fill(code)
  await use(page.locator('button[type=submit]'), look)
  await page.locator('[data-outcome=valid]:not([hidden])').waitFor()
  await page.locator('[data-kind=TRAINING]:not([hidden])').waitFor()
  expect(await page.locator('[data-kind]:visible').count()).toBe(1)
  expect(await page.locator('[data-row=validUntil]').isVisible()).toBe(false)
  await inspect('offline')
  await page.context().setOffline(false)

  await page.goto(own)
  await use(page.getByRole('button', { name: words.revoke }), look)
  await dialog.locator('input[value=WRONG_DETAILS]').check({ force: true })
  await dialog.locator('#reason').fill('Nama tidak sesuai KTP')
  await inspect('revoke')
  await use(dialog.getByRole('button', { name: words.revoke }), look)
  await page.getByText('Nama tidak sesuai KTP').waitFor()
  await inspect('revoked')
  const before = await page.locator('.certificate-card .number').textContent()
  await use(page.getByRole('button', { name: words.again }), look)
  await page.getByRole('button', { name: words.revoke }).waitFor()
  await expect.poll(() => page.locator('.certificate-card .number').textContent()).not.toBe(before)
  await page.goto(`${office.address}/certificates`)
  await page
    .getByRole('link', { name: /^PLT\/3510\// })
    .first()
    .waitFor()
  await inspect('list')
  await page.context().close()
})
