// SPDX-License-Identifier: AGPL-3.0-or-later
// Pages of records that are not there: each still has a heading, says why, leads back, and leaves axe nothing to find.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findings, shoot } from '../support/findings.ts'
import { looks, type OfficerApp, openOfficerApp } from '../support/officer.ts'

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
