// SPDX-License-Identifier: AGPL-3.0-or-later
// The code on a letter before the camera of a phone and of a desk: with a network and without, read as it runs or photographed; what is said where
// the camera may not be used, and where there is none; and what a device without a network knows of letters that count no more.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { launchBrowserWithCamera } from '../support/browser.ts'
import { filmOf, photoOf } from '../support/film.ts'
import { findings, shoot } from '../support/findings.ts'
import { temporaryFolder } from '../support/folder.ts'
import { workerReady } from '../support/kept-app.ts'
import { morningClock } from '../support/morning.ts'
import { type Look, type OfficerApp, openOfficerApp, use } from '../support/officer.ts'
import { modulesOf } from '../support/pdf.ts'
import { readQr } from '../support/qr.ts'

const phone: Look = { language: 'id', width: 320, scheme: 'light' }
const desk: Look = { language: 'en', width: 1440, scheme: 'dark' }

type Modules = ReturnType<typeof modulesOf>
const nothing: Modules = Array.from({ length: 21 }, () => Array.from({ length: 21 }, () => false))

declare global {
  var openedTracks: MediaStreamTrack[]
}

const Letter = z.object({ id: z.string(), number: z.string() })
const idOf = (made: unknown): string => z.looseObject({ id: z.string() }).parse(made).id

let office: OfficerApp
let later = 0
let seeing: Browser
const film = join(temporaryFolder('film'), 'paper.y4m')
/** Whoever opens the camera next sees this. */
const hold = (modules: Modules): void => writeFileSync(film, filmOf(modules))

beforeAll(async () => {
  const clock = () => new Date(Date.parse(morningClock()) + later).toISOString()
  office = await openOfficerApp(0, undefined, { clock })
  hold(nothing)
  seeing = await launchBrowserWithCamera({ film, asked: 'granted' })
})
afterAll(async () => {
  await seeing.close()
  await office.close()
})

async function letterOf(name: string) {
  const person = { name, sex: 'F', birthDate: '1999-07-01', area: '35.10.04.2006', destination: 'HKG' }
  const worker = idOf(await office.send('desa', '/workers', person))
  const issue = async (more: object = {}) => {
    const letter = Letter.parse(await office.send('desa', `/workers/${worker}/letters`, { kind: 'INTRODUCTION', ...more }))
    const paper = await fetch(`${office.address}/api/v1/letters/${letter.id}/paper`, { headers: { cookie: await office.cookie('desa') } })
    const modules = modulesOf(Buffer.from(await paper.arrayBuffer()))
    return { ...letter, modules, path: new URL(readQr(modules)).pathname }
  }
  return { ...(await issue()), again: (replaces: string) => issue({ replaces }) }
}

/** What counts no more is asked of the database once a minute. */
function listAgain(): void {
  later += 60_000
}

const revoke = (id: string) => office.send('desa', `/letters/${id}/revocation`, { cause: 'WRONG_DETAILS', reason: 'Nama keliru' })

/** Remembers which cameras a page opened. */
async function watched(page: Page): Promise<Page> {
  await page.addInitScript(() => {
    globalThis.openedTracks = []
    const { mediaDevices } = navigator
    const open = mediaDevices.getUserMedia.bind(mediaDevices)
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await open(wanted)
      globalThis.openedTracks.push(...stream.getTracks())
      return stream
    }
  })
  return page
}
const standing = (page: Page) => page.evaluate(() => globalThis.openedTracks.map(({ readyState }) => readyState))

const start = (page: Page) => page.locator('[data-scan-start]')
const verdict = (page: Page, outcome: string) => page.locator(`[data-outcome=${outcome}]:not([hidden])`)

/** An officer's phone at its last contact with a network; it keeps the page of checks with what was revoked until then. */
async function lastContact(look: Look, browser?: Browser): Promise<Page> {
  const page = await watched(await office.signIn('desa', look, { keeps: true, ...(browser === undefined ? {} : { browser }) }))
  await page.goto(`${office.address}/`)
  await page.locator('main h1').waitFor()
  await workerReady(page)
  await vi.waitUntil(() => page.evaluate(async () => (await caches.match('/verify/offline?lang=id')) !== undefined), { timeout: 60_000 })
  await page.context().setOffline(true)
  return page
}

