// SPDX-License-Identifier: AGPL-3.0-or-later
// Signing in at an office's own provider, in a real browser: set, tied, used, left, and down.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findings, shoot } from '../support/findings.ts'
import { enter, freePort, type OfficerApp, openOfficerApp } from '../support/officer.ts'
import { CLIENT, openProvider, type TestProvider } from '../support/provider.ts'

let office: OfficerApp
let provider: TestProvider

beforeAll(async () => {
  const port = await freePort()
  provider = await openProvider([`http://localhost:${port}/api/v1/session/provider/return`])
  office = await openOfficerApp(0, port)
})
afterAll(async () => {
  await provider.close().catch(() => undefined)
  await office.close()
})

const narrow = { language: 'id', width: 320, scheme: 'light' } as const
const wide = { language: 'en', width: 1440, scheme: 'dark' } as const

async function look(page: Page, name: string): Promise<void> {
  await shoot(page, `provider-${name}`)
  expect(await findings(page), name).toEqual([])
}

/** At the provider: whoever signs in there, and says that Kawal may know. */
async function signInThere(page: Page, login: string): Promise<void> {
  // Kawal's own form has fields of the same names: what is typed into it is lost with its page.
  await page.waitForURL(`${provider.issuer}/**`)
  await page.locator('input[name=login]').fill(login)
  await page.locator('input[name=password]').fill('apa saja')
  await page.locator('button[type=submit]').click()
  await page.locator('input[name=login]').waitFor({ state: 'detached' })
  await page.locator('button[type=submit]').click()
}

test('an officer comes by the provider of the office, which an administrator has set', async () => {
  const admin = await office.signIn('admin', wide)
  await admin.goto(`${office.address}/offices`)
  await enter(admin.getByRole('button', { name: 'Identity provider: Desa Wringinpitu' }))
  const form = admin.getByRole('dialog')
  await enter(form.getByRole('button', { name: 'Check and save' }))
  await form.getByText('Enter the address of the provider.').first().waitFor()
  await form.getByLabel('Address of the provider').fill('https://10.0.0.1')
  await form.getByLabel('Name of Kawal at the provider').fill(CLIENT.id)
  await form.getByLabel('Secret from the provider').fill(CLIENT.secret)
  await enter(form.getByRole('button', { name: 'Check and save' }))
  await form.getByText('This address cannot be used').first().waitFor()
  await look(admin, 'form')
  await form.getByLabel('Address of the provider').fill(provider.issuer)
  await enter(form.getByRole('button', { name: 'Check and save' }))
  await admin.getByText('Identity provider saved').waitFor()

  const page = await office.signIn('desa', narrow)
  // The provider's own page asks for letters from elsewhere, which no test waits for.
  await page.route(/^https:\/\/fonts\./, (route) => route.abort())
  await page.goto(`${office.address}/account`)
  await page.getByRole('button', { name: 'Ikat dengan akun kantor' }).waitFor()
  await look(page, 'account')
  await page.getByRole('button', { name: 'Ikat dengan akun kantor' }).click()
  await signInThere(page, 'sri')
  await page.locator('main h1').waitFor()
  await page.goto(`${office.address}/account`)
  await page.getByText('Akun ini terikat').waitFor()

  // Signed out here and there; then in again, with nothing typed here.
  await page.getByText('Menu').click()
  await page.getByRole('button', { name: 'Keluar' }).click()
  await page.waitForURL(`${provider.issuer}/**`)
  await page.locator('button[value=yes]').click()
  await page.waitForURL(`${office.address}/`)
  const way = page.getByRole('button', { name: 'Pakai akun Desa Wringinpitu' })
  await way.waitFor()
  await look(page, 'sign-in')
  await way.click()
  await signInThere(page, 'orang lain')
  await page.getByText('tidak membawa Anda masuk').waitFor()
  await look(page, 'failed')
  await page.context().clearCookies()
  await way.click()
  await signInThere(page, 'sri')
  await page.waitForURL(`${office.address}/`)
  await page.getByLabel('Nama masuk').waitFor({ state: 'detached' })
})
