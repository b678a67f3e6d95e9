// SPDX-License-Identifier: AGPL-3.0-or-later
// The first connection of a start: a database that cannot be used is refused in words, with the way on and without its password.

import pg from 'pg'
import type { StartWord } from '#platform/server/start.words.ts'
import { StartError } from '#platform/server/start-error.ts'

const OLDEST = 150_000
const PATIENCE_MS = 10_000

/** What its address says of a database, the password left out. */
interface Place {
  readonly at: string
  readonly user: string
  readonly database: string
}

function placeOf(client: pg.Client): Place {
  return { at: `${client.host}:${client.port}`, user: client.user ?? '', database: client.database ?? '' }
}

/** By the codes of PostgreSQL and of the system. */
const words: Readonly<Partial<Record<string, StartWord>>> = {
  ECONNREFUSED: 'postgres-silent',
  ECONNRESET: 'postgres-silent',
  EHOSTUNREACH: 'postgres-silent',
  ENETUNREACH: 'postgres-silent',
  ETIMEDOUT: 'postgres-silent',
  ENOTFOUND: 'postgres-unknown-host',
  EAI_AGAIN: 'postgres-unknown-host',
  '28P01': 'postgres-password',
  '28000': 'postgres-not-let-in',
  '3D000': 'postgres-no-database',
  '53300': 'postgres-busy',
  '57P03': 'postgres-busy',
  '42501': 'postgres-forbidden',
  '25006': 'postgres-reads-only',
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Why this database cannot be used, in words; any other fault stays what it is. */
export function databaseFault(error: unknown, client: pg.Client): unknown {
  if (error instanceof StartError) return error
  const said = error instanceof Error && error.message !== '' ? error.message : codeOf(error)
  const known = words[codeOf(error)]
  return known === undefined ? error : new StartError([known, { ...placeOf(client), said }])
}

async function refuseOld(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: string; version: string }>(
    "select current_setting('server_version_num') as number, current_setting('server_version') as version",
  )
  const [{ number, version } = { number: '0', version: '' }] = rows
  if (Number(number) >= OLDEST) return
  throw new StartError(['postgres-old', { at: placeOf(client).at, version }])
}

/**
 * A connection for the role that owns the tables.
 * @throws StartError when there is none to be had, or not to a PostgreSQL that is new enough
 */
export async function reachDatabase(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: PATIENCE_MS })
  // One that breaks tells its query; unheard, its own complaint would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    // Where we gave up, the other side may still wait for our password.
    client.end().catch(() => undefined)
    // What has no code: no answer in time, an encryption it does not speak, a password that is missing in the address.
    const fault = databaseFault(error, client)
    if (fault instanceof StartError) throw fault
    const said = fault instanceof Error ? fault.message : String(fault)
    throw new StartError([/timeout/i.test(said) ? 'postgres-silent' : 'postgres-unusable', { ...placeOf(client), said }])
  }
  try {
    await refuseOld(client)
    return client
  } catch (error) {
    await client.end()
    throw databaseFault(error, client)
  }
}
