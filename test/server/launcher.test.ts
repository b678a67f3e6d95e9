// SPDX-License-Identifier: AGPL-3.0-or-later
// The program as people run it, by its launcher, told to stop at its most awkward moments. One data folder lives through all of them.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { findInstance } from '#platform/server/embedded/lock.ts'
import { serversOf, stopOrphan } from '#platform/server/embedded/orphan.ts'
import { temporaryFolder } from '../support/folder.ts'

const data = temporaryFolder('launcher')
const cluster = join(data, 'postgres')
const launcher = fileURLToPath(new URL('../../bin/kawal.mjs', import.meta.url))
const started: ChildProcess[] = []

afterAll(async () => {
  for (const { pid, exitCode, signalCode } of started)
    if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL')
  if (existsSync(cluster)) await stopOrphan(cluster)
  rmSync(data, { recursive: true, force: true })
})

interface Launched {
  readonly child: ChildProcess
  /** Everything it wrote, once it has written this. */
  readonly until: (text: string) => Promise<string>
  /** As a terminal does at Ctrl-C: to the launcher and to what it started. */
  readonly interrupt: () => void
  readonly ended: Promise<{ readonly code: unknown; readonly said: string }>
}

function launch(...args: readonly string[]): Launched {
  const { KAWAL_CHROMIUM: _chromium, ...outside } = process.env
  const env = { ...outside, LANG: 'C', KAWAL_DATA: data, KAWAL_PORT: '0' }
  const child = spawn(process.execPath, [launcher, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  started.push(child)
  let said = ''
  const hear = (part: Buffer): void => {
    said += part.toString()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  return {
    child,
    until: async (text) => {
      await expect.poll(() => said, { timeout: 120_000, interval: 10 }).toContain(text)
      return said
    },
    interrupt: () => void process.kill(-(child.pid ?? 0), 'SIGINT'),
    // When its output ends, nothing that could write to it is left.
    ended: once(child, 'close').then(([code]) => ({ code, said })),
  }
}

function expectNothingLeft(): void {
  expect(existsSync(cluster) ? serversOf(cluster) : []).toEqual([])
  expect(existsSync(join(data, 'instance.json'))).toBe(false)
  expect(findInstance(data)).toBeUndefined()
}

const quiet = { code: 0, said: expect.not.stringContaining('    at ') }

it('stops while it creates its database, and leaves nothing behind', async () => {
  const { until, interrupt, ended } = launch('demo', '--files', '8')
  await until('Creating the database.')
  interrupt()
  expect(await ended).toMatchObject(quiet)
  expectNothingLeft()
})

it('stops while it loads the demonstration, which goes on at the next start', async () => {
  const first = launch('demo', '--files', '8')
  await first.until('Loading the demonstration')
  first.interrupt()
  expect(await first.ended).toMatchObject(quiet)
  expectNothingLeft()

  const second = launch('demo', '--files', '8')
  await second.until('it goes on')
  await second.until('Stop with Ctrl-C')
  second.interrupt()
  second.interrupt()
  expect(await second.ended).toMatchObject(quiet)
  expectNothingLeft()
})

it('stops when the launcher is killed, and nobody could tell it', async () => {
  const { child, until, ended } = launch('start')
  await until('Stop with Ctrl-C')
  expect(serversOf(cluster)).not.toEqual([])
  child.kill('SIGKILL')
  await ended
  expectNothingLeft()
})
