// SPDX-License-Identifier: AGPL-3.0-or-later
// Two devices without a browser that keep records in memory: ours, and one of RxDB with the least that its replication asks for.

import { request as send } from 'node:http'
import { createInterface } from 'node:readline'
import { brotliDecompressSync, createBrotliDecompress, gunzipSync, gzipSync } from 'node:zlib'
import { createRxDatabase } from 'rxdb/plugins/core'
import { replicateRxCollection } from 'rxdb/plugins/replication'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import * as z from 'zod/mini'
import { CopyBlock, CopyHead, type Json, OutboxAnswer, unpack } from '#kernel/sync-protocol.ts'
import type { Target } from './load.ts'

/** What went over a line. */
export interface Traffic {
  requests: number
  down: number
  up: number
}

export const noTraffic = (): Traffic => ({ requests: 0, down: 0, up: 0 })

export interface Asked {
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer
}

/** Asks, and counts what goes over the line as bodies. */
export function ask(traffic: Traffic, url: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = send(url, { method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const came = Buffer.concat(chunks)
        traffic.requests += 1
        traffic.down += came.byteLength
        traffic.up += body?.byteLength ?? 0
        const encoding = response.headers['content-encoding']
        const text = (encoding === 'br' ? brotliDecompressSync(came) : encoding === 'gzip' ? gunzipSync(came) : came).toString('utf8')
        if ((response.statusCode ?? 500) >= 300) reject(new Error(`${url}: ${response.statusCode} ${text.slice(0, 200)}`))
        else resolve(text)
      })
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** The lines of an answer as they come, in brotli, as a device reads them. */
async function* linesOf(traffic: Traffic, url: string, headers: Readonly<Record<string, string>>): AsyncGenerator<string> {
  const unpacked = createBrotliDecompress()
  send(url, { headers }, (response) => {
    traffic.requests += 1
    if (response.statusCode !== 200) unpacked.destroy(new Error(`${url}: ${response.statusCode}`))
    response.on('data', (chunk: Buffer) => {
      traffic.down += chunk.byteLength
    })
    response.on('error', (error) => unpacked.destroy(error))
    response.pipe(unpacked)
  })
    .on('error', (error) => unpacked.destroy(error))
    .end()
  yield* createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY })
}

interface Held {
  readonly version: number
  readonly state: Json
}

export interface OurDevice {
  readonly held: ReadonlyMap<string, Held>
  /** Everything, or what moved since. @returns how many records came */
  readonly take: () => Promise<number>
  /** Sends what was done here, together. */
  readonly push: (items: readonly object[]) => Promise<void>
  readonly traffic: Traffic
}

export function openOurDevice({ url, token }: Target): OurDevice {
  const traffic = noTraffic()
  const held = new Map<string, Held>()
  const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'br' }
  let cursor: string | undefined
  return {
    held,
    traffic,
    take: async () => {
      let head: CopyHead | undefined
      for await (const line of linesOf(traffic, `${url}/api/v1/copy${cursor === undefined ? '' : `?since=${cursor}`}`, headers)) {
        if (head === undefined) {
          head = CopyHead.parse(JSON.parse(line))
          continue
        }
        const { ids, versions, columns } = CopyBlock.parse(JSON.parse(line))
        const states = unpack(columns)
        for (const [nth, id] of ids.entries()) held.set(id, { version: versions[nth] ?? 0, state: states[nth] ?? null })
      }
      if (head === undefined) throw new Error('nothing came')
      cursor = head.cursor
      return head.total
    },
    push: async (items) => {
      const body = gzipSync(JSON.stringify({ items }))
      const sent = { method: 'POST' as const, headers: { ...headers, 'content-type': 'application/gzip' }, body }
      const { items: answers } = OutboxAnswer.parse(JSON.parse(await ask(traffic, `${url}/api/v1/commands`, sent)))
      const refused = answers.find(({ status }) => status >= 300)
      if (refused !== undefined) throw new Error(JSON.stringify(refused))
    },
  }
}

export interface PeerDoc {
  readonly id: string
  readonly version: number
  readonly state: Json
}

const Pulled = z.object({
  documents: z.array(z.looseObject({ id: z.string(), version: z.number(), state: z.unknown(), _deleted: z.boolean() })),
  checkpoint: z.object({ at: z.number() }),
})

export interface PeerDevice {
  /** Sends and takes what there is, both ways. */
  readonly sync: () => Promise<void>
  readonly change: (ids: readonly string[]) => Promise<void>
  readonly count: () => Promise<number>
  readonly traffic: Traffic
  readonly close: () => Promise<void>
}

const BATCH = 1000
let devices = 0

export async function openPeerDevice(url: string): Promise<PeerDevice> {
  devices += 1
  const traffic = noTraffic()
  const db = await createRxDatabase({ name: `people-${devices}`, storage: getRxStorageMemory(), multiInstance: false })
  const { people } = await db.addCollections({
    people: {
      schema: {
        version: 0,
        primaryKey: 'id',
        type: 'object',
        properties: {
          id: { type: 'string', maxLength: 60 },
          version: { type: 'number' },
          state: { type: 'object', additionalProperties: true },
        },
      },
    },
  })
  const headers = { 'accept-encoding': 'gzip', 'content-type': 'application/json' }
  return {
    traffic,
    sync: async () => {
      const replication = replicateRxCollection<Record<string, unknown>, { at: number }>({
        collection: people,
        replicationIdentifier: 'bench',
        live: false,
        pull: {
          batchSize: BATCH,
          handler: async (checkpoint, limit) =>
            Pulled.parse(JSON.parse(await ask(traffic, `${url}/pull?at=${checkpoint?.at ?? 0}&limit=${limit}`, { headers }))),
        },
        push: {
          batchSize: BATCH,
          handler: async (rows) => {
            await ask(traffic, `${url}/push`, { method: 'POST', headers, body: Buffer.from(JSON.stringify(rows)) })
            return []
          },
        },
      })
      const failed = new Promise<never>((_, reject) => replication.error$.subscribe(reject))
      await Promise.race([replication.awaitInitialReplication(), failed])
    },
    change: async (ids) => {
      const found = await people.findByIds([...ids]).exec()
      for (const doc of found.values()) await doc.incrementalPatch({ version: Number(doc.get('version')) + 1 })
    },
    count: () => people.count().exec(),
    close: async () => void (await db.close()),
  }
}
