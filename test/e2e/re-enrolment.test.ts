// SPDX-License-Identifier: AGPL-3.0-or-later
// Somebody who lost every way in comes back before two officers, in a real browser.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createUser } from '#access/server/provision.ts'
import { DEMO_PASSWORD } from '#apps/demo/demonstration.ts'
import { demoUsers } from '#apps/demo/officers.ts'
import { must } from '#kernel/decider.ts'
import { findings, shoot } from '../support/findings.ts'
import { enter, type OfficerApp, openOfficerApp } from '../support/officer.ts'

let office: OfficerApp

beforeAll(async () => {
  office = await openOfficerApp(0)
  const { id: officeId } = must(
    demoUsers.find(({ login }) => login === 'desa'),
    'desa',
  ).office
  await createUser(office.app.services, { login: 'rekan', name: 'Bu Tutik', role: 'leader', officeId, password: DEMO_PASSWORD })
})
afterAll(() => office.close())

const narrow = { language: 'id', width: 320, scheme: 'light' } as const
const wide = { language: 'en', width: 1440, scheme: 'dark' } as const

async function look(page: Page, name: string): Promise<void> {
  await shoot(page, `re-enrolment-${name}`)
  expect(await findings(page), name).toEqual([])
}

test('one officer opens it, a colleague confirms it, and its owner is told', async () => {
  const { name } = must(
    demoUsers.find(({ login }) => login === 'desa'),
    'desa',
  )
  const admin = await office.signIn('admin', narrow)
  await admin.goto(`${office.address}/staff`)
  await admin.getByRole('button', { name: `Daftarkan ulang: ${name}` }).click()
  const asks = admin.getByRole('dialog')
  await asks.getByText('petugas kedua').waitFor()
  await look(admin, 'open')
  await asks.getByRole('button', { name: 'Ia ada di depan saya, buka' }).click()
  await admin.getByText('Menunggu petugas kedua').waitFor()
  await look(admin, 'waits')

  const colleague = await office.signIn('rekan', wide)
  await colleague.goto(`${office.address}/account`)
  await enter(colleague.getByRole('button', { name: `Confirm: ${name}` }))
  await look(colleague, 'confirm')
  await enter(colleague.getByRole('dialog').getByRole('button', { name: 'Yes, confirm' }))
  const link = must(await colleague.locator('code', { hasText: '/invitation#' }).textContent(), 'a link')
  await look(colleague, 'link')

  const owner = await office.open(wide)
  await owner.goto(link)
  await owner.getByLabel('New password').fill('jagung muda manis')
  await owner.getByLabel('Type it once more').fill('jagung muda manis')
  await enter(owner.getByRole('button', { name: 'Save the password and sign in' }))
  await owner.getByText('Other officers dealt with the way you sign in.').waitFor()
  await look(owner, 'alert')
  await enter(owner.getByRole('link', { name: 'See who and when' }))
  await owner.getByText('re-enrolled by Mbak Lina and Bu Tutik').waitFor()
  await look(owner, 'told')
  await enter(owner.getByRole('button', { name: 'I have read it' }))
  await owner.getByText('Other officers dealt with the way you sign in.').waitFor({ state: 'detached' })
})
