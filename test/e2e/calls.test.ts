// SPDX-License-Identifier: AGPL-3.0-or-later
// Calls between real browsers with a camera that they make up: frames are decoded on every side, straight and through a relay, and again after
// the network was cut.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { demoUsers } from '#apps/demo/officers.ts'
import { must } from '#kernel/decider.ts'
import { MOST_SEATS } from '#meetings/core/signal.ts'
import type { CallSettings } from '#platform/server/settings.ts'
import { callIn } from '../support/call.ts'
import { type Coturn, openCoturn, urlOf } from '../support/coturn.ts'
import { findings, shoot } from '../support/findings.ts'
import { type Gate, openGate } from '../support/gate.ts'
import { type LiveKitDoor, openLiveKitDoor } from '../support/livekit-door.ts'
import { morningClock } from '../support/morning.ts'
import { type NarrowLine, openNarrowLine } from '../support/narrow.ts'
import { enter, type Look, type OfficerApp, openOfficerApp, use } from '../support/officer.ts'
import { energiesOf, hears, hearsNothing, SILENCE, sees, sentFrom, standing, sumOver, watch, waysOf } from '../support/ways.ts'

let office: OfficerApp
let gate: Gate
let coturn: Coturn
let village: NarrowLine
/** Turned by the tests: read at each welcome. */
const relay: { -readonly [Each in keyof CallSettings]: CallSettings[Each] } & { turn: { urls: readonly string[]; secret: string } } = {
  stun: [],
  turn: { urls: [''], secret: '' },
  only: false,
}
let liveKit: LiveKitDoor
const Made = z.looseObject({ id: z.string() })
const phone: Look = { language: 'id', width: 320, scheme: 'light' }
const desk: Look = { language: 'en', width: 1440, scheme: 'dark' }

