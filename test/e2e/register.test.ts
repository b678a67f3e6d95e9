// SPDX-License-Identifier: AGPL-3.0-or-later
// Registering in a real browser: by taps and counted, by the keyboard alone, with mistakes, a reload, a number that disagrees and one that is held.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { syntheticNik } from '#people/core/nik.ts'
import { findings, shoot } from '../support/findings.ts'
import { looks, type OfficerApp, openOfficerApp } from '../support/officer.ts'

let office: OfficerApp

beforeAll(async () => {
  office = await openOfficerApp(0)
})
afterAll(() => office.close())

const words = {
  id: {
    saudi: 'Arab Saudi',
    closed: /sedang dihentikan/,
    done: /sudah terdaftar/,
    missing: ['Isi nama lengkapnya.', 'Pilih jenis kelaminnya.', 'Isi tanggal lahirnya.'],
    female: 'Perempuan',
    male: 'Laki-laki',
    first: 'Pertama kali didaftarkan di Tegaldlimo, Banyuwangi',
    look: /Perlu dilihat/,
    held: /NIK ini sudah ada/,
    likely: 'Mungkin sudah punya berkas',
    turned: /Tanggal dan bulan lahir tertukar/,
  },
  en: {
    saudi: 'Saudi Arabia',
    closed: /is stopped/,
    done: /is registered/,
    missing: ['Enter the full name.', 'Choose the sex.', 'Enter the birth date.'],
    female: 'Female',
    male: 'Male',
    first: 'First registered in Tegaldlimo, Banyuwangi',
    look: /Needs a look/,
    held: /holds this NIK/,
    likely: 'May already have a file',
    turned: /Day and month of birth are exchanged/,
  },
} as const

