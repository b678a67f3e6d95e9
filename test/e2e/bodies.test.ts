// SPDX-License-Identifier: AGPL-3.0-or-later
// Certification bodies in a real browser: entered, licensed, given a scheme, ended; the assessor sees at once whether it may test.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { findings, shoot } from '../support/findings.ts'
import { today } from '../support/morning.ts'
import { enter, looks, type OfficerApp, openOfficerApp } from '../support/officer.ts'
import { shownFor } from '../support/paper.ts'

let office: OfficerApp

beforeAll(async () => {
  office = await openOfficerApp(0)
})
afterAll(() => office.close())

const words = {
  id: {
    empty: 'Belum ada LSP',
    missing: [
      ...['Isi nama lembaganya.', 'Isi kode lembaganya.', 'Isi nomor lisensinya.', 'Isi sejak kapan lisensinya berlaku.'],
      ...['Isi sampai kapan lisensinya berlaku.', 'Isi kode skemanya.', 'Isi nama skemanya.', 'Isi standarnya.'],
    ],
    wrong: 'Baris 2 tidak terbaca',
    add: 'Catat LSP',
    mayNot: 'Tidak boleh menguji hari ini',
    may: 'Boleh menguji dan menerbitkan sertifikat sampai 31 Desember 2099.',
    grant: 'Catat lisensi baru',
    save: 'Simpan',
    scheme: 'Tambah skema',
    remove: 'Hapus',
    end: 'Akhiri',
    lapsed: 'tidak berlaku hari ini',
    until: 'Sampai 31 Des 2099',
  },
  en: {
    empty: 'No certification body yet',
    missing: [
      ...['Enter the name of the body.', 'Enter the code of the body.', 'Enter the licence number.', 'Enter the first day of the licence.'],
      ...['Enter the last day of the licence.', 'Enter the code of the scheme.', 'Enter the name of the scheme.', 'Enter the standard.'],
    ],
    wrong: 'Line 2 cannot be read',
    add: 'Enter a body',
    mayNot: 'May not test today',
    may: 'May test and issue certificates until 31 December 2099.',
    grant: 'Enter a new licence',
    save: 'Save',
    scheme: 'Add a scheme',
    remove: 'Remove',
    end: 'End',
    lapsed: 'does not count today',
    until: 'Until 31 Dec 2099',
  },
} as const

const Created = z.object({ id: z.string() })

