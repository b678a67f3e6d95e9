// SPDX-License-Identifier: AGPL-3.0-or-later
// Many devices in a process of their own, so that what they do themselves is not taken for what the server needs: each takes its first copy, sends
// one command and takes what moved, comes again when it is told to, and holds what it has against the server's sums in the end.

import { createHash } from 'node:crypto'
import { Agent, type IncomingHttpHeaders, request as send } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { brotliDecompressSync, gzipSync } from 'node:zlib'
import * as z from 'zod/mini'
import { CopyBlock, CopyHead, NO_SUM, OutboxAnswer, type Sum, summed } from '#kernel/sync-protocol.ts'
import { newId } from '#platform/server/new-id.ts'
import { restOf } from '#platform/web/offline/pace.ts'

const Asked = z.object({ url: z.string(), token: z.string(), files: z.array(z.string()), devices: z.number() })

/** After so many looks a copy that still differs has not converged. */
const MOST_LOOKS = 20
const TOGETHER = 20
const BETWEEN_LOOKS_MS = 250

interface Came {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })

function once(url: string, headers: Readonly<Record<string, string>>, body?: Buffer): Promise<Came> {
  return new Promise((resolve, reject) => {
    const request = send(url, { agent, headers, method: body === undefined ? 'GET' : 'POST' }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }))
    })
    request.on('error', reject)
    request.end(body)
  })
}

let turnedAway = 0

/** As a device does: what it is told to try later, it tries later. */
async function ask(url: string, headers: Readonly<Record<string, string>>, body?: Buffer): Promise<Buffer> {
  for (;;) {
    const came = await once(url, headers, body)
    if (came.status === 200) return came.body
    if (came.status !== 503) throw new Error(`${url}: ${came.status} ${came.body.toString('utf8').slice(0, 200)}`)
    turnedAway += 1
    await sleep(restOf(Number(came.headers['retry-after']), Math.random()))
  }
}

interface Lines {
  readonly head: CopyHead
  readonly blocks: readonly Pick<z.output<typeof CopyBlock>, 'part' | 'ids' | 'versions'>[]
}

/** The same bytes go to all who ask for the same: they are read once. */
const read = new Map<string, Lines>()
function linesOf(body: Buffer): Lines {
  const name = createHash('sha256').update(body).digest('base64')
  const known = read.get(name)
  if (known !== undefined) return known
  const [head, ...blocks] = brotliDecompressSync(body).toString('utf8').trimEnd().split('\n')
  const lines = {
    head: CopyHead.parse(JSON.parse(head ?? '')),
    blocks: blocks.map((each) => {
      const { part, ids, versions } = CopyBlock.parse(JSON.parse(each))
      return { part, ids, versions }
    }),
  }
  read.set(name, lines)
  return lines
}

type Served = 'copy' | 'command' | 'changes'

interface Device {
  readonly serve: () => Promise<Readonly<Record<Served, number>>>
  /** Whether it has in the end what the server has. */
  readonly converges: () => Promise<boolean>
}

function openDevice({ url, token }: z.output<typeof Asked>, file: string, alias: string): Device {
  const headers = { authorization: `Bearer ${token}`, 'accept-encoding': 'br' }
  const taken: Lines[] = []
  async function take(): Promise<void> {
    const cursor = taken.at(-1)?.head.cursor
    taken.push(linesOf(await ask(`${url}/api/v1/copy${cursor === undefined ? '' : `?since=${cursor}`}`, headers)))
  }
  const key = newId()
  async function change(): Promise<void> {
    const items = [{ key, contract: 'CorrectPerson', input: { id: file, alias } }]
    const to = { ...headers, 'content-type': 'application/gzip' }
    const { items: answers } = OutboxAnswer.parse(
      JSON.parse(unpacked(await ask(`${url}/api/v1/commands`, to, gzipSync(JSON.stringify({ items }))))),
    )
    if (answers[0]?.status !== 200) throw new Error(JSON.stringify(answers))
  }
  async function timed(work: () => Promise<void>): Promise<number> {
    const begun = performance.now()
    await work()
    return performance.now() - begun
  }
  function holds(): boolean {
    const versions = new Map<string, Map<string, number>>()
    for (const { blocks } of taken) {
      for (const { part, ids, versions: theirs } of blocks) {
        const mine = versions.get(part) ?? new Map<string, number>()
        versions.set(part, mine)
        for (const [nth, id] of ids.entries()) mine.set(id, theirs[nth] ?? 0)
      }
    }
    const said = taken.at(-1)?.head.sums ?? {}
    return Object.entries(said).every(([part, theirs]) => {
      let sum: Sum = NO_SUM
      for (const [id, version] of versions.get(part) ?? []) sum = summed(sum, id.slice(5), version)
      return sum.every((each, nth) => each === theirs[nth])
    })
  }
  return {
    serve: async () => ({ copy: await timed(take), command: await timed(change), changes: await timed(take) }),
    converges: async () => {
      for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
        await take()
        if (holds()) return true
        await sleep(BETWEEN_LOOKS_MS)
      }
      return false
    },
  }
}

const unpacked = (body: Buffer): string => body.toString('utf8')

// Whoever measures is waited for, and ended with.
process.channel?.ref()
process.once('disconnect', () => process.exit(1))
process.once('message', async (message) => {
  const asked = Asked.parse(message)
  const devices = Array.from({ length: asked.devices }, (_, nth) =>
    openDevice(asked, asked.files[nth % asked.files.length] ?? '', `Telepon ${nth}`),
  )
  const begun = performance.now()
  const answers = await Promise.allSettled(devices.map((each) => each.serve()))
  const seconds = (performance.now() - begun) / 1000
  const cpu = process.cpuUsage()
  process.send?.({
    type: 'served',
    seconds,
    turnedAway,
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    served: answers.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])),
    failed: answers.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : [])),
  })
  const rest = devices.values()
  let converged = 0
  const walk = async (): Promise<void> => {
    for (const each of rest) if (await each.converges()) converged += 1
  }
  await Promise.all(Array.from({ length: TOGETHER }, walk))
  process.send?.({ type: 'converged', converged }, () => process.exit(0))
})
process.send?.({ type: 'ready' })
