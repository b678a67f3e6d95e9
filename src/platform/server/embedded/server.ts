// SPDX-License-Identifier: AGPL-3.0-or-later
// One running `postgres`: started, waited for, and stopped.

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from '#platform/server/embedded/binaries.ts'
import { programEnvironment, serverArguments } from '#platform/server/embedded/cluster.ts'
import { readPidFile } from '#platform/server/embedded/orphan.ts'
import type { Owner } from '#platform/server/embedded/owner.ts'
import { StartError } from '#platform/server/start-error.ts'

const LOG_LIMIT = 10_000_000
const LOG_SHOWN = 2_000

/** Where one server lives and how it is run. */
export interface ServerPlace {
  readonly binaries: Binaries
  readonly cluster: string
  readonly log: string
  readonly port: number
  readonly owner: Owner | undefined
  /** Runs for a folder that is being filled, and is lost with the machine until then. */
  readonly filling?: boolean
}

// Below the ports that systems give to outgoing connections: one of those, our own to the database while it is away included, would
// otherwise hold the port when the database comes back for it.
const FIRST_PORT = 20_000
const PORTS = 12_000

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.on('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

/** A port that is free on the loopback now. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST_PORT + randomInt(PORTS)
    if (await isFree(port)) return port
  }
}

function size(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

function launch(place: ServerPlace): ChildProcess {
  const log = openSync(place.log, size(place.log) > LOG_LIMIT ? 'w' : 'a', 0o600)
  try {
    // A group of its own: Ctrl-C is for us, and we stop the database after the last request.
    return spawn(place.binaries.postgres, serverArguments(place.cluster, place.port, place.filling), {
      ...(place.owner && { uid: place.owner.uid, gid: place.owner.gid }),
      env: programEnvironment(),
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', log, log],
    })
  } finally {
    closeSync(log)
  }
}

/** Has this process ended? */
export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined
}

// What a killed server leaves for a moment: its children's hold on the memory, and its port.
const PASSING = /pre-existing shared memory block|Address already in use/

/**
 * Starts a server and waits until it accepts connections (after a crash, until it has recovered).
 * @throws when it ends instead, with the last lines it wrote
 */
export async function startServer(place: ServerPlace, patience: number): Promise<ChildProcess> {
  const until = Date.now() + patience
  for (;;) {
    const started = await tryServer(place, until)
    if (typeof started !== 'string') return started
    if (!PASSING.test(started) || Date.now() > until) {
      throw new StartError(['database-not-started', { said: started || ['nothing'], log: place.log }])
    }
    await sleep(50)
  }
}

/** The server once it accepts connections, or what it said when it ended instead. */
async function tryServer(place: ServerPlace, until: number): Promise<ChildProcess | string> {
  const before = size(place.log) > LOG_LIMIT ? 0 : size(place.log)
  const child = launch(place)
  let failure: Error | undefined
  child.on('error', (error) => {
    failure = error
  })
  for (;;) {
    const file = readPidFile(place.cluster)
    if (file?.pid === child.pid && file?.status === 'ready') return child
    if (hasEnded(child) || Date.now() > until) break
    await sleep(10)
  }
  if (!hasEnded(child)) child.kill('SIGQUIT')
  return failure?.message ?? readFileSync(place.log).subarray(before).toString().trim().slice(-LOG_SHOWN)
}

const FAST = 30_000
const IMMEDIATE = 5_000

/** Stops a server: sessions are cut, everything is written, and it has ended when this returns. */
export async function stopServer(child: ChildProcess, place: ServerPlace): Promise<void> {
  if (hasEnded(child)) return
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  if (process.platform === 'win32') execFile(place.binaries.pgCtl, ['stop', '-D', place.cluster, '-m', 'fast'], () => undefined)
  else child.kill('SIGINT')
  for (const [wait, next] of [
    [FAST, 'SIGQUIT'],
    [IMMEDIATE, 'SIGKILL'],
  ] as const) {
    const over = new AbortController()
    const late = await Promise.race([ended.then(() => false), sleep(wait, true, { signal: over.signal }).catch(() => false)])
    over.abort()
    if (!late) return
    child.kill(next)
  }
  await ended
}
