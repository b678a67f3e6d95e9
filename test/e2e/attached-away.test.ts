// SPDX-License-Identifier: AGPL-3.0-or-later
// A photograph that a village takes: without a network it is kept and shown as not sent, the phone may be killed in between, and with the network back
// the office holds what was kept, byte for byte. With a network the file says where it was attached that it was taken, or why not.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { MOST_PHOTO_BYTES } from '#platform/web/photo.ts'
import { findings, shoot } from '../support/findings.ts'
import { temporaryFolder } from '../support/folder.ts'
import { beginCopy } from '../support/kept-app.ts'
import { go, type OfficerApp, openOfficerApp, turn, use } from '../support/officer.ts'
import { photographed } from '../support/photograph.ts'

const look = { language: 'id', width: 320, scheme: 'light' } as const
const PIN = '395172'
const PLACE = 'Jl. Melati 7'
const KIND = /^Lampirkan( yang baru)?: paspor$/
const SENT = 'Surat dilampirkan: paspor.'
const UNSENT = 'Di perangkat ini, belum terkirim'

const UPLOADS = '**/api/v1/uploads/**'
const WITHIN = { timeout: 60_000 } as const

const Made = z.looseObject({ id: z.string() })
const Entries = z.array(z.looseObject({ content: z.string() }))
const Papers = z.object({ items: z.array(z.looseObject({ id: z.string(), kind: z.string() })) })

let office: OfficerApp
let page: Page

async function openAt(path: string): Promise<void> {
  await page.goto(office.address + path)
  await page.locator('#pin').fill(PIN)
  await turn(page, () => page.locator('form button[type=submit]').tap())
}

const register = async (name: string): Promise<string> =>
  Made.parse(
    await office.send('desa', '/workers', {
      name,
      sex: 'F',
      birthDate: '1999-07-01',
      area: '35.10.04.2006',
      scheme: 'G_TO_G',
      destination: 'HKG',
    }),
  ).id

const papersOf = async (id: string) => Papers.parse(await office.read('desa', `/workers/${id}/papers`)).items

/** The file of a paper as the office keeps it. */
async function held(id: string): Promise<Buffer> {
  const answer = await fetch(`${office.address}/api/v1/papers/${id}/file`, { headers: { cookie: await office.cookie('desa') } })
  expect(answer.status).toBe(200)
  return Buffer.from(await answer.arrayBuffer())
}

async function attach(bytes: Buffer): Promise<void> {
  const papers = page.locator('#papers')
  const passport = papers.getByLabel(KIND)
  if (!(await passport.isVisible())) await use(papers.locator('details summary').first(), look)
  await passport.setInputFiles({ name: 'paspor.jpg', mimeType: 'image/jpeg', buffer: bytes })
}

/** As the system does with what is in its way. */
async function kill(): Promise<void> {
  const killed = page
  page = await killed.context().newPage()
  await killed.close({ runBeforeUnload: false })
}

/** What lies on the phone and is not sent, as its officer may take it away. */
async function keptHere(): Promise<Buffer> {
  const [taken] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Simpan yang belum terkirim ke berkas' }).tap(),
  ])
  const entries = join(temporaryFolder('outbox'), 'entries.json')
  await taken.saveAs(entries)
  const [entry] = Entries.parse(JSON.parse(readFileSync(entries, 'utf8')))
  return Buffer.from(entry?.content ?? '', 'base64')
}

beforeAll(async () => {
  office = await openOfficerApp(0)
  page = await office.signIn('desa', look, { keeps: true })
  await beginCopy(page, office.address, PIN)
})
afterAll(async () => {
  await page.context().close()
  await office.close()
})

it('is kept without a network, outlives the phone, also in the middle of being sent, and reaches the office as it was kept', async () => {
  const id = await register('Siti Melati')
  await go(page, `/workers/${id}#papers`)
  const photograph = await photographed(page, PLACE)
  await page.context().setOffline(true)
  await attach(photograph)
  await page.locator('#papers').getByText(UNSENT).waitFor()
  await shoot(page, 'attached-away-kept')
  expect(await findings(page)).toEqual([])
  await kill()
  await openAt('/outbox')
  await page.getByText('Menunggu jaringan').waitFor()
  await shoot(page, 'attached-away-outbox')
  const kept = await keptHere()
  expect(kept.length).toBeGreaterThan(MOST_PHOTO_BYTES / 2)
  expect(kept.length).toBeLessThanOrEqual(MOST_PHOTO_BYTES)
  expect(kept.includes(PLACE) || kept.includes('Exif')).toBe(false)
  expect(await papersOf(id)).toEqual([])

  // The second part of it never comes back.
  const reached = new Promise<void>((reach) => {
    let parts = 0
    void page.context().route(UPLOADS, async (route) => {
      parts += route.request().method() === 'PUT' ? 1 : 0
      if (parts < 2) await route.continue()
      else reach()
    })
  })
  await page.context().setOffline(false)
  await reached
  await kill()
  await page.context().unrouteAll({ behavior: 'ignoreErrors' })
  await openAt(`/workers/${id}#papers`)
  await expect.poll(async () => (await papersOf(id)).length, WITHIN).toBe(1)
  const [paper] = await papersOf(id)
  expect(paper?.kind).toBe('PASSPORT')
  const there = await held(paper?.id ?? '')
  expect(there.equals(kept)).toBe(true)
  await page.locator('#papers').getByText(UNSENT).waitFor({ state: 'detached' })
  await page.locator(`#papers a[href="/papers/${paper?.id}"]`).waitFor()
  await go(page, '/outbox')
  await page.getByText('Semua sudah terkirim').waitFor()
})

it('with a network the file says that it is on its way, that it was taken, or in words why not', async () => {
  const id = await register('Siti Kenanga')
  await expect.poll(() => page.evaluate(() => navigator.onLine)).toBe(true)
  await go(page, `/workers/${id}#papers`)
  const papers = page.locator('#papers')
  const held_ = new Promise<() => void>((hold) => {
    void page.context().route(UPLOADS, async (route) => {
      await new Promise<void>((goOn) => hold(goOn))
      await route.continue()
    })
  })
  await attach(await photographed(page, PLACE))
  const goOn = await held_
  await papers.getByText('Mengirim paspor').waitFor()
  await shoot(page, 'attached-on-its-way')
  expect(await findings(page)).toEqual([])
  await page.context().unrouteAll({ behavior: 'ignoreErrors' })
  goOn()
  await page.getByText(SENT).waitFor()
  await papers.locator('a[href^="/papers/"]').waitFor()
  await shoot(page, 'attached-taken')

  // What is no picture is taken on the phone for what it says it is; the office looks into it.
  await attach(Buffer.from('<!doctype html>'))
  await papers.getByText('Tidak diterima: paspor').waitFor()
  await papers.getByText('Jenis berkas ini tidak diterima').waitFor()
  await shoot(page, 'attached-refused')
  expect(await findings(page)).toEqual([])
  expect(await papersOf(id)).toHaveLength(1)
  await turn(page, () => papers.getByRole('link', { name: 'Buka kotak keluar' }).tap())
  await page.getByRole('button', { name: 'Batalkan' }).tap()
  await page.getByText('Semua sudah terkirim').waitFor()
  await go(page, `/workers/${id}#papers`)
  expect(await papers.getByText('Tidak diterima').count()).toBe(0)
})
