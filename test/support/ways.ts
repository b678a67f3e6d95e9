// SPDX-License-Identifier: AGPL-3.0-or-later
// What a browser in a call really sends and gets, by its own statistics (W3C WebRTC statistics).

import type { Page } from 'playwright-core'
import { expect } from 'vitest'

declare global {
  interface Window {
    /** The ways to others that the page has opened. */
    readonly ways?: RTCPeerConnection[]
  }
}

/** Keeps in reach of the test what the page opens. */
export async function watch(page: Page): Promise<Page> {
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

interface Way {
  /** How many pictures were decoded. */
  readonly frames: number
  /** What was heard so far: samples, and their energy as the statistics of the specification have it. */
  readonly samples: number
  readonly energy: number
  /** By which kind of path. */
  readonly path: string
}

/** The ways that stand. */
export function waysOf(page: Page): Promise<readonly Way[]> {
  return page.evaluate(async () => {
    const found: Way[] = []
    for (const way of (window.ways ?? []).filter(({ connectionState }) => connectionState === 'connected')) {
      const stats = [...(await way.getStats()).values()]
      const pair = stats.find(({ type, nominated, state }) => type === 'candidate-pair' && nominated === true && state === 'succeeded')
      const voice = stats.find(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio')
      found.push({
        frames: stats.find(({ type, kind }) => type === 'inbound-rtp' && kind === 'video')?.framesDecoded ?? 0,
        samples: voice?.totalSamplesReceived ?? 0,
        energy: voice?.totalAudioEnergy ?? 0,
        path: stats.find(({ id }) => id === pair?.localCandidateId)?.candidateType ?? 'none',
      })
    }
    return found
  })
}

/** Waits until pictures of so many others are decoded one after the other, and shown. */
export async function sees(page: Page, count: number): Promise<void> {
  await expect.poll(async () => (await waysOf(page)).filter(({ frames }) => frames > 0).length, { timeout: 90_000 }).toBe(count)
  const before = await waysOf(page)
  await expect
    .poll(async () => (await waysOf(page)).map(({ frames }, nth) => frames - (before[nth]?.frames ?? 0)).every((more) => more > 5), {
      timeout: 90_000,
    })
    .toBe(true)
  await expect.poll(() => page.locator('.call-seen video:not(.call-mirror)').count(), { timeout: 90_000 }).toBe(count)
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)

/** Far less than what the browser's made-up microphone says in two seconds. */
export const SILENCE = 1e-5

/** The least energy that came from any of the others in the next two seconds that are played. */
async function loudness(page: Page): Promise<number> {
  const before = await waysOf(page)
  const played = (ways: readonly Way[]): number => sum(ways.map(({ samples }) => samples))
  const twoSeconds = 96_000 * before.length
  await expect.poll(async () => played(await waysOf(page)) - played(before), { timeout: 90_000 }).toBeGreaterThan(twoSeconds)
  return Math.min(...(await waysOf(page)).map(({ energy }, nth) => energy - (before[nth]?.energy ?? 0)))
}

export const hears = (page: Page) => expect.poll(() => loudness(page), { timeout: 90_000 }).toBeGreaterThan(SILENCE)
export const hearsNothing = (page: Page) => expect.poll(() => loudness(page), { timeout: 90_000 }).toBeLessThan(SILENCE)

/** From which devices the page sends. */
export const sentFrom = (page: Page) =>
  page.evaluate(() => (window.ways ?? []).flatMap((way) => way.getSenders().flatMap(({ track }) => track?.label ?? [])).toSorted())

export const sumOver = async (pages: readonly Page[], count: (page: Page) => Promise<number>): Promise<number> => {
  let all = 0
  for (const page of pages) all += await count(page)
  return all
}

/** How many ways stand; cheaper to ask than what goes over them. */
export const standing = (page: Page) =>
  page.evaluate(() => (window.ways ?? []).filter(({ connectionState }) => connectionState === 'connected').length)

/** What was heard over each way so far. */
export const energiesOf = async (page: Page) => (await waysOf(page)).map(({ energy }) => energy)
