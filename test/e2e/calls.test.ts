// SPDX-License-Identifier: AGPL-3.0-or-later
// Calls between real browsers with a camera that they make up: frames are decoded on every side, straight and through a relay, and again after
// the network was cut.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { demoUsers } from '#apps/demo/officers.ts'
import { must } from '#kernel/decider.ts'
import { type Coturn, openCoturn } from '../support/coturn.ts'
import { findings, shoot } from '../support/findings.ts'
import { type Gate, openGate } from '../support/gate.ts'
import { morningClock } from '../support/morning.ts'
import { type Look, type OfficerApp, openOfficerApp, use } from '../support/officer.ts'

declare global {
  interface Window {
    /** The ways to others that the page has opened. */
    readonly ways?: RTCPeerConnection[]
  }
}

let office: OfficerApp
let gate: Gate
let coturn: Coturn
/** Turned by the tests: read at each welcome. */
const relay = { stun: [], turn: { urls: [''] as readonly string[], secret: '' }, only: false }
const Made = z.looseObject({ id: z.string() })
const phone: Look = { language: 'id', width: 320, scheme: 'light' }
const desk: Look = { language: 'en', width: 1440, scheme: 'dark' }

beforeAll(async () => {
  coturn = await openCoturn()
  await coturn.start()
  relay.turn = { urls: coturn.urls, secret: coturn.secret }
  office = await openOfficerApp(0, undefined, { relay })
  gate = await openGate(office.address)
})
afterAll(async () => {
  await gate.close()
  await office.close()
  await coturn.stop()
})

const words = {
  id: {
    join: 'Masuk',
    admit: 'Persilakan masuk: Sri',
    name: 'Nama Anda',
    waiting: 'Anda sudah di depan pintu',
    voiceOnly: 'Suara saja',
    hand: 'Angkat tangan',
    nothing: 'Tautan ini tidak membuka apa-apa',
  },
  en: {
    join: 'Go in',
    screen: 'Share screen',
    raised: 'Hand raised',
    invite: 'Invite a guest without an account',
    interpreter: 'Interpreter',
    voice: 'To be heard alone, never seen',
    link: 'Make a link',
    admit: 'Let in: Sri',
    lost: 'The connection broke',
    leave: 'Leave',
    left: 'You have left',
  },
} as const

const officeOf = (login: string): string =>
  must(
    demoUsers.find((user) => user.login === login),
    login,
  ).office.id

/** An open meeting between these offices. */
async function meet(...others: readonly string[]): Promise<string> {
  const room = Made.parse(await office.send('dinas', '/rooms', { title: 'Ruang' })).id
  for (const login of others) await office.send('dinas', `/rooms/${room}/offices`, { officeId: officeOf(login) })
  const startsAt = new Date(Date.parse(morningClock()) + 3_600_000).toISOString()
  const meeting = Made.parse(await office.send('dinas', `/rooms/${room}/meetings`, { title: 'Rapat', startsAt })).id
  await office.send('dinas', `/meetings/${meeting}/opening`, {})
  return meeting
}

/** Keeps in reach of the test what the page opens. */
async function watch(page: Page): Promise<Page> {
  await page.addInitScript(() => {
    const ways: RTCPeerConnection[] = []
    const Own = RTCPeerConnection
    Object.assign(window, {
      ways,
      RTCPeerConnection: class extends Own {
        constructor(settings?: RTCConfiguration) {
          super(settings)
          ways.push(this)
        }
      },
    })
  })
  return page
}

async function officer(login: string, look: Look, path: string, from = office.address): Promise<Page> {
  const page = await watch(await office.signIn(login, look))
  await page.goto(from + path)
  return page
}

async function goIn(page: Page, look: Look): Promise<void> {
  await use(page.getByRole('button', { name: words[look.language].join, exact: true }), look)
}

