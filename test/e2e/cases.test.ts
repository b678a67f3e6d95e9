// SPDX-License-Identifier: AGPL-3.0-or-later
// A case in a real browser: brought to the village desk, moved on at the manpower office, its clock seen, and noted in the village again.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { findings, shoot } from '../support/findings.ts'
import { looks, type OfficerApp, openOfficerApp, use } from '../support/officer.ts'

let office: OfficerApp
const Created = z.object({ id: z.string() })

beforeAll(async () => {
  office = await openOfficerApp(0)
})
afterAll(() => office.close())

const words = {
  id: {
    add: 'Catat kasus',
    save: 'Catat kasus ini',
    family: 'Keluarga',
    category: 'Apa masalahnya',
    account: 'Apa yang terjadi',
    callBack: 'Cara menghubungi yang aman',
    more: 'Yang lain bila sudah diketahui',
    when: 'Waktu yang aman',
    left: 'Nonprosedural',
    needs: 'Menunggu berkas',
    said: 'Apa yang dikatakan atau diputuskan',
    confirm: 'Simpan',
    clocks: 'Batas waktu',
    clock: 'Melengkapi berkas: 30 hari',
    binds: 'Mengikat: Pelapor',
    brought: 'Berkas dilengkapi',
    verified: 'Terverifikasi',
    owe: 'Tambah tuntutan',
    owed: ['Untuk apa', 'Sejak', 'Sampai', 'Mata uang', 'Yang harus dibayar', 'Yang sudah dibayar', 'Diketahui dari', 'Bukti'],
    saveOwed: 'Simpan tuntutan',
    sum: 'Jumlah HKD',
    look: 'Periksa tanda-tandanya',
    sign: 'Ditipu tentang pekerjaan, upah, atau tempat',
    from: ': diketahui dari',
    sure: ': seberapa yakin',
    keep: 'Simpan pemeriksaan',
    nothing: 'Jawab paling sedikit satu tanda.',
    found: 'Ada tanda: tanyakan lebih lanjut',
    signs: 'Tanda kerja paksa dan perdagangan orang',
    link: 'Hubungkan dengan berkas orangnya',
    who: 'Siapa orangnya',
    unnamed: 'Belum disebut namanya',
  },
  en: {
    add: 'Record a case',
    save: 'Record this case',
    family: 'Family',
    category: 'What the trouble is',
    account: 'What happened',
    callBack: 'The safe way to call back',
    more: 'Anything else that is known',
    when: 'The safe time',
    left: 'Outside the procedure',
    needs: 'Waits for papers',
    said: 'What was said or decided',
    confirm: 'Save',
    clocks: 'Clocks',
    clock: 'To complete the papers: 30 days',
    binds: 'Binds: Whoever brought the case',
    brought: 'Papers completed',
    verified: 'Verified',
    owe: 'Add what is owed',
    owed: ['What for', 'Since', 'Until', 'Currency', 'What had to be paid', 'What was paid', 'Known from', 'Evidence'],
    saveOwed: 'Save what is owed',
    sum: 'Sum in HKD',
    look: 'Look for the signs',
    sign: 'Deceived about work, wage or place',
    from: ': known from',
    sure: ': how sure',
    keep: 'Save the screening',
    nothing: 'Answer at least one sign.',
    found: 'There are signs: ask further',
    signs: 'Signs of forced labour and trafficking',
    link: "Link to the person's file",
    who: 'Who it is',
    unnamed: 'Not named yet',
  },
} as const

