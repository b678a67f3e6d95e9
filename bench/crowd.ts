// SPDX-License-Identifier: AGPL-3.0-or-later
// A thousand telephones in the same moment, as after an hour without a network: each takes its first copy and sends one command.

import { readFileSync } from 'node:fs'
import { newId } from '#platform/server/new-id.ts'
import { commitOf, fillWith } from './fill.ts'
import type { Ground } from './ground.ts'
import type { Target } from './load.ts'
import { aloneRow, type Row } from './row.ts'
import { moreOf } from './sync.ts'
import { openOurDevice } from './sync-clients.ts'

const DEVICES = 1000
const FILES = 2000
/** What a telephone waits for at most. */
const PATIENCE_MS = 60_000
const MEMORY_EVERY_MS = 100

function memoryOf(pid: number): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1000
}

interface Served {
  readonly copied: number
  readonly sent: number
}

/** @throws where anything but what was asked comes back */
async function serve(target: Target, file: (nth: number) => string, nth: number): Promise<Served> {
  const device = openOurDevice(target)
  const headers = { authorization: `Bearer ${target.token}`, 'accept-encoding': 'br' }
  const begun = performance.now()
  // Taken as it comes and not read: what a thousand devices would spend on that is not the server's.
  const answer = await fetch(`${target.url}/api/v1/copy`, { headers })
  await answer.arrayBuffer()
  if (!answer.ok) throw new Error(String(answer.status))
  const copied = performance.now() - begun
  await device.push([{ key: newId(), contract: 'CorrectPerson', input: { id: file(nth), alias: `Telepon ${nth}` } }])
  return { copied, sent: performance.now() - begun - copied }
}

const share = (times: readonly number[], of: number): number => times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * of)] ?? 0

export async function* measureCrowd(ground: Ground, note: (line: string) => void): AsyncGenerator<Row> {
  const { services } = ground
  const commit = (number: number) => commitOf(services, number, moreOf(number))
  await fillWith(services, { from: 0, to: FILES, commitOf: commit, what: 'files' }, note)
  await ground.grow(0)
  const ours = await ground.serve('ours')
  try {
    const first = openOurDevice(ours)
    await first.take()
    const ids = [...first.held].flatMap(([id, { version }]) => (version === 1 ? [id] : []))
    const before = memoryOf(ours.pid)
    let most = before
    const watch = setInterval(() => {
      most = Math.max(most, memoryOf(ours.pid))
    }, MEMORY_EVERY_MS)
    const begun = performance.now()
    const answers = await Promise.allSettled(
      Array.from({ length: DEVICES }, (_, nth) => serve(ours, (which) => ids[which % ids.length] ?? '', nth)),
    )
    const seconds = (performance.now() - begun) / 1000
    clearInterval(watch)
    const served = answers.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    for (const each of answers.filter(({ status }) => status === 'rejected').slice(0, 3))
      note(JSON.stringify(each, Object.getOwnPropertyNames(each)))
    const copies = served.map(({ copied }) => copied)
    const sends = served.map(({ sent }) => sent)
    const all = DEVICES.toLocaleString('en')
    yield aloneRow(`${all} devices at once: not served`, DEVICES - served.length, 'devices', 0)
    yield aloneRow(`${all} devices at once: all served`, seconds, 's', undefined)
    yield aloneRow(`${all} devices at once: first copy, median`, share(copies, 0.5), 'ms', undefined)
    yield aloneRow(`${all} devices at once: first copy, slowest`, share(copies, 1), 'ms', PATIENCE_MS)
    yield aloneRow(`${all} devices at once: a command, median`, share(sends, 0.5), 'ms', undefined)
    yield aloneRow(`${all} devices at once: a command, slowest`, share(sends, 1), 'ms', PATIENCE_MS)
    yield aloneRow(`${all} devices at once: memory of the server`, most, 'MB', undefined)
  } finally {
    await ours.stop()
  }
}
