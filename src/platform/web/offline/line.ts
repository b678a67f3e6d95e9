// SPDX-License-Identifier: AGPL-3.0-or-later
// What an engine asks of the server. Nothing here throws before an answer has begun.

import * as z from 'zod/mini'
import type { CommandContract } from '#kernel/contract.ts'
import { OutboxAnswer, type OutboxItem } from '#kernel/sync-protocol.ts'
import type { Language } from '#kernel/words.ts'
import { addressOf } from '#platform/web/api.ts'
import { PART_TYPE, partPath, sendInParts } from '#platform/web/in-parts.ts'
import { noConnection, type Problem, readProblem } from '#platform/web/problem.ts'

export interface Failed {
  /** 0 where nothing came back. */
  readonly status: number
  readonly problem?: Problem | undefined
  /** Seconds after which to ask again, where the server says so. */
  readonly retryAfter?: number | undefined
}

export interface Line {
  readonly send: (
    items: readonly z.input<typeof OutboxItem>[],
  ) => Promise<Failed & { readonly items?: z.output<typeof OutboxAnswer>['items'] | undefined }>
  /** One command with its file, which goes in parts; what came of it before is not sent again. */
  readonly sendFile: (
    contract: CommandContract,
    item: { readonly key: string; readonly input: Readonly<Record<string, unknown>> },
    file: File,
  ) => Promise<Failed & { readonly version?: number | undefined }>
  /** The lines of a copy as they come; `at` where one goes on that was cut, `under` a delegation, in whose place one asks. */
  readonly copy: (
    since: string | undefined,
    at: string | undefined,
    under?: string,
  ) => Promise<Failed & { readonly lines?: AsyncIterable<string> | undefined }>
  readonly ids: (
    part: string,
    under?: string,
  ) => Promise<Failed & { readonly ids?: readonly string[] | undefined; readonly versions?: readonly number[] | undefined }>
}

const BASE = '/api/v1'
const Kept = z.object({ kept: z.number() })
const Ids = z.object({ ids: z.array(z.string()), versions: z.array(z.number()) })
/** Nothing comes for so long: the line is as good as cut. */
const LONGEST_WAIT_MS = 60_000

async function packed(text: string): Promise<{ readonly body: BodyInit; readonly type: string }> {
  if (typeof CompressionStream === 'undefined') return { body: text, type: 'application/json' }
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return { body: await new Response(stream).blob(), type: 'application/gzip' }
}

async function* linesOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    rest += decoder.decode(value, { stream: true })
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

/** What is under way when the network goes never comes, and would hold up what follows until it is given up. */
let going = new AbortController()
addEventListener('offline', () => {
  going.abort()
  going = new AbortController()
})

function signal(): AbortSignal {
  const longest = AbortSignal.timeout(LONGEST_WAIT_MS)
  return 'any' in AbortSignal ? AbortSignal.any([longest, going.signal]) : longest
}

export function openLine(device: string, language: () => Language): Line {
  const headers = (under?: string): Headers =>
    new Headers({ 'Accept-Language': language(), 'X-Device': device, ...(under === undefined ? {} : { 'X-Acting-For': under }) })

  async function ask(path: string, init: RequestInit = {}): Promise<Response | undefined> {
    return fetch(`${BASE}${path}`, { signal: signal(), headers: headers(), ...init }).catch(() => undefined)
  }
  async function failed(response: Response | undefined): Promise<Failed> {
    if (response === undefined) return { status: 0, problem: noConnection }
    const body: unknown = await response.json().catch(() => undefined)
    const after = Number.parseInt(response.headers.get('Retry-After') ?? '', 10)
    const problem = readProblem(body, response.status)
    return { status: response.status, problem, ...(after > 0 ? { retryAfter: after } : {}) }
  }

  return {
    send: async (items) => {
      const { body, type } = await packed(JSON.stringify({ items }))
      const to = headers()
      to.set('Content-Type', type)
      const response = await ask('/commands', { method: 'POST', headers: to, body })
      if (response?.ok !== true) return failed(response)
      const read = OutboxAnswer.safeParse(await response.json().catch(() => undefined))
      return read.success ? { status: response.status, items: read.data.items } : { status: 0, problem: noConnection }
    },
    sendFile: async (contract, { key, input }, file) => {
      const sent = await sendInParts<Failed>(file, async (part) => {
        const to = headers()
        to.set('Content-Type', PART_TYPE)
        const response = await ask(
          part === undefined ? `/uploads/${key}` : partPath(contract, key, part),
          part === undefined ? {} : { method: 'PUT', headers: to, body: part.bytes },
        )
        if (response?.ok !== true) return failed(response)
        return Kept.safeParse(await response.json().catch(() => undefined)).data ?? { status: 0, problem: noConnection }
      })
      if (typeof sent !== 'string') return sent
      const to = headers()
      to.set('Idempotency-Key', key)
      to.set('X-Upload', key)
      to.set('X-Upload-Hash', sent)
      to.set('X-Upload-Name', encodeURIComponent(file.name))
      const response = await ask(addressOf(contract, input).slice(BASE.length), { method: contract.method, headers: to })
      if (response?.ok !== true) return failed(response)
      const version = /^"(\d+)"$/.exec(response.headers.get('ETag') ?? '')?.[1]
      return { status: response.status, ...(version === undefined ? {} : { version: Number(version) }) }
    },
    copy: async (since, at, under) => {
      const query = new URLSearchParams({ ...(since === undefined ? {} : { since }), ...(at === undefined ? {} : { at }) })
      const response = await ask(`/copy?${query}`, { headers: headers(under) })
      return response?.ok === true && response.body !== null ? { status: 200, lines: linesOf(response.body) } : failed(response)
    },
    ids: async (part, under) => {
      const response = await ask(`/copy/ids?${new URLSearchParams({ part })}`, { headers: headers(under) })
      if (response?.ok !== true) return failed(response)
      const read = Ids.safeParse(await response.json().catch(() => undefined))
      return read.success ? { status: 200, ...read.data } : { status: 0, problem: noConnection }
    },
  }
}
