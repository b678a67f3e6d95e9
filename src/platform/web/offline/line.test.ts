// SPDX-License-Identifier: AGPL-3.0-or-later
// A line that is slow beyond measure: whatever comes is waited for, and only a silence is a cut.

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { command } from '#kernel/contract.ts'
import { openLine } from '#platform/web/offline/line.ts'

vi.hoisted(() => vi.stubGlobal('addEventListener', () => undefined))

const SECOND = 1000
const Attach = command({
  path: '/photos',
  input: z.strictObject({ note: z.string() }),
  output: z.object({ id: z.string() }),
  uploads: 1_000_000,
  may: ['village-officer'],
  sensitivity: 'personal',
  summary: { id: '', en: '' },
})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** As a server would: whatever is given up fails. */
function answering(answer: (url: string, body: unknown, signal: AbortSignal) => Promise<Response>): void {
  vi.stubGlobal('fetch', (url: string, { body, signal }: { readonly body?: unknown; readonly signal: AbortSignal }) =>
    Promise.race([
      answer(url, body, signal),
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('given up')))),
    ]),
  )
}

const after = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms))

/** As time goes by. */
async function come<T>(work: Promise<T>): Promise<T> {
  let there = false
  const done = work.finally(() => {
    there = true
  })
  while (!there) await vi.advanceTimersByTimeAsync(SECOND)
  return done
}

/** Lines that come so many seconds apart. */
function linesAfter(...seconds: readonly number[]): void {
  answering(async (_url, _body, signal) => {
    let nth = 0
    const body = new ReadableStream<Uint8Array>({
      start: (stream) => signal.addEventListener('abort', () => stream.error(new Error('given up'))),
      pull: async (stream) => {
        const pause = seconds[nth]
        if (pause === undefined) return stream.close()
        await after(pause * SECOND)
        if (!signal.aborted) stream.enqueue(new TextEncoder().encode(`${nth}\n`))
        nth += 1
      },
    })
    return new Response(body)
  })
}

const line = openLine({ device: 'device', account: 'officer', language: () => 'id' })

async function copied(): Promise<readonly string[]> {
  const lines: string[] = []
  try {
    for await (const text of (await line.copy(undefined, undefined)).lines ?? []) lines.push(text)
  } catch {
    lines.push('cut')
  }
  return lines
}

test('a copy that comes for minutes comes whole', async () => {
  linesAfter(50, 50, 50, 50)
  expect(await come(copied())).toEqual(['0', '1', '2', '3'])
})

test('a line on which nothing comes for a minute is cut', async () => {
  linesAfter(50, 70, 1)
  expect(await come(copied())).toEqual(['0', 'cut'])
})

test('a list of what is within reach that comes for minutes comes whole', async () => {
  answering(async () => {
    const parts = ['{"ids":["a"],', '"versions":', '[3]}']
    const body = new ReadableStream<Uint8Array>({
      pull: async (stream) => {
        const part = parts.shift()
        if (part === undefined) return stream.close()
        await after(50 * SECOND)
        stream.enqueue(new TextEncoder().encode(part))
      },
    })
    return new Response(body)
  })
  expect(await come(line.ids('note'))).toEqual({ status: 200, ids: ['a'], versions: [3] })
})

test('a photograph whose parts take longer than anybody waits goes in smaller ones, and so does the next', async () => {
  const BYTES_A_SECOND = 500
  const kept = new Map<string, number>()
  const sent: number[] = []
  answering(async (url, body, signal) => {
    const id = url.split('/')[4]?.split('?')[0] ?? ''
    if (!url.startsWith('/api/v1/uploads/')) return Response.json({}, { headers: { ETag: '"1"' } })
    if (body instanceof ArrayBuffer) {
      sent.push(body.byteLength)
      await after((body.byteLength / BYTES_A_SECOND) * SECOND)
      if (!signal.aborted) kept.set(id, (kept.get(id) ?? 0) + body.byteLength)
    }
    return Response.json({ kept: kept.get(id) ?? 0 })
  })
  const send = (key: string) => come(line.sendFile(Attach, { key, input: { note: 'a' } }, new File([new Uint8Array(80 * 1024)], 'a.jpg')))
  expect(await send('one')).toEqual({ status: 200, version: 1 })
  const KB = 1024
  expect(sent.splice(0)).toEqual([64 * KB, 32 * KB, ...Array.from({ length: 5 }, () => 16 * KB)])
  expect(await send('two')).toEqual({ status: 200, version: 1 })
  expect(sent).toEqual(Array.from({ length: 5 }, () => 16 * KB))
})

test('of a file it is told apart whether the device is turned away, or whoever sends it', async () => {
  const send = () => come(line.sendFile(Attach, { key: 'no', input: { note: 'a' } }, new File(['a'], 'a.jpg')))
  answering(async () => Response.json({}, { status: 403 }))
  expect(await send()).toMatchObject({ status: 403, ofDevice: true })
  answering(async (_url, body) => (body === undefined ? Response.json({ kept: 0 }) : Response.json({}, { status: 403 })))
  expect(await send()).not.toHaveProperty('ofDevice')
})
