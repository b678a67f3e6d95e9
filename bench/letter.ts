// SPDX-License-Identifier: AGPL-3.0-or-later
// From a file to a letter as a village officer does it: three taps in a real browser, until the last byte of the PDF is there.

import type { Page } from 'playwright-core'
import * as z from 'zod/mini'
import { createToken } from '#access/server/provision.ts'
import { DEMO_PASSWORD } from '#apps/demo/demonstration.ts'
import { openApp } from '#apps/server.ts'
import { openWeb } from '#platform/server/web-build/build.ts'
import { launchBrowser } from '../test/support/browser.ts'
import type { Ground } from './ground.ts'
import { median } from './load.ts'
import type { Row } from './row.ts'

const GOAL_MS = 5_000
const LETTERS = 10
const VILLAGE = '35.10.04.2006'
const Made = z.looseObject({ id: z.string() })

/** From the first tap, in milliseconds; whoever taps takes no time. */
async function issue(page: Page): Promise<number> {
  const button = page.locator('#letters').getByRole('button', { name: 'Surat Izin Keluarga' })
  await button.waitFor()
  const from = performance.now()
  await button.click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Ditandatangani di hadapan petugas', { exact: true }).click()
  // Without a reader of its own, this engine keeps the PDF as a file.
  const [paper] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Terbitkan', exact: true }).click()])
  await paper.path()
  return performance.now() - from
}

export async function* measureLetters(ground: Ground, note: (line: string) => void): AsyncGenerator<Row> {
  const app = await openApp({
    databaseUrl: ground.url,
    master: Buffer.alloc(32, 7),
    publicUrl: 'http://127.0.0.1',
    poolSize: 5,
    web: await openWeb(),
    logError: (error) => console.error(error),
  })
  const url = await app.server.listen({ host: '127.0.0.1', port: 0 })
  const browser = await launchBrowser()
  try {
    const authorization = `Bearer ${await createToken(app.services, 'desa', { expiresInDays: 1 })}`
    const make = async (path: string, body: object): Promise<string> => {
      const headers = { authorization, 'content-type': 'application/json' }
      const answer = await fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      return Made.parse(await answer.json()).id
    }
    const signedIn = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'desa', password: DEMO_PASSWORD }),
    })
    const [name = '', value = ''] = (signedIn.headers.get('set-cookie')?.split(';')[0] ?? '').split('=')
    const context = await browser.newContext({ locale: 'id-ID' })
    await context.addCookies([{ name, value, url }])
    const times: number[] = []
    for (let nth = 0; nth < LETTERS; nth += 1) {
      const id = await make('/workers', { name: `Siti Surat ${nth}`, sex: 'F', birthDate: '1999-07-01', area: VILLAGE, destination: 'HKG' })
      await make(`/workers/${id}/family`, { relation: 'SPOUSE', name: 'Slamet Riyadi', birthDate: '1995-02-03' })
      const page = await context.newPage()
      await page.goto(`${url}/workers/${id}#letters`)
      times.push(await issue(page))
      await page.close()
    }
    note(`letters after ${times.map((time) => time.toFixed(0)).join(', ')} ms`)
    const time = median(times)
    const goal = `< ${GOAL_MS.toLocaleString('en')} ms`
    yield {
      work: 'a letter, from the first of three taps to its PDF',
      ours: time,
      baseline: null,
      unit: 'ms',
      ratio: null,
      goal,
      met: time < GOAL_MS,
    }
  } finally {
    await browser.close()
    await app.close()
  }
}
