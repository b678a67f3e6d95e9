// SPDX-License-Identifier: AGPL-3.0-or-later
// What an engine asks of the server. Nothing here throws before an answer has begun.

import * as z from 'zod/mini'
import type { CommandContract } from '#kernel/contract.ts'
import { EPOCH_HEADER, OutboxAnswer, type OutboxItem } from '#kernel/sync-protocol.ts'
import type { Language } from '#kernel/words.ts'
import { addressOf, tellSignedOut } from '#platform/web/api.ts'
import { hearTime } from '#platform/web/device-clock.ts'
import { PART_TYPE, partPath, sendInParts } from '#platform/web/in-parts.ts'
import { noConnection, type Problem, readProblem } from '#platform/web/problem.ts'

export interface Failed {
  /** 0 where nothing came back. */
  readonly status: number
  readonly problem?: Problem | undefined
  /** Seconds after which to ask again, where the server says so. */
  readonly retryAfter?: number | undefined
  /** Of a file: it is the device that is turned away, and not whoever sends from it. */
  readonly ofDevice?: true
}

export interface Line {
  readonly send: (
    items: readonly z.input<typeof OutboxItem>[],
    /** Of which past the versions are that they were made on. */
    past: string | undefined,
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
const LONGEST_SILENCE_MS = 60_000

async function packed(text: string): Promise<{ readonly body: BodyInit; readonly type: string }> {
  if (typeof CompressionStream === 'undefined') return { body: text, type: 'application/json' }
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return { body: await new Response(stream).blob(), type: 'application/gzip' }
}

/** What is under way when the network goes never comes, and would hold up what follows until it is given up. */
let going = new AbortController()
addEventListener('offline', () => {
  going.abort()
  going = new AbortController()
})

/** However slow a line is, it is waited for as long as something comes. */
interface Patience {
  readonly signal: AbortSignal
  readonly waitFor: <T>(coming: Promise<T>) => Promise<T>
  /** Whether it came to an end. */
  readonly isOver: () => boolean
}

function patience(): Patience {
  const cut = new AbortController()
  return {
    signal: 'any' in AbortSignal ? AbortSignal.any([cut.signal, going.signal]) : cut.signal,
    waitFor: async (coming) => {
      const timer = setTimeout(() => cut.abort(), LONGEST_SILENCE_MS)
      return coming.finally(() => clearTimeout(timer))
    },
    isOver: () => cut.signal.aborted,
  }
}

interface Reply {
  /** Undefined where nothing came back. */
  readonly response: Response | undefined
  readonly patience: Patience
}

async function* linesOf({ response, patience: { waitFor } }: Reply): AsyncGenerator<string> {
  const reader = response?.body?.getReader()
  if (reader === undefined) return
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await waitFor(reader.read())
      if (done) break
      rest += decoder.decode(value, { stream: true })
      const lines = rest.split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
    if (rest !== '') yield rest
  } finally {
    // What nobody reads to its end would go on coming, before what is asked next.
    void reader.cancel().catch(() => undefined)
  }
}

/** Undefined where it did not come whole. */
async function jsonOf(reply: Reply): Promise<unknown> {
  let text = ''
  try {
    for await (const line of linesOf(reply)) text += line
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface Around {
  readonly device: string
  /** The account whose copy it is. */
  readonly account: string
  readonly language: () => Language
}

export function openLine({ device, account, language }: Around): Line {
  const headers = (under?: string): Headers =>
    new Headers({
      'Accept-Language': language(),
      'X-Device': device,
      'X-Account': account,
      ...(under === undefined ? {} : { 'X-Acting-For': under }),
    })

  async function ask(path: string, init: RequestInit = {}): Promise<Reply> {
    const waits = patience()
    const began = Date.now()
    const asked = fetch(`${BASE}${path}`, { signal: waits.signal, headers: headers(), ...init })
    const response = await waits.waitFor(asked).catch(() => undefined)
    if (response !== undefined) hearTime(response, began)
    return { response, patience: waits }
  }
  async function failed(reply: Reply): Promise<Failed> {
    const { response } = reply
    if (response === undefined) return { status: 0, problem: noConnection }
    if (response.status === 401) tellSignedOut()
    const body = await jsonOf(reply)
    const after = Number.parseInt(response.headers.get('Retry-After') ?? '', 10)
    const problem = readProblem(body, response.status)
    return { status: response.status, problem, ...(after > 0 ? { retryAfter: after } : {}) }
  }

  return {
    send: async (items, past) => {
      const { body, type } = await packed(JSON.stringify({ items }))
      const to = headers()
      to.set('Content-Type', type)
      if (past !== undefined) to.set(EPOCH_HEADER, past)
      const reply = await ask('/commands', { method: 'POST', headers: to, body })
      if (reply.response?.ok !== true) return failed(reply)
      const read = OutboxAnswer.safeParse(await jsonOf(reply))
      return read.success ? { status: reply.response.status, items: read.data.items } : { status: 0, problem: noConnection }
    },
    sendFile: async (contract, { key, input }, file) => {
      const sent = await sendInParts<Failed>(file, async (part) => {
        const to = headers()
        to.set('Content-Type', PART_TYPE)
        const reply = await ask(
          part === undefined ? `/uploads/${key}` : partPath(contract, key, part),
          part === undefined ? {} : { method: 'PUT', headers: to, body: part.bytes },
        )
        if (reply.response === undefined && reply.patience.isOver()) return { late: await failed(reply) }
        if (reply.response?.ok !== true) {
          const said = await failed(reply)
          // How far a file came is told to anybody who is signed in, on a device of theirs.
          return part === undefined && said.status === 403 ? { ...said, ofDevice: true } : said
        }
        return Kept.safeParse(await jsonOf(reply)).data ?? { status: 0, problem: noConnection }
      })
      if (typeof sent !== 'string') return sent
      const to = headers()
      to.set('Idempotency-Key', key)
      to.set('X-Upload', key)
      to.set('X-Upload-Hash', sent)
      to.set('X-Upload-Name', encodeURIComponent(file.name))
      const reply = await ask(addressOf(contract, input).slice(BASE.length), { method: contract.method, headers: to })
      const { response } = reply
      if (response?.ok !== true) return failed(reply)
      const version = /^"(\d+)"$/.exec(response.headers.get('ETag') ?? '')?.[1]
      return { status: response.status, ...(version === undefined ? {} : { version: Number(version) }) }
    },
    copy: async (since, at, under) => {
      const query = new URLSearchParams({ ...(since === undefined ? {} : { since }), ...(at === undefined ? {} : { at }) })
      const reply = await ask(`/copy?${query}`, { headers: headers(under) })
      return reply.response?.ok === true ? { status: 200, lines: linesOf(reply) } : failed(reply)
    },
    ids: async (part, under) => {
      const reply = await ask(`/copy/ids?${new URLSearchParams({ part })}`, { headers: headers(under) })
      if (reply.response?.ok !== true) return failed(reply)
      const read = Ids.safeParse(await jsonOf(reply))
      return read.success ? { status: 200, ...read.data } : { status: 0, problem: noConnection }
    },
  }
}
