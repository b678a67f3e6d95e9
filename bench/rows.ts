// SPDX-License-Identifier: AGPL-3.0-or-later
// The rows: what is done, against what, and what is at least wanted.

import * as z from 'zod/mini'
import { measureBackup } from './backup.ts'
import type { AnswerSizes } from './baseline.ts'
import { measureCalls } from './call.ts'
import { caseRows, measureCases } from './cases.ts'
import { measureStart } from './cold-start.ts'
import { measureCrowd } from './crowd.ts'
import { measureDedup } from './dedup.ts'
import { measureDevice } from './device.ts'
import { NEAR, personOf, plan, villageOf } from './fill.ts'
import type { Ground, RunningServer } from './ground.ts'
import { measureImport } from './import.ts'
import { measureLetters } from './letter.ts'
import { alternate, type Runs, run, type Work } from './load.ts'
import type { Row } from './row.ts'
import { measureSearch } from './search.ts'
import { measureSync } from './sync.ts'
import { measureTyping } from './typing.ts'

export interface Wanted {
  readonly names: readonly string[]
  readonly sizes: readonly number[]
  readonly runs: Runs
  readonly note: (line: string) => void
}

/** What stands on a ground of its own, or on none. */
const alone: Readonly<Record<string, (wanted: Wanted) => AsyncGenerator<Row> | Generator<Row>>> = {
  dedup: ({ sizes, runs, note }) => measureDedup(sizes, runs.times, note),
  typing: ({ sizes, note }) => measureTyping(sizes, note),
  search: ({ sizes, note }) => measureSearch(sizes, note),
}

export const rowNames: readonly string[] = [
  'register',
  'by-id',
  'list',
  'growth',
  'cold-start',
  'import',
  'backup',
  'calls',
  'sync',
  'device',
  'devices',
  'letter',
  ...caseRows,
  ...Object.keys(alone),
]

const REGISTER = 100_000
const goals = { register: 0.5, 'by-id': 0.7, list: 1.2 } as const
const growthGoals = { register: 0.8, 'by-id': 0.9, list: 0.9 } as const
type Job = keyof typeof goals
const jobs = ['register', 'by-id', 'list'] as const satisfies readonly Job[]

const VILLAGE = villageOf(7)
const LISTED = `/api/v1/workers?area=${VILLAGE}&state=INTERESTED&limit=50`

/** Ids spread over the regency of the reader. */
async function someIds(ground: Ground): Promise<readonly string[]> {
  const rows = await ground.services.db.transaction({ rows: [''], filter: [''], officeId: '', userId: 'bench' }, (tx) =>
    tx.run("select '3510-' || stream_id as id from worker where regency = '35.10' order by md5(stream_id::text) limit 5000"),
  )
  return rows.map((row) => z.object({ id: z.string() }).parse(row).id)
}

async function worksOf(ground: Ground): Promise<Readonly<Record<Job, Work>>> {
  const ids = await someIds(ground)
  let turn = 0
  const next = (): number => {
    turn += 1
    return turn
  }
  return {
    register: {
      method: 'POST',
      next: () => {
        const number = next()
        const body = { ...personOf(number), ...plan, area: villageOf(number % NEAR) }
        return { path: '/api/v1/workers', body: JSON.stringify(body) }
      },
    },
    'by-id': { method: 'GET', next: () => ({ path: `/api/v1/workers/${ids[next() % ids.length] ?? ''}` }) },
    list: { method: 'GET', next: () => ({ path: LISTED }) },
  }
}

