// SPDX-License-Identifier: AGPL-3.0-or-later
// What a device takes and sends: ten thousand files at first, a hundred that changed, a hundred changed on it, and ten devices that begin at
// once; against RxDB's replication of the same records to a server that does nothing but keep them in memory.

import { readFileSync } from 'node:fs'
import { newId } from '#platform/server/new-id.ts'
import { commitOf, fillWith, personOf } from './fill.ts'
import type { Ground, RunningServer } from './ground.ts'
import { serveProgram } from './ground.ts'
import { median, type Runs, type Target } from './load.ts'
import type { Row } from './row.ts'
import {
  ask,
  noTraffic,
  type OurDevice,
  openOurDevice,
  openPeerDevice,
  type PeerDevice,
  type PeerDoc,
  type Traffic,
} from './sync-clients.ts'

const RECORDS = 10_000
const CHANGED = 100
const DEVICES = 10
/** Of what `/proc` counts in. */
const TICKS_PER_SECOND = 100

/** As much as stands in a file that was filled in: some 600 B. */
export const moreOf = (number: number) => ({
  nik: `351004410799${String(number).padStart(4, '0')}`,
  phone: `+62812${String(30_000_000 + number * 17)}`,
  alias: personOf(number * 3).name,
  motherName: personOf(number * 7 + 1).name,
  passport: `C${String(1_000_000 + number * 13)}`,
  familyCard: `351004010199${String(number * 3 + 1).padStart(4, '0')}`,
  occupation: 'Pekerja harian di kebun dan warung',
  family: [
    {
      key: 'SPOUSE-1',
      relation: 'SPOUSE' as const,
      name: `Budi ${personOf(number * 11).name}`,
      phone: `+62857${String(20_000_000 + number * 19)}`,
    },
  ],
})

interface Measured {
  readonly seconds: number
  readonly traffic: Traffic
}

async function measured(traffic: Traffic, work: () => Promise<unknown>): Promise<Measured> {
  const before = { ...traffic }
  const begun = performance.now()
  await work()
  const seconds = (performance.now() - begun) / 1000
  const { requests, down, up } = traffic
  return { seconds, traffic: { requests: requests - before.requests, down: down - before.down, up: up - before.up } }
}

