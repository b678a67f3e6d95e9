// SPDX-License-Identifier: AGPL-3.0-or-later
// What an article says, from the next step of a file and for whoever has no account.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { lawTexts } from '#laws/core/texts.ts'
import { findings, shoot } from '../support/findings.ts'
import { looks, type OfficerApp, openOfficerApp } from '../support/officer.ts'

let office: OfficerApp
beforeAll(async () => {
  office = await openOfficerApp(0)
})
afterAll(() => office.close())

describe.each(looks)('in $language at $width px', (look) => {
  it('is one press away from the next step', async () => {
    const { id } = z
      .object({ id: z.string() })
      .parse(await office.send('desa', '/workers', { name: 'Siti', sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' }))
    const page = await office.signIn('desa', look)
    await page.goto(`${office.address}/workers/${id}`)
    await page.locator('.next-step .article a').press('Enter')
    await page.waitForURL(/\/laws\?of=/)
    await page.locator('section h2', { hasText: 'UU 18/2017' }).waitFor()
    expect(await page.locator('section .facts').first().textContent()).toMatch(look.language === 'id' ? /huruf a|huruf b/ : /\((a|b)\)/)
    expect(await findings(page)).toEqual([])
    await shoot(page, `laws-${look.language}-${look.width}`)
    await page.goBack()
    await page.locator('.next-step').waitFor()
    await page.context().close()
  })

  it('is read without an account, and what nobody explained is said to be so', async () => {
    const page = await office.open(look)
    await page.goto(`${office.address}/laws?of=${encodeURIComponent('UU 27/2022 art 43(1)c; <b>SK 1</b>')}`)
    await page.getByText('Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi').first().waitFor()
    await page.getByText('<b>SK 1</b>').waitFor()
    expect(await page.locator('details.fold').count()).toBe(lawTexts.length)
    await page.locator('details.fold summary').first().press('Enter')
    expect(await findings(page)).toEqual([])
    await shoot(page, `laws-open-${look.language}-${look.width}`)
    await page.context().close()
  })
})
