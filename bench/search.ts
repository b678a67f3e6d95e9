// SPDX-License-Identifier: AGPL-3.0-or-later
// Somebody is looked for by a damaged name among very many: our index, with the reader's authority and the rows read under it, against a trigram index
// of PostgreSQL over the same table (`pg_trgm` GIN, threshold 0.4, the ten most similar), query by query in turn.

import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { seeded } from '#apps/demo/random.ts'
import { migrations } from '#apps/server.ts'
import { createPlaceNames } from '#journeys/core/place-names.ts'
import { createRegencyPeople, type RegencyPeople } from '#journeys/server/regency-people.ts'
import { findCards } from '#journeys/server/worker.store.ts'
import { searchKey } from '#people/core/name.ts'
import { startEmbedded } from '#platform/server/embedded/embedded.ts'
import { newId } from '#platform/server/new-id.ts'
import { openDatabase, type Scope } from '#platform/server/storage/database.ts'
import { migrate } from '#platform/server/storage/migrate.ts'
import { placesWithin } from '#regions/server/register.ts'
import type { Row } from './row.ts'
import { makeWorld, type World } from './world.ts'
import { damagedQuery } from './world-faults.ts'

const SEED = 2027
const LEAST = 100_000
const REGENCY = '35.10'
const QUERIES = 1000
const WARM = 100
const BEST = 10
const BATCH = 10_000
const goals = { recall: 0.96, ratio: 0.2 } as const

const officer: Scope = { rows: [REGENCY], filter: [REGENCY], officeId: 'bench', userId: 'bench' }

const INSERT = `insert into worker (regency, stream_id, version, area, name, name_key, sex, state, since, scheme, registered_on, card, stage, stage_since)
select '${REGENCY}', id, 1, area, name, name_key, 'F', 'INTERESTED', '2026-01-01', 'P_TO_P', '2026-01-01', '{', 'registered', '2026-01-01'
from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) p(id, area, name, name_key)`

const SIMILAR = `select name from worker where regency = '${REGENCY}' and lower(name) % lower($1) order by similarity(lower(name), lower($1)) desc limit ${BEST}`

async function fillWith(world: World, client: pg.Client): Promise<RegencyPeople> {
  const people = createRegencyPeople(REGENCY, createPlaceNames(placesWithin(REGENCY)))
  for (let from = 0; from < world.size; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, world.size - from) }, (_, nth) => {
      const { name, sex, birthDate, area, motherName } = world.person(from + nth)
      return { uuid: newId(), area, person: { name, sex, birthDate, ...(motherName === undefined ? {} : { motherName }) } }
    })
    for (const row of rows) people.put({ ...row, letIn: [] })
    await client.query(INSERT, [
      rows.map((row) => row.uuid),
      rows.map((row) => row.area),
      rows.map((row) => row.person.name),
      rows.map((row) => searchKey(row.person.name)),
    ])
  }
  return people
}

interface Measured {
  readonly times: number[]
  found: number
}

const at = ({ times }: Measured, share: number): number => times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * share)] ?? 0

async function measureOne(size: number, folder: string, note: (line: string) => void): Promise<readonly Row[]> {
  const embedded = await startEmbedded({ data: folder })
  const client = new pg.Client({ connectionString: embedded.url })
  await client.connect()
  try {
    await migrate(embedded.url, migrations)
    const world = makeWorld(SEED, size)
    note(`Filling with ${size} people and two indexes.`)
    const people = await fillWith(world, client)
    await client.query('create extension if not exists pg_trgm')
    await client.query('create index bench_similar on worker using gin (lower(name) gin_trgm_ops)')
    await client.query('vacuum analyze worker')
    await client.query('set pg_trgm.similarity_threshold = 0.4')
    const db = openDatabase({ connectionString: embedded.url, poolSize: 2 })
    const random = seeded(SEED)
    const ours: Measured = { times: [], found: 0 }
    const theirs: Measured = { times: [], found: 0 }

    async function ask(text: string): Promise<readonly string[]> {
      const found = people.find({ words: text, scope: officer, limit: BEST, roles: ['name', 'alias', 'mother'] })
      const cards = await findCards(
        db,
        officer,
        found.map(({ uuid }) => ({ regency: REGENCY, uuid })),
      )
      return cards.map(({ name }) => searchKey(name))
    }
    async function similar(text: string): Promise<readonly string[]> {
      return (await client.query<{ name: string }>(SIMILAR, [text])).rows.map(({ name }) => searchKey(name))
    }
    async function hold(measured: Measured, { find, text, wanted }: { find: typeof ask; text: string; wanted: string }): Promise<void> {
      const from = performance.now()
      const names = await find(text)
      measured.times.push(performance.now() - from)
      if (names.includes(wanted)) measured.found += 1
    }

    for (let nth = 0; nth < WARM + QUERIES; nth += 1) {
      const { name } = world.person(random.between(0, size - 1))
      const { text } = damagedQuery(random, name)
      if (nth === WARM) for (const each of [ours, theirs]) Object.assign(each, { found: 0, times: each.times.splice(0, 0) })
      await hold(ours, { find: ask, text, wanted: searchKey(name) })
      await hold(theirs, { find: similar, text, wanted: searchKey(name) })
    }
    await db.close()

    const people_ = `${size.toLocaleString('en')} people`
    const recall = { ours: ours.found / QUERIES, theirs: theirs.found / QUERIES }
    const timed = (work: string, share: number): Row => {
      const ratio = at(ours, share) / at(theirs, share)
      return {
        work: `name search, ${work}, ${people_}`,
        ours: at(ours, share),
        baseline: at(theirs, share),
        unit: 'ms',
        ratio,
        goal: `≤ ${goals.ratio} ×`,
        met: ratio <= goals.ratio,
      }
    }
    return [
      {
        work: `name search, recall@${BEST}, ${people_}`,
        ours: 100 * recall.ours,
        baseline: 100 * recall.theirs,
        unit: '%',
        ratio: null,
        goal: `≥ ${100 * goals.recall} %`,
        met: recall.ours >= goals.recall,
      },
      timed('median', 0.5),
      timed('p99', 0.99),
    ]
  } finally {
    await client.end()
    await embedded.stop()
  }
}

export async function* measureSearch(sizes: readonly number[], note: (line: string) => void): AsyncGenerator<Row> {
  const large = sizes.filter((size) => size >= LEAST)
  for (const size of large.length > 0 ? large : [LEAST]) {
    const folder = mkdtempSync(join(tmpdir(), 'kawal-search-'))
    // The database may run as another user, who must be able to enter.
    chmodSync(folder, 0o711)
    try {
      yield* await measureOne(size, join(folder, 'data'), note)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
