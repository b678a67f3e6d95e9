// SPDX-License-Identifier: AGPL-3.0-or-later
// A call between two browsers on this machine, from the press to the first picture; and what rooms in which nobody speaks cost in memory.

import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { WebSocket } from 'ws'
import * as z from 'zod/mini'
import { createToken } from '#access/server/provision.ts'
import { DEMO_PASSWORD } from '#apps/demo/demonstration.ts'
import { openApp } from '#apps/server.ts'
import { SIGNAL_PATH } from '#meetings/core/signal.ts'
import { openWeb } from '#platform/server/web-build/build.ts'
import { launchBrowser } from '../test/support/browser.ts'
import type { Ground } from './ground.ts'
import { median, type Target } from './load.ts'
import type { Row } from './row.ts'

const GOAL_MS = 1_500
const GOAL_MEGABYTES = 100
const CALLS = 10
const ROOMS = 500
const DAY_MS = 86_400_000
/** Long enough for everybody to be asked several times whether they may still be there. */
const IDLE_MS = 20_000

const Made = z.looseObject({ id: z.string() })

async function make({ url, token }: Pick<Target, 'url' | 'token'>, path: string, body: object): Promise<string> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return Made.parse(await answer.json()).id
}

async function meet(on: Pick<Target, 'url' | 'token'>): Promise<string> {
  const room = await make(on, '/rooms', { title: 'Ruang' })
  const startsAt = new Date(Date.now() + DAY_MS).toISOString()
  const meeting = await make(on, `/rooms/${room}/meetings`, { title: 'Rapat', startsAt })
  await make(on, `/meetings/${meeting}/opening`, {})
  return meeting
}

/** From the press to the first picture of somebody else, in milliseconds, as the page itself counts. */
function comeIn(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const from = performance.now()
        document.querySelector<HTMLButtonElement>('main form button[type=submit]')?.click()
        const look = (): void => {
          const seen = [...document.querySelectorAll<HTMLVideoElement>('.call-tile video:not(.call-mirror)')]
          if (seen.some((video) => video.getVideoPlaybackQuality().totalVideoFrames > 0)) resolve(performance.now() - from)
          else setTimeout(look, 4)
        }
        look()
      }),
  )
}

async function setUpTimes(ground: Ground, note: (line: string) => void): Promise<readonly number[]> {
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
    const meeting = await meet({ url, token: (await createToken(app.services, 'dinas', { expiresInDays: 1 })) ?? '' })
    const signedIn = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'dinas', password: DEMO_PASSWORD }),
    })
    const [name = '', value = ''] = (signedIn.headers.get('set-cookie')?.split(';')[0] ?? '').split('=')
    async function open(): Promise<Page> {
      const context = await browser.newContext()
      await context.addCookies([{ name, value, url }])
      const page = await context.newPage()
      await page.goto(`${url}/meetings/${meeting}/call`)
      await page.locator('main form button[type=submit]').waitFor()
      return page
    }
    const first = await open()
    await first.locator('main form button[type=submit]').click()
    await first.locator('.call-tile').waitFor()
    const times: number[] = []
    for (let nth = 0; nth < CALLS; nth += 1) {
      const page = await open()
      times.push(await comeIn(page))
      await page.keyboard.press('Escape')
      await page.waitForURL(/calendar/)
      await page.context().close()
      await first.locator('.call-tile').nth(1).waitFor({ state: 'detached', timeout: 60_000 })
    }
    note(`first pictures after ${times.map((time) => time.toFixed(0)).join(', ')} ms`)
    return times
  } finally {
    await browser.close()
    await app.close()
  }
}

const megabytesOf = (pid: number): number => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

async function idleMegabytes(ground: Ground, note: (line: string) => void): Promise<number> {
  const server = await ground.serve('ours')
  const sockets: WebSocket[] = []
  try {
    note(`Opening ${ROOMS} meetings.`)
    const meetings: string[] = []
    for (let nth = 0; nth < ROOMS; nth += 1) meetings.push(await meet(server))
    await sleep(IDLE_MS)
    const before = megabytesOf(server.pid)
    for (const meeting of [...meetings, ...meetings]) {
      const headers = { origin: server.url, authorization: `Bearer ${server.token}` }
      const socket = new WebSocket(`${server.url.replace('http', 'ws')}${SIGNAL_PATH}`, { headers })
      sockets.push(socket)
      await once(socket, 'open')
      socket.send(JSON.stringify({ type: 'enter', meeting }))
      await once(socket, 'message')
    }
    await sleep(IDLE_MS)
    const after = megabytesOf(server.pid)
    note(`${before.toFixed(0)} MB before, ${after.toFixed(0)} MB with ${sockets.length} connections in ${ROOMS} rooms`)
    return after - before
  } finally {
    for (const socket of sockets) socket.terminate()
    await server.stop()
  }
}

export async function* measureCalls(ground: Ground, note: (line: string) => void): AsyncGenerator<Row> {
  const row = { baseline: null, ratio: null } as const
  const time = median(await setUpTimes(ground, note))
  yield {
    ...row,
    work: 'a call, from the press to the picture',
    ours: time,
    unit: 'ms',
    goal: `< ${GOAL_MS.toLocaleString('en')} ms`,
    met: time < GOAL_MS,
  }
  const more = await idleMegabytes(ground, note)
  yield {
    ...row,
    work: `memory of ${ROOMS} idle rooms`,
    ours: more,
    unit: 'MB',
    goal: `< ${GOAL_MEGABYTES} MB`,
    met: more < GOAL_MEGABYTES,
  }
}
