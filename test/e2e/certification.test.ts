// SPDX-License-Identifier: AGPL-3.0-or-later
// An assessor in a real browser: records a test, issues, prints, revokes; then an unknown telephone without script checks the paper.

import { randomBytes } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { createToken } from '#access/server/provision.ts'
import { DEMO_PASSWORD, loadDemonstration } from '#apps/demo/demonstration.ts'
import { demoUsers } from '#apps/demo/officers.ts'
import { type App, openApp } from '#apps/server.ts'
import { openWeb } from '#platform/server/web-build/build.ts'
import { launchBrowser } from '../support/browser.ts'
import { freshDatabase } from '../support/postgres.ts'

let app: App
let browser: Browser
let address: string

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

async function send(login: 'dinas', path: string, body: object): Promise<string> {
  const token = await createToken(app.services, login, { expiresInDays: 1 })
  const headers = { authorization: `Bearer ${token ?? ''}` }
  const answer = await app.server.inject({ method: 'POST', url: `/api/v1${path}`, headers, payload: body })
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return Created.parse(answer.json()).id
}

/** A file whose training is done. */
async function trained(name: string): Promise<string> {
  const plan = { destination: 'HKG', occupation: 'PENGASUH_LANSIA', scheme: 'G_TO_G' }
  const id = await send('dinas', '/workers', { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', ...plan })
  for (const code of ['VILLAGE_RECORDED', 'JOBSEEKER_REGISTERED', 'VACANCY_CHOSEN', 'SELECTED', 'TRAINING_DONE'])
    await send('dinas', `/workers/${id}/milestones/${code}`, {})
  return id
}

beforeAll(async () => {
  app = await openApp({
    databaseUrl: await freshDatabase(),
    master: randomBytes(32),
    publicUrl: 'https://kawal.example',
    poolSize: 5,
    web: await openWeb(),
    logError: (error) => console.error(error),
  })
  await loadDemonstration(app.server, app.services, 0, () => undefined)
  await send('dinas', '/certification-bodies', {
    area: '35.10',
    code: 'LSP-BWI',
    name: 'LSP Banyuwangi',
    officeId: demoUsers.find(({ login }) => login === 'lsp')?.office.id,
    licence: { number: 'BNSP-LSP-020-ID', from: '2025-01-01', to: '2099-12-31' },
    schemes: [scheme],
  })
  address = await app.server.listen({ host: '127.0.0.1', port: 0 })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await app.close()
})

interface Reader {
  readonly language: 'id' | 'en'
  readonly width: number
  readonly colorScheme: 'light' | 'dark'
  readonly script?: boolean
}

async function open({ language, width, colorScheme, script = true }: Reader): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    locale: language,
    colorScheme,
    reducedMotion: 'reduce',
    javaScriptEnabled: script,
  })
  await context.addInitScript(([wanted]) => localStorage.setItem('kawal.language', wanted ?? 'id'), [language])
  return context.newPage()
}

