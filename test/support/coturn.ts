// SPDX-License-Identifier: AGPL-3.0-or-later
// The relay of the system's packages, on this machine alone, with a secret of its own.

import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { vi } from 'vitest'
import { temporaryFolder } from './folder.ts'
import { here, install } from './machine.ts'
import { freePort } from './officer.ts'

const usual = ['/usr/bin/turnserver', '/usr/local/bin/turnserver', '/opt/homebrew/bin/turnserver']

/** @throws with the command to run, where there is none and we may not install it: a test that needs it fails, and is never left out */
function ensureCoturn(): string {
  const find = (): string | undefined => usual.find((path) => here.exists(path))
  if (find() === undefined) install(here, ['coturn'], 'Calls are relayed by coturn; installing it from the packages of this system.')
  const found = find()
  if (found === undefined)
    throw new Error('There is no coturn. Install it, then try again: sudo apt-get update && sudo apt-get install -y coturn')
  return found
}

export interface Coturn {
  readonly port: number
  readonly urls: readonly string[]
  readonly secret: string
  /** Resolves once it answers. */
  readonly start: () => Promise<void>
  /** As when the network is gone: nothing is said to anybody. */
  readonly stop: () => Promise<void>
}

/** Where a relay is, or whatever stands in front of it. */
export const urlOf = (port: number): string => `turn:127.0.0.1:${port}?transport=udp`

/** Not started yet. @param limits options of turnserver(1) */
export async function openCoturn(limits: readonly string[] = []): Promise<Coturn> {
  const program = ensureCoturn()
  const port = await freePort()
  const secret = randomBytes(16).toString('hex')
  const folder = temporaryFolder('coturn')
  const settings = [
    '-n',
    ...['--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1', `--listening-port=${port}`, '--no-tls', '--no-dtls', '--no-cli'],
    // Both browsers are on this machine.
    ...['--allow-loopback-peers', '--cli-password=none', '--realm=kawal.test', '--fingerprint', '--use-auth-secret'],
    ...[`--static-auth-secret=${secret}`, `--pidfile=${folder}/pid`, `--db=${folder}/db`, '--log-file=stdout', '--simple-log'],
    ...limits,
  ]
  let child: ChildProcess | undefined
  async function answers(): Promise<void> {
    const socket = connect(port, '127.0.0.1')
    try {
      await once(socket, 'connect')
    } finally {
      socket.destroy()
    }
  }
  return {
    port,
    urls: [urlOf(port)],
    secret,
    start: async () => {
      child = spawn(program, settings, { stdio: 'ignore' })
      await vi.waitFor(answers, { timeout: 60_000, interval: 50 })
    },
    stop: async () => {
      if (child?.exitCode === null && child.kill('SIGKILL')) await once(child, 'close')
    },
  }
}
