// SPDX-License-Identifier: AGPL-3.0-or-later
// One Kawal per data folder. The lock is held by the operating system on an open file, so it ends with the process
// however that ends: a kill or a power cut leaves nothing stale behind.

import { chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { type Said, StartError } from '#platform/server/start-error.ts'

/** How the command line on the same machine comes in: whoever can read the file has the keys in the same folder anyway. */
const Door = z.object({ secret: z.string(), databaseUrl: z.string() })
export type Door = z.infer<typeof Door>

/** What a running instance says of itself: who it is and where it answers, for the command line on the same machine. */
export const Instance = z.object({ pid: z.number(), address: z.string().optional(), door: Door.optional(), startedAt: z.string() })
export type Instance = z.infer<typeof Instance>

/** A held lock: nobody else starts on the folder until it is released. */
export interface FolderLock {
  /** Tells the command line, and whoever starts a second time, where this instance answers. */
  readonly announce: (address: string, door?: Door) => void
  readonly release: () => void
}

const instanceFile = (data: string): string => join(data, 'instance.json')

// SQLite is only borrowed for its file lock, which works the same on every system.
function take(data: string, patience = 0): DatabaseSync | undefined {
  let file: DatabaseSync | undefined
  try {
    file = new DatabaseSync(join(data, 'lock.sqlite'), { timeout: patience })
    file.exec('begin exclusive')
    return file
  } catch (error) {
    file?.close()
    if (error instanceof Error && /lock|busy/i.test(error.message)) return undefined
    throw new StartError(['folder-not-written', { data, reason: error instanceof Error ? error.message : String(error) }])
  }
}

function readInstance(data: string): Instance | undefined {
  try {
    return Instance.parse(JSON.parse(readFileSync(instanceFile(data), 'utf8')))
  } catch {
    return undefined
  }
}

function writeInstance(data: string, instance: Instance): void {
  const draft = `${instanceFile(data)}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(instance)}\n`, { mode: 0o600 })
  chmodSync(draft, 0o600)
  renameSync(draft, instanceFile(data))
}

/** The instance that runs on this folder now, or nothing: what is written counts only while the lock is held. */
export function findInstance(data: string): Instance | undefined {
  const free = take(data)
  free?.close()
  return free === undefined ? readInstance(data) : undefined
}

function whoRuns(instance: Instance | undefined): Said | '' {
  if (instance === undefined) return ''
  const { pid, address } = instance
  return address ? ['who-at', { pid, address }] : ['who-starting', { pid }]
}

function refusal(data: string): StartError {
  const instance = readInstance(data)
  return new StartError(['runs-already', { data, who: whoRuns(instance) }])
}

// A lock that nobody refers to would be closed, and so lost, by the garbage collector.
const held = new Set<DatabaseSync>()

/** Takes the folder for this process, or refuses naming the one that has it. */
export function lockFolder(data: string): FolderLock {
  // The command line looks whether the lock is held by taking it for a moment: wait that long.
  const file = take(data, 300)
  if (file === undefined) throw refusal(data)
  held.add(file)
  const startedAt = new Date().toISOString()
  writeInstance(data, { pid: process.pid, startedAt })
  return {
    announce: (address, door) => writeInstance(data, { pid: process.pid, address, startedAt, ...(door && { door }) }),
    release: () => {
      if (!held.delete(file)) return
      rmSync(instanceFile(data), { force: true })
      file.close()
    },
  }
}