/** The page is looked at: no finding, nothing wider than the screen, a picture where one is wanted. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['KAWAL_SHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(
    violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ''}`),
    name,
  ).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), name).toBe(true)
}

async function signIn(page: Page, login: string): Promise<void> {
  await page.goto(address)
  await page.locator('#login').fill(login)
  await page.locator('#password').fill(DEMO_PASSWORD)
  await page.locator('button[type=submit]').click()
  await page.locator('#login').waitFor({ state: 'detached' })
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
    unknown: 'Sertifikat ini tidak ada dalam daftar',
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
    unknown: 'This certificate is not in the register',
    other: 'Bahasa Indonesia',
  },
} as const

describe.each([
  ['id', 320, 'light'],
  ['en', 1440, 'dark'],
] as const)('in %s at %i px, %s', (language, width, colorScheme) => {
  const say = words[language]
  const name = language === 'id' ? 'Sulastri' : 'Suminah'
  const shot = (what: string): string => `cert-${what}-${language}`
  let check = ''

  it('an assessor records a test, issues the certificate and holds its paper', async () => {
    const waiting = language === 'id' ? 'Wagini' : 'Warsini'
    await trained(name)
    await trained(waiting)
    const page = await open({ language, width, colorScheme })
    await signIn(page, 'lsp')
    await page.goto(`${address}/certification`)
    await page.getByRole('link', { name: say.test + waiting }).waitFor()
    await look(page, shot('board'))

    // Not yet competent in one unit: the board asks for another test.
    await page.getByRole('link', { name: say.test + waiting }).click()
    await page.getByRole('button', { name: say.all }).click()
    await page.locator('input[name="unit-PRT-02"][value=NOT_YET]').check()
    await page.reload()
    await page.locator('input[name="unit-PRT-02"][value=NOT_YET]:checked').waitFor()
    await look(page, shot('test'))
    await page.getByRole('button', { name: say.save }).click()
    await page.waitForURL(/\/certification\/3510-/)
    await page.getByText(say.notYet).first().waitFor()
    await look(page, shot('not-yet'))

    // Competent in all: four taps from the board to the certificate.
    await page.goto(`${address}/certification`)
    await page.getByRole('link', { name: say.test + name }).click()
    await page.getByRole('button', { name: say.all }).click()
    await page.getByRole('button', { name: say.save }).click()
    await page.waitForURL(/\/certification\/3510-/)
    await page.getByRole('button', { name: say.issue }).click()
    const print = page.getByRole('link', { name: say.print })
    await print.waitFor()
    await look(page, shot('certificate'))
    const href = (await print.getAttribute('href')) ?? ''
    const paper = await page.request.get(address + href)
    expect(paper.headers()['content-type']).toBe('application/pdf')
    check = (await page.locator('a[href^="/verify/"]').getAttribute('href')) ?? ''

    await page.goto(`${address}/certificates`)
    await page
      .getByRole('link', { name: /3510\/LSP-BWI/ })
      .first()
      .waitFor()
    await look(page, shot('certificates'))
    await app.settle()
    await page.goto(`${address}/certification`)
    await page.getByRole('link', { name: waiting }).first().waitFor()
    expect(await page.getByRole('link', { name, exact: true }).count()).toBe(0)
    await page.context().close()
  })

  it('an unknown telephone without script checks it, and is told plainly of a false one', async () => {
    const page = await open({ language, width, colorScheme, script: false })
    await page.goto(address + check)
    await page.getByText(say.valid).waitFor()
    await page.getByText(name).first().waitFor()
    await shootPlain(page, shot('verify'))
    await page.goto(`${address}/verify/3510-FALSE-PAPER`)
    await page.getByText(say.unknown).waitFor()
    await page.locator('#code').fill(check.replace('/verify/', '').toLowerCase())
    await page.locator('button[type=submit]').click()
    await page.getByText(say.valid).waitFor()
    await page.getByRole('link', { name: say.other }).click()
    await page.getByText(words[language === 'id' ? 'en' : 'id'].valid).waitFor()
    await page.context().close()

    // The same pages again with script on, since the checker of findings is one.
    const scripted = await open({ language, width, colorScheme })
    for (const [path, what] of [
      [check, 'verify'],
      ['/verify/3510-FALSE-PAPER', 'unknown'],
      ['/verify', 'ask'],
    ] as const) {
      await scripted.goto(address + path)
      await look(scripted, shot(what))
    }
    await scripted.context().close()
  })

  it('a revoked certificate says so, since when and why, to everybody', async () => {
    const page = await open({ language, width, colorScheme })
    await signIn(page, 'lsp')
    await page.goto(`${address}/certificates`)
    await page
      .getByRole('link', { name: /3510\/LSP-BWI/ })
      .first()
      .click()
    await page.getByRole('button', { name: say.revoke }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(say.cause).click()
    await dialog.locator('#reason').fill('Peserta diwakili orang lain')
    await look(page, shot('revoke'))
    await dialog.getByRole('button', { name: say.revoke }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('Peserta diwakili orang lain').waitFor()
    await look(page, shot('revoked'))
    await page.goto(address + check)
    await page.getByText(say.revoked).waitFor()
    await page.getByText('Peserta diwakili orang lain').waitFor()
    await look(page, shot('verify-revoked'))
    await page.context().close()
  })
})

async function shootPlain(page: Page, name: string): Promise<void> {
  const folder = process.env['KAWAL_SHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-plain.png`, fullPage: true })
}
