// SPDX-License-Identifier: AGPL-3.0-or-later
// A person is erased in a real browser: refused while the file is open, asked for ground and name, then gone from every page.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { findings, shoot } from '../support/findings.ts'
import { enter, looks, type OfficerApp, openOfficerApp, settled } from '../support/officer.ts'

let office: OfficerApp

beforeAll(async () => {
  office = await openOfficerApp(0)
})
afterAll(() => office.close())

const words = {
  id: {
    fold: 'Hapus data pribadi orang ini',
    open: 'Hapus data pribadi…',
    erase: 'Hapus untuk selamanya',
    missing: 'Pilih dasar penghapusan.',
    differs: 'Nama ini tidak sama',
    request: 'Orangnya sendiri memintanya',
    kept: 'Berkas masih terbuka',
    erased: 'Data pribadi orang ini sudah dihapus',
    files: 'Berkas',
  },
  en: {
    fold: 'Erase this person’s data',
    open: 'Erase personal data…',
    erase: 'Erase for good',
    missing: 'Choose the ground of the erasure.',
    differs: 'This is not the name on the file.',
    request: 'The person asks for it',
    kept: 'The file is open',
    erased: 'The personal data were erased',
    files: 'Files',
  },
} as const

const Created = z.object({ id: z.string() })

describe.each(looks)('in $language at $width px', (look) => {
  const t = words[look.language]
  const name = look.language === 'id' ? 'Sulastri Wahyuningtyas' : 'Endang Kusumawardani'

  async function inspect(page: Page, what: string): Promise<void> {
    await shoot(page, `erasure-${what}-${look.language}-${look.width}`)
    expect(await findings(page), what).toEqual([])
  }

  /** Opens the question by the keyboard and answers it. */
  async function ask(page: Page): Promise<void> {
    await page.locator('#erase summary').waitFor()
    if (!(await page.getByRole('button', { name: t.open }).isVisible())) await page.locator('#erase summary').press('Enter')
    await enter(page.getByRole('button', { name: t.open }))
    await page.getByRole('dialog').getByText(t.request).click()
    await page.locator('#erase-name').fill(name.toUpperCase())
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }

  it('waits for a closed file, asks for the name, and leaves no page that names the person', async () => {
    const { id } = Created.parse(await office.send('desa', '/workers', { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006' }))
    const page = await office.signIn('dinas', look)
    await page.goto(`${office.address}/workers/${id}`)
    await ask(page)
    await page.getByText(t.kept).waitFor()
    await page.locator('h1', { hasText: name }).waitFor()

    await office.send('desa', `/workers/${id}/moves`, { to: 'WITHDRAWN', reason: 'Batal' })
    await page.goto(`${office.address}/workers/${id}`)
    await page.locator('#erase summary').click()
    await inspect(page, 'fold')
    await page.getByRole('button', { name: t.open }).click()
    const dialog = page.getByRole('dialog')
    await page.locator('#erase-name').fill('Orang Lain')
    await dialog.getByRole('button', { name: t.erase }).click()
    await dialog.getByText(t.missing).first().waitFor()
    await dialog.getByText(t.differs).first().waitFor()
    await inspect(page, 'question')
    // Whoever closes it and opens it again at once has it open.
    const again = await page.getByRole('button', { name: t.open, includeHidden: true }).elementHandle()
    await dialog.locator('.dialog-head button').evaluate((close: HTMLElement, open) => {
      close.click()
      if (open instanceof HTMLElement) open.click()
    }, again)
    await page.waitForFunction(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true)))))
    expect(await dialog.isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })

    await ask(page)
    await page.getByRole('heading', { level: 1, name: t.erased }).waitFor()
    await page.locator('code', { hasText: /^[0-9a-f]{64}$/ }).waitFor()
    await inspect(page, 'erased')
    await page.reload()
    await page.getByRole('heading', { level: 1, name: t.erased }).waitFor()
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain(name)

    for (const path of ['/workers', '/work', '/overview', '/certificates', '/classes']) {
      await page.goto(office.address + path)
      await settled(page)
      expect(await page.getByText(name).count(), path).toBe(0)
    }
    // Who may not erase is told no more than of a file that never was.
    const village = await office.signIn('desa', look)
    await village.goto(`${office.address}/workers/${id}`)
    await village.getByRole('alert').waitFor()
    expect(await village.getByText(t.erased).count()).toBe(0)
    await inspect(village, 'absent')
  })
})
