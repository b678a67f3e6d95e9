// SPDX-License-Identifier: AGPL-3.0-or-later
// Cases of one regency, many of them: one is opened, fifty are listed, all are counted. Each against a handler that does nothing but its one
// statement over a copy of the same table.

import pg from 'pg'
import type { CaseCommand, CaseEvent, CaseFile } from '#cases/core/case.ts'
import { categories } from '#cases/core/case.ts'
import { caseAggregate } from '#cases/server/case.aggregate.ts'
import type { Aggregate } from '#kernel/aggregate.ts'
import type { Actor } from '#kernel/authority.ts'
import { type Decision, must } from '#kernel/decider.ts'
import { addDays, type Instant, jakartaDate, type LocalDate } from '#kernel/time.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { newId } from '#platform/server/new-id.ts'
import type { Commit } from '#platform/server/storage/commits.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { CASE_BASELINE_TABLE } from './case-baseline.ts'
import { caughtFrom, fillWith, NEAR, villageOf } from './fill.ts'
import type { Ground, RunningServer } from './ground.ts'
import { alternate, type Runs, run, type Work } from './load.ts'
import type { Row } from './row.ts'

export const caseRows = ['case-open', 'case-list', 'case-board'] as const
type Job = (typeof caseRows)[number]

const CASES = 200_000
/** Over how many days back they began. */
const DAYS = 1460
const OFFICERS = 40
const WARM_SECONDS = 2
const goals: Readonly<Record<Job, number>> = { 'case-open': 0.4, 'case-list': 0.6, 'case-board': 0.6 }
const title: Readonly<Record<Job, string>> = {
  'case-open': 'open a case',
  'case-list': 'list of 50 cases',
  'case-board': 'board over cases',
}

interface Told {
  readonly complainant: 'KELUARGA'
  readonly category: (typeof categories)[number]
  readonly account: string
  readonly callBack: string
}

function toldOf(number: number): Told {
  const category = categories[number % categories.length] ?? 'GAJI_TIDAK_DIBAYAR'
  const account = `Ia bercerita kepada ibunya tentang bulan ke-${number}. `.repeat(6)
  return { complainant: 'KELUARGA', category, account, callBack: `Lewat ibunya, nomor ${number}` }
}

/** What was done in one case, each so many days after it began: nine of ten are settled. */
function courseOf(number: number): readonly (readonly [days: number, CaseCommand])[] {
  const { category, complainant, ...personal } = toldOf(number)
  const area = villageOf(number % NEAR)
  const intake: CaseCommand = { type: 'RegisterCase', area, complainant, category, procedure: 'BELUM_DIKETAHUI', personal }
  const answered = number % 6
  const settled: readonly (readonly [number, CaseCommand])[] = [
    [answered + 9, { type: 'MoveCase', to: 'CONSULTATION' }],
    [answered + 30, { type: 'MoveCase', to: 'FULFILLED' }],
  ]
  return [
    [0, intake],
    [answered, { type: 'MoveCase', to: 'VERIFIED' }],
    [answered, { type: 'AssignCase', userId: `officer-${number % OFFICERS}` }],
    ...(number % 10 === 0 ? [] : settled),
  ]
}

/** The rules of cases, asked for a whole course at once: as many events as its commands have, and one commit. */
function wholeCourse(actor: Actor, number: number, begun: LocalDate): Aggregate<CaseFile, undefined, CaseEvent> {
  const { decider, ...kept } = caseAggregate
  const decide = (): Decision<CaseEvent> => {
    let state: CaseFile | undefined
    const events: CaseEvent[] = []
    for (const [days, command] of courseOf(number)) {
      const today = addDays(begun, days)
      const officer =
        command.type === 'AssignCase' ? { officer: { userId: command.userId ?? '', name: '', officeId: actor.officeId, active: true } } : {}
      const decision = decider.decide(state, command, { actor, now: `${today}T02:00:00.000Z`, today }, officer)
      if (!decision.ok) return decision
      for (const event of decision.events) state = decider.evolve(state, event)
      events.push(...decision.events)
    }
    return { ok: true, events }
  }
  return { ...kept, decider: { decide, evolve: decider.evolve } }
}

