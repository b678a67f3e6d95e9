// SPDX-License-Identifier: AGPL-3.0-or-later
// The overview in a real browser: every number of an officer leads to its rows; a leader sees numbers, none of them small, and no rows.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findings, shoot } from '../support/findings.ts'
import { type OfficerApp, openOfficerApp } from '../support/officer.ts'

let office: OfficerApp
beforeAll(async () => {
  office = await openOfficerApp(40)
})
afterAll(() => office.close())

describe.each([
  { language: 'id', width: 320, scheme: 'light' },
  { language: 'en', width: 768, scheme: 'dark' },
  { language: 'id', width: 1440, scheme: 'light' },
  { language: 'en', width: 1440, scheme: 'dark' },
] as const)('$language at $width px, $scheme', (look) => {
  it('leads an officer from a number to its rows', async () => {
    const page = await office.signIn('dinas', look)
    await page.goto(`${office.address}/overview`)
    await page.locator('.path-counts').waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `overview-${look.language}-${look.width}-${look.scheme}`)
    const first = page.locator('.path-counts a').first()
    const count = (await first.locator('.count').textContent()) ?? ''
    await first.click()
    await page.waitForURL(/\/workers\?stage=/)
    await page.locator('.result-count', { hasText: count }).waitFor()
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
    expect(await findings(page)).toEqual([])
    await shoot(page, `overview-leader-${look.language}-${look.width}-${look.scheme}`)
    await page.context().close()
    expect(refused, 'what a leader may not see is not even asked for').toEqual([])
  })
})