/** How long our answers are, so that the baseline's are as long. */
async function measureAnswers(ours: RunningServer, works: Readonly<Record<Job, Work>>): Promise<AnswerSizes> {
  const bytes = async (work: Work): Promise<number> => {
    const { path, body } = work.next()
    const answer = await fetch(ours.url + path, {
      method: work.method,
      headers: { authorization: `Bearer ${ours.token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body }),
    })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return (await answer.arrayBuffer()).byteLength
  }
  return { register: await bytes(works.register), file: await bytes(works['by-id']) }
}

const WARM_SECONDS = 2
const title = { register: 'register a worker', 'by-id': 'file by id', list: 'list of 50' } as const

async function* againstBaseline(ground: Ground, wanted: Wanted): AsyncGenerator<Row> {
  const works = await worksOf(ground)
  const ours = await ground.serve('ours')
  const baseline = await ground.serve('baseline', await measureAnswers(ours, works))
  try {
    for (const job of jobs.filter((each) => wanted.names.includes(each))) {
      const { times, seconds } = wanted.runs
      await run(ours, works[job], WARM_SECONDS)
      await run(baseline, works[job], WARM_SECONDS)
      const pair = await alternate(
        () => run(ours, works[job], seconds),
        () => run(baseline, works[job], seconds),
        times,
      )
      const ratio = pair.ours / pair.baseline
      yield { work: title[job], ...pair, unit: 'requests/s', ratio, goal: `${goals[job]} ×`, met: ratio >= goals[job] }
    }
  } finally {
    await ours.stop()
    await baseline.stop()
  }
}

// Registering comes last, since it makes the small one larger.
const ORDER = ['list', 'by-id', 'register'] as const satisfies readonly Job[]

interface Sizes {
  readonly large: Ground
  readonly small: Ground
  readonly names: Readonly<Record<'large' | 'small', string>>
  readonly runs: Runs
}

async function* againstItself({ large, small, names, runs: { times, seconds } }: Sizes): AsyncGenerator<Row> {
  const sides = { large: await worksOf(large), small: await worksOf(small) }
  const onLarge = await large.serve('ours')
  const onSmall = await small.serve('ours')
  try {
    for (const job of ORDER) {
      await run(onLarge, sides.large[job], WARM_SECONDS)
      await run(onSmall, sides.small[job], WARM_SECONDS)
      const pair = await alternate(
        () => run(onLarge, sides.large[job], seconds),
        () => run(onSmall, sides.small[job], seconds),
        times,
      )
      const ratio = pair.ours / pair.baseline
      const goal = `${growthGoals[job]} × ${names.small}`
      yield { work: `${title[job]} ${names.large}`, ...pair, unit: 'requests/s', ratio, goal, met: ratio >= growthGoals[job] }
    }
  } finally {
    await onLarge.stop()
    await onSmall.stop()
  }
}

/** A larger database and a small one in turn: an hour passes between the sizes, and the machine does not stay as it was. */
async function* growth(large: Ground, openSmall: () => Promise<Ground>, wanted: Wanted): AsyncGenerator<Row> {
  const [smallest = 10_000, ...sizes] = wanted.sizes
  for (const people of sizes) {
    await large.grow(people)
    const small = await openSmall()
    try {
      await small.grow(smallest)
      const names = { large: `at ${people.toLocaleString('en')} people`, small: `itself at ${smallest.toLocaleString('en')}` }
      yield* againstItself({ large, small, names, runs: wanted.runs })
    } finally {
      await small.close()
    }
  }
}

const IMPORTED = 100_000

/** Into an empty register: an office that moves in. */
async function* importing(openGround: () => Promise<Ground>, { sizes, note }: Wanted): AsyncGenerator<Row> {
  const ground = await openGround()
  try {
    yield* measureImport(ground, sizes.includes(IMPORTED) ? IMPORTED : (sizes[0] ?? IMPORTED), note)
  } finally {
    await ground.close()
  }
}

/** On a ground of its own. */
async function* withGround(
  openGround: () => Promise<Ground>,
  { note }: Wanted,
  measure: (ground: Ground, note: Wanted['note']) => AsyncGenerator<Row>,
): AsyncGenerator<Row> {
  const ground = await openGround()
  try {
    yield* measure(ground, note)
  } finally {
    await ground.close()
  }
}

/** Many cases of one regency, as many as its largest size, and no files. */
async function* ofCases(openGround: () => Promise<Ground>, wanted: Wanted): AsyncGenerator<Row> {
  const ground = await openGround()
  try {
    yield* measureCases(ground, wanted)
  } finally {
    await ground.close()
  }
}

/** A register with 100,000 files, or as many as there are to be at most. */
async function* backingUp(openGround: () => Promise<Ground>, { sizes, runs, note }: Wanted): AsyncGenerator<Row> {
  const ground = await openGround()
  try {
    yield* measureBackup(ground, sizes.includes(REGISTER) ? REGISTER : (sizes[0] ?? REGISTER), runs.times, note)
  } finally {
    await ground.close()
  }
}

/** Files of a regency, and the devices of its office. */
async function* syncing(openGround: () => Promise<Ground>, { runs, note }: Wanted): AsyncGenerator<Row> {
  const ground = await openGround()
  try {
    yield* measureSync(ground, runs, note)
  } finally {
    await ground.close()
  }
}

async function* onGround(openGround: () => Promise<Ground>, wanted: Wanted): AsyncGenerator<Row> {
  const ground = await openGround()
  try {
    if (jobs.some((job) => wanted.names.includes(job))) {
      await ground.grow(wanted.sizes[0] ?? 10_000)
      yield* againstBaseline(ground, wanted)
    }
    if (wanted.names.includes('cold-start')) yield* measureStart(wanted.runs.times, wanted.note)
    if (wanted.names.includes('import')) yield* importing(openGround, wanted)
    if (wanted.names.includes('backup')) yield* backingUp(openGround, wanted)
    if (wanted.names.includes('sync')) yield* syncing(openGround, wanted)
    if (wanted.names.includes('calls')) yield* withGround(openGround, wanted, measureCalls)
    if (wanted.names.includes('device')) yield* withGround(openGround, wanted, (at, note) => measureDevice(at, wanted.runs.times, note))
    if (wanted.names.includes('devices')) yield* withGround(openGround, wanted, measureCrowd)
    if (wanted.names.includes('letter')) yield* withGround(openGround, wanted, measureLetters)
    if (caseRows.some((name) => wanted.names.includes(name))) yield* ofCases(openGround, wanted)
    if (wanted.names.includes('growth') && wanted.sizes.length > 1) yield* growth(ground, openGround, wanted)
  } finally {
    await ground.close()
  }
}

/** Every row that is wanted, as soon as it is measured. */
export async function* rows(openGround: () => Promise<Ground>, wanted: Wanted): AsyncGenerator<Row> {
  for (const [name, measure] of Object.entries(alone)) if (wanted.names.includes(name)) yield* measure(wanted)
  if (wanted.names.some((name) => !(name in alone))) yield* onGround(openGround, wanted)
}
