// SPDX-License-Identifier: AGPL-3.0-or-later
// A sealed annex in a real browser: written at the manpower office, opened by the post in an emergency, read about from the work list, opened to
// it until a day and closed again; and nothing of it stays on the device or in a village.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { addDays } from '#kernel/time.ts'
import { findings, shoot } from '../support/findings.ts'
import { morningClock, today } from '../support/morning.ts'
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
    none: 'Kantor Anda belum punya lampiran dalam kasus ini.',
    write: 'Tulis di lampiran',
    save: 'Simpan tersegel',
    testimony: 'Keterangan',
    text: 'Apa yang diceritakan',
    long: 'Ini 200.001 huruf',
    own: 'Baca lampiran: Lampiran kantor Anda',
    other: 'punya lampiran tersegel.',
    break: 'Buka dalam keadaan darurat',
    reason: 'Mengapa tidak dapat menunggu',
    needed: 'Tulis alasannya, sedikitnya 10 huruf.',
    theirs: 'Baca lampiran: Lampiran tersegel Disnaker Banyuwangi',
    told: 'Kantor pemiliknya sudah diberi tahu siapa dan mengapa.',
    step: 'Lampiran tersegel kantor Anda dibuka kantor lain dalam keadaan darurat',
    see: 'Sudah saya baca',
    open: 'Buka bagi kantor lain',
    office: 'Kantor',
    purpose: 'Bantuan hukum',
    until: 'Sampai dengan',
    openNow: 'Buka lampiran',
    close: 'Tutup: P4MI Banyuwangi',
    closed: 'Tidak ada kantor lain yang membacanya.',
    looks: 'Siapa yang melihat',
    heading: 'Lampiran tersegel',
    closedAgain: 'Dua jamnya sudah lewat',
  },
  en: {
    none: 'Your office has no annex in this case yet.',
    write: 'Write in the annex',
    save: 'Save it sealed',
    testimony: 'Testimony',
    text: 'What was told',
    long: 'These are 200,001 letters',
    own: "Read the annex: Your office's annex",
    other: 'keeps a sealed annex.',
    break: 'Open in an emergency',
    reason: 'Why it cannot wait',
    needed: 'Write the reason, ten letters at least.',
    theirs: 'Read the annex: Sealed annex of Disnaker Banyuwangi',
    told: 'The office whose it is has been told who and why.',
    step: "Your office's sealed annex was opened by another office in an emergency",
    see: 'I have read this',
    open: 'Open it to another office',
    office: 'Office',
    purpose: 'Legal help',
    until: 'Up to and including',
    openNow: 'Open the annex',
    close: 'Close: P4MI Banyuwangi',
    closed: 'No other office reads it.',
    looks: 'Who looked',
    heading: 'Sealed annex',
    closedAgain: 'The two hours have passed',
  },
} as const

/** Everything that a browser could keep of a page, as text. */
async function keptBy(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const stores = [sessionStorage, localStorage].map((store) => JSON.stringify({ ...store }))
    const caught = await caches.keys()
    const databases = await indexedDB.databases()
    return JSON.stringify([stores, caught, databases, document.cookie, document.title, location.href])
  })
}