/** A file whose training is done. */
async function trained(name: string): Promise<string> {
  const plan = { destination: 'HKG', occupation: 'PENGASUH_LANSIA', scheme: 'G_TO_G' }
  const { id } = Created.parse(
    await office.send('dinas', '/workers', { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', ...plan }),
  )
  for (const code of ['VILLAGE_RECORDED', 'JOBSEEKER_REGISTERED', 'VACANCY_CHOSEN', 'SELECTED', 'TRAINING_DONE'])
    await office.send('dinas', `/workers/${id}/milestones/${code}`, shownFor(code, today))
  return id
}

describe.each(looks)('in $language at $width px', (look) => {
  const t = words[look.language]
  const [name, code] = look.language === 'id' ? (['LSP Blambangan', 'LSP-BLB'] as const) : (['LSP Ijen', 'LSP-IJN'] as const)

  async function inspect(page: Page, what: string): Promise<void> {
    await shoot(page, `body-${what}-${look.language}-${look.width}`)
    expect(await findings(page), what).toEqual([])
  }

  it('a body is entered, licensed, given a scheme, and loses its licence', async () => {
    const page = await office.signIn('dinas', look)
    await page.goto(`${office.address}/certification-bodies`)
    if (look.language === 'id') {
      await page.getByText(t.empty).waitFor()
      await inspect(page, 'empty')
    }
    await page.getByRole('link', { name: t.add }).click()
    const verb = page.locator('form button[type=submit]')
    await verb.click()
    await page.locator('#error-summary').waitFor()
    expect(await page.locator('#error-summary li').allTextContents()).toEqual(t.missing)
    await page.locator('#name').fill(name)
    await page.locator('#code').fill(code.toLowerCase())
    await page.locator('#number').fill('BNSP-LSP-020-ID')
    await page.locator('#from').fill('2020-01-01')
    await page.locator('#to').fill('2022-12-31')
    await page.locator('#scheme').fill('PRT')
    await page.locator('#schemeName').fill('Pelayanan Rumah Tangga')
    await page.locator('#standard').fill('SKKNI, Kepmenaker 313/2015')
    await page.locator('#units').fill('PRT-01; Membersihkan rumah\nMemasak')
    await verb.click()
    await page.getByText(t.wrong).first().waitFor()
    await inspect(page, 'new')
    await page.locator('#units').fill('PRT-01; Membersihkan rumah\nPRT-02; Memasak untuk keluarga')
    await page.locator('#standard').press('Enter')
    await page.waitForURL(/\/certification-bodies\/3510-/)
    await page.getByText(t.mayNot).waitFor()
    await inspect(page, 'lapsed')

    const bodyId = page.url().split('/').at(-1) ?? ''
    const worker = await trained(`Sulastri ${name}`)
    const result = { workerId: worker, bodyId, scheme: 'PRT', results: [{ code: 'PRT-01', result: 'COMPETENT' }] }
    await expect(office.send('lsp', '/assessments', result)).rejects.toThrow('BODY_LICENSED')
    const assessor = await office.signIn('lsp', look)
    await assessor.goto(`${office.address}/certification`)
    await assessor.getByText(t.lapsed).waitFor()

    await page.getByRole('button', { name: t.grant }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('#number').fill('BNSP-LSP-021-ID')
    await dialog.locator('#from').fill('2025-01-01')
    await dialog.locator('#to').fill('2099-12-31')
    await inspect(page, 'grant')
    await page.keyboard.press('Enter')
    await page.getByText(t.may).waitFor()
    await assessor.reload()
    await assessor
      .getByRole('link', { name: `Sulastri ${name}` })
      .first()
      .waitFor()
    expect(await assessor.getByText(t.lapsed).count()).toBe(0)

    await page.getByRole('button', { name: t.scheme }).click()
    await dialog.locator('#scheme').fill('LAN')
    await dialog.locator('#schemeName').fill('Pengasuh Lansia')
    await dialog.locator('#standard').fill('SKKNI, Kepmenaker 354/2014')
    await dialog.locator('#units').fill('LAN-01; Membantu lansia makan dan minum')
    await inspect(page, 'scheme')
    await dialog.getByRole('button', { name: t.save }).click()
    await page.getByRole('row', { name: 'Pengasuh Lansia' }).waitFor()
    await page.getByRole('button', { name: `${t.remove}: Pelayanan Rumah Tangga` }).click()
    await dialog.getByRole('button', { name: t.remove }).click()
    await page.getByRole('row', { name: 'Pelayanan Rumah Tangga' }).waitFor({ state: 'detached' })
    await inspect(page, 'page')
    await page.goto(`${office.address}/certification-bodies`)
    await page.getByText(t.until).waitFor()
    await inspect(page, 'list')

    await page.getByRole('link', { name }).click()
    await enter(page.getByRole('button', { name: `${t.end}: BNSP-LSP-021-ID` }))
    await dialog.locator('#reason').fill('Dibekukan BNSP')
    await inspect(page, 'end')
    await page.keyboard.press('Enter')
    await page.getByText(t.mayNot).waitFor()
    await inspect(page, 'ended')
    await assessor.reload()
    await assessor.getByText(t.lapsed).waitFor()
    await assessor.goto(`${office.address}/certification-bodies`)
    await assessor.getByRole('link', { name }).click()
    await assessor.getByText(t.mayNot).waitFor()
    expect(await assessor.getByRole('button', { name: t.grant }).count()).toBe(0)
  })
})
