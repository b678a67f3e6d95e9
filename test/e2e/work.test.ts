// SPDX-License-Identifier: AGPL-3.0-or-later
// An officer's day in a real browser: the work list by keys, a step recorded from it, and files found by a sentence of filters.

import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { findings, shoot } from '../support/findings.ts'
import { type OfficerApp, shareDemonstration } from '../support/officer.ts'

let office: OfficerApp
const Made = z.object({ id: z.string() })
const person = { sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', destination: 'HKG', scheme: 'G_TO_G' }

beforeAll(async () => {
  office = await shareDemonstration()
  for (const name of ['Sulastri', 'Suminah']) Made.parse(await office.send('desa', '/workers', { ...person, name }))
})

const phone = { language: 'id', width: 320, scheme: 'light' } as const
const desk = { language: 'id', width: 1440, scheme: 'light' } as const

describe('the work list', () => {
  it('is walked by J and K, opened by Enter, and explained by ?', async () => {
    const page = await office.signIn('dinas', desk)
    await page.goto(office.address)
    await page.locator('#work-0').waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.locator('#work-1.row-active').waitFor()
    await page.keyboard.press('k')
    await page.locator('#work-0.row-active').waitFor()
    await page.keyboard.press('?')
    const help = page.getByRole('dialog', { name: 'Tombol pintas' })
    await help.getByText('turun ke baris berikutnya').waitFor()
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await help.waitFor({ state: 'detached' })
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/workers\/3510-/)
    await page.context().close()
  })

  it('hears a key as soon as its rows are drawn', async () => {
    const page = await office.signIn('dinas', desk)
    await page.addInitScript(() => {
      const drawn = new MutationObserver(() => {
        if (document.querySelector('#work-0') === null) return
        drawn.disconnect()
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }))
      })
      drawn.observe(document, { childList: true, subtree: true })
    })
    await page.goto(office.address)
    await page.locator('#work-0.row-active').waitFor()
    await page.context().close()
  })

  it('says in the title how much is late or due today, and no name', async () => {
    const page = await office.signIn('dinas', desk)
    await page.route('**/api/v1/work?*', async (route) => {
      const answer = await route.fetch()
      const body = z.looseObject({ counts: z.object({ week: z.number(), later: z.number() }) }).parse(await answer.json())
      await route.fulfill({ json: { ...body, counts: { ...body.counts, late: 3, today: 2 } } })
    })
    await page.goto(office.address)
    await page.waitForFunction(() => document.title === '(5) Pekerjaan saya · Kawal')
    await page.getByRole('link', { name: 'Berkas', exact: true }).click()
    await page.waitForFunction(() => document.title === 'Berkas · Kawal')
    await page.context().close()
  })

  it('records a step at a press, keeps the focus in the list, and takes it back', async () => {
    const page = await office.signIn('desa', desk)
    await page.goto(office.address)
    const button = page.getByRole('button', { name: /^Catat: Catat surat izin keluarga.*, Sulastri$/ })
    await button.click()
    await button.waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.row') !== null)).toBe(true)
    await page.getByRole('status').filter({ hasText: 'Surat izin keluarga: dicatat.' }).waitFor()
    await page.keyboard.press('u')
    await button.waitFor()
    await page.context().close()
  })

  it('offers to take back at the bottom of a phone, and leaves everything above it within reach', async () => {
    const page = await office.signIn('desa', phone)
    await page.goto(office.address)
    const button = page.getByRole('button', { name: /^Catat: Catat surat izin keluarga.*, Suminah$/ })
    await button.tap()
    const toast = page.locator('.toast')
    await toast.waitFor()
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    const [end, top] = await Promise.all([page.locator('footer').boundingBox(), toast.boundingBox()])
    expect((end?.y ?? 0) + (end?.height ?? 0)).toBeLessThanOrEqual(top?.y ?? 0)
    await shoot(page, 'work-undo-320')
    await toast.getByRole('button').tap()
    await button.waitFor()
    await page.context().close()
  })

  it('takes in by itself what somebody else does', async () => {
    const page = await office.signIn('desa', desk)
    await page.goto(office.address)
    await page.locator('#work-0').waitFor()
    await office.send('desa', '/workers', { ...person, name: 'Warsiti' })
    await page.getByRole('link', { name: 'Warsiti' }).first().waitFor()
    await page.context().close()
  })

  it('says what will appear when nothing waits', async () => {
    const page = await office.signIn('penyidik', desk)
    await page.goto(office.address)
    await page.getByRole('heading', { name: 'Tidak ada pekerjaan yang menunggu' }).waitFor()
    await page.context().close()
  })
})

