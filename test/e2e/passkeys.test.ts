// SPDX-License-Identifier: AGPL-3.0-or-later
// Passkeys in a real browser with virtual devices: registered by name, signed in with, asked for before what matters, removed.

import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '#apps/demo/demonstration.ts'
import { findings, shoot } from '../support/findings.ts'
import { freePort, type Look, looks, type OfficerApp, openOfficerApp } from '../support/officer.ts'

let office: OfficerApp

beforeAll(async () => {
  office = await openOfficerApp(0, await freePort())
})
afterAll(() => office.close())

const said = {
  id: {
    login: 'Nama masuk',
    password: 'Kata sandi',
    enter: 'Masuk',
    byPasskey: 'Masuk dengan kunci sandi',
    notShown: 'Kunci sandi tidak ditunjukkan',
    unfit: 'tidak cocok',
    none: 'Belum ada kunci sandi',
    name: 'Nama perangkat',
    missing: 'Isi nama perangkatnya.',
    add: 'Tambahkan kunci sandi',
    added: 'Kunci sandi ditambahkan',
    notMade: 'Kunci sandi tidak jadi dibuat',
    never: 'Belum pernah',
    remove: 'Hapus',
    send: 'Hapus kunci sandi',
    removed: 'Kunci sandi dihapus',
    isItYou: 'Apakah ini Anda?',
    prove: 'Pakai kunci sandi',
    goOn: 'Lanjutkan',
    cancel: 'Batal',
    needed: 'Tunjukkan sekali lagi',
  },
  en: {
    login: 'Sign-in name',
    password: 'Password',
    enter: 'Sign in',
    byPasskey: 'Sign in with a passkey',
    notShown: 'No passkey was shown',
    unfit: 'do not match',
    none: 'No passkey yet',
    name: 'Name of the device',
    missing: 'Enter a name for the device.',
    add: 'Add a passkey',
    added: 'Passkey added',
    notMade: 'No passkey was made',
    never: 'Never',
    remove: 'Remove',
    send: 'Remove passkey',
    removed: 'Passkey removed',
    isItYou: 'Is this you?',
    prove: 'Use a passkey',
    goOn: 'Go on',
    cancel: 'Cancel',
    needed: 'Show once more',
  },
} as const

async function look(page: Page, at: Look, name: string): Promise<void> {
  await shoot(page, `passkeys-${name}-${at.language}-${at.width}`)
  expect(await findings(page), `${name} in ${at.language} at ${at.width} px`).toEqual([])
}

/** A device with a fingerprint reader; its owner may refuse the finger. */
async function plugIn(
  cdp: CDPSession,
): Promise<{ readonly finger: (fits: boolean) => Promise<void>; readonly unplug: () => Promise<void> }> {
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    finger: async (fits) => void (await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: fits })),
    unplug: async () => void (await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })),
  }
}

/** As if the officer had signed in an hour ago. */
async function letProofAge(login: string): Promise<void> {
  await office.app.services.db.run(
    "update session set proven_at = proven_at - interval '1 hour' where user_id = (select user_id from user_login where login = $1)",
    [login],
  )
}

test.each(looks)('a passkey is added, signs in, is asked for, and removed: $language at $width px', async (at) => {
  const words = said[at.language]
  const login = at.language === 'id' ? 'dinas' : 'bp2mi'
  const page = await office.open(at)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const phone = await plugIn(cdp)

  await page.goto(office.address)
  const passkeyButton = page.getByRole('button', { name: words.byPasskey })
  // Nobody is known yet: nothing is shown, and the way on stays.
  await passkeyButton.click()
  await page.getByText(words.notShown).waitFor()
  await look(page, at, 'sign-in')
  await page.getByLabel(words.login).fill(login)
  await page.getByLabel(words.password, { exact: true }).fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: words.enter, exact: true }).click()
  await page.getByLabel(words.login).waitFor({ state: 'detached' })

  await page.goto(`${office.address}/account`)
  const section = page.locator('#passkeys')
  await section.getByText(words.none).waitFor()
  // By the keyboard alone, and with nothing typed.
  await section.getByRole('button', { name: words.add }).focus()
  await page.keyboard.press('Enter')
  await page.getByText(words.missing).first().waitFor()
  await section.getByLabel(words.name).fill('HP Samsung')
  // The proof of signing in has grown old: it is asked for in a dialog, and what was typed is sent again.
  await letProofAge(login)
  await section.getByRole('button', { name: words.add }).click()
  const dialog = page.getByRole('dialog', { name: words.isItYou })
  await dialog.getByLabel(words.password, { exact: true }).waitFor()
  await look(page, at, 'prove')
  await dialog.getByRole('button', { name: words.cancel }).click()
  await section.getByText(words.needed).waitFor()
  expect(await section.getByLabel(words.name).inputValue()).toBe('HP Samsung')
  await section.getByRole('button', { name: words.add }).click()
  await dialog.getByLabel(words.password, { exact: true }).fill(DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByText(words.added).waitFor()
  await section.getByRole('row', { name: 'HP Samsung' }).getByText(words.never).waitFor()

  // The same device twice is refused by the device itself; another one is welcome.
  await section.getByLabel(words.name).fill('HP Samsung lagi')
  await section.getByRole('button', { name: words.add }).click()
  await page.getByText(words.notMade).waitFor()
  await phone.unplug()
  const computer = await plugIn(cdp)
  await section.getByLabel(words.name).fill('Komputer kantor')
  await section.getByRole('button', { name: words.add }).click()
  await section.getByRole('row', { name: 'Komputer kantor' }).waitFor()
  await look(page, at, 'account')

  // Signed out, the device alone lets its owner in; with another name typed it does not.
  await page.evaluate(() => fetch('/api/v1/session', { method: 'DELETE', headers: { 'content-type': 'application/json' }, body: '{}' }))
  await page.goto(office.address)
  await page.getByLabel(words.login).fill('lsp')
  await passkeyButton.click()
  await page.getByText(words.unfit).waitFor()
  await page.getByLabel(words.login).fill(login)
  await computer.finger(false)
  await passkeyButton.click()
  await page.getByText(words.notShown).waitFor()
  await computer.finger(true)
  await page.getByLabel(words.login).fill('')
  await passkeyButton.click()
  await page.getByLabel(words.login).waitFor({ state: 'detached' })

  await page.goto(`${office.address}/account`)
  await letProofAge(login)
  await section.getByRole('button', { name: `${words.remove}: HP Samsung` }).click()
  await page.getByRole('dialog').getByRole('button', { name: words.send }).click()
  await dialog.getByRole('button', { name: words.prove }).click()
  await page.getByText(words.removed).waitFor()
  await section.getByRole('row', { name: 'HP Samsung' }).waitFor({ state: 'detached' })
  await section.getByRole('row', { name: 'Komputer kantor' }).waitFor()
})