describe('the camera', () => {
  it('reads a letter on a phone without a network, and is closed as soon as it has', async () => {
    const letter = await letterOf('Siti Melati')
    hold(letter.modules)
    const page = await lastContact(phone, seeing)
    await page.goto(`${office.address}/verify/offline?lang=id`)
    await start(page).waitFor()
    expect(await standing(page)).toEqual([])
    expect(await findings(page)).toEqual([])
    await shoot(page, 'scan-id')
    await use(start(page), phone)
    await verdict(page, 'valid').waitFor()
    await page.locator('[data-fact=name]', { hasText: 'Siti Melati' }).waitFor()
    await page.locator('[data-fact=number-label]', { hasText: letter.number }).waitFor()
    await vi.waitUntil(async () => (await standing(page)).includes('ended'))
    expect(await standing(page)).toEqual(['ended'])
    expect(await page.locator('video').isVisible()).toBe(false)
    await expect.poll(() => verdict(page, 'valid').evaluate((at) => at.getBoundingClientRect().top < innerHeight)).toBe(true)
    await shoot(page, 'scan-read-id')
    expect(await findings(page)).toEqual([])
    await page.context().close()
  })

  it('is opened and left by keys on a desk, and by whoever looks elsewhere; what was read before is gone meanwhile', async () => {
    const letter = await letterOf('Siti Kenanga')
    hold(letter.modules)
    const page = await watched(await office.open(desk, { browser: seeing }))
    await page.goto(`${office.address}/verify?lang=en`)
    await page.locator('a[href="/verify/offline"]').press('Enter')
    await use(start(page), desk)
    await verdict(page, 'valid').waitFor()
    await vi.waitUntil(() => start(page).evaluate((at) => document.activeElement === at))

    hold(nothing)
    await page.keyboard.press('Enter')
    await page.locator('[data-scan-says=looking]:not([hidden])').waitFor()
    expect(await verdict(page, 'valid').count()).toBe(0)
    expect(await standing(page)).toEqual(['ended', 'live'])
    // Another device's lamp cannot be lit.
    expect(await page.locator('[data-scan-torch]').isVisible()).toBe(false)
    expect(await page.locator('[data-scan-stop]').evaluate((at) => document.activeElement === at)).toBe(true)
    await shoot(page, 'scan-open-en')
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await start(page).waitFor()
    expect(await standing(page)).toEqual(['ended', 'ended'])

    await page.keyboard.press('Enter')
    await page.locator('[data-scan-says=looking]:not([hidden])').waitFor()
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { value: true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await start(page).waitFor()
    expect(await standing(page)).toEqual(['ended', 'ended', 'ended'])
    await page.context().close()
  })

  it.each([
    { without: 'leave', said: 'denied', camera: { film, asked: 'denied' as const }, look: phone },
    { without: 'a camera', said: 'none', camera: { asked: 'granted' as const }, look: desk },
  ])('says so without $without, and a photograph does instead', async ({ said, camera, look }) => {
    const letter = await letterOf('Siti Cempaka')
    const browser = await launchBrowserWithCamera(camera)
    const page = await watched(await office.open(look, { browser }))
    await page.goto(`${office.address}/verify/offline?lang=${look.language}`)
    await use(start(page), look)
    await page.locator(`[data-scan-says=${said}]:not([hidden])`).waitFor()
    expect(await standing(page)).toEqual([])
    expect(await start(page).evaluate((at) => document.activeElement === at)).toBe(true)
    await shoot(page, `scan-${said}-${look.language}`)
    expect(await findings(page)).toEqual([])
    await page.locator('#photo').setInputFiles({ name: 'kode.png', mimeType: 'image/png', buffer: photoOf(letter.modules) })
    await verdict(page, 'valid').waitFor()
    await page.locator('[data-fact=name]', { hasText: 'Siti Cempaka' }).waitFor()
    await page.locator('#photo').setInputFiles({ name: 'meja.png', mimeType: 'image/png', buffer: photoOf(nothing) })
    await verdict(page, 'unread').waitFor()
    await page.context().close()
    await browser.close()
  })

  it('is given to the page that reads codes, and to none beside it', async () => {
    const policyOf = async (path: string) => (await fetch(office.address + path)).headers.get('permissions-policy')
    expect(await policyOf('/verify/offline')).toBe('camera=(self), microphone=(), geolocation=()')
    for (const path of ['/verify', '/verify/ABCD2345']) expect(await policyOf(path)).toContain('camera=()')
  })
})

describe('without a network', () => {
  const check = async (page: Page, { path, modules }: { readonly path: string; readonly modules: Modules }, outcome: string) => {
    // As a phone's own camera does it: by the address in the code.
    await page.goto(`${office.address}${path}?lang=id`)
    await page.locator('#photo').setInputFiles({ name: 'kode.png', mimeType: 'image/png', buffer: photoOf(modules) })
    await verdict(page, outcome).waitFor()
  }

  it('a letter that was revoked or replaced is told as such since the last contact, and until which moment is told of any other', async () => {
    const [gone, old, good] = [await letterOf('Siti Mawar'), await letterOf('Siti Dahlia'), await letterOf('Siti Anggrek')]
    const renewed = await old.again(old.id)
    await revoke(gone.id)
    listAgain()
    const page = await lastContact(phone)
    await check(page, gone, 'over')
    await page.getByText('Siti Mawar').waitFor()
    await shoot(page, 'scan-over-id')
    expect(await findings(page)).toEqual([])
    await check(page, old, 'over')
    await check(page, renewed, 'valid')
    await check(page, good, 'valid')
    const known = await verdict(page, 'valid').locator('p').textContent()
    expect(known).toMatch(/Sampai .*2026.* belum dicabut atau diganti/)

    // The device cannot know, and says of which moment its list is, until it meets the network again.
    await revoke(good.id)
    await check(page, good, 'valid')
    expect(await verdict(page, 'valid').locator('p').textContent()).toBe(known)
    await page.context().setOffline(false)
    listAgain()
    await page.goto(`${office.address}/verify/offline?lang=id`)
    await start(page).waitFor()
    await page.context().setOffline(true)
    await check(page, good, 'over')
    await page.context().close()
  })
})
