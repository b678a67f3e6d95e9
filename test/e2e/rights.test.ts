// SPDX-License-Identifier: AGPL-3.0-or-later
// A person's request about their data, in a real browser: recorded in the village, checked and answered at the manpower office, printed.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { findings, shoot } from '../support/findings.ts'
import { looks, type OfficerApp, openOfficerApp, use } from '../support/officer.ts'
import { textsOf } from '../support/pdf.ts'

let office: OfficerApp

const Created = z.object({ id: z.string() })

beforeAll(async () => {
  office = await openOfficerApp(0)
})
afterAll(() => office.close())

const words = {
  id: {
    add: 'Catat permintaan',
    access: 'Mengetahui dan mendapat salinan',
    channel: 'Datang sendiri',
    check: 'Pastikan siapa yang meminta',
    proof: 'KTP, KK, atau paspor',
    save: 'Simpan',
    answer: 'Jawab permintaan',
    granted: 'Dikabulkan',
    keep: 'Simpan jawaban',
    letter: 'Cetak surat jawaban',
    held: 'Lihat data yang disimpan',
    download: 'Unduh semuanya (JSON)',
  },
  en: {
    add: 'Record a request',
    access: 'To know and have a copy',
    channel: 'In person',
    check: 'See who asks',
    proof: 'Identity card, family card or passport',
    save: 'Save',
    answer: 'Answer the request',
    granted: 'Granted',
    keep: 'Save the answer',
    letter: 'Print the letter',
    held: 'See what is held',
    download: 'Download all of it (JSON)',
  },
} as const

it.each(looks)('is recorded, checked, answered and printed, in $language at $width px', async (look) => {
  const say = words[look.language]
  const name = look.language === 'id' ? 'Sutini' : 'Sumarni'
  const plan = { destination: 'HKG', occupation: 'PENGASUH_LANSIA', scheme: 'G_TO_G' }
  const { id } = Created.parse(
    await office.send('desa', '/workers', { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', ...plan }),
  )
  const inspect = async (what: string): Promise<void> => {
    await shoot(page, `rights-${what}-${look.language}`)
    expect(await findings(page), what).toEqual([])
  }
  const village = await office.signIn('desa', look)
  await village.goto(`${office.address}/workers/${id}`)
  await use(village.getByRole('button', { name: say.add }), look)
  await village.getByRole('dialog').getByText(say.access, { exact: true }).click()
  await village.getByRole('dialog').getByText(say.channel, { exact: true }).click()
  await shoot(village, `rights-add-${look.language}`)
  expect(await findings(village)).toEqual([])
  await use(village.getByRole('dialog').getByRole('button', { name: say.add }), look)
  await village.getByRole('link', { name: say.access }).waitFor()
  expect(await village.getByRole('link', { name: say.held }).count()).toBe(0)
  await village.context().close()

  const page = await office.signIn('dinas', look)
  await page.goto(`${office.address}/rights-requests`)
  await page.getByText(name).waitFor()
  await inspect('list')
  await use(page.getByRole('link', { name: say.access }), look)
  await use(page.getByRole('button', { name: say.check }), look)
  await page.getByRole('dialog').getByText(say.proof, { exact: true }).click()
  await inspect('check')
  await use(page.getByRole('dialog').getByRole('button', { name: say.save, exact: true }), look)
  await use(page.getByRole('button', { name: say.answer }), look)
  const dialog = page.getByRole('dialog')
  // What is missing is said, and nothing that was typed is lost.
  await dialog.locator('textarea').fill('Salinan diberikan hari ini')
  await use(dialog.getByRole('button', { name: say.keep }), look)
  await dialog.locator('[aria-invalid=true], .field-error').first().waitFor()
  await dialog.getByText(say.granted, { exact: true }).click()
  await inspect('answer')
  await use(dialog.getByRole('button', { name: say.keep }), look)
  const print = page.getByRole('link', { name: say.letter })
  await print.waitFor()
  await inspect('answered')
  const letter = await page.request.get(office.address + ((await print.getAttribute('href')) ?? ''))
  const texts = textsOf(await letter.body())
  for (const said of [name, 'Dikabulkan', 'Salinan diberikan hari ini']) expect(texts).toContain(said)
  await use(page.getByRole('link', { name: say.held }), look)
  await page.getByRole('link', { name: say.download }).waitFor()
  await inspect('held')
  await page.context().close()
})