async function commitOf(services: Services, number: number): Promise<Commit> {
  const area = villageOf(number % NEAR)
  const actor: Actor = {
    userId: 'bench',
    name: 'bench',
    role: 'regency-officer',
    officeId: `office-${number % 5}`,
    officeKind: 'REGENCY',
    prefixes: ['35.10'],
  }
  const now: Instant = services.clock()
  const today = jakartaDate(now)
  const begun = addDays(today, -40 - ((number * 7919) % DAYS))
  const call = { actor, scope: everywhere, contract: 'RegisterCase', commandId: newId(), input: number, now, today }
  return caughtFrom(services, (records) =>
    records.change(call, {
      aggregate: wholeCourse(actor, number, begun),
      key: { regency: '35.10', uuid: newId() },
      createIn: area,
      command: undefined,
      facts: async () => undefined,
      answer: () => ({}),
    }),
  )
}

function worksOf(): Readonly<Record<Job, Work>> {
  let turn = 0
  return {
    'case-open': {
      method: 'POST',
      next: () => {
        turn += 1
        return { path: '/api/v1/cases', body: JSON.stringify({ ...toldOf(turn), area: villageOf(turn % NEAR) }) }
      },
    },
    'case-list': { method: 'GET', next: () => ({ path: '/api/v1/cases?state=open&limit=50' }) },
    'case-board': { method: 'GET', next: () => ({ path: '/api/v1/case-board' }) },
  }
}

/** How long our answer to a case that is opened is, so that the baseline's is as long. */
async function measureAnswer(ours: RunningServer, work: Work): Promise<number> {
  const { path, body = '' } = work.next()
  const answer = await fetch(ours.url + path, {
    method: work.method,
    headers: { authorization: `Bearer ${ours.token}`, 'content-type': 'application/json' },
    body,
  })
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
  return (await answer.arrayBuffer()).byteLength
}

/** Who counts everything is one of few: the rest waits for no crowd of them. */
const connectionsOf: Readonly<Record<Job, number | undefined>> = { 'case-open': undefined, 'case-list': undefined, 'case-board': 2 }

// Opening comes last, since it makes the table larger.
const ORDER = ['case-list', 'case-board', 'case-open'] as const satisfies readonly Job[]

interface Wanted {
  readonly names: readonly string[]
  readonly sizes: readonly number[]
  readonly runs: Runs
  readonly note: (line: string) => void
}

export async function* measureCases(ground: Ground, { names, sizes, runs, note }: Wanted): AsyncGenerator<Row> {
  const { services } = ground
  // A quick run is one of few people, and of few cases.
  const cases = Math.min(CASES, must(sizes.toSorted((a, b) => b - a)[0], 'a size'))
  note(`Filling to ${cases} cases.`)
  await fillWith(services, { from: 0, to: cases, commitOf: (number) => commitOf(services, number), what: 'cases' }, note)
  const client = new pg.Client({ connectionString: ground.url })
  await client.connect()
  await client.query(CASE_BASELINE_TABLE)
  await client.query('vacuum analyze')
  await client.query('checkpoint')
  await client.end()
  const works = worksOf()
  const ours = await ground.serve('ours')
  const baseline = await ground.serve('case-baseline', { register: await measureAnswer(ours, works['case-open']), file: 0 })
  try {
    for (const job of ORDER.filter((each) => names.includes(each))) {
      const on = (server: RunningServer, seconds: number) => () => run(server, works[job], seconds, connectionsOf[job])
      await on(ours, WARM_SECONDS)()
      await on(baseline, WARM_SECONDS)()
      const pair = await alternate(on(ours, runs.seconds), on(baseline, runs.seconds), runs.times)
      const ratio = pair.ours / pair.baseline
      const work = `${title[job]}, ${cases.toLocaleString('en')}`
      yield { work, ...pair, unit: 'requests/s', ratio, goal: `${goals[job]} ×`, met: ratio >= goals[job] }
    }
  } finally {
    await ours.stop()
    await baseline.stop()
  }
}
