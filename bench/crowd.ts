// SPDX-License-Identifier: AGPL-3.0-or-later
// A thousand telephones in the same moment, as after an hour without a network: each takes its first copy, sends one command and takes what moved.
// Somebody works at a desk meanwhile.

import { spawn } from 'node:child_process'
import { on } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'
import { commitOf, fillWith } from './fill.ts'
import type { Ground, RunningServer } from './ground.ts'
import type { Target } from './load.ts'
import { aloneRow, type Row } from './row.ts'
import { moreOf } from './sync.ts'
import { openOurDevice } from './sync-clients.ts'

const DEVICES = 1000
const FILES = 2000
/** What a telephone waits for at most, coming again included. */
const PATIENCE_MS = 60_000
/** What somebody at a desk takes for at once. */
const AT_ONCE_MS = 1000
const MEMORY_EVERY_MS = 100
/** At a desk something is asked so often. */
const PAUSE_MS = 100
const QUIET_MS = 5000

const works = ['copy', 'command', 'changes'] as const
const named = { copy: 'first copy', command: 'a command', changes: 'what moved since' } as const
const Times = z.record(z.enum(works), z.number())
const Said = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('served'),
    seconds: z.number(),
    turnedAway: z.number(),
    cpuSeconds: z.number(),
    served: z.array(Times),
    failed: z.array(z.string()),
  }),
  z.object({ type: z.literal('converged'), converged: z.number() }),
  z.object({ type: z.literal('ready') }),
])

function memoryOf(pid: number): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1000
}

const share = (times: readonly number[], of: number): number => times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * of)] ?? 0

/** At a desk: the list, a file, and a change of it, one after the other, until told to stop. @returns how long each took */
async function workAtDesk({ url, token }: Target, file: string, until: AbortSignal): Promise<readonly number[]> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const times: number[] = []
  for (let nth = 0; !until.aborted; nth += 1) {
    const alias = { method: 'POST', body: JSON.stringify({ alias: `Meja ${nth}` }) }
    for (const [path, init] of [['/workers?limit=50'], [`/workers/${file}`], [`/workers/${file}/person`, alias]] as const) {
      const begun = performance.now()
      const answer = await fetch(`${url}/api/v1${path}`, { headers, ...init })
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
      times.push(performance.now() - begun)
      await sleep(PAUSE_MS)
    }
  }
  return times
}

interface Crowd {
  readonly next: () => Promise<z.output<typeof Said>>
  readonly ends: () => void
}

/** A thousand devices, in a process of their own. */
function openCrowd(target: Target, files: readonly string[]): Crowd {
  const program = fileURLToPath(new URL('crowd-devices.ts', import.meta.url))
  const child = spawn(process.execPath, [...process.execArgv, program], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const messages = on(child, 'message', { close: ['exit'] })
  child.once('message', () => child.send({ ...target, files, devices: DEVICES }))
  return {
    next: async () => Said.parse((await messages.next()).value?.[0]),
    ends: () => void child.kill(),
  }
}

/** All devices at once, and whoever works at a desk until the last of them is served. */
async function measureBoth(ours: RunningServer, desk: string, files: readonly string[]) {
  let most = memoryOf(ours.pid)
  const watch = setInterval(() => {
    most = Math.max(most, memoryOf(ours.pid))
  }, MEMORY_EVERY_MS)
  const over = new AbortController()
  const crowd = openCrowd(ours, files)
  try {
    await crowd.next()
    const [said, busy] = await Promise.all([crowd.next().finally(() => over.abort()), workAtDesk(ours, desk, over.signal)])
    const settled = await crowd.next()
    if (said.type !== 'served' || settled.type !== 'converged') throw new Error('the devices said something else')
    return { said, busy, most, converged: settled.converged }
  } finally {
    clearInterval(watch)
    crowd.ends()
  }
}

export async function* measureCrowd(ground: Ground, note: (line: string) => void): AsyncGenerator<Row> {
  const { services } = ground
  const commit = (number: number) => commitOf(services, number, moreOf(number))
  await fillWith(services, { from: 0, to: FILES, commitOf: commit, what: 'files' }, note)
  await ground.grow(0)
  const ours = await ground.serve('ours')
  try {
    const first = openOurDevice(ours)
    await first.take()
    const [desk = '', ...files] = [...first.held].flatMap(([id, { version }]) => (version === 1 ? [id] : []))
    const quiet = await workAtDesk(ours, desk, AbortSignal.timeout(QUIET_MS))
    const { said, busy, most, converged } = await measureBoth(ours, desk, files)
    for (const each of said.failed.slice(0, 3)) note(each)
    note(`The devices themselves took ${Math.round(said.cpuSeconds)} s of processor.`)
    const all = `${DEVICES.toLocaleString('en')} devices at once`
    yield aloneRow(`${all}: not served`, DEVICES - said.served.length, 'devices', 0)
    yield aloneRow(`${all}: not like the server in the end`, DEVICES - converged, 'devices', 0)
    yield aloneRow(`${all}: told to come again`, said.turnedAway, 'times', undefined)
    yield aloneRow(`${all}: all served`, said.seconds, 's', undefined)
    for (const work of works) {
      const times = said.served.flatMap((each) => each[work] ?? [])
      yield aloneRow(`${all}: ${named[work]}, median`, share(times, 0.5), 'ms', undefined)
      yield aloneRow(`${all}: ${named[work]}, 95 of 100`, share(times, 0.95), 'ms', undefined)
      yield aloneRow(`${all}: ${named[work]}, 99 of 100`, share(times, 0.99), 'ms', PATIENCE_MS)
    }
    yield aloneRow(`${all}: at a desk before, median`, share(quiet, 0.5), 'ms', undefined)
    yield aloneRow(`${all}: at a desk meanwhile, median`, share(busy, 0.5), 'ms', undefined)
    yield aloneRow(`${all}: at a desk meanwhile, 95 of 100`, share(busy, 0.95), 'ms', AT_ONCE_MS)
    yield aloneRow(`${all}: at a desk meanwhile, slowest`, share(busy, 1), 'ms', undefined)
    yield aloneRow(`${all}: memory of the server`, most, 'MB', undefined)
  } finally {
    await ours.stop()
  }
}