beforeAll(async () => {
  coturn = await openCoturn()
  await coturn.start()
  relay.turn = { urls: coturn.urls, secret: coturn.secret }
  liveKit = await openLiveKitDoor()
  relay.middle = liveKit.settings
  office = await openOfficerApp(0, undefined, { relay })
  delete relay.middle
  gate = await openGate(office.address)
  village = await openNarrowLine(coturn.port)
})
afterAll(async () => {
  await gate.close()
  village.close()
  await liveKit.close()
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
    microphone: 'Mikrofon',
    muted: 'Mikrofon mati',
    withCamera: 'Dengan kamera',
    agree: 'Saya setuju direkam',
    record: 'Mulai merekam',
    recording: 'Suara sedang direkam',
    recordingOver: 'Perekaman berhenti',
    through: 'Lebih dari delapan orang',
    full: 'Semua kursi terisi',
    slow: 'Jalur sedang lambat',
    lost: 'Sambungan terputus',
    nothing: 'Tautan ini tidak membuka apa-apa',
  },
  en: {
    join: 'Go in',
    screen: 'Share screen',
    raised: 'Hand raised',
    muted: 'Microphone off',
    devices: 'Choose microphone and camera',
    microphone: 'Microphone',
    camera: 'Camera',
    recordFold: 'Record the voices of this call?',
    agree: 'I agree to be recorded',
    allAgree: '2 of 2 people agree',
    record: 'Begin recording',
    recording: 'Voices are being recorded',
    recordingOver: 'The recording has stopped',
    recordingKept: 'The recording is kept in this room',
    narrow: 'Slow line: voice only',
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

async function officer(login: string, look: Look, path: string, from = office.address): Promise<Page> {
  const page = await watch(await office.signIn(login, look))
  await page.goto(from + path)
  return page
}

async function goIn(page: Page, look: Look): Promise<void> {
  await use(page.getByRole('button', { name: words[look.language].join, exact: true }), look)
}

async function chooseAnother(page: Page, label: string): Promise<string> {
  const choice = page.getByLabel(label, { exact: true })
  const [other = ''] = (await choice.locator('option').allTextContents()).slice(-1)
  await choice.selectOption({ label: other })
  return other
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

/** Both say yes, the first records, the other takes it back: both see each of it, and what was recorded is kept in the room. */
async function recordsAndStops(one: Page, two: Page): Promise<void> {
  await one.getByText(words.en.recordFold).click()
  await one.getByRole('button', { name: words.en.agree }).press('Enter')
  const agree = two.getByRole('button', { name: words.id.agree })
  await agree.waitFor()
  await use(agree, phone)
  await one.getByText(words.en.allAgree).waitFor()
  await one.getByRole('button', { name: words.en.record, exact: true }).press('Enter')
  await Promise.all([one.getByText(words.en.recording).waitFor(), two.getByText(words.id.recording).waitFor()])
  for (const [page, name] of [
    [one, 'calls-recording-en'],
    [two, 'calls-recording-id'],
  ] as const) {
    await shoot(page, name)
    expect(await findings(page), name).toEqual([])
  }
  await use(agree, phone)
  await Promise.all([one.getByText(words.en.recordingOver).waitFor(), two.getByText(words.id.recordingOver).waitFor()])
  await one.getByText(words.en.recordingKept).waitFor()
  await shoot(one, 'calls-recorded-en')
  expect(await findings(one)).toEqual([])
}

const Files = z.looseObject({ files: z.array(z.looseObject({ type: z.string(), bytes: z.number() })) })

async function recordingsOf(meeting: string) {
  const { roomId } = z.looseObject({ roomId: z.string() }).parse(await office.read('dinas', `/meetings/${meeting}`))
  return Files.parse(await office.read('dinas', `/rooms/${roomId}`)).files.filter(({ type }) => type === 'audio/webm')
}

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
  // Without a voice the other side says so, and nothing is heard; with it again, it is.
  await hears(one)
  await use(two.getByRole('button', { name: words.id.microphone }), phone)
  await one.locator('.call-tile').getByText(words.en.muted).waitFor()
  await hearsNothing(one)
  // Not even silence: only the camera is sent from.
  expect(await sentFrom(two)).toHaveLength(1)
  await use(two.getByRole('button', { name: words.id.microphone }), phone)
  await one.locator('.call-tile').getByText(words.en.muted).waitFor({ state: 'detached' })
  await hears(one)
  // Another microphone and another camera, in the middle of it.
  await one.getByText(words.en.devices).click()
  const chosen = [await chooseAnother(one, words.en.microphone), await chooseAnother(one, words.en.camera)]
  await expect.poll(() => sentFrom(one)).toEqual(chosen.toSorted())
  await Promise.all([sees(two, 1), hears(two)])
  await recordsAndStops(one, two)
  await one.getByRole('button', { name: words.en.screen }).press('Enter')
  await two.locator('.call-wide.call-seen').waitFor()
  for (const [page, name] of [
    [one, 'calls-two-en'],
    [two, 'calls-two-id'],
  ] as const) {
    await shoot(page, name)
    expect(await findings(page), name).toEqual([])
  }
  // Whoever records leaves by one key: what was recorded until then lies in the room.
  await use(two.getByRole('button', { name: words.id.agree }), phone)
  await enter(two.getByRole('button', { name: words.id.record, exact: true }))
  await Promise.all([one.getByText(words.en.recording).waitFor(), two.getByText(words.id.recording).waitFor()])
  await hears(two)
  await two.keyboard.press('Escape')
  await two.waitForURL(/\/calendar/)
  await expect.poll(() => recordingsOf(meeting)).toHaveLength(2)
  for (const { bytes } of await recordingsOf(meeting)) expect(bytes).toBeGreaterThan(500)
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
  // Whoever is to be heard alone sees no camera of theirs light up, whatever was ticked.
  await guest.locator('.call-tile .call-letters').waitFor()
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

it('is made between four browsers, each of which sees and hears the three others', async () => {
  const meeting = await meet('bp2mi', 'desa')
  const pages = await Promise.all(['dinas', 'bp2mi', 'desa', 'dinas'].map((login) => officer(login, phone, `/meetings/${meeting}/call`)))
  for (const page of pages) await goIn(page, phone)
  await Promise.all(pages.map((page) => sees(page, 3)))
  await Promise.all(pages.map(hears))
  const [first] = pages
  if (first !== undefined) await shoot(first, 'calls-four-id')
  for (const page of pages) await page.context().close()
})

/** Asking for statistics costs what the machine lacks. */
const SELDOM = 4_000

const turnMicrophone = (page: Page) => use(page.getByRole('button', { name: words.id.microphone }), phone)

/** One speaks while all others are still: each of them hears it. */
async function speaks(speaker: Page, pages: readonly Page[]): Promise<void> {
  const others = pages.filter((page) => page !== speaker)
  const before = new Map<Page, readonly number[]>()
  for (const page of others) before.set(page, await energiesOf(page))
  const hear = async (page: Page) =>
    (await energiesOf(page)).some((energy, nth) => energy - (before.get(page)?.[nth] ?? 0) > SILENCE) ? 1 : 0
  await turnMicrophone(speaker)
  await expect.poll(() => sumOver(others, hear), { timeout: 60_000, interval: 1_000 }).toBe(others.length)
  await turnMicrophone(speaker)
  const muted = (page: Page) => page.locator('.call-badge', { hasText: words.id.muted })
  for (const page of others) await expect.poll(() => muted(page).count()).toBe(pages.length)
}

// Eight browsers keep two processors busy for a minute. `TEST_CALL_EIGHT=1 vitest run --project e2e test/e2e/calls.test.ts -t eight`, alone.
if (process.env['TEST_CALL_EIGHT'] !== undefined)
  it('is made between eight browsers, each of which sees the seven others and hears each who speaks, and tells the ninth that it is full', async () => {
    const meeting = await meet('bp2mi', 'desa')
    const pages: Page[] = []
    for (let nth = 0; nth < MOST_SEATS; nth += 1) {
      const page = await officer(['dinas', 'bp2mi', 'desa'][nth % 3] ?? '', phone, `/meetings/${meeting}/call`)
      await goIn(page, phone)
      // As in a meeting of eight: whoever does not speak is still.
      await turnMicrophone(page)
      pages.push(page)
    }
    const all = MOST_SEATS * (MOST_SEATS - 1)
    const seldom = { timeout: 120_000, interval: SELDOM }
    await expect.poll(() => sumOver(pages, standing), seldom).toBe(all)
    const seen = async (page: Page) => (await waysOf(page)).filter(({ frames }) => frames >= 10).length
    await expect.poll(() => sumOver(pages, seen), seldom).toBe(all)
    for (const page of pages) await speaks(page, pages)
    const heard = async (page: Page) => (await energiesOf(page)).filter((energy) => energy > SILENCE).length
    expect(await sumOver(pages, heard)).toBe(all)
    const [first] = pages
    if (first !== undefined) await shoot(first, 'calls-eight-id')
    const late = await officer('desa', phone, `/meetings/${meeting}/call`)
    await goIn(late, phone)
    await late.getByText(words.id.full).waitFor()
    await shoot(late, 'calls-full-id')
    for (const page of [...pages, late]) await page.context().close()
  })

it('goes through the server of the office from the ninth on, by a token for that seat alone', async () => {
  relay.middle = liveKit.settings
  const meeting = await meet()
  const cookie = await office.cookie('dinas')
  const eight = Array.from({ length: MOST_SEATS }, () => callIn(office.address, { cookie, origin: office.address }))
  for (const caller of eight) caller.send({ type: 'enter', meeting })
  await Promise.all(eight.map((caller) => caller.next('welcome')))
  const page = await officer('dinas', phone, `/meetings/${meeting}/call`)
  await goIn(page, phone)
  await page.getByText(words.id.through).waitFor()
  // Everybody is shown the way, each by a token of their own; the browser knocks with its own at the server that is set, and at no other.
  const shown = await Promise.all(eight.map(async (caller) => (await caller.next('welcome')).through))
  const knocked = await liveKit.knocked()
  expect(knocked.room).toBe(shown[0]?.room)
  expect(new Set([...shown.map((way) => way?.token), knocked.token]).size).toBe(MOST_SEATS + 1)
  await shoot(page, 'calls-through-id')
  expect(await findings(page)).toEqual([])
  for (const caller of eight) caller.close()
  await page.context().close()
  delete relay.middle
})

it('goes through the relay alone where that is set, by voice alone on a line of 100 kbit/s, and comes again by itself after the network was cut', async () => {
  relay.only = true
  const meeting = await meet('bp2mi')
  const town = await officer('dinas', desk, `/meetings/${meeting}/call`, gate.address)
  const far = await officer('bp2mi', phone, `/meetings/${meeting}/call`, gate.address)
  const pages = [town, far]
  await goIn(town, desk)
  await town.locator('.call-tile').waitFor()
  relay.turn = { ...relay.turn, urls: [urlOf(village.port)] }
  await goIn(far, phone)
  await Promise.all(pages.map((page) => sees(page, 1)))
  for (const page of pages) expect((await waysOf(page)).map(({ path }) => path)).toEqual(['relay'])

  village.carry(100_000)
  await far.getByText(words.id.slow).waitFor({ timeout: 90_000 })
  await town.locator('.call-tile').getByText(words.en.narrow).waitFor({ timeout: 90_000 })
  await Promise.all(pages.map(hears))
  await shoot(far, 'calls-slow-id')
  await shoot(town, 'calls-slow-en')
  village.carry()
  await far.getByText(words.id.slow).waitFor({ state: 'detached', timeout: 90_000 })
  await Promise.all(pages.map((page) => sees(page, 1)))

  gate.cut()
  await coturn.stop()
  const lost = [town.getByText(words.en.lost), far.getByText(words.id.lost)]
  await Promise.all(lost.map((notice) => notice.waitFor()))
  gate.mend()
  await coturn.start()
  await Promise.all(lost.map((notice) => notice.waitFor({ state: 'detached' })))
  await Promise.all(pages.map((page) => sees(page, 1)))
  for (const page of pages) await page.context().close()
})
