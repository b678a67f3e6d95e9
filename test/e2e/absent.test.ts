// SPDX-License-Identifier: AGPL-3.0-or-later
// Where there is nothing: pages of records that are not there say why and lead back, empty lists say what will appear and what to do,
// and what does not answer says so. Each leaves axe nothing to find.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findings, shoot } from '../support/findings.ts'
import { go, looks, type OfficerApp, openOfficerApp, settled } from '../support/officer.ts'

let office: OfficerApp

beforeAll(async () => {
  office = await openOfficerApp(0)
})
afterAll(() => office.close())

const ABSENT = '3510-00000000-0000-7000-8000-0000000000aa'
const pages = [
  ['dinas', '/workers/:id', '/workers'],
  ['dinas', '/workers/:id/registered', '/workers'],
  ['dinas', '/agencies/:id', '/agencies'],
  ['dinas', '/providers/:id', '/providers'],
  ['dinas', '/certification-bodies/:id', '/certification-bodies'],
  ['dinas', '/certification/:id', '/certificates'],
  ['bp2mi', '/twins/:id', '/'],
  ['dinas', '/doubles/:id', '/doubles'],
  ['lsp', '/certification/test/:id', '/certification'],
  ['blk', '/classes/:id', '/classes'],
  ['blk', '/classes/:id/enrol', '/classes'],
  ['blk', '/classes/:id/schedule', '/classes'],
  ['blk', '/classes/:id/sessions/1', '/classes'],
  ['admin', '/staff/:id/tokens', '/staff'],
] as const

describe.each(looks)('in $language at $width px', (look) => {
  it.each(['dinas', 'bp2mi', 'lsp', 'blk', 'admin'])('%s', async (login) => {
    const page = await office.signIn(login, look)
    for (const [, path, back] of pages.filter(([who]) => who === login)) {
      // An address that can be nobody's says no more than that it is none.
      await page.goto(office.address + path.replace(':id', 'not-an-id'))
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.goto(office.address + path.replace(':id', ABSENT))
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await page.locator('a.back').getAttribute('href')).toBe(back)
      await shoot(page, `absent${path.replaceAll('/', '-').replace(':', '')}-${look.language}`)
      expect(await findings(page), path).toEqual([])
    }
    await page.context().close()
  })
})

/** By officer, page and language: what an empty list says of what will appear, and what to do. */
const empties = [
  ['desa', '/', 'akan muncul di sini', 'Daftarkan calon', 'will appear here', 'Register a candidate'],
  ['desa', '/workers', 'muncul di sini begitu', 'Daftarkan calon', 'appear here as soon', 'Register a candidate'],
  ['blk', '/classes', 'akan muncul di sini', 'Minta balai latihan membuka kelas', 'will appear here', 'Ask the centre to open a class'],
  ['lsp', '/certification', 'Minta Disnaker mendaftarkan', 'LSP Anda', 'Ask the regency manpower office', 'register your body'],
  ['lsp', '/certificates', 'muncul di sini begitu', 'Periksa ejaannya', 'appear here as soon', 'Check its spelling'],
  ['dinas', '/overview', 'muncul di sini', 'Ajak desa memulai', 'appears here', 'Ask the villages to begin'],
  ['dinas', '/providers', 'akan muncul di sini', 'Catat lembaga', 'will appear here', 'Enter a centre'],
  ['dinas', '/certification-bodies', 'muncul di sini', 'catat atau minta dicatat', 'appear here', 'enter it, or ask for it'],
  ['dinas', '/account', 'muncul di sini', 'Buat token', 'appear here', 'Make a token'],
  ['bp2mi', '/agencies', 'muncul di sini', 'tanyakan izin', 'appear here', 'Ask them about the licence'],
] as const

describe.each(looks)('with nothing to list, in $language at $width px', (look) => {
  it.each(['desa', 'blk', 'lsp', 'dinas', 'bp2mi'])('%s', async (login) => {
    const page = await office.signIn(login, look)
    await page.goto(office.address)
    await settled(page)
    for (const [, path, willId, doId, willEn, doEn] of empties.filter(([who]) => who === login)) {
      if (path !== '/') await go(page, path)
      const said = page.locator('main', { has: page.locator('.empty, .notice') })
      for (const words of look.language === 'id' ? [willId, doId] : [willEn, doEn]) await said.getByText(words).first().waitFor()
      await shoot(page, `empty${path.replaceAll('/', '-')}-${look.language}`)
      expect(await findings(page), path).toEqual([])
    }
    await page.context().close()
  })

  it('what does not answer says so, and offers to try again', async () => {
    const page = await office.signIn('dinas', look)
    await page.goto(office.address)
    await page.locator('main h1').waitFor()
    const away = { type: 'about:blank', title: 'later', status: 503, code: 'unavailable' }
    await page.route('**/api/v1/workers?*', (route) => route.abort())
    await go(page, '/workers')
    const retry = page.getByRole('button', { name: look.language === 'id' ? 'Coba lagi' : 'Try again' })
    await retry.waitFor()
    await shoot(page, `away-list-${look.language}`)
    expect(await findings(page), 'a list').toEqual([])
    await page.route('**/api/v1/me', (route) => route.fulfill({ status: 503, json: away }))
    await page.reload()
    await retry.waitFor()
    await shoot(page, `away-all-${look.language}`)
    expect(await findings(page), 'the whole').toEqual([])
    await page.context().close()
  })
})
