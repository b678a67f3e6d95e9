// SPDX-License-Identifier: AGPL-3.0-or-later
// What all rows stand on: one embedded database, filled to a size, and the two servers over it.

import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import * as z from 'zod/mini'
import { ensureOfficers } from '#apps/demo/demonstration.ts'
import { migrations } from '#apps/server.ts'
import { openServices } from '#apps/services.ts'
import { startEmbedded } from '#platform/server/embedded/embedded.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { migrate } from '#platform/server/storage/migrate.ts'
import { type AnswerSizes, BASELINE_TABLE } from './baseline.ts'
import { fill } from './fill.ts'
import type { Target } from './load.ts'

const Listening = z.object({ url: z.string(), token: z.string() })

export interface RunningServer extends Target {
  readonly pid: number
  readonly stop: () => Promise<void>
}

export interface Ground {
  /** For the role that owns the tables. */
  readonly url: string
  /** The data folder. */
  readonly folder: string
  readonly services: Services
  /** Brings the database to so many people, and the baseline's table beside it. */
  readonly grow: (people: number) => Promise<void>
  readonly serve: (kind: 'ours' | 'baseline' | 'case-baseline', sizes?: AnswerSizes) => Promise<RunningServer>
  readonly close: () => Promise<void>
}

export async function openGround(folder: string, note: (line: string) => void): Promise<Ground> {
  mkdirSync(folder)
  chmodSync(folder, 0o711)
  const database = await startEmbedded({ data: folder })
  await migrate(database.url, migrations)
  const services = openServices({ databaseUrl: database.url, master: Buffer.alloc(32, 7), publicUrl: 'http://127.0.0.1', poolSize: 4 })
  await ensureOfficers(services)
  let people = 0

  async function asOwner(text: string): Promise<void> {
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    try {
      await client.query(text)
    } finally {
      await client.end()
    }
  }

  return {
    url: database.url,
    folder,
    services,
    grow: async (to) => {
      if (to > people) {
        note(`Filling to ${to} people.`)
        await fill(services, people, to, note)
        people = to
      }
      await asOwner(BASELINE_TABLE)
      await asOwner('vacuum analyze')
      await asOwner('checkpoint')
    },
    serve: (kind, sizes) => serveProgram('server.ts', [kind, database.url, ...(sizes === undefined ? [] : [JSON.stringify(sizes)])]),
    close: async () => {
      await services.db.close()
      await database.stop()
    },
  }
}

/** Starts a server of this folder in a process of its own. */
export function serveProgram(name: string, args: readonly string[]): Promise<RunningServer> {
  // On the engine's arguments of our launcher, either of them.
  const program = fileURLToPath(new URL(name, import.meta.url))
  const child = spawn(process.execPath, [...process.execArgv, program, ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return new Promise((resolve, reject) => {
    child.once('close', (code) => reject(new Error(`the server ended with ${code}`)))
    child.once('message', (message) => {
      const { url, token } = Listening.parse(message)
      resolve({
        url,
        token,
        pid: child.pid ?? 0,
        stop: () => {
          child.send('stop')
          return ended
        },
      })
    })
  })
}