it.each(looks)('is brought, moved on, and its clock is seen, in $language at $width px', async (look) => {
  const say = words[look.language]
  const name = look.language === 'id' ? 'Sutini' : 'Sumarni'
  const { id } = Created.parse(
    await office.send('desa', '/workers', { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', destination: 'HKG' }),
  )
  const village = await office.signIn('desa', look)
  await village.goto(`${office.address}/workers/${id}`)
  await use(village.getByRole('link', { name: say.add }), look)
  await village.getByText(name).first().waitFor()
  // What is missing is said beside its question.
  await use(village.getByRole('button', { name: say.save }), look)
  await expect.poll(() => village.locator('.field-error').count()).toBe(4)
  await village.getByText(say.family, { exact: true }).click()
  await village.getByLabel(say.category).selectOption('GAJI_TIDAK_DIBAYAR')
  await village.getByLabel(say.account).fill('Tiga bulan tanpa gaji.\nMajikannya marah bila ditanya.')
  await village.getByLabel(say.callBack).fill('Lewat ibunya, jangan sebut kantor')
  await village.getByText(say.more, { exact: true }).click()
  await village.getByLabel(say.when).fill('Minggu sore')
  await village.getByText(say.left, { exact: true }).click()
  await shoot(village, `cases-new-${look.language}`)
  expect(await findings(village)).toEqual([])
  await use(village.getByRole('button', { name: say.save }), look)
  await village.getByText('Lewat ibunya, jangan sebut kantor').waitFor()

  const page = await office.signIn('dinas', look)
  const inspect = async (what: string): Promise<void> => {
    await shoot(page, `cases-${what}-${look.language}`)
    expect(await findings(page), what).toEqual([])
  }
  await page.goto(`${office.address}/cases`)
  await page.getByText(name).waitFor()
  await inspect('list')
  await use(page.getByRole('row', { name }).getByRole('link'), look)
  await page.getByText('Minggu sore').waitFor()
  await use(page.getByRole('button', { name: say.needs, exact: true }), look)
  await page.getByRole('dialog').getByLabel(say.said).fill('Slip gaji belum ada')
  await inspect('move')
  await use(page.getByRole('dialog').getByRole('button', { name: say.confirm, exact: true }), look)
  await page.getByText(say.clock).waitFor()
  await page.getByText(say.binds).waitFor()
  await page.getByText('Slip gaji belum ada').waitFor()
  await inspect('clock')

  // The village does its step with one press, and the office the next one with another.
  await village.goto(page.url())
  await use(village.getByRole('button', { name: say.brought, exact: true }), look)
  await village.getByText(say.clock).waitFor({ state: 'detached' })
  await village.context().close()
  // What the village did comes to the office's screen by itself.
  await page.getByText(say.clock).waitFor({ state: 'detached' })
  await use(page.locator('.next-step').getByRole('button', { name: say.verified, exact: true }), look)
  await page.locator('.badge', { hasText: say.verified }).waitFor()
  await inspect('verified')

  // What is owed: a line with its evidence, and the sum of its currency.
  await page.getByText(say.owe, { exact: true }).click()
  await use(page.getByRole('button', { name: say.saveOwed }), look)
  await expect.poll(() => page.locator('#claim .field-error').count()).toBe(8)
  const owed = page.locator('#claim')
  const answers = ['UNPAID_WAGE', '2026-03-01', '2026-03-31', 'HKD', '5100', '0', 'PAPER', 'Slip Maret']
  for (const [nth, answer] of answers.entries()) {
    const control = owed.getByLabel(say.owed[nth] ?? '', { exact: true })
    await ([0, 3, 6].includes(nth) ? control.selectOption(answer) : control.fill(answer))
  }
  await inspect('owed')
  await use(page.getByRole('button', { name: say.saveOwed }), look)
  await page.getByText(say.sum).waitFor()

  // A sign is recorded; what it suggests is explained, and the village does not see it.
  await page.getByText(say.look, { exact: true }).click()
  await use(page.getByRole('button', { name: say.keep }), look)
  await page.getByText(say.nothing).waitFor()
  await page.getByLabel(say.sign, { exact: true }).selectOption('present')
  await use(page.getByRole('button', { name: say.keep }), look)
  await expect.poll(() => page.locator('.field-error').count()).toBe(2)
  await page.getByLabel(say.sign + say.from).selectOption('PERSON')
  await page.getByLabel(say.sign + say.sure).selectOption('HIGH')
  await inspect('signs')
  await use(page.getByRole('button', { name: say.keep }), look)
  await page.getByText(say.found).waitFor()
  await inspect('screened')
  const near = await office.signIn('desa', look)
  await near.goto(page.url())
  await near.getByText('Minggu sore').waitFor()
  expect(await near.getByRole('heading', { name: say.signs }).count()).toBe(0)
  await near.context().close()
  // Somebody who was not named is found among the files later.
  const brought = { complainant: 'ANONIM', category: 'PUTUS_KOMUNIKASI', account: 'Tidak ada kabar sejak Januari' }
  const unnamed = Created.parse(await office.send('desa', '/cases', brought)).id
  await page.goto(`${office.address}/cases/${unnamed}`)
  await page.getByText(say.unnamed).waitFor()
  await page.locator('summary', { hasText: say.link }).click()
  await page.getByLabel(say.who).fill(name)
  await page.getByRole('option', { name }).first().click()
  await inspect('link')
  await use(page.getByRole('button', { name: say.link }), look)
  await page.getByText(say.unnamed).waitFor({ state: 'detached' })
  await page.getByRole('main').getByText(name).first().waitFor()

  await page.goto(`${office.address}/workers/${id}`)
  await page.locator('main a[href^="/cases/"]').first().waitFor()
  await inspect('file')
  await page.context().close()
})
