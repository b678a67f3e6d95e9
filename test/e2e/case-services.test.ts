// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody needs is noted, arranged and ended at the manpower office; their way home is planned, and the village witnesses the handover.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { findings, shoot } from '../support/findings.ts'
import { looks, type OfficerApp, openOfficerApp, use } from '../support/officer.ts'
import { jpeg } from '../support/pictures.ts'

let office: OfficerApp
const Created = z.object({ id: z.string() })

beforeAll(async () => {
  office = await openOfficerApp(0)
})
afterAll(() => office.close())

const words = {
  id: {
    need: 'Catat kebutuhan',
    kind: 'Apa yang dibutuhkan',
    own: 'Kata orangnya',
    save: 'Simpan',
    arrange: 'Atur layanan Rehabilitasi',
    provider: 'Siapa yang memberi',
    cost: 'Biaya',
    end: 'Catat hasilnya Rehabilitasi',
    refused: 'Ditolak orangnya',
    letter: 'Belum ada surat penolakan yang ditandatangani',
    family: 'keluarganya',
    signed: 'Tanggal surat penolakan',
    refusal: 'Surat penolakan ditandatangani keluarganya',
    plan: 'Catat kepulangan',
    how: 'Pulang dengan cara apa',
    kinds: 'Surat laik bepergian dari dokter',
    witness: 'Catat: Serah terima disaksikan',
    to: 'Diserahkan kepada',
    receiver: 'Nama penerima dan hubungannya',
    by: 'Saksi dari pemerintah daerah atau desa',
    done: 'Saksi: Pak Kades',
    check: 'Hitung yang harus dibayar',
    worked: ['Bekerja sejak', 'Bekerja sampai'],
    reckon: 'Hitung',
    useIt: 'Pakai hitungan ini Upah terendah',
    due: 'Yang harus dibayar',
    paid: 'Yang sudah dibayar',
    from: 'Diketahui dari',
    evidence: 'Bukti',
    paper: 'Surat di berkasnya',
    keepClaim: 'Simpan tuntutan',
    opened: 'buka suratnya',
    take: 'Ambil sebagai tuntutan',
    taken: 'sudah dituntut',
  },
  en: {
    need: 'Note a need',
    kind: 'What is needed',
    own: 'In their words',
    save: 'Save',
    arrange: 'Arrange the service Rehabilitation',
    provider: 'Who gives it',
    cost: 'Cost',
    end: 'Record the outcome Rehabilitation',
    refused: 'Refused by the person',
    letter: 'There is no signed letter of refusal',
    family: 'the family',
    signed: 'Day of the letter of refusal',
    refusal: 'The letter of refusal was signed by the family',
    plan: 'Record the return',
    how: 'How they come home',
    kinds: 'A physician’s letter that they may travel',
    witness: 'Record: The handover was witnessed',
    to: 'Handed over to',
    receiver: 'Name of who received, and what they are to the person',
    by: 'Witness for the local government or the village',
    done: 'Witness: Pak Kades',
    check: 'Reckon what had to be paid',
    worked: ['Worked since', 'Worked until'],
    reckon: 'Reckon',
    useIt: 'Use this Least wage',
    due: 'What had to be paid',
    paid: 'What was paid',
    from: 'Known from',
    evidence: 'Evidence',
    paper: 'Paper on their file',
    keepClaim: 'Save what is owed',
    opened: 'open the paper',
    take: 'Claim it',
    taken: 'claimed already',
  },
} as const

