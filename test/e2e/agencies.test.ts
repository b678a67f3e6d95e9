// SPDX-License-Identifier: AGPL-3.0-or-later
// The register of placement companies in a real browser: an agency officer enters one, writes down its licence, suspends it;
// a village officer looks it up.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { findings, shoot } from '../support/findings.ts'
import { looks, type OfficerApp, openOfficerApp, use } from '../support/officer.ts'

const Id = z.object({ id: z.string() })
let office: OfficerApp

beforeAll(async () => {
  office = await openOfficerApp(0)
})
afterAll(() => office.close())

const words = {
  id: {
    may: 'Boleh menempatkan pekerja hari ini.',
    mayNot: /Tidak boleh menempatkan/,
    suspend: 'Bekukan',
    save: 'Simpan',
    grant: 'Catat izin baru',
    unknown: /belum diketahui, bukan tanpa izin/,
    addPermit: 'Catat izin merekrut',
    paper: 'Surat permintaan dari pemberi kerja',
    chooseOrder: 'Pilih lowongan',
    takePlace: 'Ambil satu tempat',
    addCost: 'Catat biaya atau utang',
    notTheirs: 'Tidak boleh dibebankan kepada pekerja',
    settle: /^Tindak lanjut/,
    referred: 'Diteruskan sebagai pengaduan',
    breach: 'Ada yang dibebankan melanggar aturan',
    below: 'Upah ini di bawah yang paling rendah',
    whole: 'Nyatakan daftar lengkap',
    isWhole: /dinyatakan lengkap sejak/,
    missing: ['Isi nomor izinnya.', 'Isi sejak kapan berlakunya.', 'Isi dasarnya: nomor dan tanggal surat keputusan.'],
  },
  en: {
    may: 'May place workers today.',
    mayNot: /May not place/,
    suspend: 'Suspend',
    save: 'Save',
    grant: 'Write down a licence',
    unknown: /is unknown, not without a permit/,
    addPermit: 'Write down a permit',
    paper: 'Demand letter of the employer',
    chooseOrder: 'Choose a job order',
    takePlace: 'Take one place',
    addCost: 'Write down a cost or a debt',
    notTheirs: 'May not be charged to the worker',
    settle: /^Outcome/,
    referred: 'Handed on as a complaint',
    breach: 'Something was charged against a rule',
    below: 'This wage is below the least one',
    whole: 'Say that the list is whole',
    isWhole: /said to be whole since/,
    missing: ['Enter the licence number.', 'Enter since when it counts.', 'Enter the basis: number and date of the decree.'],
  },
} as const

