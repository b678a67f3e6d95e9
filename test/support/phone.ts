// SPDX-License-Identifier: AGPL-3.0-or-later
// A phone without a browser: the engine that the app runs, with a shelf in memory and a line to an instance that can be cut.

import * as z from 'zod/mini'
import type { OwnHead } from '#kernel/head.ts'
import type { OfflineCapability } from '#kernel/offline.ts'
import { EPOCH_HEADER, OutboxAnswer } from '#kernel/sync-protocol.ts'
import { addressOf } from '#platform/web/api.ts'
import { PART_TYPE, partPath, sendInParts } from '#platform/web/in-parts.ts'
import { openEngine } from '#platform/web/offline/engine.ts'
import type { Line } from '#platform/web/offline/line.ts'
import type { Kind, Shelf } from '#platform/web/offline/shelf.ts'
import type { Engine } from '#platform/web/offline/standing.ts'
import type { Problem } from '#platform/web/problem.ts'
import { type OfficerName, officers, type TestInstance } from './instance.ts'

/** @param put what is thrown instead of keeping, where something is */
export function memoryShelf(
  put: () => void = () => undefined,
): Shelf & { readonly clear: () => void; readonly lying: () => readonly unknown[] } {
  const disk = new Map<string, unknown>()
  const named = (kind: Kind, begins: string): readonly string[] =>
    [...disk.keys()].filter((place) => place.startsWith(`${kind}/${begins}`)).sort()
  return {
    all: async (kind, begins = '') => named(kind, begins).map((place) => ({ name: place.slice(kind.length + 1), value: disk.get(place) })),
    names: async (kind, begins = '') => named(kind, begins).map((place) => place.slice(kind.length + 1)),
    put: async (kind, name, value) => {
      put()
      disk.set(`${kind}/${name}`, structuredClone(value))
    },
    drop: async (kind, names) => {
      for (const name of names) disk.delete(`${kind}/${name}`)
    },
    clear: () => disk.clear(),
    lying: () => [...disk.values()],
  }
}

async function* linesOf(text: string): AsyncGenerator<string> {
  yield* text.trimEnd().split('\n')
}

const Refused = z.object({ code: z.string(), title: z.string() })
const Ids = z.object({ ids: z.array(z.string()), versions: z.array(z.number()) })

export interface Phone {
  readonly engine: Engine
  /** The server that it reaches. */
  at: TestInstance
  /** Who heads the office, as the session said it. */
  heads?: readonly OwnHead[]
  /** Whether it has a network. */
  online: boolean
  /** Everything that it keeps. */
  readonly lying: () => readonly unknown[]
  /** So many more requests of files go through before the line is cut. */
  bears: number
}

export async function openPhone(instance: TestInstance, as: OfficerName, capabilities: readonly OfflineCapability[]): Promise<Phone> {
  const place: Pick<Phone, 'at' | 'online' | 'bears' | 'heads'> = { at: instance, online: true, bears: Number.POSITIVE_INFINITY }
  const get = (path: string) => place.at.app.inject({ method: 'GET', url: `/api/v1${path}`, headers: { 'x-officer': as } })
  /** As many requests of a file go through as the line bears. */
  async function fileRequest(method: 'GET' | 'PUT' | 'POST', url: string, headers: object = {}, payload?: Buffer) {
    if (!place.online || place.bears === 0) {
      place.online = false
      return undefined
    }
    place.bears -= 1
    const answer = await place.at.app.inject({
      method,
      url,
      headers: { 'x-officer': as, 'accept-language': 'en', ...headers },
      ...(payload === undefined ? {} : { payload }),
    })
    const { code, title } = answer.statusCode < 300 ? { code: '', title: '' } : Refused.parse(answer.json())
    return { status: answer.statusCode, answer, problem: { status: answer.statusCode, code, title } }
  }
  const line: Line = {
    sendFile: async (contract, { key, input }, file) => {
      const sent = await sendInParts<{ readonly status: number; readonly problem?: Problem }>(file, async (part) => {
        const path = `/api/v1${part === undefined ? `/uploads/${key}` : partPath(contract, key, part)}`
        const said =
          part === undefined
            ? await fileRequest('GET', path)
            : await fileRequest('PUT', path, { 'content-type': PART_TYPE }, Buffer.from(part.bytes))
        if (said === undefined) return { status: 0 }
        return said.status < 300 ? { kept: Number(said.answer.json().kept) } : said
      })
      if (typeof sent !== 'string') return sent
      const named = { 'idempotency-key': key, 'x-upload': key, 'x-upload-hash': sent, 'x-upload-name': file.name }
      const said = await fileRequest('POST', addressOf(contract, input), named)
      return said ?? { status: 0 }
    },
    send: async (items, past) => {
      if (!place.online) return { status: 0 }
      const headers = { 'x-officer': as, 'accept-language': 'en', ...(past === undefined ? {} : { [EPOCH_HEADER]: past }) }
      const answer = await place.at.app.inject({ method: 'POST', url: '/api/v1/commands', headers, payload: { items } })
      return { status: answer.statusCode, items: OutboxAnswer.parse(answer.json()).items }
    },
    copy: async (since, at) => {
      if (!place.online) return { status: 0 }
      const query = new URLSearchParams({ ...(since === undefined ? {} : { since }), ...(at === undefined ? {} : { at }) })
      const answer = await get(`/copy?${query}`)
      return { status: answer.statusCode, lines: linesOf(answer.body) }
    },
    ids: async (part) => (place.online ? { status: 200, ...Ids.parse((await get(`/copy/ids?part=${part}`)).json()) } : { status: 0 }),
  }
  const shelf = memoryShelf()
  const engine = await openEngine({
    capabilities,
    shelf,
    line,
    clock: () => place.at.services.clock(),
    chance: () => 0.5,
    actor: () => officers[as],
    heads: () => place.heads,
    language: () => 'en',
    isCut: () => !place.online,
    patience: (answer) => answer,
    moved: () => undefined,
    alone: (work) => work(),
    ended: async () => undefined,
  })
  return Object.assign(place, { engine, lying: shelf.lying })
}
