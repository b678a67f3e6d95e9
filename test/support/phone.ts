// SPDX-License-Identifier: AGPL-3.0-or-later
// A phone without a browser: the engine that the app runs, with a shelf in memory and a line to an instance that can be cut.

import * as z from 'zod/mini'
import type { OfflineCapability } from '#kernel/offline.ts'
import { OutboxAnswer } from '#kernel/sync-protocol.ts'
import { type Engine, openEngine } from '#platform/web/offline/engine.ts'
import type { Line } from '#platform/web/offline/line.ts'
import type { Kind, Shelf } from '#platform/web/offline/shelf.ts'
import { type OfficerName, officers, type TestInstance } from './instance.ts'

/** @param put what is thrown instead of keeping, where something is */
export function memoryShelf(
  put: () => void = () => undefined,
): Shelf & { readonly clear: () => void; readonly lying: () => readonly unknown[] } {
  const disk = new Map<string, unknown>()
  const named = (kind: Kind): readonly string[] => [...disk.keys()].filter((place) => place.startsWith(`${kind}/`)).sort()
  return {
    all: async (kind) => named(kind).map((place) => ({ name: place.slice(kind.length + 1), value: disk.get(place) })),
    names: async (kind) => named(kind).map((place) => place.slice(kind.length + 1)),
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

const Ids = z.object({ ids: z.array(z.string()), versions: z.array(z.number()) })

export interface Phone {
  readonly engine: Engine
  /** Whether it has a network. */
  online: boolean
  /** Everything that it keeps. */
  readonly lying: () => readonly unknown[]
}

export async function openPhone(instance: TestInstance, as: OfficerName, capabilities: readonly OfflineCapability[]): Promise<Phone> {
  const get = (path: string) => instance.app.inject({ method: 'GET', url: `/api/v1${path}`, headers: { 'x-officer': as } })
  const line: Line = {
    send: async (items) => {
      if (!phone.online) return { status: 0 }
      const answer = await instance.send('POST', '/commands', as, { items })
      return { status: answer.statusCode, items: OutboxAnswer.parse(answer.json()).items }
    },
    copy: async (since, at) => {
      if (!phone.online) return { status: 0 }
      const query = new URLSearchParams({ ...(since === undefined ? {} : { since }), ...(at === undefined ? {} : { at }) })
      const answer = await get(`/copy?${query}`)
      return { status: answer.statusCode, lines: linesOf(answer.body) }
    },
    ids: async (part) => (phone.online ? { status: 200, ...Ids.parse((await get(`/copy/ids?part=${part}`)).json()) } : { status: 0 }),
  }
  const shelf = memoryShelf()
  const engine = await openEngine({
    capabilities,
    shelf,
    line,
    clock: () => instance.services.clock(),
    chance: () => 0.5,
    actor: () => officers[as],
    language: () => 'en',
    isCut: () => !phone.online,
    patience: (answer) => answer,
    moved: () => undefined,
    alone: (work) => work(),
    ended: async () => undefined,
  })
  const phone: Phone = { engine, online: true, lying: shelf.lying }
  return phone
}