it.each(looks)('is written, opened in an emergency, told of, opened and closed, in $language at $width px', async (look) => {
  const say = words[look.language]
  const WORDS = 'Di lantai tiga ia dikunci bersama Suryaningrum'
  const brought = { complainant: 'KELUARGA', category: 'PERDAGANGAN_ORANG', account: 'Tidak ada kabar', callBack: 'Lewat ibunya' }
  const { id } = Created.parse(await office.send('desa', '/cases', brought))
  const page = await office.signIn('dinas', look)
  const inspect = async (on: Page, what: string): Promise<void> => {
    await shoot(on, `annex-${what}-${look.language}`)
    expect(await findings(on), what).toEqual([])
  }
  await page.goto(`${office.address}/cases/${id}`)
  const section = page.locator('#annex')
  await section.getByText(say.none).waitFor()
  await section.locator('summary', { hasText: say.write }).click()
  // What is missing is said beside its question, and a testimony that is too long is kept where it was written.
  await use(section.getByRole('button', { name: say.save }), look)
  await expect.poll(() => section.locator('.field-error').count()).toBe(2)
  await section.getByText(say.testimony, { exact: true }).click()
  await section.getByLabel(say.text).fill('x'.repeat(200_001))
  await use(section.getByRole('button', { name: say.save }), look)
  await section.locator('.field-error', { hasText: say.long }).waitFor()
  expect(await section.getByLabel(say.text).inputValue()).toHaveLength(200_001)
  await section.getByLabel(say.text).fill(WORDS)
  await inspect(page, 'write')
  // What was typed leaves with the page: this device keeps nothing of it.
  await page.reload()
  await section.getByText(say.none).waitFor()
  expect(await keptBy(page)).not.toContain('Suryaningrum')
  await section.locator('summary', { hasText: say.write }).click()
  expect(await section.getByLabel(say.text).inputValue()).toBe('')
  await section.getByText(say.testimony, { exact: true }).click()
  await section.getByLabel(say.text).fill(WORDS)
  await use(section.getByRole('button', { name: say.save }), look)
  await use(section.getByRole('button', { name: say.own }), look)
  await section.getByText(WORDS).waitFor()
  await section.locator('input[type=file]').setInputFiles({ name: 'Foto kamar.jpg', mimeType: 'image/jpeg', buffer: jpeg() })
  await section.getByRole('link', { name: 'Foto kamar' }).waitFor()
  await inspect(page, 'own')
  expect(await keptBy(page)).not.toMatch(/Suryaningrum|Foto kamar/)

  // The post reaches the case and not the annex; it opens it for two hours, and says why.
  const post = await office.signIn('bp2mi', look)
  await post.goto(`${office.address}/cases/${id}`)
  const there = post.locator('#annex')
  await there.getByText(`Disnaker Banyuwangi ${say.other}`).waitFor()
  expect(await post.content()).not.toContain('Suryaningrum')
  await use(there.getByRole('button', { name: say.break }), look)
  const dialog = post.getByRole('dialog')
  await use(dialog.getByRole('button', { name: say.break, exact: true }), look)
  await dialog.getByText(say.needed).waitFor()
  await dialog.getByLabel(say.reason).fill('Malam ini ia akan dipindahkan')
  await inspect(post, 'break')
  await use(dialog.getByRole('button', { name: say.break, exact: true }), look)
  await use(there.getByRole('button', { name: say.theirs }), look)
  await there.getByText(WORDS).waitFor()
  await there.getByText(say.told).waitFor()
  await there.getByRole('link', { name: 'Foto kamar' }).waitFor()
  await inspect(post, 'broken')
  expect(await keptBy(post)).not.toContain('Suryaningrum')

  // A neighbour hears of no annex at all.
  const village = await office.signIn('desa', look)
  await village.goto(`${office.address}/cases/${id}`)
  await village.getByRole('heading', { name: say.heading }).waitFor()
  await village.locator('#annex .stack').waitFor()
  expect(await village.content()).not.toMatch(/Suryaningrum|lampiran tersegel Disnaker|Sealed annex of|punya lampiran|keeps a sealed/)
  await inspect(village, 'village')
  await village.context().close()

  // The office whose it is finds it among what it must do, reads who and why, and says so.
  await page.goto(office.address)
  await use(page.getByRole('listitem').filter({ hasText: say.step }).getByRole('link').first(), look)
  await page.getByText('Malam ini ia akan dipindahkan').waitFor()
  await inspect(page, 'told')
  await use(page.getByRole('button', { name: say.see }), look)
  await page.getByRole('button', { name: say.see }).waitFor({ state: 'detached' })

  // It opens it to the post until a day, and closes it again.
  await page.locator('summary', { hasText: say.open }).click()
  await page.getByRole('combobox', { name: say.office }).selectOption({ label: 'P4MI Banyuwangi' })
  await page.getByText(say.purpose, { exact: true }).click()
  await page.getByLabel(say.until).fill(addDays(today, 20))
  await inspect(page, 'open')
  await use(page.getByRole('button', { name: say.openNow, exact: true }), look)
  await use(page.getByRole('button', { name: say.close }), look)
  await page.getByText(say.closed).waitFor()
  await page.locator('summary', { hasText: say.looks }).click()
  await page.getByText('P4MI Banyuwangi', { exact: false }).last().waitFor()
  await inspect(page, 'looks')
  await page.context().close()

  // After two hours the screen on which the post read it is empty too, also where it was left open.
  await post.clock.setFixedTime(Date.parse(morningClock()) + 7_300_000)
  await post.evaluate(() => dispatchEvent(new Event('focus')))
  await there.getByText(say.closedAgain).waitFor()
  expect(await post.content()).not.toContain('Suryaningrum')
  await inspect(post, 'closed')
  await post.context().close()
})
