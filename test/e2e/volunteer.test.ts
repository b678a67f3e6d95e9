// SPDX-License-Identifier: AGPL-3.0-or-later
// A volunteer of the village without a network: under an appointment for named acts and days, and what comes of it.

import type { Page } from 'playwright-core'
import { afterEach, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { addDays } from '#kernel/time.ts'
import { findings, shoot } from '../support/findings.ts'
import { beginCopy } from '../support/kept-app.ts'
import { today } from '../support/morning.ts'
import { go, type OfficerApp, shareDemonstration, turn } from '../support/officer.ts'

const look = { language: 'id', width: 320, scheme: 'light' } as const
const PIN = '395172'
const HERE = '35.10.04.2006'
const Made = z.object({ id: z.string() })
const Devices = z.object({ items: z.array(Made) })
const Delegations = z.object({ given: z.array(Made) })
const Visits = z.object({ items: z.array(z.object({ on: z.string() })) })

let office: OfficerApp

beforeAll(async () => {
  office = await shareDemonstration()
})
afterEach(async () => {
  for (const { id } of Devices.parse(await office.read('relawan', '/devices')).items)
    await office.send('relawan', `/devices/${id}`, {}, 'DELETE')
})

/** For these acts and no others: whatever was given before ends. */
async function appoint(commands: readonly string[]): Promise<string> {
  const { given } = Delegations.parse(await office.read('desa', '/me/delegations'))
  for (const { id } of given) await office.send('desa', `/me/delegations/${id}`, {}, 'DELETE')
  const body = { login: 'relawan', commands, areas: [HERE], until: addDays(today, 30) }
  return Made.parse(await office.send('desa', '/me/delegations', body)).id
}

/** The device has what is needed, and no network. */
async function away(path: string): Promise<Page> {
  const page = await office.signIn('relawan', look, { keeps: true })
  await beginCopy(page, office.address, PIN)
  await page.getByText('Lengkap', { exact: true }).waitFor()
  await page.context().setOffline(true)
  await page.goto(`${office.address}${path}`)
  await page.locator('#pin').fill(PIN)
  await turn(page, () => page.locator('form button[type=submit]').tap())
  await page.getByText('atas titipan Bu Sri Wahyuni').waitFor()
  return page
}

test('registers somebody; what was done when the appointment had been taken back says so', async () => {
  const id = await appoint(['RegisterWorker'])
  const volunteer = await away('/tasks')
  await turn(volunteer, () => volunteer.getByRole('link', { name: 'Daftarkan calon' }).tap())
  await volunteer.locator('#name').fill('Kasmirah Titipan')
  await volunteer.locator('input[type=radio][value=F]').check({ force: true })
  await volunteer.locator('#birthDate').fill('1999-07-01')
  await volunteer.locator('form button[type=submit]').tap()
  await volunteer.locator('.answers').waitFor()
  await turn(volunteer, () => volunteer.locator('form button[type=submit]').tap())
  await volunteer.getByText('Catatan ini sampai di kantor desa').waitFor()
  await shoot(volunteer, 'volunteer-away')

  // Changed before it went, it is the same act, by the same appointment.
  await go(volunteer, '/outbox')
  await turn(volunteer, () => volunteer.getByRole('button', { name: 'Ambil lagi untuk diubah' }).tap())
  await volunteer.locator('#name').fill('Kasmirah Titipan Baru')
  await volunteer.locator('form button[type=submit]').tap()
  await volunteer.locator('.answers').waitFor()
  await turn(volunteer, () => volunteer.locator('form button[type=submit]').tap())
  await volunteer.getByText('Catatan ini sampai di kantor desa').waitFor()
  await volunteer.getByText('1 belum terkirim').waitFor()

  await office.send('desa', `/me/delegations/${id}`, {}, 'DELETE')
  await volunteer.context().setOffline(false)
  await volunteer.getByText('1 ditolak kantor').waitFor()
  await go(volunteer, '/outbox')
  await volunteer.locator('.outbox').getByText('Titipannya sudah dicabut').waitFor()
  await volunteer.locator('.outbox strong', { hasText: 'Kasmirah Titipan Baru' }).waitFor()
  expect(await findings(volunteer)).toEqual([])
  await shoot(volunteer, 'volunteer-back')
  await volunteer.context().close()
})

test('walks the village; a visit waits on the device, and the office sees who made it', async () => {
  const person = { name: 'Siti Kunjungan', sex: 'F', birthDate: '1999-07-25', area: HERE, destination: 'HKG' }
  const { id } = Made.parse(await office.send('desa', '/workers', person))
  await office.send('desa', `/workers/${id}/moves`, { to: 'LEFT_NON_PROCEDURALLY', reason: 'Kata tetangga' })
  await appoint(['RecordVisit'])
  const volunteer = await away('/watch')
  await volunteer.getByRole('button', { name: 'Catat kunjungan: Siti Kunjungan' }).tap()
  const dialog = volunteer.getByRole('dialog', { name: 'Kunjungan: Siti Kunjungan' })
  await dialog.getByText('Sudah pulang', { exact: true }).tap()
  expect(await findings(volunteer)).toEqual([])
  await shoot(volunteer, 'volunteer-visit')
  await dialog.getByRole('button', { name: 'Simpan kunjungan' }).tap()
  await volunteer.getByText('1 belum terkirim').waitFor()
  // What a volunteer may not record is not asked of them, and no file is opened that they do not reach.
  await volunteer.getByText('Kantor desa diberi tahu').waitFor()
  expect(await volunteer.getByRole('button', { name: /Catat berangkat atau pulang|Sudah ditindaklanjuti/ }).count()).toBe(0)
  expect(await volunteer.locator('main a[href^="/workers/"]').count()).toBe(0)
  expect(await findings(volunteer)).toEqual([])
  await shoot(volunteer, 'volunteer-watch')
  await volunteer.context().setOffline(false)
  const visited = async (): Promise<readonly string[]> =>
    Visits.parse(await office.read('desa', `/workers/${id}/visits`)).items.map(({ on }) => on)
  await expect.poll(visited, { timeout: 60_000 }).toEqual([today])
  const desk = await office.signIn('desa', { language: 'en', width: 1440, scheme: 'dark' })
  await desk.goto(`${office.address}/workers/${id}`)
  await desk.getByText('by Mbak Wulan, by delegation of Bu Sri Wahyuni').waitFor()
  await shoot(desk, 'volunteer-seen')
  await go(desk, '/')
  await turn(desk, () => desk.getByRole('link', { name: 'Siti Kunjungan' }).first().press('Enter'))
  await desk.getByText('Waits for the office').waitFor()
  const asked = desk.getByText('What was found needs an answer')
  const step = desk.getByRole('dialog', { name: 'Departure or return: Siti Kunjungan' })
  const record = async (): Promise<void> => {
    await desk.getByRole('button', { name: 'Record departure or return' }).press('Enter')
    await step.getByRole('radio', { name: 'Back home' }).press('Space')
    await step.getByLabel('How is it known?').fill('She opened the door')
    await shoot(desk, 'volunteer-answer')
    await step.getByRole('button', { name: 'Record on the file' }).press('Enter')
    await asked.waitFor({ state: 'detached' })
  }
  await record()
  await desk.getByRole('button', { name: /^Undo/ }).press('Enter')
  // What was taken back answers nothing.
  await asked.waitFor()
  await desk.getByText('Waits for the office').waitFor()
  await record()
  await desk.getByText(/^Answered by the office on/).waitFor()
  await shoot(desk, 'volunteer-answered')
  await desk.context().close()
  await volunteer.context().close()
})