/** Of each way that stands: how many frames were decoded, and by which kind of path. */
function waysOf(page: Page): Promise<readonly { readonly frames: number; readonly path: string }[]> {
  return page.evaluate(async () => {
    const found: { frames: number; path: string }[] = []
    for (const way of (window.ways ?? []).filter(({ connectionState }) => connectionState === 'connected')) {
      const stats = [...(await way.getStats()).values()]
      const pair = stats.find(({ type, nominated, state }) => type === 'candidate-pair' && nominated === true && state === 'succeeded')
      found.push({
        frames: stats.find(({ type, kind }) => type === 'inbound-rtp' && kind === 'video')?.framesDecoded ?? 0,
        path: stats.find(({ id }) => id === pair?.localCandidateId)?.candidateType ?? 'none',
      })
    }
    return found
  })
}

/** Waits until pictures of so many others are decoded one after the other, and shown. */
async function sees(page: Page, count: number): Promise<void> {
  await expect.poll(async () => (await waysOf(page)).filter(({ frames }) => frames > 0).length, { timeout: 90_000 }).toBe(count)
  const before = await waysOf(page)
  await expect
    .poll(async () => (await waysOf(page)).map(({ frames }, nth) => frames - (before[nth]?.frames ?? 0)).every((more) => more > 5), {
      timeout: 90_000,
    })
    .toBe(true)
  await expect.poll(() => page.locator('.call-seen video:not(.call-mirror)').count(), { timeout: 90_000 }).toBe(count)
}

it('gives camera and microphone to the pages of a call, and to no other', async () => {
  const policyOf = async (path: string) => {
    const { headers } = await fetch(office.address + path, { headers: { accept: 'text/html' } })
    expect(headers.get('content-security-policy')).toContain("default-src 'self'")
    return headers.get('permissions-policy')
  }
  for (const path of ['/meetings/1/call', '/join']) expect(await policyOf(path)).toContain('camera=(self), microphone=(self)')
  for (const path of ['/', '/meetings/1', '/calendar', '/join/x', '/meetings/1/call/x']) expect(await policyOf(path)).toContain('camera=()')
})

it('is made between two browsers straight, shows who is there, and ends with one key and another page', async () => {
  const meeting = await meet('bp2mi')
  const one = await officer('dinas', desk, `/meetings/${meeting}`)
  // From the page of the meeting, into a page that may use the camera.
  await one.locator(`a[href="/meetings/${meeting}/call"]`).press('Enter')
  const two = await officer('bp2mi', phone, `/meetings/${meeting}/call`)
  await two.getByRole('button', { name: words.id.join, exact: true }).waitFor()
  await shoot(two, 'calls-door-id')
  expect(await findings(two)).toEqual([])
  await goIn(one, desk)
  await goIn(two, phone)
  await Promise.all([sees(one, 1), sees(two, 1)])
  expect((await waysOf(one)).map(({ path }) => path)).not.toContain('relay')
  await use(two.getByRole('button', { name: words.id.hand }), phone)
  await one.locator('.call-tile').getByText(words.en.raised).waitFor()
  await one.getByRole('button', { name: words.en.screen }).press('Enter')
  await two.locator('.call-wide.call-seen').waitFor()
  for (const [page, name] of [
    [one, 'calls-two-en'],
    [two, 'calls-two-id'],
  ] as const) {
    await shoot(page, name)
    expect(await findings(page), name).toEqual([])
  }
  await two.keyboard.press('Escape')
  await two.waitForURL(/\/calendar/)
  expect(await two.title()).not.toContain('Kawal')
  await shoot(two, 'calls-calendar-id')
  expect(await findings(two)).toEqual([])
  await one.locator('.call-tile').nth(1).waitFor({ state: 'detached', timeout: 90_000 })
  await one.getByRole('button', { name: words.en.leave, exact: true }).press('Enter')
  await one.getByText(words.en.left).waitFor()
  for (const page of [one, two]) await page.context().close()
})

