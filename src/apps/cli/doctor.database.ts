// SPDX-License-Identifier: AGPL-3.0-or-later
// The doctor's look into the database: reach, version, migrations, clock, keys, jobs, chain.

import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import * as z from 'zod/mini'
import { type Finding, firstLine } from '#apps/cli/finding.ts'
import { type Ground, openGround } from '#apps/cli/ground.ts'
import { addDays, jakartaDate } from '#kernel/time.ts'
import { secretFile } from '#platform/server/embedded/secrets.ts'
import { FAILED } from '#platform/server/jobs/jobs.ts'
import type { Settings } from '#platform/server/settings.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { mustFit } from '#platform/server/storage/key-fit.ts'
import { migrate } from '#platform/server/storage/migrate.ts'
import { verifySince } from '#platform/server/storage/verify.ts'

const OLDEST = 150_000
const CLOCK_SECONDS = 5
const DAY_MS = 86_400_000
const STUCK_MS = 10 * 60_000

const ServerRow = z.object({ number: z.coerce.number(), version: z.string(), now: z.date() })
const LastRow = z.object({ at: z.nullable(z.date()) })
const CountRow = z.object({ count: z.number() })
const DayRow = z.object({ day: z.nullable(z.string()) })

export async function lookAtDatabase(settings: Settings): Promise<readonly Finding[]> {
  const key = secretFile(resolve(settings.data), 'instance-key')
  // Opening the folder would make a new key, which opens nothing that is there.
  if (settings.keyFile === undefined && !existsSync(key))
    return [{ about: 'keys', state: 'ill', word: 'keys-wrong', params: { reason: key } }]
  let ground: Ground
  try {
    ground = await openGround(settings, () => undefined, { migrate: false })
  } catch (error) {
    return [{ about: 'database', state: 'ill', word: 'database-away', params: { reason: firstLine(error) } }]
  }
  try {
    const findings: Finding[] = [...(await lookAtServer(ground))]
    if (findings.some((finding) => finding.state === 'ill')) return findings
    const migrations = await lookAtMigrations(ground)
    findings.push(migrations)
    if (migrations.state === 'ill') return findings
    for (const look of [lookAtClock, lookAtKeys, lookAtJobs, lookAtOutbox, lookAtChain, lookAtHeads]) findings.push(await look(ground))
    return findings
  } catch (error) {
    return [{ about: 'database', state: 'ill', word: 'database-away', params: { reason: firstLine(error) } }]
  } finally {
    await ground.close()
  }
}

async function lookAtServer({ services }: Ground): Promise<readonly Finding[]> {
  const [row] = await services.db.run(
    "select current_setting('server_version_num') as number, current_setting('server_version') as version, now() as now",
  )
  const { number, version, now } = ServerRow.parse(row)
  const seconds = Math.round(Math.abs(now.getTime() - Date.parse(services.clock())) / 1000)
  return [
    {
      about: 'database',
      state: number < OLDEST ? 'ill' : 'well',
      word: number < OLDEST ? 'database-old' : 'database',
      params: { version },
    },
    ...(seconds > CLOCK_SECONDS
      ? [{ about: 'clock', state: 'ill', word: 'clock-off', params: { seconds: String(seconds) } } as const]
      : []),
  ]
}

async function lookAtMigrations({ databaseUrl }: Ground): Promise<Finding> {
  try {
    const { migrations } = await import('#apps/server.ts')
    const pending = await migrate(databaseUrl, migrations, { dryRun: true })
    if (pending.length === 0) return { about: 'migrations', state: 'well', word: 'migrations' }
    return { about: 'migrations', state: 'ill', word: 'migrations-pending', params: { count: String(pending.length) } }
  } catch (error) {
    return { about: 'migrations', state: 'ill', word: 'migrations-odd', params: { reason: firstLine(error) } }
  }
}

async function lookAtClock({ services }: Ground): Promise<Finding> {
  const [row] = await services.db.read(everywhere, 'select max(at) as at from event')
  const last = LastRow.parse(row).at
  if (last === null || last.getTime() <= Date.parse(services.clock()) + CLOCK_SECONDS * 1000)
    return { about: 'clock', state: 'well', word: 'clock' }
  return { about: 'clock', state: 'ill', word: 'clock-behind', params: { last: last.toISOString() } }
}

async function lookAtKeys({ services }: Ground): Promise<Finding> {
  try {
    await mustFit(services.db, services.keyring)
    return { about: 'keys', state: 'well', word: 'keys' }
  } catch (error) {
    return { about: 'keys', state: 'ill', word: 'keys-wrong', params: { reason: firstLine(error) } }
  }
}

async function lookAtJobs({ services }: Ground): Promise<Finding> {
  const [there] = await services.db.run("select to_regclass('pgboss.job') is not null as there")
  if (there?.['there'] !== true) return { about: 'jobs', state: 'well', word: 'jobs' }
  const [row] = await services.db.run('select count(*)::int as count from pgboss.job where name = $1', [FAILED])
  const { count } = CountRow.parse(row)
  return count === 0
    ? { about: 'jobs', state: 'well', word: 'jobs' }
    : { about: 'jobs', state: 'ill', word: 'jobs-failed', params: { count: String(count) } }
}

async function lookAtOutbox({ services }: Ground): Promise<Finding> {
  const [row] = await services.db.read(
    everywhere,
    `select count(*)::int as count from outbox o join event e on e.regency = o.regency and e.stream_id = o.stream_id and e.version = o.version
     where e.at < $1`,
    [new Date(Date.parse(services.clock()) - STUCK_MS).toISOString()],
  )
  const { count } = CountRow.parse(row)
  return count === 0
    ? { about: 'outbox', state: 'well', word: 'outbox' }
    : { about: 'outbox', state: 'ill', word: 'outbox-stuck', params: { count: String(count) } }
}

async function lookAtChain({ services }: Ground): Promise<Finding> {
  const since = new Date(Date.parse(services.clock()) - DAY_MS).toISOString()
  const { events, breaks } = await verifySince(services.db, since)
  return breaks.length === 0
    ? { about: 'chain', state: 'well', word: 'chain', params: { events: String(events) } }
    : { about: 'chain', state: 'ill', word: 'chain-broken' }
}

async function lookAtHeads({ services }: Ground): Promise<Finding> {
  const [row] = await services.db.run('select max(day) as day from head')
  const { day } = DayRow.parse(row)
  if (day === null) return { about: 'heads', state: 'note', word: 'sealed-never' }
  const isLate = day < addDays(jakartaDate(services.clock()), -2)
  return { about: 'heads', state: isLate ? 'note' : 'well', word: isLate ? 'sealed-late' : 'sealed', params: { day } }
}
