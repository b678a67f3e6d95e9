// SPDX-License-Identifier: AGPL-3.0-or-later
// A case handed on in a real browser: sent from the manpower office to the protection post, accepted and acted on there, both receipts read, given
// to an officer, counted on the board, handed over, and the referral ended.

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
    refer: 'Kirim ke kantor lain',
    send: 'Kirim kasus',
    way: 'Dirujuk',
    office: 'Kantor',
    purpose: 'Bantuan hukum',
    needed: 'Pilih tujuannya.',
    sent: 'Dirujuk ke P4MI Banyuwangi',
    waits: 'Menunggu diterima',
    step: 'Kasus: terima kasus yang dikirim ke kantor ini',
    from: 'Dirujuk dari Disnaker Banyuwangi',
    accept: 'Terima kasus ini',
    contact: 'Catat hubungan dengan pelapor',
    reached: 'Berbicara dengan pelapor',
    confirm: 'Simpan',
    acted: 'Ditindaklanjuti',
    assign: 'Serahkan kepada petugas',
    rini: 'Bu Rini Astuti',
    fewest: '(paling sedikit)',
    board: 'Menurut petugas',
    over: 'Serah terima semua kasus dan tugas seorang petugas',
    back: 'Kembali ke kantor',
    hand: 'Serah terimakan',
    nobody: 'Tidak ada petugas di kantor Anda yang memegang kasus terbuka atau tugas.',
    end: 'Akhiri',
    done: 'Sudah selesai',
    none: 'Kasus ini tidak dikirim ke kantor lain.',
  },
  en: {
    refer: 'Send to another office',
    send: 'Send the case',
    way: 'Referred',
    office: 'Office',
    purpose: 'Legal help',
    needed: 'Choose the purpose.',
    sent: 'Referred to P4MI Banyuwangi',
    waits: 'Waits to be accepted',
    step: 'Case: accept the case that was sent to this office',
    from: 'Referred from Disnaker Banyuwangi',
    accept: 'Accept this case',
    contact: 'Note a contact',
    reached: 'Spoke with whoever brought it',
    confirm: 'Save',
    acted: 'Acted on,',
    assign: 'Give to an officer',
    rini: 'Bu Rini Astuti',
    fewest: '(fewest)',
    board: 'By officer',
    over: 'Hand over all cases and tasks of an officer',
    back: 'Back to the office',
    hand: 'Hand over',
    nobody: 'No officer of your office has an open case or a task.',
    end: 'End',
    done: 'It is done',
    none: 'This case has not been sent to another office.',
  },
} as const

it.each(looks)('is sent, accepted, acted on and handed over, in $language at $width px', async (look) => {
  const say = words[look.language]
  const { id } = Created.parse(
    await office.send('desa', '/cases', {
      complainant: 'KELUARGA',
      category: 'GAJI_TIDAK_DIBAYAR',
      account: 'Tiga bulan tanpa gaji',
      callBack: 'Lewat ibunya',
    }),
  )
  const page = await office.signIn('dinas', look)
  const inspect = async (on: typeof page, what: string): Promise<void> => {
    await shoot(on, `case-referral-${what}-${look.language}`)
    expect(await findings(on), what).toEqual([])
  }
  await page.goto(`${office.address}/cases/${id}`)
  await use(page.getByRole('button', { name: say.refer }), look)
  const dialog = page.getByRole('dialog')
  const chip = (name: string) => dialog.locator('.radio-chip', { hasText: name })
  await chip(say.way).click()
  await dialog.getByRole('combobox', { name: say.office }).selectOption({ label: 'P4MI Banyuwangi' })
  // What is missing is said, and nothing that was chosen is lost.
  await use(dialog.getByRole('button', { name: say.send, exact: true }), look)
  await dialog.getByText(say.needed).first().waitFor()
  await chip(say.purpose).click()
  await inspect(page, 'ask')
  await use(dialog.getByRole('button', { name: say.send, exact: true }), look)
  await page.getByText(say.sent).waitFor()
  await page.getByText(say.waits).waitFor()

  // The other office finds it in its work, accepts it and does something.
  const post = await office.signIn('bp2mi', look)
  await post.goto(office.address)
  await post.getByText(say.step).first().waitFor()
  await post.goto(`${office.address}/cases/${id}`)
  await post.getByText(say.from).waitFor()
  await inspect(post, 'received')
  await use(post.getByRole('button', { name: say.accept }), look)
  await post.getByRole('button', { name: say.accept }).waitFor({ state: 'detached' })
  await use(post.getByRole('button', { name: say.contact }), look)
  await post.getByRole('dialog').getByText(say.reached, { exact: true }).click()
  await use(post.getByRole('dialog').getByRole('button', { name: say.confirm, exact: true }), look)
  await post.locator('#handing').getByText(say.acted).waitFor()
  await post.context().close()

  // The sender reads both receipts by itself, and gives the case to an officer: the suggestion stands first.
  await page.locator('#handing').getByText(say.acted).waitFor()
  await use(page.getByRole('button', { name: say.assign }), look)
  await chip(`${say.rini} ${say.fewest}`).click()
  await inspect(page, 'assign')
  await use(dialog.getByRole('button', { name: say.confirm, exact: true }), look)
  // The question names the officer too: it is done once that has closed.
  await dialog.waitFor({ state: 'hidden' })
  await page.locator('#handing').getByText(say.rini).waitFor()
  await inspect(page, 'acted')

  await page.goto(`${office.address}/cases/board`)
  await page.locator('#officers').getByText(say.rini).waitFor()
  await inspect(page, 'board')
  await page.getByText(say.over, { exact: true }).click()
  await page.locator('.radio-chip', { hasText: say.rini }).first().click()
  await page.getByText(say.back, { exact: true }).click()
  await inspect(page, 'hand-over')
  await use(page.getByRole('button', { name: say.hand, exact: true }), look)
  await page.getByText(say.nobody).waitFor()

  await page.goto(`${office.address}/cases/${id}`)
  await use(page.getByRole('button', { name: `${say.end}: P4MI Banyuwangi` }), look)
  await dialog.getByText(say.done, { exact: true }).click()
  await use(dialog.getByRole('button', { name: say.end, exact: true }), look)
  await page.getByText(say.none).waitFor()
  await page.context().close()
})
