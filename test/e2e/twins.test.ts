// SPDX-License-Identifier: AGPL-3.0-or-later
// Twin files in a real browser: from the work list to both files side by side, and the outcome by keyboard.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findings, shoot } from '../support/findings.ts'
import { enter, looks, type OfficerApp, openOfficerApp, settled } from '../support/officer.ts'

let office: OfficerApp
beforeAll(async () => {
  office = await openOfficerApp(0)
})
afterAll(() => office.close())

const words = {
  id: {
    open: 'Buka: Jember · Banyuwangi',
    title: 'Dua berkas, mungkin satu orang',
    files: ['Berkas di Jember', 'Berkas di Banyuwangi'],
    send: 'Catat hasilnya',
    choose: 'Pilih satu.',
    wrong: 'NIK di salah satu berkas keliru',
    said: 'NIK yang keliru: berkas di Jember.',
  },
  en: {
    open: 'Open: Jember · Banyuwangi',
    title: 'Two files, perhaps one person',
    files: ['File in Jember', 'File in Banyuwangi'],
    send: 'Record the outcome',
    choose: 'Choose one.',
    wrong: 'The NIK in one of the files is wrong',
    said: 'The wrong NIK: file in Jember.',
  },
} as const

describe.each(looks)('twin files: $language at $width px', (look) => {
  it('are opened from the work list, compared, and decided by keyboard', async () => {
    const say = words[look.language]
    const nik = look.language === 'id' ? '4910044107990201' : '4910044107990202'
    const person = { name: 'Siti Aminah', sex: 'F', birthDate: '1999-07-01', nik, phone: '081234567890' }
    for (const area of ['35.10.04.2006', '35.09.01.2001']) await office.send('bp2mi', '/workers', { ...person, area })
    await office.app.settle()
    const page = await office.signIn('bp2mi', look)
    await page.goto(office.address)
    await page.getByRole('link', { name: say.open }).first().click()
    await page.getByRole('heading', { name: say.title }).waitFor()
    for (const name of say.files) await page.getByRole('heading', { name }).waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `twins-${look.language}-${look.width}`)

    await enter(page.getByRole('button', { name: say.send }))
    await page.getByText(say.choose).first().waitFor()
    await page.getByRole('radio', { name: say.wrong }).press('Space')
    await page.getByRole('radio', { name: say.files[0] }).press('Space')
    expect(await findings(page)).toEqual([])
    await shoot(page, `twins-which-${look.language}-${look.width}`)
    await enter(page.getByRole('button', { name: say.send }))
    await page.getByText(say.said).waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `twins-decided-${look.language}-${look.width}`)
    await office.app.settle()
    await page.goto(office.address)
    await settled(page)
    expect(await page.getByRole('link', { name: say.open }).count()).toBe(0)
    await page.context().close()
  })
})
