// SPDX-License-Identifier: AGPL-3.0-or-later
// An agreement between two offices, in a real browser: proposed with a promise and data, signed by the other, kept, taken, ended.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { findings, shoot } from '../support/findings.ts'
import { looks, type OfficerApp, openOfficerApp, use } from '../support/officer.ts'

let office: OfficerApp

beforeAll(async () => {
  office = await openOfficerApp(0)
})
afterAll(() => office.close())

const words = {
  id: {
    office: 'Tambah kantor',
    until: 'Hari terakhir',
    promiseAdd: 'Tambah janji',
    promiseOffice: 'Kantor yang berjanji',
    promiseText: 'Apa yang dijanjikan',
    termAdd: 'Tambah aliran data',
    from: 'Dari kantor',
    to: 'Kepada kantor',
    send: 'Usulkan dan setujui',
    sign: 'Setujui untuk kantor Anda',
    keep: 'Catat terpenuhi',
    evidence: 'Buktinya',
    take: 'Unduh data (CSV)',
    end: 'Akhiri kesepakatan',
    because: 'Mengapa',
    waits: 'Menunggu persetujuan',
    holds: 'Berlaku',
    ended: 'Diakhiri',
  },
  en: {
    office: 'Add an office',
    until: 'Last day',
    promiseAdd: 'Add a promise',
    promiseOffice: 'The office that promises',
    promiseText: 'What is promised',
    termAdd: 'Add a flow of data',
    from: 'From the office',
    to: 'To the office',
    send: 'Propose and sign',
    sign: 'Sign for your office',
    keep: 'Record as kept',
    evidence: 'By what',
    take: 'Download the data (CSV)',
    end: 'End the agreement',
    because: 'Why',
    waits: 'Waits for signatures',
    holds: 'In force',
    ended: 'Ended',
  },
} as const

it.each(looks)('is proposed, signed, kept, used and ended, in $language at $width px', async (look) => {
  const say = words[look.language]
  const title = `Pelindungan ${look.language}`
  const page = await office.signIn('dinas', look)
  const inspect = async (what: string): Promise<void> => {
    await shoot(page, `agreement-${what}-${look.language}`)
    expect(await findings(page), what).toEqual([])
  }
  await page.goto(`${office.address}/agreements/new`)
  // What is missing is said at once, and nothing that was written is lost.
  await page.locator('#title').fill(title)
  await use(page.getByRole('button', { name: say.send }), look)
  await page.locator('.field-error').first().waitFor()
  expect(await page.locator('#title').inputValue()).toBe(title)
  await page.getByLabel(say.office).selectOption({ label: 'P4MI Banyuwangi' })
  await page.locator('#until').fill('2030-12-31')
  await use(page.getByRole('button', { name: say.promiseAdd }), look)
  await page.getByLabel(say.promiseOffice).selectOption({ label: 'P4MI Banyuwangi' })
  await page.getByLabel(say.promiseText).fill('Dua petugas di ruang layanan')
  await use(page.getByRole('button', { name: say.termAdd }), look)
  await page.getByLabel(say.from).selectOption({ index: 1 })
  await page.getByLabel(say.to).selectOption({ label: 'P4MI Banyuwangi' })
  await inspect('new')
  // What was written stands there after a reload.
  await page.reload()
  await page.getByLabel(say.promiseText).waitFor()
  expect(await page.getByLabel(say.promiseText).inputValue()).toBe('Dua petugas di ruang layanan')
  await use(page.getByRole('button', { name: say.send }), look)
  await page.getByText(say.waits, { exact: true }).waitFor()
  await inspect('proposed')
  const address = page.url()

  const post = await office.signIn('bp2mi', look)
  await post.goto(address)
  await use(post.getByRole('button', { name: say.sign }), look)
  await post.getByText(say.holds, { exact: true }).waitFor()
  await use(post.getByRole('button', { name: say.keep }), look)
  await post.getByRole('dialog').getByLabel(say.evidence).fill('Surat tugas 12/2026')
  await use(post.getByRole('dialog').getByRole('button', { name: say.keep }), look)
  await post.getByText(/Surat tugas 12\/2026/).waitFor()
  const taken = post.waitForEvent('download')
  await use(post.getByRole('button', { name: say.take }), look)
  expect((await taken).suggestedFilename()).toMatch(/^kawal-data-[0-9-]+\.csv$/)
  await post.context().close()

  await page.reload()
  await page.locator('#taken').getByText('P4MI Banyuwangi').waitFor()
  await inspect('holds')
  await use(page.getByRole('button', { name: say.end }), look)
  await page.getByRole('dialog').getByLabel(say.because).fill('Diganti yang baru')
  await use(page.getByRole('dialog').getByRole('button', { name: say.end }), look)
  await page.getByText(say.ended, { exact: true }).waitFor()
  await page.goto(`${office.address}/agreements`)
  await page.getByRole('link', { name: title }).waitFor()
  await inspect('list')
  await page.context().close()
})
