// SPDX-License-Identifier: AGPL-3.0-or-later
// Fills a database for measurements only. Rules, sealing and hashing run as for every command, and the rows are written by the
// very function that commands call; only many of them share one transaction here.

import type { PersonalDetails } from '#journeys/core/worker.ts'
import { workerAggregate } from '#journeys/server/worker.aggregate.ts'
import type { Actor } from '#kernel/authority.ts'
import { must } from '#kernel/decider.ts'
import { jakartaDate } from '#kernel/time.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { newId } from '#platform/server/new-id.ts'
import { type Commit, type Commits, writeCommits } from '#platform/server/storage/commits.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { startFollower } from '#platform/server/storage/follower.ts'
import { openRecords, type Records } from '#platform/server/storage/records.ts'
import { readRegions } from '#regions/server/region-data.ts'

/** How many people live in one village of the measurement; more people are more villages. */
export const PER_VILLAGE = 250
const BATCH = 500
const WORKERS = 2

// Real ones, since the rules know which there are: those of 35.10 first, then of the regencies after it.
const villages = readRegions()
  .map((region) => region.code)
  .filter((code) => code.length === 13)
  .sort()
const first = villages.findIndex((code) => code.startsWith('35.10.'))

/** How many villages the first regency has; its officers are the readers. */
export const NEAR = villages.filter((code) => code.startsWith('35.10.')).length

export function villageOf(number: number): string {
  return villages[(first + number) % villages.length] ?? ''
}

const women = ['Siti', 'Sri', 'Dewi', 'Rini', 'Wati', 'Yuli', 'Indah', 'Fitri', 'Lestari', 'Nur']
const last = ['Aminah', 'Rahayu', 'Lestari', 'Handayani', 'Wulandari', 'Astuti', 'Santoso', 'Setiawan']

export function personOf(number: number) {
  const name = `${women[number % women.length] ?? ''} ${last[Math.floor(number / 10) % last.length] ?? ''} ${number.toString(36)}`
  const day = String(1 + (number % 28)).padStart(2, '0')
  return { name, sex: 'F' as const, birthDate: `${1980 + (number % 25)}-0${1 + (number % 9)}-${day}` }
}

export const plan = { destination: 'HKG', occupation: 'PENGASUH_LANSIA', scheme: 'G_TO_G' } as const

/** What one command would write. */
export async function caughtFrom(services: Services, change: (records: Records) => Promise<unknown>): Promise<Commit> {
  const caught: Commit[] = []
  // Keeps what would be written and answers nothing, as a committed command does.
  const catcher: Commits = {
    add: async (commits) => {
      caught.push(...commits)
    },
  }
  await change(openRecords(services.db, services.keyring, () => undefined, catcher))
  return must(caught[0], 'what was accepted')
}

type Filled = Partial<PersonalDetails> & { readonly area?: string }

/** What one registration would write. */
export async function commitOf(services: Services, number: number, filled: Filled = {}): Promise<Commit> {
  const { area = villageOf(Math.floor(number / PER_VILLAGE)), ...more } = filled
  // Half were seen by their village.
  const byVillage = number % 2 === 0
  const actor: Actor = {
    userId: 'bench',
    name: 'bench',
    role: byVillage ? 'village-officer' : 'regency-officer',
    officeId: 'bench',
    officeKind: byVillage ? 'VILLAGE' : 'REGENCY',
    prefixes: [area.slice(0, 5)],
  }
  const now = services.clock()
  const call = {
    actor,
    scope: everywhere,
    contract: 'RegisterWorker',
    commandId: newId(),
    input: number,
    now,
    today: jakartaDate(now),
  }
  return caughtFrom(services, (records) =>
    records.change(call, {
      aggregate: workerAggregate(services.regencies),
      key: { regency: area.slice(0, 5), uuid: newId() },
      createIn: area,
      command: { type: 'RegisterWorker', area, plan, personal: { ...personOf(number), ...more } },
      facts: async () => ({}),
      answer: ({ id, version, state }) => ({ id, version, state: state.journey, nextSteps: [] }),
    }),
  )
}

/** Adds files from one number up to another. */
export function fill(services: Services, from: number, to: number, report: (line: string) => void): Promise<void> {
  return fillWith(services, { from, to, commitOf: (number) => commitOf(services, number), what: 'files' }, report)
}

interface Filling {
  readonly from: number
  readonly to: number
  readonly commitOf: (number: number) => Promise<Commit>
  readonly what: string
}

/** Writes what many commands would, many in one transaction. */
export async function fillWith(services: Services, { from, to, commitOf, what }: Filling, report: (line: string) => void): Promise<void> {
  const follower = startFollower(
    services.db,
    async () => () => undefined,
    (error) => report(String(error)),
  )
  let next = from
  async function work(): Promise<void> {
    for (;;) {
      const start = next
      next += BATCH
      if (start >= to) return
      const numbers = Array.from({ length: Math.min(BATCH, to - start) }, (_, index) => start + index)
      const commits = await Promise.all(numbers.map(commitOf))
      await services.db.transaction(everywhere, (tx) => writeCommits(tx.run, commits))
      if ((start + BATCH) % 50_000 === 0) report(`${start + BATCH} of ${to} ${what}`)
    }
  }
  await Promise.all(Array.from({ length: WORKERS }, work))
  await follower.drain()
  await follower.stop()
}
