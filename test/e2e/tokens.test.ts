// SPDX-License-Identifier: AGPL-3.0-or-later
// Tokens in a real browser: made once and copied, seen by the administrator, revoked by either.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findings, shoot } from '../support/findings.ts'
import { type Look, looks, type OfficerApp, openOfficerApp } from '../support/officer.ts'

let office: OfficerApp

beforeAll(async () => {
  office = await openOfficerApp(0)
})
afterAll(() => office.close())

const said = {
  id: {
    make: 'Buat token',
    none: 'Belum ada token',
    missing: 'Tulis untuk apa token ini.',
    purpose: 'Untuk apa',
    name: 'Laporan bulanan',
    read: 'Hanya melihat',
    year: '1 tahun',
    copy: 'Salin token',
    kept: 'Sudah saya simpan',
    revoke: 'Cabut',
    send: 'Cabut token',
    revoked: 'Token dicabut',
    tokens: 'Token',
  },
  en: {
    make: 'Make a token',
    none: 'No token yet',
    missing: 'Write what this token is for.',
    purpose: 'What for',
    name: 'Monthly report',
    read: 'Only look',
    year: '1 year',
    copy: 'Copy token',
    kept: 'I have kept it',
    revoke: 'Revoke',
    send: 'Revoke token',
    revoked: 'Token revoked',
    tokens: 'Tokens',
  },
} as const

async function look(page: Page, at: Look, name: string): Promise<void> {
  await shoot(page, `tokens-${name}-${at.language}-${at.width}`)
  expect(await findings(page), `${name} in ${at.language} at ${at.width} px`).toEqual([])
}

const asMachine = (token: string) => fetch(`${office.address}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } })

test.each(looks)('a token is made, used and revoked: $language at $width px', async (at) => {
  const words = said[at.language]
  const page = await office.signIn('dinas', at)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${office.address}/account`)
  const section = page.locator('#tokens')
  await section.getByText(words.none).waitFor()
  // By the keyboard alone.
  await section.getByRole('button', { name: words.make }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  const verb = dialog.getByRole('button', { name: words.make })
  await verb.click()
  await dialog.getByText(words.missing).first().waitFor()
  await look(page, at, 'form')
  await dialog.getByLabel(words.purpose).fill(words.name)
  await dialog.getByText(words.year).click()
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })

  const token = (await section.locator('code').textContent()) ?? ''
  expect(token).toMatch(/^kawal_3510_[\w-]{43}$/)
  await section.getByRole('button', { name: words.copy }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(token)
  await section.getByRole('row', { name: words.name }).getByText(words.read).waitFor()
  await look(page, at, 'made')
  expect((await asMachine(token)).status).toBe(200)
  await section.getByRole('button', { name: words.kept }).click()
  await page.reload()
  await section.getByRole('row', { name: words.name }).waitFor()
  expect(await page.content()).not.toContain(token)

  const admin = await office.signIn('admin', at)
  await admin.goto(`${office.address}/staff`)
  await admin.getByRole('link', { name: `${words.tokens}: Bu Rini Astuti` }).click()
  await admin.getByRole('row', { name: words.name }).waitFor()
  await look(admin, at, 'theirs')

  const revoke = section.getByRole('button', { name: `${words.revoke}: ${words.name}` })
  await revoke.focus()
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: words.send }).waitFor()
  await look(page, at, 'revoke')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await expect.poll(() => revoke.evaluate((button) => button === document.activeElement)).toBe(true)
  expect((await asMachine(token)).status).toBe(200)

  await admin.getByRole('button', { name: `${words.revoke}: ${words.name}` }).click()
  await admin.getByRole('dialog').getByRole('button', { name: words.send }).click()
  await admin.getByText(words.none).waitFor()
  expect((await asMachine(token)).status).toBe(401)
  await look(admin, at, 'none')
})