it('takes in a guest by a link who is only heard, through the relay, after a member let them in', async () => {
  const meeting = await meet()
  const host = await officer('dinas', desk, `/meetings/${meeting}/call`)
  await host.getByText(words.en.invite).click()
  await host.getByText(words.en.interpreter, { exact: true }).click()
  await host.getByLabel(words.en.voice).check()
  await host.getByRole('button', { name: words.en.link }).press('Enter')
  const link = (await host.locator('.notice code').textContent()) ?? ''
  await shoot(host, 'calls-link-en')
  expect(await findings(host)).toEqual([])
  await goIn(host, desk)

  const guest = await watch(await office.open(phone))
  await guest.goto(link)
  await guest.getByLabel(words.id.name).fill('Sri')
  // The secret has left the address.
  expect(new URL(guest.url()).hash).toBe('')
  await shoot(guest, 'calls-join-id')
  expect(await findings(guest)).toEqual([])
  await goIn(guest, phone)
  await guest.getByText(words.id.waiting).waitFor()
  expect(await guest.locator('.call-tile').count()).toBe(1)
  await shoot(guest, 'calls-waiting-id')
  expect(await findings(guest)).toEqual([])
  const admit = host.getByRole('button', { name: words.en.admit })
  await admit.waitFor()
  await shoot(host, 'calls-door-en')
  expect(await findings(host)).toEqual([])
  await admit.press('Enter')
  await sees(guest, 1)
  // Where the guest speaks from, nobody learns; and of the guest nothing is seen.
  expect((await waysOf(guest)).map(({ path }) => path)).toEqual(['relay'])
  await host.locator('.call-tile').getByText(words.en.interpreter).waitFor()
  expect((await waysOf(host)).map(({ frames }) => frames)).toEqual([0])
  expect(await host.locator('.call-seen video:not(.call-mirror)').count()).toBe(0)
  expect(
    await host.evaluate(() => window.ways?.map((way) => way.getTransceivers().map(({ currentDirection }) => currentDirection))),
  ).toEqual([['sendrecv', 'sendonly']])

  const replay = await office.open(phone)
  await replay.goto(link)
  await replay.getByLabel(words.id.name).fill('Sri')
  await goIn(replay, phone)
  await replay.getByText(words.id.nothing).waitFor()
  await shoot(replay, 'calls-nothing-id')
  expect(await findings(replay)).toEqual([])
  for (const page of [host, guest, replay]) await page.context().close()
})

it('is made between four browsers, each of which sees the three others', async () => {
  const meeting = await meet('bp2mi', 'desa')
  const pages = await Promise.all(['dinas', 'bp2mi', 'desa', 'dinas'].map((login) => officer(login, phone, `/meetings/${meeting}/call`)))
  for (const page of pages) await goIn(page, phone)
  await Promise.all(pages.map((page) => sees(page, 3)))
  const [first] = pages
  if (first !== undefined) await shoot(first, 'calls-four-id')
  for (const page of pages) await page.context().close()
})

it('goes through the relay alone where that is set, and comes again by itself after the network was cut', async () => {
  relay.only = true
  const meeting = await meet('bp2mi')
  const pages = [
    await officer('dinas', desk, `/meetings/${meeting}/call`, gate.address),
    await officer('bp2mi', desk, `/meetings/${meeting}/call`, gate.address),
  ]
  for (const page of pages) await goIn(page, desk)
  await Promise.all(pages.map((page) => sees(page, 1)))
  for (const page of pages) expect((await waysOf(page)).map(({ path }) => path)).toEqual(['relay'])
  gate.cut()
  await coturn.stop()
  for (const page of pages) await page.getByText(words.en.lost).waitFor()
  gate.mend()
  await coturn.start()
  await Promise.all(pages.map((page) => page.getByText(words.en.lost).waitFor({ state: 'detached' })))
  await Promise.all(pages.map((page) => sees(page, 1)))
  for (const page of pages) await page.context().close()
})