describe.each(looks)('in $language at $width px', (look) => {
  const t = words[look.language]
  const name = look.language === 'id' ? 'PT Sumber Kencana' : 'PT Graha Karya'

  it('a company is entered, licensed, suspended', async () => {
    const page = await office.signIn('bp2mi', look)
    await page.goto(`${office.address}/agencies/new`)
    await page.locator('#name').fill(name)
    await page.locator('#seat').fill('surabaya')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    expect(await page.locator('#seat').inputValue()).toBe('Kota Surabaya, Jawa Timur')
    expect(await findings(page)).toEqual([])
    await shoot(page, `agency-new-${look.language}`)
    await use(page.locator('form button[type=submit]'), look)
    await page.waitForURL(/\/agencies\/0000-/)
    await page.getByText(t.mayNot).waitFor()
    expect(await findings(page)).toEqual([])

    await use(page.getByRole('button', { name: t.grant }), look)
    await use(page.getByRole('button', { name: t.save }), look)
    await page.locator('#error-summary').waitFor()
    expect(await page.locator('#error-summary li').allTextContents()).toEqual(t.missing)
    await page.locator('#number').fill('KEP.12/2024')
    await page.locator('#from').fill('2024-01-01')
    await page.locator('#to').fill('2099-12-31')
    await page.locator('#legalBasis').fill('Keputusan Menteri 12/2024')
    await use(page.getByRole('button', { name: t.save }), look)
    await page.getByText(t.may, { exact: true }).waitFor()
    expect(await findings(page)).toEqual([])

    await page.getByText(t.unknown).waitFor()
    await use(page.getByRole('button', { name: t.addPermit }), look)
    const asked = page.getByRole('dialog')
    await asked.locator('#country').fill('hong')
    await asked.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await asked.locator('#number').fill(`SIP2MI 3/${look.language}`)
    await asked.locator('#from').fill('2024-02-01')
    await asked.getByLabel(t.paper).check()
    await asked.locator('#legalBasis').fill('Keputusan Menteri 3/2024')
    expect(await findings(page)).toEqual([])
    await shoot(page, `agency-permit-${look.language}`)
    await use(asked.getByRole('button', { name: t.save }), look)
    await page.getByText(`SIP2MI 3/${look.language}`).first().waitFor()
    await use(page.getByRole('button', { name: t.whole }), look)
    await use(page.getByRole('dialog').getByRole('button', { name: t.whole }), look)
    await page.getByText(t.isWhole).waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `agency-permits-${look.language}`)

    await use(page.getByRole('button', { name: `${t.suspend}: KEP.12/2024` }), look)
    const dialog = page.getByRole('dialog')
    await dialog.locator('#from').fill('2025-01-01')
    await dialog.locator('#legalBasis').fill('Keputusan Direktur Jenderal 7/2025')
    expect(await findings(page)).toEqual([])
    await shoot(page, `agency-suspend-${look.language}`)
    await use(dialog.getByRole('button', { name: t.suspend }), look)
    await page.getByText(t.mayNot).waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `agency-${look.language}`)
    await page.context().close()
  })

  it('a village officer finds it, and changes nothing', async () => {
    const page = await office.signIn('desa', look)
    await page.goto(`${office.address}/agencies`)
    await page.locator('#q').fill(name.slice(3, 9).toLowerCase())
    await page.getByRole('link', { name }).waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `agencies-${look.language}`)
    await use(page.getByRole('link', { name }), look)
    await page.getByText(t.mayNot).waitFor()
    expect(await page.getByRole('button', { name: t.suspend }).count()).toBe(0)
    expect(await page.getByRole('button', { name: t.grant }).count()).toBe(0)
    await page.context().close()
  })

  it('a file takes a place of a job order, and what its person was charged is judged', async () => {
    const agencyId = Id.parse(await office.send('bp2mi', '/agencies', { name: `PT Lowongan ${look.language}` })).id
    const terms = { country: 'HKG', occupation: 'PENGASUH_LANSIA', quota: 3, from: '2025-01-01', to: '2099-12-31' }
    const wage = { amount: 490_000, currency: 'HKD' }
    await office.send('bp2mi', '/job-orders', { agencyId, number: `JO ${look.language}`, partner: 'Harbour Services', ...terms, wage })
    const person = { name: `Siti ${look.language}`, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', destination: 'HKG' }
    const id = Id.parse(await office.send('dinas', '/workers', person)).id
    const page = await office.signIn('dinas', look)
    await page.goto(`${office.address}/workers/${id}`)
    await use(page.getByRole('button', { name: t.chooseOrder }), look)
    const asked = page.getByRole('dialog')
    await asked.locator('#orderId').selectOption({ index: 1 })
    expect(await findings(page)).toEqual([])
    await shoot(page, `file-order-${look.language}`)
    await use(asked.getByRole('button', { name: t.takePlace }), look)
    await page.getByRole('link', { name: new RegExp(`JO ${look.language}`) }).waitFor()

    await use(page.getByRole('button', { name: t.addCost }), look)
    await use(asked.getByRole('button', { name: t.save, exact: true }), look)
    await page.locator('#error-summary').waitFor()
    await asked.locator('#item').selectOption('JASA_PERUSAHAAN')
    await asked.locator('#amount').fill('15.000.000')
    await asked.locator('#charger').selectOption('AGENCY')
    await asked.locator('#payment').selectOption('CASH')
    await asked.locator('#agreedOn').fill('2026-01-10')
    expect(await findings(page)).toEqual([])
    await shoot(page, `file-cost-question-${look.language}`)
    await use(asked.getByRole('button', { name: t.save, exact: true }), look)
    await page.getByText(t.notTheirs).first().waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `file-costs-${look.language}`)
    await use(page.getByRole('button', { name: t.settle }), look)
    await asked.getByText(t.referred).click()
    await use(asked.getByRole('button', { name: t.save, exact: true }), look)
    await page.getByText(t.breach).waitFor({ state: 'detached' })

    await use(page.getByRole('link', { name: new RegExp(`JO ${look.language}`) }), look)
    await page.getByText(t.below).waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `job-order-${look.language}`)
    await page.context().close()
  })
})
