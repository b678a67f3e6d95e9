// SPDX-License-Identifier: AGPL-3.0-or-later
// An assessor in a real browser: records a test, issues, prints, revokes; then an unknown telephone without script checks the paper.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { demoUsers } from '#apps/demo/officers.ts'
import { findings, shoot } from '../support/findings.ts'
import { today } from '../support/morning.ts'
import { looks, type OfficerApp, openOfficerApp, use } from '../support/officer.ts'
import { shownFor } from '../support/paper.ts'
import { modulesOf, textsOf } from '../support/pdf.ts'
import { readQr } from '../support/qr.ts'

let office: OfficerApp
let bodyId: string

const Created = z.object({ id: z.string() })
const scheme = {
  code: 'PRT',
  name: 'Pelayanan Rumah Tangga',
  standard: 'SKKNI, Kepmenaker 313/2015',
  units: [
    { code: 'PRT-01', title: 'Membersihkan dan merapikan rumah' },
    { code: 'PRT-02', title: 'Memasak untuk keluarga' },
    { code: 'PRT-03', title: 'Merawat lansia di rumah' },
  ],
}

async function send(path: string, body: object): Promise<string> {
  return Created.parse(await office.send('dinas', path, body)).id
}

/** A file whose training is done. */
async function trained(name: string): Promise<string> {
  const plan = { destination: 'HKG', occupation: 'PENGASUH_LANSIA', scheme: 'G_TO_G' }
  const id = await send('/workers', { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', ...plan })
  for (const code of ['VILLAGE_RECORDED', 'JOBSEEKER_REGISTERED', 'VACANCY_CHOSEN', 'SELECTED', 'TRAINING_DONE'])
    await send(`/workers/${id}/milestones/${code}`, shownFor(code, today))
  return id
}

beforeAll(async () => {
  office = await openOfficerApp(0)
  bodyId = await send('/certification-bodies', {
    area: '35.10',
    code: 'LSP-BWI',
    name: 'LSP Banyuwangi',
    officeId: demoUsers.find(({ login }) => login === 'lsp')?.office.id,
    licence: { number: 'BNSP-LSP-020-ID', from: '2025-01-01', to: '2099-12-31' },
    schemes: [scheme],
  })
})
afterAll(() => office.close())

/** The page is looked at: no finding, and a picture where one is wanted. */
async function inspect(page: Page, name: string): Promise<void> {
  await shoot(page, name)
  expect(await findings(page), name).toEqual([])
}

const words = {
  id: {
    test: 'Catat uji: ',
    all: 'Semua kompeten',
    notYet: 'Belum kompeten',
    save: 'Simpan hasil',
    issue: 'Terbitkan sertifikat',
    print: 'Cetak sertifikat',
    revoke: 'Cabut sertifikat',
    cause: 'Hasil uji tidak benar',
    valid: 'Sertifikat ini asli dan masih berlaku',
    revoked: 'Sertifikat ini sudah dicabut',
    unknown: 'Kertas ini tidak ada dalam daftar',
    other: 'English',
  },
  en: {
    test: 'Record test: ',
    all: 'All competent',
    notYet: 'Not yet competent',
    save: 'Save result',
    issue: 'Issue certificate',
    print: 'Print certificate',
    revoke: 'Revoke certificate',
    cause: 'The result was not true',
    valid: 'This certificate is genuine and valid',
    revoked: 'This certificate was revoked',
    unknown: 'This paper is not in the register',
    other: 'Bahasa Indonesia',
  },
} as const

describe.each(looks)('in $language at $width px, $scheme', (look) => {
  const { language } = look
  const say = words[language]
  const name = language === 'id' ? 'Sulastri' : 'Suminah'
  const shot = (what: string): string => `cert-${what}-${language}`
  let check = ''
  let code = ''

  it('an assessor records a test, issues the certificate and holds its paper', async () => {
    const waiting = language === 'id' ? 'Wagini' : 'Warsini'
    await trained(name)
    await trained(waiting)
    const page = await office.signIn('lsp', look)
    await page.goto(`${office.address}/certification`)
    await page.getByRole('link', { name: say.test + waiting }).waitFor()
    await inspect(page, shot('board'))

    // Not yet competent in one unit: the board asks for another test.
    await use(page.getByRole('link', { name: say.test + waiting }), look)
    await use(page.getByRole('button', { name: say.all }), look)
    await page.locator('input[name="unit-PRT-02"][value=NOT_YET]').check()
    await page.reload()
    await page.locator('input[name="unit-PRT-02"][value=NOT_YET]:checked').waitFor()
    await inspect(page, shot('test'))
    await use(page.getByRole('button', { name: say.save }), look)
    await page.waitForURL(/\/certification\/3510-/)
    await page.getByText(say.notYet).first().waitFor()
    await inspect(page, shot('not-yet'))

    // Competent in all: four taps from the board to the certificate.
    await page.goto(`${office.address}/certification`)
    await use(page.getByRole('link', { name: say.test + name }), look)
    await use(page.getByRole('button', { name: say.all }), look)
    await use(page.getByRole('button', { name: say.save }), look)
    await page.waitForURL(/\/certification\/3510-/)
    await use(page.getByRole('button', { name: say.issue }), look)
    const print = page.getByRole('link', { name: say.print })
    await print.waitFor()
    await inspect(page, shot('certificate'))
    const href = (await print.getAttribute('href')) ?? ''
    const paper = await page.request.get(office.address + href)
    expect(paper.headers()['content-type']).toBe('application/pdf')
    code = readQr(modulesOf(await paper.body()))
    check = (await page.locator('a[href^="/verify/"]').getAttribute('href')) ?? ''

    await page.goto(`${office.address}/certificates`)
    await page
      .getByRole('link', { name: /3510\/LSP-BWI/ })
      .first()
      .waitFor()
    await inspect(page, shot('certificates'))
    await office.app.settle()
    await page.goto(`${office.address}/certification`)
    await page.getByRole('link', { name: waiting }).first().waitFor()
    expect(await page.getByRole('link', { name, exact: true }).count()).toBe(0)
    await page.context().close()
  })

  it('an unknown telephone without script checks it, and is told plainly of a false one', async () => {
    const page = await office.open(look, { script: false })
    await page.goto(office.address + check)
    await page.getByText(say.valid).waitFor()
    await page.getByText(name).first().waitFor()
    await shoot(page, shot('verify-plain'))
    await page.goto(`${office.address}/verify/3510-FALSE-PAPER`)
    await page.getByText(say.unknown).waitFor()
    await page.locator('#code').fill(check.replace('/verify/', '').toLowerCase())
    await use(page.locator('button[type=submit]'), look)
    await page.getByText(say.valid).waitFor()
    await use(page.getByRole('link', { name: say.other }), look)
    await page.getByText(words[language === 'id' ? 'en' : 'id'].valid).waitFor()
    await page.context().close()

    // The same pages again with script on, since the checker of findings is one.
    const scripted = await office.open(look)
    for (const [path, what] of [
      [check, 'verify'],
      ['/verify/3510-FALSE-PAPER', 'unknown'],
      ['/verify', 'ask'],
      ['/verify/offline', 'offline'],
    ] as const) {
      await scripted.goto(office.address + path)
      await inspect(scripted, shot(what))
    }
    await scripted.locator('h1').waitFor()
    // No network from here on: what was loaded checks the code by itself.
    await scripted.context().setOffline(true)
    await scripted.locator('#carried').fill(code)
    await use(scripted.locator('button[type=submit]'), look)
    await scripted.locator('[data-outcome=valid]:not([hidden])').waitFor()
    await scripted.locator('[data-fact=name]', { hasText: name }).waitFor()
    expect(await scripted.locator('[data-outcome]:visible').count()).toBe(1)
    await shoot(scripted, shot('offline-valid'))
    await scripted.locator('#carried').fill(code.replace(/.(?=.{9}$)/, (letter) => (letter === 'A' ? 'B' : 'A')))
    await use(scripted.locator('button[type=submit]'), look)
    // Of a key that this page does not know, or altered: it says which of the two it may be, shows nothing of it, and sends to the network.
    await scripted.locator('[data-outcome=newer]:not([hidden])').waitFor()
    expect(await scripted.locator('[data-facts]:visible').count()).toBe(0)
    expect(await scripted.locator('[data-outcome]:visible').count()).toBe(1)
    await scripted.locator('#carried').fill('https://example.com/verify/x#e30.e30.AAAA')
    await use(scripted.locator('button[type=submit]'), look)
    await scripted.locator('[data-outcome=unknown]:not([hidden])').waitFor()
    expect(await scripted.locator('[data-facts]:visible').count()).toBe(0)
    await scripted.context().close()
  })

  it('a revoked certificate says so, since when and why, to everybody', async () => {
    const page = await office.signIn('lsp', look)
    await page.goto(`${office.address}/certificates`)
    await page
      .getByRole('link', { name: /3510\/LSP-BWI/ })
      .first()
      .click()
    await use(page.getByRole('button', { name: say.revoke }), look)
    const dialog = page.getByRole('dialog')
    await dialog.getByText(say.cause).click()
    await dialog.locator('#reason').fill('Peserta diwakili orang lain')
    await inspect(page, shot('revoke'))
    await use(dialog.getByRole('button', { name: say.revoke }), look)
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('Peserta diwakili orang lain').waitFor()
    await inspect(page, shot('revoked'))
    await page.goto(office.address + check)
    await page.getByText(say.revoked).waitFor()
    await page.getByText('Peserta diwakili orang lain').waitFor()
    await inspect(page, shot('verify-revoked'))
    await page.context().close()
  })
})

it.each(looks.slice(0, 1))(
  'of an erased holder, in $language, a certificate is revoked by its cause alone, and names nobody',
  async (look) => {
    const say = words[look.language]
    const workerId = await trained('Terhapus')
    const results = scheme.units.map(({ code }) => ({ code, result: 'COMPETENT' }))
    const { id } = Created.parse(await office.send('lsp', '/assessments', { workerId, bodyId, scheme: scheme.code, results }))
    await office.send('lsp', `/assessments/${id}/certificate`, {})
    await send(`/workers/${workerId}/erasure`, { basis: 'UNLAWFUL' })
    await office.app.settle()
    const page = await office.signIn('lsp', look)
    await page.goto(`${office.address}/certification/${id}`)
    await use(page.getByRole('button', { name: say.revoke }), look)
    const dialog = page.getByRole('dialog')
    await dialog.getByText(say.cause).click()
    expect(await dialog.locator('#reason').count()).toBe(0)
    await inspect(page, `cert-revoke-erased-${look.language}`)
    await use(dialog.getByRole('button', { name: say.revoke }), look)
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText(say.cause).first().waitFor()
    expect(await page.getByRole('link', { name: say.print }).count()).toBe(0)
    expect(await page.content()).not.toContain('Terhapus')
    await inspect(page, `cert-revoked-erased-${look.language}`)
    await page.context().close()
  },
)

it.each(looks)('a whole class is certified in three presses, in $language at $width px', async (look) => {
  const say = {
    id: { issue: /^Terbitkan \d+ sertifikat$/, print: /^Cetak semua/ },
    en: { issue: /^Issue \d+ certificates$/, print: /^Print all/ },
  }[look.language]
  const results = scheme.units.map(({ code }) => ({ code, result: 'COMPETENT' }))
  const names = [`Kelas Satu ${look.language}`, `Kelas Dua ${look.language}`, `Kelas Tiga ${look.language}`]
  for (const name of names)
    await office.send('lsp', '/assessments', { workerId: await trained(name), bodyId, scheme: scheme.code, results })
  await office.app.settle()
  const page = await office.signIn('lsp', look)
  await page.goto(`${office.address}/certification`)
  await use(page.getByRole('button', { name: say.issue }), look)
  const dialog = page.getByRole('dialog')
  await inspect(page, `cert-many-${look.language}`)
  await use(dialog.getByRole('button', { name: say.issue }), look)
  const print = page.getByRole('link', { name: say.print })
  await print.waitFor()
  await inspect(page, `cert-many-issued-${look.language}`)
  const paper = await page.request.get(office.address + ((await print.getAttribute('href')) ?? ''))
  const texts = textsOf(await paper.body())
  for (const name of names) expect(texts).toContain(name)
  await page.context().close()
})
