// SPDX-License-Identifier: AGPL-3.0-or-later
// A village officer in a real browser: signs in, registers a candidate, records the next step; every page without a finding, in both languages.

import { beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '#apps/demo/demonstration.ts'
import { findings, shoot } from '../support/findings.ts'
import { looks, type OfficerApp, shareDemonstration, turn } from '../support/officer.ts'

let office: OfficerApp

beforeAll(async () => {
  office = await shareDemonstration()
})

describe.each(looks)('in $language at $width px, $scheme', (look) => {
  const { language } = look
  it('registers a candidate and records the next step', async () => {
    const page = await office.open(look)
    await page.goto(office.address)
    await page.locator('#login').waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `sign-in-${language}`)
    await page.locator('#login').fill('desa')
    await page.locator('#password').fill(DEMO_PASSWORD)
    await page.locator('button[type=submit]').click()
    await page.locator('#login').waitFor({ state: 'detached' })
    await page.locator('#work-0').waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `work-${language}`)

    await page.goto(`${office.address}/workers/new`)
    await page.locator('#name').fill(language === 'id' ? 'Kasmirah' : 'Kasminten')
    await page.locator('input[type=radio][value=F]').check({ force: true })
    await page.locator('#birthDate').fill('1999-07-01')
    await page.locator('form button[type=submit]').click()
    await page.locator('.answers').waitFor()
    await page.locator('form button[type=submit]').click()
    await page.waitForURL(/\/registered$/)
    await turn(page, () => page.locator('main .btn-main').click())
    await page.waitForURL(/\/workers\/3510-[^/]*$/)
    await page
      .getByRole('heading', { level: 1 })
      .filter({ hasText: /Kasmirah|Kasminten/ })
      .waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `file-${language}`)
    await page.goto(`${office.address}/workers`)
    await page
      .getByRole('link', { name: /Kasmirah|Kasminten/ })
      .first()
      .waitFor()
    expect(await findings(page)).toEqual([])
    await shoot(page, `list-${language}`)
    await page.context().close()
  })
})

describe('bytes', () => {
  async function weigh(path: string): Promise<{ readonly sent: number; readonly text: string }> {
    const response = await fetch(office.address + path, { headers: { 'accept-encoding': 'br' } })
    expect(response.headers.get('content-encoding')).toBe('br')
    return { sent: Number(response.headers.get('content-length')), text: await response.text() }
  }

  it('keep what the app begins with under 110 KB of brotli in two scripts, and what signing in needs under 55', async () => {
    const shell = await (await fetch(office.address, { headers: { accept: 'text/html' } })).text()
    const waiting = [/src="([^"]+)"/.exec(shell)?.[1] ?? '']
    const seen = new Map<string, number>()
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (seen.has(path)) continue
      const { sent, text } = await weigh(path)
      expect(sent).toBeGreaterThan(0)
      seen.set(path, sent)
      // `from"./x.js"` and `import"./x.js"` are read at once, `import("./x.js")` when a page is opened; but the pages that most begin with come
      // while somebody signs in.
      const named = text.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"|import\("\.\/(pages-\w+\.js)"\)/g)
      for (const [, atOnce, meanwhile] of named) waiting.push(`/assets/${atOnce ?? meanwhile}`)
    }
    const [first = 0, ...others] = seen.values()
    expect(others).toHaveLength(1)
    expect(first).toBeLessThan(55 * 1024)
    expect(others.reduce((sum, sent) => sum + sent, first)).toBeLessThan(110 * 1024)
  })

  it('hold an icon of our own', async () => {
    const shell = await (await fetch(office.address, { headers: { accept: 'text/html' } })).text()
    const icon = await fetch(office.address + (/rel="icon"[^>]*href="([^"]+)"/.exec(shell)?.[1] ?? ''))
    expect(icon.headers.get('content-type')).toBe('image/svg+xml')
    expect(await icon.text()).toContain('<svg')
  })
})