/** Presses Tab until a control has the focus: whoever has no pointer must come there too. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const here = page.locator(selector).first()
  for (let left = 60; left > 0; left -= 1) {
    if (await here.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not come to ${selector}`)
}

describe.each(looks)('in $language at $width px', (look) => {
  const t = words[look.language]
  const serial = look.language === 'id' ? 11 : 12
  const nik = syntheticNik({ birthDate: '1999-07-01', sex: 'F', serial })

  it('asks for at most five things, and is done in at most nine taps', async () => {
    const page = await office.signIn('desa', look)
    let taps = 0
    const tap = async (selector: string): Promise<void> => {
      taps += 1
      await page.locator(selector).first().click()
    }
    await page.goto(`${office.address}/workers/new`)
    await page.locator('#nik').waitFor()
    // A chooser, a group of chips and a box are one question each; what may be skipped says so.
    const asked = await page.locator('.field').count()
    const skippable = await page.locator('.field .optional').count()
    expect(asked - skippable).toBeLessThanOrEqual(5)

    await tap('#nik')
    await page.keyboard.type(nik)
    await page.locator('#birthDate').and(page.locator('input')).waitFor()
    await expect.poll(() => page.locator('#birthDate').inputValue()).toBe('1999-07-01')
    expect(await page.getByLabel(t.female).isChecked()).toBe(true)
    await expect.poll(() => page.locator('#area').inputValue()).toContain('Wringinpitu')
    await tap('#name')
    await page.keyboard.type('Sri Mulyani')
    await tap('#phone')
    await page.keyboard.type('0812 3456 7890')
    await tap('#destination')
    await page.keyboard.type('saudi')
    await page.getByRole('option', { name: t.saudi }).waitFor()
    await tap('[role=option]')
    taps += 2
    await page.locator('#occupation').selectOption('PENGASUH_LANSIA')
    await page.getByText(t.closed).waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `register-${look.language}`)

    await page.reload()
    await page.getByText(t.closed).waitFor()
    await expect.poll(() => page.locator('#name').inputValue()).toBe('Sri Mulyani')

    await tap('form button[type=submit]')
    await page.waitForURL(/step=check/)
    await page.getByText('+6281234567890').waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `register-check-${look.language}`)
    await tap('form button[type=submit]')
    await page.getByRole('heading', { name: t.done }).waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `registered-${look.language}`)
    expect(taps).toBeLessThanOrEqual(9)
    await page.context().close()
  })

  // A real district, and a serial that no district comes to for one day: it can belong to nobody.
  it('fills in birth date, sex and the district of first registration from the number', async () => {
    const page = await office.signIn('desa', look)
    await page.goto(`${office.address}/workers/new`)
    await page.locator('#nik').fill('3510044107999999')
    await page.getByText(t.first).waitFor()
    await expect.poll(() => page.locator('#birthDate').inputValue()).toBe('1999-07-01')
    expect(await page.getByLabel(t.female).isChecked()).toBe(true)
    await page.locator('#nik').fill('3510040107959999')
    await expect.poll(() => page.locator('#birthDate').inputValue()).toBe('1995-07-01')
    expect(await page.getByLabel(t.male, { exact: true }).isChecked()).toBe(true)
    await page.context().close()
  })

  it('by the keyboard alone, says what is missing, and what to look at', async () => {
    const page = await office.signIn('desa', look)
    await page.goto(`${office.address}/workers/new`)
    await page.locator('#nik').waitFor()
    await tabTo(page, 'form button[type=submit]')
    await page.keyboard.press('Enter')
    await page.locator('#error-summary').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('error-summary')
    // Each line names what it asks for, since nobody sees the field from up there.
    expect(await page.locator('#error-summary li').allTextContents()).toEqual(t.missing)
    expect(await findings(page)).toEqual([])
    await shoot(page, `register-missing-${look.language}`)

    await tabTo(page, '#nik')
    await page.keyboard.type(syntheticNik({ birthDate: '1999-07-01', sex: 'F', serial: serial + 20 }))
    await expect.poll(() => page.locator('#birthDate').inputValue()).toBe('1999-07-01')
    await tabTo(page, '#name')
    await page.keyboard.type('Wahyu')
    await tabTo(page, 'input[type=radio]:checked')
    await page.keyboard.press('ArrowDown')
    await page.getByText(t.look).waitFor()
    await tabTo(page, 'form button[type=submit]')
    await page.keyboard.press('Enter')
    await page.waitForURL(/step=check/)
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main')
    // Back to one question, and on again.
    await tabTo(page, '.answers button')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('nik')
    await tabTo(page, 'form button[type=submit]')
    await page.keyboard.press('Enter')
    await page.waitForURL(/step=check/)
    // The button of the form stays until its check is drawn.
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main')
    await tabTo(page, 'form button[type=submit]')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: t.done }).waitFor()
    await page.getByText(t.look).waitFor()
    await page.context().close()
  })

  it('somebody who may have a file is told beside the form, and stands in nobody’s way', async () => {
    const page = await office.signIn('desa', look)
    await page.goto(`${office.address}/workers/new`)
    await page.locator('#name').fill('Sri Moeljani')
    await page.locator('#birthDate').fill('1999-01-07')
    await page.locator('#phone').fill('081234567890')
    const told = page.locator('.likely')
    await told.getByText(t.likely).waitFor()
    await told.getByText(t.turned).first().waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `register-likely-${look.language}`)
    await told.getByRole('link', { name: 'Sri Mulyani' }).first().click()
    await page.getByRole('heading', { level: 1, name: 'Sri Mulyani' }).waitFor()
    await page.goBack()
    await expect.poll(() => page.locator('#name').inputValue()).toBe('Sri Moeljani')
    await page.locator('#name').fill('Bambang Sutrisno')
    await expect.poll(() => told.getByText(t.likely).count()).toBe(0)
    await page.context().close()
  })

  it('a number that another file holds leads to that file', async () => {
    const page = await office.signIn('desa', look)
    await page.goto(`${office.address}/workers/new`)
    await page.locator('#nik').fill(nik)
    await page.locator('#name').fill('Orang Lain')
    await expect.poll(() => page.locator('#birthDate').inputValue()).toBe('1999-07-01')
    await page.locator('form button[type=submit]').click()
    await page.locator('.answers').waitFor()
    await page.locator('form button[type=submit]').click()
    await page.getByText(t.held).first().waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `register-held-${look.language}`)
    await page.locator('.notice a').click()
    await page.waitForURL(/\/workers\/3510-[^/]*$/)
    await page.getByRole('heading', { level: 1, name: 'Sri Mulyani' }).waitFor()
    await page.context().close()
  })
})
