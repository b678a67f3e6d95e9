// SPDX-License-Identifier: AGPL-3.0-or-later
// From the command to the first answer, with data present, and how much memory the program holds then, the database apart.

import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeArguments } from '../bin/install.mjs'
import { median } from './load.ts'
import type { Row } from './row.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const program = [...nodeArguments(), './src/apps/cli.ts']
const GOAL_SECONDS = 5
const GOAL_MEGABYTES = 400
const FILES = '100'

interface Started {
  readonly child: ChildProcess
  readonly seconds: number
  readonly address: string
}

/** Resolves at the first answer to a request that needs the database. */
function start(command: readonly string[], data: string): Promise<Started> {
  const { KAWAL_CHROMIUM: _chromium, ...env } = process.env
  const from = performance.now()
  const child = spawn(process.execPath, [...program, ...command], {
    cwd: root,
    env: { ...env, KAWAL_DATA: data, KAWAL_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  return new Promise((resolve, reject) => {
    child.once('close', () => reject(new Error(`it ended: ${said}`)))
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString()
      const address = /Kawal is ready: (\S+)/.exec(said)?.[1]
      if (address === undefined) return
      child.stdout.removeAllListeners('data')
      child.stdout.resume()
      fetch(`${address}/readyz`).then(
        () => resolve({ child, seconds: (performance.now() - from) / 1000, address }),
        (error: unknown) => reject(error),
      )
    })
  })
}

function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  child.kill('SIGTERM')
  return ended
}

/** The most memory that the process ever held, where the system tells. */
function megabytesOf(child: ChildProcess): number | undefined {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
  } catch {
    return undefined
  }
}

export async function* measureStart(times: number, note: (line: string) => void): AsyncGenerator<Row> {
  const data = mkdtempSync(join(tmpdir(), 'kawal-bench-start-'))
  chmodSync(data, 0o711)
  note('Starting and stopping the program.')
  const first = await start(['demo', '--files', FILES], data)
  await stop(first.child)
  const seconds: number[] = []
  const megabytes: number[] = []
  for (let round = 0; round < times; round += 1) {
    const started = await start(['demo'], data)
    seconds.push(started.seconds)
    const held = megabytesOf(started.child)
    if (held !== undefined) megabytes.push(held)
    await stop(started.child)
  }
  rmSync(data, { recursive: true, force: true })
  const time = median(seconds)
  yield {
    work: 'cold start to first answer',
    ours: time,
    baseline: null,
    unit: 's',
    ratio: null,
    goal: `< ${GOAL_SECONDS} s`,
    met: time < GOAL_SECONDS,
  }
  if (megabytes.length === 0) return
  const memory = median(megabytes)
  yield {
    work: 'memory without the database',
    ours: memory,
    baseline: null,
    unit: 'MB',
    ratio: null,
    goal: `< ${GOAL_MEGABYTES} MB`,
    met: memory < GOAL_MEGABYTES,
  }
}
