// SPDX-License-Identifier: AGPL-3.0-or-later
// The first connection of a start: a database that cannot be used is refused in words, with the way on and without its password.

import pg from 'pg'
import { StartError } from '#platform/server/start-error.ts'

const OLDEST = 150_000
const PATIENCE_MS = 10_000
const SETTING = 'KAWAL_DATABASE_URL'

/** What its address says of a database, the password left out. */
interface Place {
  readonly at: string
  readonly user: string
  readonly database: string
}

function placeOf(client: pg.Client): Place {
  return { at: `${client.host}:${client.port}`, user: client.user ?? '', database: client.database ?? '' }
}

type Words = (place: Place, said: string) => string

const silent: Words = ({ at }, said) =>
  `No PostgreSQL answers at ${at} (${said}). Start it, let this machine through to it, or correct ${SETTING}.`
const unknownHost: Words = ({ at }) => `No machine is known by the name in ${at}. Correct ${SETTING}, or the name service of this machine.`
const busy: Words = ({ at }, said) => `The PostgreSQL at ${at} takes nobody in at present (${said}). Try again in a moment.`
const unusable: Words = ({ at }, said) => `What answers at ${at} cannot be used (${said}). Correct ${SETTING}.`
const forbidden: Words = ({ at, user, database }, said) =>
  [
    `At ${at}, "${user}" may not make what Kawal needs in the database "${database}" (${said}). Its administrator lets it:`,
    '  create role kawal_app;   -- unless it is there',
    `  grant kawal_app to "${user}";`,
    `  alter database "${database}" owner to "${user}";`,
  ].join('\n')

/** By the codes of PostgreSQL and of the system. */
const words: Readonly<Partial<Record<string, Words>>> = {
  ECONNREFUSED: silent,
  ECONNRESET: silent,
  EHOSTUNREACH: silent,
  ENETUNREACH: silent,
  ETIMEDOUT: silent,
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
  '28P01': ({ at, user }) => `The PostgreSQL at ${at} refuses the password of "${user}". Correct it in ${SETTING}.`,
  '28000': ({ at, user }, said) => `The PostgreSQL at ${at} does not let "${user}" in (${said}). Correct ${SETTING}, or its pg_hba.conf.`,
  '3D000': ({ at, user, database }) =>
    `The PostgreSQL at ${at} has no database "${database}". Its administrator makes it by: create database "${database}" owner "${user}"; or correct ${SETTING}.`,
  '53300': busy,
  '57P03': busy,
  '42501': forbidden,
  '25006': ({ at }) => `The PostgreSQL at ${at} is a copy that only reads. Name the one that is written to in ${SETTING}.`,
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Why this database cannot be used, in words; any other fault stays what it is. */
export function databaseFault(error: unknown, client: pg.Client): unknown {
  if (error instanceof StartError) return error
  const said = error instanceof Error && error.message !== '' ? error.message : codeOf(error)
  const known = words[codeOf(error)]
  return known === undefined ? error : new StartError(known(placeOf(client), said))
}

async function refuseOld(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: string; version: string }>(
    "select current_setting('server_version_num') as number, current_setting('server_version') as version",
  )
  const [{ number, version } = { number: '0', version: '' }] = rows
  if (Number(number) >= OLDEST) return
  throw new StartError(
    `The PostgreSQL at ${placeOf(client).at} is version ${version}; Kawal needs 15 or newer. Upgrade it, or name another in ${SETTING}.`,
  )
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
    throw new StartError((/timeout/i.test(said) ? silent : unusable)(placeOf(client), said))
  }
  try {
    await refuseOld(client)
    return client
  } catch (error) {
    await client.end()
    throw databaseFault(error, client)
  }
}
