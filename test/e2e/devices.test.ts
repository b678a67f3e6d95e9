// SPDX-License-Identifier: AGPL-3.0-or-later
// Devices in a real browser: seen by their officer and by the administrator, ended by either.

import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { findings, shoot } from '../support/findings.ts'
import { enter, type Look, type OfficerApp, settled, shareDemonstration } from '../support/officer.ts'

let office: OfficerApp

beforeAll(async () => {
  office = await shareDemonstration()
})

async function look(page: Page, at: Look, name: string): Promise<void> {
  await shoot(page, `devices-${name}-${at.language}-${at.width}`)
  expect(await findings(page), `${name} in ${at.language} at ${at.width} px`).toEqual([])
}

test('a device is seen and ended by its officer, and a lost one by the administrator', async () => {
  // What others who test on the same instance left.
  const Devices = z.object({ items: z.array(z.object({ id: z.string() })) })
  for (const { id } of Devices.parse(await office.read('desa', '/devices')).items) await office.send('desa', `/devices/${id}`, {}, 'DELETE')
  for (const name of ['HP lama', 'HP kantor desa']) await office.send('desa', '/devices', { name })
  const phone: Look = { language: 'id', width: 320, scheme: 'light' }
  const mine = await office.signIn('desa', phone)
  await mine.goto(`${office.address}/account`)
  await settled(mine)
  const section = mine.locator('#devices')
  await section.getByText('HP lama', { exact: true }).waitFor()
  await look(mine, phone, 'mine')
  await section.getByRole('button', { name: 'Akhiri: HP lama' }).tap()
  await mine.getByRole('dialog').getByText('yang belum terkirim').waitFor()
  await look(mine, phone, 'ask')
  await mine.getByRole('dialog').getByRole('button', { name: 'Akhiri perangkat' }).tap()
  await section.getByText('HP lama', { exact: true }).waitFor({ state: 'detached' })

  const desk: Look = { language: 'en', width: 1440, scheme: 'dark' }
  const admin = await office.signIn('admin', desk)
  await admin.goto(`${office.address}/contact`)
  await settled(admin)
  const row = admin.getByRole('row', { name: /Desa Wringinpitu.*HP kantor desa/ })
  await row.getByText('Today').waitFor()
  await admin.getByText('Every village office has a device.').waitFor()
  await look(admin, desk, 'contact')
  await enter(row.getByRole('button', { name: 'End: HP kantor desa, Bu Sri Wahyuni' }))
  await enter(admin.getByRole('dialog').getByRole('button', { name: 'End the device' }))
  await row.waitFor({ state: 'detached' })
  await admin.getByText('Village offices that have none yet: 1').waitFor()
  await look(admin, desk, 'none')
})