/** On a phone the filters are one sentence, under which the first rows are seen; pressed, it shows them. */
async function unfold(page: Page): Promise<void> {
  const sentence = page.locator('.chips-fold')
  expect(await sentence.textContent()).toBe('Berkas di seluruh wilayah, di tahap terdaftar, paling lama menunggu lebih dahulu')
  expect((await page.locator('#file-0').boundingBox())?.y).toBeLessThan(640)
  expect(await findings(page)).toEqual([])
  await shoot(page, 'list-folded-320')
  await sentence.tap()
}

describe('the list of files', () => {
  it('reads as a sentence, holds its filters in the address, and says how many it finds', async () => {
    const page = await office.signIn('dinas', desk)
    await page.goto(`${office.address}/workers`)
    await page.getByText(/^\d+ berkas$/).waitFor()
    await page.getByText('lewat semua jalur').click()
    await page.getByRole('link', { name: 'Antarpemerintah (G to G)' }).click()
    await page.waitForURL(/scheme=G_TO_G/)
    await page.getByLabel('Cari nama, NIK, telepon, atau paspor').fill('sulas')
    await page.waitForURL(/q=sulas/)
    await page.getByText('1 berkas', { exact: true }).waitFor()
    expect(await findings(page)).toEqual([])
    await page.getByRole('link', { name: 'Hapus saringan: Antarpemerintah (G to G)' }).click()
    await page.waitForURL((url) => !url.search.includes('scheme'))
    await page.goBack()
    await page.waitForURL(/scheme=G_TO_G/)
    await page.getByLabel('Cari nama, NIK, telepon, atau paspor').fill('tidak ada orangnya')
    await page.getByRole('heading', { name: 'Tidak ada berkas yang cocok' }).waitFor()
    expect(await findings(page)).toEqual([])
    await page.context().close()
  })

  it('chooses a village by its name', async () => {
    const page = await office.signIn('dinas', desk)
    await page.goto(`${office.address}/workers`)
    await page.locator('summary', { hasText: 'di seluruh wilayah' }).click()
    await page.getByRole('combobox', { name: 'Pilih desa' }).fill('wringinp')
    await page
      .getByRole('option', { name: /Wringinpitu/ })
      .first()
      .click()
    await page.waitForURL(/area=35\.10\.04\.2006/)
    await page.locator('summary', { hasText: 'di Wringinpitu' }).waitFor()
    await page.context().close()
  })
})

describe.each([
  { language: 'id', width: 320, scheme: 'light' },
  { language: 'en', width: 768, scheme: 'light' },
  { language: 'en', width: 1440, scheme: 'dark' },
] as const)('looked at: $language at $width px, $scheme', (look) => {
  it('has nothing for axe to find', async () => {
    const page = await office.signIn('dinas', look)
    const name = `${look.language}-${look.width}-${look.scheme}`
    if (look.width === 768) {
      await page.goto(office.address)
      await page.locator('#work-0').waitFor()
      expect(await findings(page)).toEqual([])
      await shoot(page, `work-${name}`)
    }
    await page.goto(`${office.address}/workers?sort=waiting&stage=registered`)
    await page.locator('#file-0').waitFor()
    if (look.width === 320) await unfold(page)
    await page.locator('.chip summary').nth(2).click()
    expect(await findings(page)).toEqual([])
    await shoot(page, `list-${name}`)
    await page.context().close()
  })
})