/** The processor's time of a process, in seconds. */
function spentBy(pid: number): number {
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  const fields = rest.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

const correction = (id: string, alias: string) => ({ key: newId(), contract: 'CorrectPerson', input: { id, alias } })

interface Sides {
  readonly ours: Target & { readonly pid: number }
  readonly peer: Target
}

interface Anew {
  readonly startAnew: () => Promise<RunningServer>
}

/** Changes so many records on both servers, and waits until ours has told of them. */
async function changeMeanwhile({ ours, peer }: Sides, watcher: OurDevice, ids: readonly string[], turn: number): Promise<void> {
  await openOurDevice(ours).push(ids.map((id, nth) => correction(id, `Lain ${turn}-${nth}`)))
  for (let came = 0; came < ids.length; ) came += await watcher.take()
  await load(peer, docsOf(watcher, ids))
}

const docsOf = ({ held }: OurDevice, ids: readonly string[]): readonly PeerDoc[] =>
  ids.flatMap((id) => {
    const known = held.get(id)
    return known === undefined ? [] : [{ id, version: known.version, state: known.state }]
  })

async function load(peer: Target, docs: readonly PeerDoc[]): Promise<void> {
  const body = Buffer.from(JSON.stringify(docs.map((doc) => ({ ...doc, _deleted: false }))))
  await ask(noTraffic(), `${peer.url}/load`, { method: 'POST', body })
}

type Work = 'start' | 'first' | 'ready' | 'down' | 'up'
type Round = Readonly<Record<Work, readonly [ours: Measured, peer: Measured]>>

async function oneRound({ startAnew, ...sides }: Sides & Anew, watcher: OurDevice, ids: readonly string[], turn: number): Promise<Round> {
  const mine = openOurDevice(sides.ours)
  const theirs: PeerDevice = await openPeerDevice(sides.peer.url)
  const some = (from: number): readonly string[] => ids.slice((turn * 2 + from) * CHANGED, (turn * 2 + from + 1) * CHANGED)
  // The same program, of which nobody has asked anything yet.
  const begun = await startAnew()
  // What it reads ahead at its start, a search waits for.
  await ask(noTraffic(), `${begun.url}/api/v1/people?q=Siti`, { headers: { authorization: `Bearer ${begun.token}` } })
  const earliest = openOurDevice(begun)
  const start = await measured(earliest.traffic, earliest.take).finally(begun.stop)
  // Something changed since the last round: what is ready is of before.
  await changeMeanwhile(sides, watcher, some(0), turn)
  const first = [await measured(mine.traffic, mine.take), await measured(theirs.traffic, theirs.sync)] as const
  // The next device of the same office.
  const next = openOurDevice(sides.ours)
  const ready = [await measured(next.traffic, next.take), first[1]] as const
  if (mine.held.size < RECORDS || (await theirs.count()) < RECORDS) throw new Error('not everything came')
  await changeMeanwhile(sides, watcher, some(1), turn)
  const down = [await measured(mine.traffic, mine.take), await measured(theirs.traffic, theirs.sync)] as const
  const items = some(0).map((id, nth) => correction(id, `Di sini ${turn}-${nth}`))
  await theirs.change(some(0))
  const up = [await measured(mine.traffic, () => mine.push(items)), await measured(theirs.traffic, theirs.sync)] as const
  for (let came = 0; came < items.length; ) came += await watcher.take()
  await theirs.close()
  return { start: [start, first[1]], first, ready, down, up }
}

const title: Readonly<Record<Work, string>> = {
  start: `first sync of ${RECORDS.toLocaleString('en')} records, the first since the server began`,
  first: `first sync of ${RECORDS.toLocaleString('en')} records`,
  ready: 'the same by the next device',
  down: `sync of ${CHANGED} changed records`,
  up: `sending ${CHANGED} changed records`,
}
const limits: Readonly<Record<Work, { readonly kilobytes: number; readonly requests: number }>> = {
  start: { kilobytes: 700, requests: 3 },
  first: { kilobytes: 700, requests: 3 },
  ready: { kilobytes: 700, requests: 3 },
  down: { kilobytes: 10, requests: 1 },
  up: { kilobytes: 20, requests: 1 },
}

function rowsOf(work: Work, rounds: readonly Round[]): readonly Row[] {
  const of = (pick: (measured: Measured) => number, side: 0 | 1): number => median(rounds.map((round) => pick(round[work][side])))
  const took = ({ seconds }: Measured): number => seconds * 1000
  const size = ({ traffic }: Measured): number => (work === 'up' ? traffic.up : traffic.down) / 1000
  const [time, peerTime, kilobytes, peerKilobytes] = [of(took, 0), of(took, 1), of(size, 0), of(size, 1)]
  const requests = of(({ traffic }) => traffic.requests, 0)
  const limit = limits[work]
  return [
    { work: title[work], ours: time, baseline: peerTime, unit: 'ms', ratio: time / peerTime, goal: '≤ 1 ×', met: time <= peerTime },
    {
      work: `${title[work]}, in ${requests} requests`,
      ours: kilobytes,
      baseline: peerKilobytes,
      unit: 'KB',
      ratio: kilobytes / peerKilobytes,
      goal: `≤ ${limit.kilobytes} KB in ${limit.requests}`,
      met: kilobytes <= limit.kilobytes && requests <= limit.requests,
    },
  ]
}

/** Ten devices begin at once; counted is what our server spends on each. */
async function* atOnce({ ours }: Sides, watcher: OurDevice, ids: readonly string[], times: number): AsyncGenerator<Row> {
  const spent: number[] = []
  const took: number[] = []
  for (let nth = 0; nth < times; nth += 1) {
    // Something changed: what is ready is of before.
    await openOurDevice(ours).push(ids.slice(0, 1).map((id) => correction(id, `Sekaligus ${nth}`)))
    for (let came = 0; came === 0; ) came = await watcher.take()
    const before = spentBy(ours.pid)
    const headers = { authorization: `Bearer ${ours.token}`, 'accept-encoding': 'br' }
    const begun = performance.now()
    // Taken as it comes and not read: what the devices spend is not the server's.
    await Promise.all(
      Array.from(
        { length: DEVICES },
        async () => void (await fetch(`${ours.url}/api/v1/copy`, { headers }).then((answer) => answer.arrayBuffer())),
      ),
    )
    took.push((performance.now() - begun) / 1000)
    spent.push((spentBy(ours.pid) - before) / DEVICES)
  }
  const each = median(spent) * 1000
  yield {
    work: `${DEVICES} first syncs at once, server CPU each`,
    ours: each,
    baseline: null,
    unit: 'ms',
    ratio: null,
    goal: '≤ 300 ms',
    met: each <= 300,
  }
  yield {
    work: `${DEVICES} first syncs at once, all done`,
    ours: median(took) * 1000,
    baseline: null,
    unit: 'ms',
    ratio: null,
    goal: '–',
    met: true,
  }
}

export async function* measureSync(ground: Ground, { times }: Runs, note: (line: string) => void): AsyncGenerator<Row> {
  const filling = { from: 0, to: RECORDS, commitOf: (number: number) => commitOf(ground.services, number, moreOf(number)), what: 'files' }
  await fillWith(ground.services, filling, note)
  await ground.grow(0)
  const ours = await ground.serve('ours')
  const peer = await serveProgram('sync-peer.ts', [])
  const sides = { ours, peer }
  try {
    const watcher = openOurDevice(ours)
    await watcher.take()
    const ids = [...watcher.held.keys()].filter((id) => watcher.held.get(id)?.version === 1)
    await load(peer, docsOf(watcher, ids))
    const bytes = Buffer.byteLength(JSON.stringify(docsOf(watcher, ids))) / ids.length
    note(`${ids.length} records of ${Math.round(bytes)} B each.`)
    const rounds: Round[] = []
    for (let turn = 0; turn < times; turn += 1)
      rounds.push(await oneRound({ ...sides, startAnew: () => ground.serve('ours') }, watcher, ids, turn))
    for (const work of ['start', 'first', 'ready', 'down', 'up'] as const) yield* rowsOf(work, rounds)
    yield* atOnce(sides, watcher, ids, times)
  } finally {
    await peer.stop()
    await ours.stop()
  }
}
