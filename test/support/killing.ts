// SPDX-License-Identifier: AGPL-3.0-or-later
// A real program with its database in a folder, killed where it stands and started again.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import * as z from 'zod/mini'
import { type Kawal, kawal, type Served } from './kawal.ts'

const Instance = z.object({ address: z.string(), door: z.object({ secret: z.string(), databaseUrl: z.string() }) })

export const kills = ['application', 'database', 'both'] as const
export type Kill = (typeof kills)[number]

export interface Killable extends Pick<Kawal, 'run'> {
  /** The one that runs now. */
  readonly served: () => Served
  /** Where it answers now; undefined while nobody does. */
  readonly instance: () => z.output<typeof Instance> | undefined
  /** The head of a request that somebody at this machine makes. */
  readonly headers: (as: string) => Readonly<Record<string, string>>
  /** SIGKILL. Resolves once what was killed runs again. */
  readonly kill: (what: Kill) => Promise<void>
  /** What its database holds. */
  readonly rows: (text: string, values?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>
}

async function ended({ child }: Served): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  // Its database outlives it and holds its output open, so that `close` would wait for that one.
  await new Promise((resolve) => child.once('exit', resolve))
}

/** @param data its folder; removing it is the caller's */
export async function startKillable(data: string): Promise<Killable> {
  const { run, serve } = kawal(data)
  const start = (): Promise<Served> => serve(['demo', '--files', '1'], 'Stop with Ctrl-C')
  let served = await start()

  function instance(): z.output<typeof Instance> | undefined {
    try {
      return Instance.parse(JSON.parse(readFileSync(join(data, 'instance.json'), 'utf8')))
    } catch {
      return undefined
    }
  }

  /** The database's first process; undefined while none is there. */
  function postmaster(): number | undefined {
    try {
      const found = readdirSync(data, { recursive: true, encoding: 'utf8' }).find((path) => path.endsWith('postmaster.pid'))
      const pid = found === undefined ? 0 : Number(readFileSync(join(data, found), 'utf8').split('\n')[0])
      return pid > 1 ? pid : undefined
    } catch {
      // Its files come and go while it starts.
      return undefined
    }
  }

  /** It may still be dead from the kill before, its file left behind. */
  function killDatabase(): void {
    const pid = postmaster()
    try {
      if (pid !== undefined) process.kill(pid, 'SIGKILL')
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
    }
  }

  return {
    run,
    instance,
    served: () => served,
    headers: (as) => ({ authorization: `Local ${instance()?.door.secret}`, 'x-kawal-user': as }),
    kill: async (what) => {
      if (what !== 'application') killDatabase()
      if (what === 'database') return
      served.child.kill('SIGKILL')
      await ended(served)
      served = await start()
    },
    rows: async (text, values = []) => {
      const client = new pg.Client({ connectionString: instance()?.door.databaseUrl })
      await client.connect()
      try {
        return (await client.query<Record<string, unknown>>(text, [...values])).rows
      } finally {
        await client.end()
      }
    },
  }
}
