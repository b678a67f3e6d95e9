// SPDX-License-Identifier: AGPL-3.0-or-later
// Another office let into a file, in a real browser: referred at the manpower office, found and read in the village of elsewhere, ended.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { addDays } from '#kernel/time.ts'
import { findings, shoot } from '../support/findings.ts'
import { today } from '../support/morning.ts'
import { looks, type OfficerApp, openOfficerApp, use } from '../support/officer.ts'

let office: OfficerApp

const Created = z.object({ id: z.string() })

beforeAll(async () => {
  office = await openOfficerApp(0)
})
afterAll(() => office.close())

const words = {
  id: {
    refer: 'Ikutsertakan kantor lain',
    office: 'Kantor',
    purpose: 'reintegrasi',
    until: 'Sampai dengan',
    ground: 'Orangnya menyetujui',
    send: 'Ikutsertakan',
    needed: 'Isi hari terakhirnya.',
    guest: 'Berkas ini dibuka bagi kantor Anda',
    see: 'Sudah saya baca',
    seen: 'Dibaca kantor itu pada',
    end: 'Akhiri',
    withdrawn: 'Orangnya menarik persetujuan',
    none: 'Tidak ada kantor lain yang dapat melihat berkas ini.',
  },
  en: {
    refer: 'Let another office in',
    office: 'Office',
    purpose: 'reintegration',
    until: 'Up to and including',
    ground: 'The person consents',
    send: 'Let in',
    needed: 'State the last day.',
    guest: 'This file is open to your office',
    see: 'I have read this',
    seen: 'Read by that office on',
    end: 'End',
    withdrawn: 'The person withdraws consent',
    none: 'No other office can see this file.',
  },
} as const

it.each(looks)('is made, found, read and ended, in $language at $width px', async (look) => {
  const say = words[look.language]
  const name = look.language === 'id' ? 'Sulastri' : 'Suharti'
  const person = { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.05.2001', scheme: 'G_TO_G' }
  const { id } = Created.parse(await office.send('dinas', '/workers', person))
  const page = await office.signIn('dinas', look)
  await page.goto(`${office.address}/workers/${id}`)
  await use(page.getByRole('button', { name: say.refer }), look)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: say.office }).selectOption({ label: 'Desa Wringinpitu' })
  await dialog.getByText(say.purpose).click()
  await dialog.getByText(say.ground).click()
  // What is missing is said, and nothing that was chosen is lost.
  await use(dialog.getByRole('button', { name: say.send, exact: true }), look)
  await dialog.getByText(say.needed).first().waitFor()
  await dialog.locator('#until').fill(addDays(today, 30))
  await shoot(page, `referral-ask-${look.language}`)
  expect(await findings(page)).toEqual([])
  await use(dialog.getByRole('button', { name: say.send, exact: true }), look)
  // The question names the office too: it is done once that has closed.
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('Desa Wringinpitu').first().waitFor()
  await shoot(page, `referral-open-${look.language}`)
  expect(await findings(page)).toEqual([])

  const village = await office.signIn('desa', look)
  await village.goto(office.address)
  await use(village.getByRole('link', { name }).first(), look)
  await village.getByText(say.guest).waitFor()
  await shoot(village, `referral-guest-${look.language}`)
  expect(await findings(village)).toEqual([])
  expect(await village.getByRole('button', { name: say.refer }).count()).toBe(0)
  await use(village.getByRole('button', { name: say.see }), look)
  await village.getByRole('button', { name: say.see }).waitFor({ state: 'detached' })

  await page.reload()
  await page.getByText(say.seen).waitFor()
  await use(page.getByRole('button', { name: `${say.end}: Desa Wringinpitu` }), look)
  await dialog.getByText(say.withdrawn, { exact: true }).click()
  await shoot(page, `referral-end-${look.language}`)
  expect(await findings(page)).toEqual([])
  await use(dialog.getByRole('button', { name: say.end, exact: true }), look)
  await page.getByText(say.none).waitFor()
  await page.context().close()

  await village.reload()
  await village.getByText(name).waitFor({ state: 'detached' })
  await village.context().close()
})
