// SPDX-License-Identifier: AGPL-3.0-or-later
// The one way to PostgreSQL. The pool acts as `kawal_app`, which owns nothing and is subject to row-level security.

import pg from 'pg'
import { isInsideAny } from '#kernel/area.ts'
import { guestOn, isSealed, letsIn, SEAL } from '#kernel/letting.ts'
import type { Instant, LocalDate } from '#kernel/time.ts'
import { openLanes } from '#platform/server/storage/lane.ts'

export const APP_ROLE = 'kawal_app'

// A `date` column is a calendar day, not an instant: it stays the text PostgreSQL sends.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** What one reader may see: `rows` is enforced by the database, `filter` by the query; a healthy caller has both the same. */
export interface Scope {
  readonly rows: readonly string[]
  readonly filter: readonly string[]
  readonly officeId: string
  readonly userId: string
  /** Without it, records that let the office in for a time do not. */
  readonly today?: LocalDate
  /** Without it, records that were opened to the office for hours do not. */
  readonly now?: Instant
  /** May read the log of commands. */
  readonly log?: true
}

/** Whether a reader may reach a record at `area`, into which the offices `letIn` were let: the wall in front of the database's own. */
export function within(scope: Scope, area: string, letIn: readonly string[] = []): boolean {
  if (isSealed(letIn)) return letsIn(letIn, guestIn(scope)) || scope.filter.includes(SEAL)
  return isInsideAny(area, scope.filter) || letsIn(letIn, guestIn(scope))
}

/** As whom this reader asks records that lie outside its places; what a statement hands to `lets_in`. */
export function guestIn({ officeId, today, now }: Pick<Scope, 'officeId' | 'today' | 'now'>): string {
  return guestOn(officeId, today, now)
}

/** For work of the system itself: projections and jobs. Sealed records are not in it. */
export const everywhere: Scope = { rows: [''], filter: [''], officeId: '', userId: 'system', log: true }

/** For what keeps rows and opens none: the hash chain, heads, the feed's order, erasing. Sealed records are in it, and no key of theirs. */
export const custody: Scope = { ...everywhere, rows: ['', SEAL], filter: ['', SEAL] }

export type DbRow = Readonly<Record<string, unknown>>

/** Runs one parameterised statement; the rows are parsed by the store that asked. */
export interface Tx {
  readonly run: (text: string, values?: readonly unknown[]) => Promise<readonly DbRow[]>
  /** For a library that writes its own SQL: nothing is prepared, and without values the text may hold several statements. */
  readonly plain: (text: string, values?: readonly unknown[]) => Promise<readonly DbRow[]>
}

export interface TransactionOptions {
  /** Every statement sees the database as it is at the first one. */
  readonly consistent?: true
}

export interface Database extends Tx {
  /** A few rows by their key, asked together with whatever else is asked at the same time. */
  readonly byKey: Tx['run']
  /** A short statement that is a whole transaction, and writes for many who were gathered for it. */
  readonly write: Tx['run']
  /** One statement under one reader's authority, in one round trip. */
  readonly read: (scope: Scope, text: string, values?: readonly unknown[]) => Promise<readonly DbRow[]>
  /** The same for what an index gives at once, asked together with whatever else is asked at the same time. */
  readonly readSoon: (scope: Scope, text: string, values?: readonly unknown[]) => Promise<readonly DbRow[]>
  /** Several statements, whole or not at all, under one authority. */
  readonly transaction: <T>(scope: Scope, work: (tx: Tx) => Promise<T>, options?: TransactionOptions) => Promise<T>
  readonly load: () => Readonly<Record<'pool' | keyof typeof lanes, Load>>
  readonly close: () => Promise<void>
}

/** Connections beside the pool: those for writes are two, so that one that waits for a lock holds up nobody on the other. */
const lanes = { reading: 1, writing: 2 } as const
export const LANES = Object.values(lanes).reduce((sum: number, each) => sum + each, 0)

/** How busy connections are: how many are at work, and what waits for one of them. */
export interface Load {
  readonly used: number
  readonly waiting: number
}

export interface DatabaseOptions {
  readonly connectionString: string
  readonly poolSize?: number
}

/** A text array as PostgreSQL reads it; prefixes and office ids hold no quote or backslash. */
export function arrayLiteral(items: readonly string[]): string {
  return `{${items.map((item) => `"${item}"`).join(',')}}`
}

const SET_SCOPE =
  "select set_config('kawal.prefixes', $1, true), set_config('kawal.office', split_part($2, '@', 1), true), set_config('kawal.guest', $2, true), set_config('kawal.user', $3, true), set_config('kawal.log', $4, true)"

