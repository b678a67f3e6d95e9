// SPDX-License-Identifier: AGPL-3.0-or-later
// The virus scanner of the system's packages, with a configuration and one signature of our own: nothing is downloaded, and no service of the
// machine is asked.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { vi } from 'vitest'
import { clamdScanner } from '#platform/server/files/scanner.ts'
import { temporaryFolder } from './folder.ts'
import { here, install } from './machine.ts'

const usual = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd']

/** The test file that every scanner knows (eicar.org), written so that no scanner of this machine finds it in the sources. */
export const EICAR: Buffer = Buffer.from(
  'WDVPIVAlQEFQWzRcUFpYNTQoUF4pN0NDKTd9JEVJQ0FSLVNUQU5EQVJELUFOVElWSVJVUy1URVNULUZJTEUhJEgrSCo=',
  'base64',
)

/** @throws with the command to run, where there is none and we may not install it: a test that needs it fails, and is never left out */
function ensureClamd(): string {
  const find = (): string | undefined => usual.find((path) => here.exists(path))
  if (find() === undefined) install(here, ['clamav-daemon'], 'Papers are scanned by clamd; installing it from the packages of this system.')
  const found = find()
  if (found === undefined)
    throw new Error('There is no clamd. Install it, then try again: sudo apt-get update && sudo apt-get install -y clamav-daemon')
  return found
}

export interface Clamd {
  readonly address: { readonly path: string }
  /** Resolves once it answers. */
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Not started yet: nobody listens at its address. @param limits lines of clamd.conf(5) */
export function openClamd(limits: readonly string[]): Clamd {
  const program = ensureClamd()
  const folder = temporaryFolder('clamd')
  const [socket, signatures, settings] = ['socket', 'signatures', 'clamd.conf'].map((name) => join(folder, name))
  if (socket === undefined || signatures === undefined || settings === undefined) throw new Error('three names')
  mkdirSync(signatures)
  writeFileSync(join(signatures, 'test.ndb'), `Test.Eicar:0:*:${EICAR.toString('hex')}\n`)
  writeFileSync(settings, [`LocalSocket ${socket}`, `DatabaseDirectory ${signatures}`, 'Foreground yes', ...limits, ''].join('\n'))
  const scan = clamdScanner({ path: socket })
  let child: ChildProcess | undefined
  return {
    address: { path: socket },
    start: async () => {
      child = spawn(program, ['--config-file', settings], { stdio: 'ignore' })
      await vi.waitFor(() => scan((async function* () {})()), { timeout: 60_000, interval: 50 })
    },
    stop: async () => {
      if (child?.exitCode === null && child.kill()) await once(child, 'close')
      rmSync(socket, { force: true })
    },
  }
}