it.each(looks)('is planned, given and witnessed, in $language at $width px', async (look) => {
  const say = words[look.language]
  const name = look.language === 'id' ? 'Sutini' : 'Sumarni'
  const work = { destination: 'HKG', occupation: 'PENGASUH_LANSIA' }
  const person = { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', ...work }
  const worker = Created.parse(await office.send('desa', '/workers', person)).id
  for (const to of ['LEFT_NON_PROCEDURALLY', 'ABROAD_UNDOCUMENTED', 'RETURNING'])
    await office.send('bp2mi', `/workers/${worker}/moves`, { to })
  const charged = { item: 'SKCK', amount: 50_000_000, currency: 'IDR', charger: 'AGENCY', payment: 'CASH', agreedOn: '2026-02-01' }
  await office.send('dinas', `/workers/${worker}/costs`, { cost: charged })
  await office.sendFile('dinas', `/papers?workerId=${worker}&kind=LAINNYA`, jpeg())
  const told = { complainant: 'KELUARGA', category: 'SAKIT', account: 'Ia sakit', callBack: 'Lewat ibunya', workerId: worker }
  const id = Created.parse(await office.send('desa', '/cases', told)).id

  const page = await office.signIn('dinas', look)
  const inspect = async (what: string): Promise<void> => {
    await shoot(page, `case-services-${what}-${look.language}`)
    expect(await findings(page), what).toEqual([])
  }
  const dialog = page.getByRole('dialog')
  const keep = dialog.getByRole('button', { name: say.save, exact: true })
  await page.goto(`${office.address}/cases/${id}`)
  await page.locator('summary', { hasText: say.need }).click()
  await page.getByLabel(say.kind, { exact: true }).selectOption('REHABILITATION')
  await page.getByLabel(say.own).fill('Tidak bisa tidur')
  await inspect('need')
  await use(page.locator('#plan').getByRole('button', { name: say.save, exact: true }), look)
  await page.getByText('Tidak bisa tidur').waitFor()

  await use(page.getByRole('button', { name: say.arrange }), look)
  await dialog.getByLabel(say.provider).fill('RSUD Blambangan')
  await dialog.getByLabel(say.cost).fill('125.000')
  await inspect('arrange')
  await use(keep, look)
  await page.getByText('RSUD Blambangan').waitFor()

  // It is refused by a signed letter alone.
  await use(page.getByRole('button', { name: say.end }), look)
  await dialog.getByText(say.refused, { exact: true }).click()
  await use(keep, look)
  await dialog.getByText(say.letter).waitFor()
  await inspect('letter')
  await dialog.getByText(say.family, { exact: true }).click()
  const day = await dialog.getByLabel(look.language === 'id' ? 'Berakhir pada' : 'Ended on').inputValue()
  await dialog.getByLabel(say.signed).fill(day)
  await use(keep, look)
  await page.getByText(say.refusal).waitFor()

  await page.locator('summary', { hasText: say.plan }).click()
  await page.getByLabel(say.how).selectOption('SAKIT')
  await use(page.locator('#return').getByRole('button', { name: say.save, exact: true }), look)
  await page.locator('#return').getByText(say.kinds, { exact: true }).waitFor()
  await inspect('return')

  // What is recorded on the file comes to the case, and then the village is asked to witness it.
  for (const code of ['RETURN_RECORDED', 'HANDED_OVER']) await office.send('bp2mi', `/workers/${worker}/milestones/${code}`, {})
  await office.app.settle()
  const village = await office.signIn('desa', look)
  await village.goto(`${office.address}/cases/${id}`)
  await use(village.getByRole('button', { name: say.witness }), look)
  const asked = village.getByRole('dialog')
  await asked.getByLabel(say.to).selectOption('FAMILY')
  await asked.getByLabel(say.receiver).fill('Sumiati, ibunya')
  await asked.getByLabel(say.by).fill('Pak Kades')
  await shoot(village, `case-services-witness-${look.language}`)
  expect(await findings(village)).toEqual([])
  await use(asked.getByRole('button', { name: say.save, exact: true }), look)
  await village.getByText(say.done).waitFor()
  expect(await village.getByText('RSUD Blambangan').count()).toBe(0)
  await village.context().close()
  await page.getByText(say.done).waitFor()
  await inspect('witnessed')

  // What was due is reckoned, taken over into a line with a paper of the file, and a cost of the file becomes one of its own.
  const owed = page.locator('#claim')
  await owed.getByText(say.check, { exact: true }).click()
  for (const [nth, date] of ['2026-03-01', '2026-03-31'].entries()) await owed.getByLabel(say.worked[nth] ?? '', { exact: true }).fill(date)
  await use(owed.getByRole('button', { name: say.reckon, exact: true }), look)
  await use(owed.getByRole('button', { name: say.useIt }), look)
  await owed.getByLabel(say.due, { exact: true }).waitFor()
  expect(await owed.getByLabel(say.due, { exact: true }).inputValue()).toBe('5100')
  await owed.getByLabel(say.paid, { exact: true }).fill('3000')
  await owed.getByLabel(say.from, { exact: true }).selectOption('PAPER')
  await owed.getByLabel(say.evidence, { exact: true }).fill('Slip Maret')
  await owed.getByLabel(say.paper, { exact: true }).selectOption({ index: 1 })
  await inspect('reckoned')
  await use(owed.getByRole('button', { name: say.keepClaim }), look)
  await owed.getByRole('link', { name: say.opened }).waitFor()
  // It is a line now, and no longer waits to be saved again.
  await owed.getByLabel(say.due, { exact: true }).waitFor({ state: 'hidden' })
  expect(await owed.getByLabel(say.due, { exact: true }).inputValue()).toBe('')
  await use(owed.getByRole('button', { name: say.take }), look)
  await owed.getByText(say.taken).waitFor()
  await inspect('claimed')
  await page.context().close()
})
