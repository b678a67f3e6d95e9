// SPDX-License-Identifier: AGPL-3.0-or-later
// A deputy in a real browser: given some acts, acts in another's place, and is oneself again.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createUser } from '#access/server/provision.ts'
import { DEMO_PASSWORD } from '#apps/demo/demonstration.ts'
import { demoUsers } from '#apps/demo/officers.ts'
import { findings, shoot } from '../support/findings.ts'
import { today } from '../support/morning.ts'
import { enter, go, type OfficerApp, openOfficerApp, settled } from '../support/officer.ts'

let office: OfficerApp

beforeAll(async () => {
  office = await openOfficerApp(2)
})
afterAll(() => office.close())

const narrow = { language: 'id', width: 320, scheme: 'light' } as const
const wide = { language: 'en', width: 1440, scheme: 'dark' } as const

async function look(page: Page, name: string): Promise<void> {
  await shoot(page, `deputies-${name}`)
  expect(await findings(page), name).toEqual([])
}

test('a delegation is given, used, seen, and ended at once', async () => {
  const giver = await office.signIn('dinas', wide)
  await giver.goto(`${office.address}/account`)
  await enter(giver.getByRole('link', { name: 'Deputies' }))
  await giver.getByText('No delegation stands').waitFor()
  const form = giver.locator('#give')
  await enter(form.getByRole('button', { name: 'Give' }))
  await giver.getByText('Choose the last day.').first().waitFor()
  await look(giver, 'missing')
  await form.getByLabel('Sign-in name of another officer').fill('tidakada')
  await form.getByLabel('Registered a candidate').check()
  await form.getByLabel('Until').fill(today)
  await enter(form.getByRole('button', { name: 'Give' }))
  await giver.getByText('This sign-in name cannot be chosen').first().waitFor()
  await form.getByLabel('Sign-in name of another officer').fill('blk')
  await enter(form.getByRole('button', { name: 'Give' }))
  await giver.getByRole('row', { name: 'Pak Hadi' }).waitFor()
  await look(giver, 'given')

  const deputy = await office.signIn('blk', narrow)
  await deputy.goto(`${office.address}/account/deputies`)
  await deputy.getByRole('button', { name: 'Bertindak mewakili Bu Rini Astuti' }).waitFor()
  await look(deputy, 'received')
  await deputy.getByRole('button', { name: 'Bertindak mewakili Bu Rini Astuti' }).click()
  await deputy.getByText('atas titipan Bu Rini Astuti').waitFor()
  await deputy.locator('main h1').waitFor()
  await look(deputy, 'acting')
  // As the giver, a trainer may register a candidate.
  await deputy.goto(`${office.address}/workers/new`)
  await deputy.getByLabel('Nama lengkap').first().waitFor()
  await deputy.getByRole('button', { name: 'Kembali sebagai diri sendiri' }).click()
  await deputy.getByText('atas titipan Bu Rini Astuti').waitFor({ state: 'detached' })

  await deputy.goto(`${office.address}/account/deputies`)
  await deputy.getByRole('button', { name: 'Bertindak mewakili Bu Rini Astuti' }).click()
  await deputy.getByText('atas titipan Bu Rini Astuti').waitFor()
  await enter(giver.getByRole('button', { name: 'Take back: Pak Hadi' }))
  await giver.getByText('The delegation has ended').waitFor()
  // The next thing that is asked tells the deputy why, who goes on as oneself where they are.
  await go(deputy, '/classes')
  await deputy.getByText('Titipannya sudah dicabut').waitFor()
  await deputy.getByText('atas titipan Bu Rini Astuti').waitFor({ state: 'detached' })
  await settled(deputy)
  expect(new URL(deputy.url()).pathname).toBe('/classes')
  await look(deputy, 'over')
  await deputy.getByRole('button', { name: 'Sudah saya baca' }).tap()
  await deputy.getByText('Titipannya sudah dicabut').waitFor({ state: 'detached' })
})

test('in a village its head appoints, and the others are told who that is', async () => {
  const { services } = office.app
  const officeId = demoUsers.find(({ login }) => login === 'desa')?.office.id ?? ''
  await createUser(services, { login: 'agus', name: 'Pak Agus', role: 'village-officer', officeId, password: DEMO_PASSWORD })
  const head = await office.signIn('desa', narrow)
  await head.goto(`${office.address}/account/deputies`)
  await head.getByText('Anda menunjuk sebagai kepala').waitFor()
  await head.locator('#give').getByLabel('Rekan sekantor').selectOption({ label: 'Mbak Wulan (relawan desa)' })
  await look(head, 'head')
  const other = await office.signIn('agus', wide)
  await other.goto(`${office.address}/account/deputies`)
  await other.getByText('Who appoints here: Bu Sri Wahyuni').waitFor()
  await expect.poll(() => other.locator('#give').getByRole('button').count()).toBe(0)
  await look(other, 'not-head')
})
