// SPDX-License-Identifier: AGPL-3.0-or-later
// The overview in a real browser: every number of an officer leads to its rows; a leader sees numbers, none of them small, and no rows.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findings, shoot } from '../support/findings.ts'
import { enter, looks, type OfficerApp, openOfficerApp } from '../support/officer.ts'

let office: OfficerApp
beforeAll(async () => {
  office = await openOfficerApp(40)
})
afterAll(() => office.close())

const between = [[768, 'dark']] as const
const all = [[320, 'dark'], ...between, [1440, 'light']] as const

/** Looks at the page on a phone, between and on a desk, in both themes; what every page is looked at for is not repeated. */
async function inspect(page: Page, name: string, sizes: readonly (readonly [number, 'dark' | 'light'])[] = all): Promise<void> {
  for (const [width, scheme] of sizes) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: scheme })
    await shoot(page, `${name}-${width}-${scheme}`)
    expect(await findings(page), `${name} at ${width} px, ${scheme}`).toEqual([])
  }
}

describe.each(looks)('in $language', (look) => {
  it('leads an officer from a number to its rows', async () => {
    const page = await office.signIn('dinas', look)
    await page.goto(`${office.address}/overview`)
    await page.locator('.path-counts').waitFor()
    await inspect(page, `overview-${look.language}`, between)
    const first = page.locator('.path-counts a').first()
    const count = (await first.locator('.count').textContent()) ?? ''
    await first.click()
    await page.waitForURL(/\/workers\?stage=/)
    await page.locator('.result-count', { hasText: count }).waitFor()
    await page.goBack()
    // Who is at risk says so in the list, and the file says why it matters now.
    const say = {
      id: { mark: 'Berisiko', notice: 'Berisiko berangkat lewat jalur gelap' },
      en: { mark: 'At risk', notice: 'At risk of leaving by an illegal route' },
    }[look.language]
    await page.locator('main a[href="/workers?risk=true"]').first().click()
    await page.waitForURL(/\/workers\?risk=true$/)
    await page.locator('#file-0').waitFor()
    const rows = page.locator('tbody tr')
    expect(await rows.filter({ has: page.locator('.badge', { hasText: say.mark }) }).count()).toBe(await rows.count())
    await page.locator('#file-0 a').click()
    await page.locator('.notice', { hasText: say.notice }).waitFor()
    await page.context().close()
  })

  it('goes from regency to district to village by keyboard, and back, for an office over several', async () => {
    const say = {
      id: { regency: 'Kabupaten atau kota', more: 'Tampilkan semua', all: 'Semua kabupaten dan kota' },
      en: { regency: 'Regency', more: 'Show all', all: 'All regencies' },
    }[look.language]
    const page = await office.signIn('bp2mi', look)
    await page.goto(`${office.address}/overview`)
    const place = page.locator('.next-place')
    await place.getByRole('columnheader', { name: say.regency }).or(place.getByRole('rowheader')).first().waitFor()
    const regency = place.getByRole('rowheader').filter({ hasText: '35.10' })
    await regency.getByText('Banyuwangi').waitFor()
    await inspect(page, `overview-regencies-${look.language}`)
    const count = await place.getByRole('row').filter({ hasText: '35.10' }).getByRole('cell').first().textContent()
    await enter(regency.getByRole('link'))
    await page.waitForURL(/within=35\.10$/)
    const district = place.getByRole('rowheader').first()
    await district.getByText(/^35\.10\.\d\d$/).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('next-place')
    await enter(place.getByRole('button', { name: say.more }))
    await place.getByRole('button', { name: say.more }).waitFor({ state: 'detached' })
    const parts = await place.locator('td:nth-child(2)').allInnerTexts()
    expect(parts.reduce((sum, text) => sum + Number(text), 0)).toBe(Number(count))
    await inspect(page, `overview-districts-${look.language}`)
    await enter(district.getByRole('link'))
    await page.waitForURL(/within=35\.10\.\d\d$/)
    await place
      .getByRole('rowheader')
      .first()
      .getByText(/^35\.10\.\d\d\.\d{4}$/)
      .waitFor()
    await inspect(page, `overview-villages-${look.language}`)
    const answer = Promise.withResolvers<void>()
    await page.route('**/funnel/*', async (route) => {
      await answer.promise
      await route.continue()
    })
    await page.reload()
    const back = place.getByRole('link', { name: say.all })
    await back.focus()
    answer.resolve()
    await district.waitFor()
    expect(await back.evaluate((link) => link === document.activeElement), 'the way back stays under the hand').toBe(true)
    await back.press('Enter')
    await page.waitForURL(/\/overview$/)
    await regency.waitFor()
    await page.goBack()
    await place.locator('.trail').waitFor()
    await page.context().close()
  })

  it('opens at the numbers for a leader, with no way to a row', async () => {
    const page = await office.signIn('bupati', look)
    const refused: string[] = []
    page.on('response', (answer) => {
      if (answer.status() === 403) refused.push(answer.url())
    })
    await page.goto(office.address)
    await page.waitForURL(/\/overview$/)
    await page.locator('.path-counts').waitFor()
    expect(await page.locator('main a[href^="/workers"]').count()).toBe(0)
    const cells = await page.locator('td.cell-number').allInnerTexts()
    expect(cells.filter((text) => /^[1-4]$/.test(text.trim()))).toEqual([])
    await inspect(page, `overview-leader-${look.language}`, between)
    await page.context().close()
    expect(refused, 'what a leader may not see is not even asked for').toEqual([])
  })
})