function scopeValues(scope: Scope): string[] {
  return [arrayLiteral(scope.rows), guestIn(scope), scope.userId, scope.log === true ? 'on' : '']
}

/**
 * The statement under an authority that is set and forgotten with it, in one message. `offset 0` keeps the planner from merging what
 * is read into the rest, so that it is read after the authority stands; before it, the policies would let nothing through.
 */
function scoped(text: string, parameters: number): string {
  const [prefixes, office, user, log] = [1, 2, 3, 4].map((nth) => `$${parameters + nth}`)
  return `select q.* from set_scope(${prefixes}, ${office}, ${user}, ${log}) as s(ok), lateral (select * from (${text}) t where s.ok offset 0) q`
}

// Statements are prepared once per connection under a name made from their text; lists are asked in more ways than are worth keeping.
const names = new Map<string, string>()
const MOST_NAMES = 500

function statement(text: string, values: readonly unknown[]): pg.QueryConfig {
  let name = names.get(text)
  if (name === undefined) {
    if (names.size >= MOST_NAMES) return { text, values: [...values] }
    name = `s${names.size}`
    names.set(text, name)
  }
  return { name, text, values: [...values] }
}

async function sendPlain(to: Pick<pg.Pool, 'query'> | pg.PoolClient, text: string, values?: readonly unknown[]): Promise<readonly DbRow[]> {
  const sent: pg.QueryResult<Record<string, unknown>> | readonly pg.QueryResult<Record<string, unknown>>[] = await to.query(
    text,
    values === undefined ? undefined : [...values],
  )
  return Array.isArray(sent) ? sent.flatMap((each) => each.rows) : sent.rows
}

export function openDatabase(options: DatabaseOptions): Database {
  const config = {
    connectionString: options.connectionString,
    options: `-c role=${APP_ROLE} -c timezone=UTC -c statement_timeout=30000 -c plan_cache_mode=force_generic_plan`,
    application_name: 'kawal',
  }
  const pool = new pg.Pool({ ...config, max: options.poolSize ?? 10, pipeline: true })
  const reading = openLanes(config, { connections: lanes.reading, gathered: false })
  const writing = openLanes(config, { connections: lanes.writing, gathered: true })
  // An idle connection that dies with the database is replaced at the next use.
  pool.on('error', () => undefined)
  // One that dies while it is in use tells its query; unheard, its own complaint would end the process.
  pool.on('connect', (client) => void client.on('error', () => undefined))

  async function run(text: string, values: readonly unknown[] = []): Promise<readonly DbRow[]> {
    return (await pool.query<Record<string, unknown>>(statement(text, values))).rows
  }

  async function byKey(text: string, values: readonly unknown[] = []): Promise<readonly DbRow[]> {
    return (await reading.query(statement(text, values))).rows
  }

  async function write(text: string, values: readonly unknown[] = []): Promise<readonly DbRow[]> {
    return (await writing.query(statement(text, values))).rows
  }

  async function read(scope: Scope, text: string, values: readonly unknown[] = []): Promise<readonly DbRow[]> {
    return run(scoped(text, values.length), [...values, ...scopeValues(scope)])
  }

  async function readSoon(scope: Scope, text: string, values: readonly unknown[] = []): Promise<readonly DbRow[]> {
    return byKey(scoped(text, values.length), [...values, ...scopeValues(scope)])
  }

  async function transaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    const client = await pool.connect()
    const tx: Tx = {
      run: async (text, values = []) => (await client.query<Record<string, unknown>>(statement(text, values))).rows,
      plain: (text, values) => sendPlain(client, text, values),
    }
    let broken = true
    try {
      const begun = client.query(options.consistent === true ? 'begin isolation level repeatable read' : 'begin')
      await Promise.all([begun, tx.run(SET_SCOPE, scopeValues(scope))])
      const result = await work(tx)
      await client.query('commit')
      broken = false
      return result
    } catch (error) {
      broken = await client.query('rollback').then(
        () => false,
        () => true,
      )
      throw error
    } finally {
      client.release(broken)
    }
  }

  const plain: Tx['plain'] = (text, values) => sendPlain(pool, text, values)
  const close = async (): Promise<void> => {
    await Promise.all([pool.end(), reading.close(), writing.close()])
  }
  const load: Database['load'] = () => ({
    pool: { used: pool.totalCount - pool.idleCount, waiting: pool.waitingCount },
    reading: reading.load(),
    writing: writing.load(),
  })
  return { run, byKey, write, plain, read, readSoon, transaction, load, close }
}
