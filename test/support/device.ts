// SPDX-License-Identifier: AGPL-3.0-or-later
// A device without a browser: it takes a copy, decides on it by the rules that it was given, and sends what it did.

import { gunzipSync } from 'node:zlib'
import { contracts } from '#apps/contracts.ts'
import type { AnyState } from '#kernel/aggregate.ts'
import type { Actor } from '#kernel/authority.ts'
import type { Away, Copy, CopyPart, Kept, OfflineCapability } from '#kernel/offline.ts'
import { type Columns, CopyBlock, CopyHead, NO_SUM, type Sum, summed, unpack } from '#kernel/sync-protocol.ts'
import { type OfficerName, officers, type TestInstance } from './instance.ts'

interface Line {
  readonly part: string
  readonly at?: string | undefined
  readonly ids: readonly string[]
  readonly versions: readonly number[]
  readonly columns: Columns
}

interface Read {
  readonly head: CopyHead
  readonly blocks: readonly Line[]
}

/** What stands in an answer, however it came. */
export function readCopy(body: Buffer, encoding: unknown): Read {
  const text = (encoding === 'gzip' ? gunzipSync(body) : body).toString('utf8')
  const [head = '', ...lines] = text.trimEnd().split('\n')
  const blocks = lines.map((line): Line => {
    const columns: Columns = JSON.parse(line).columns
    return { ...CopyBlock.parse(JSON.parse(line)), columns }
  })
  return { head: CopyHead.parse(JSON.parse(head)), blocks }
}

const nameOf = ({ contract }: { readonly contract: object }): string | undefined =>
  Object.entries(contracts).find(([, each]) => each === contract)?.[0]

export interface Device {
  /** Takes everything, or what moved since it last did. */
  readonly take: () => Promise<CopyHead>
  /** What the device holds, as the head of a copy sums it. */
  readonly sumOf: (type: string) => Sum
  readonly versionOf: (id: string) => number | undefined
  /** Drops what is no longer within reach. */
  readonly prune: (type: string) => Promise<void>
  readonly decide: (
    contract: string,
    input: Readonly<Record<string, unknown>>,
    key: string,
  ) => ReturnType<OfflineCapability['commands'][number]['decide']>
  readonly ask: (contract: string, input: Readonly<Record<string, unknown>>) => unknown
}

/** Where a device asks, as whom, and how it says so. */
export interface DeviceOf {
  readonly app: TestInstance['app']
  readonly services: Pick<TestInstance['services'], 'clock' | 'regencies'>
  readonly actor: Actor
  readonly headers: Readonly<Record<string, string>>
}

export function openDevice(instance: TestInstance, as: OfficerName, capabilities: readonly OfflineCapability[]): Device {
  const { app, services } = instance
  return openDeviceOf({ app, services, actor: officers[as], headers: { 'x-officer': as } }, capabilities)
}

export function openDeviceOf({ app, services, actor, headers }: DeviceOf, capabilities: readonly OfflineCapability[]): Device {
  const held = new Map<string, Map<string, Kept>>()
  const lists = new Map<string, readonly Kept[]>()
  let head: CopyHead | undefined

  const partOf = (type: string): Map<string, Kept> => {
    const part = held.get(type) ?? new Map<string, Kept>()
    held.set(type, part)
    return part
  }
  function put(type: string, kept: Kept): void {
    partOf(type).set(kept.id, kept)
    lists.delete(type)
  }
  // What is held was read as the part's own state.
  const listOf = (type: string): readonly ReturnType<typeof JSON.parse>[] => {
    const list = lists.get(type) ?? [...partOf(type).values()]
    lists.set(type, list)
    return list
  }
  const copy: Copy = {
    get: <S extends AnyState>({ type }: CopyPart<S>, id: string): Kept<S> | undefined => listOf(type).find((kept) => kept.id === id),
    all: <S extends AnyState>({ type }: CopyPart<S>): readonly Kept<S>[] => listOf(type),
  }
  function away(): Away {
    const now = services.clock()
    return {
      actor,
      now,
      today: now.slice(0, 10),
      language: 'en',
      copy,
      regencies: services.regencies,
      places: new Map(head?.places),
    }
  }
  const get = (path: string) =>
    app.inject({
      method: 'GET',
      url: `/api/v1${path}`,
      headers: { ...headers, 'accept-language': 'en', 'accept-encoding': 'gzip' },
    })

  return {
    take: async () => {
      const answer = await get(head === undefined ? '/copy' : `/copy?since=${head.cursor}`)
      if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}: ${answer.body}`)
      const read = readCopy(answer.rawPayload, answer.headers['content-encoding'])
      for (const { part, ids, versions, columns } of read.blocks) {
        const states: readonly ReturnType<typeof JSON.parse>[] = [...unpack(columns)]
        for (const [nth, id] of ids.entries()) put(part, { id, version: versions[nth] ?? 0, state: states[nth] })
      }
      head = read.head
      return read.head
    },
    sumOf: (type) => [...partOf(type).values()].reduce((sum, { id, version }) => summed(sum, id.slice(5), version), NO_SUM),
    versionOf: (id) => [...held.values()].flatMap((part) => part.get(id)?.version ?? [])[0],
    prune: async (type) => {
      const { ids } = (await get(`/copy/ids?part=${type}`)).json<{ ids: string[] }>()
      for (const id of partOf(type).keys()) if (!ids.includes(id)) partOf(type).delete(id)
      lists.delete(type)
    },
    decide: (contract, input, key) => {
      const command = capabilities.flatMap(({ commands }) => commands).find((each) => nameOf(each) === contract)
      if (command === undefined) throw new Error(`no ${contract} here`)
      const decided = command.decide(input, { ...away(), commandId: key })
      if (decided.type === 'done') put(decided.part, decided.kept)
      return decided
    },
    ask: (contract, input) => {
      const query = capabilities.flatMap(({ queries }) => queries).find((each) => nameOf(each) === contract)
      return query?.answer(input, away())
    },
  }
}
