// SPDX-License-Identifier: AGPL-3.0-or-later
// Programs that tests need of the machine: from the system's packages, where we may, and never from elsewhere.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** What finding and installing ask of the machine. */
export interface Machine {
  readonly platform: string
  readonly isRoot: boolean
  readonly exists: (path: string) => boolean
  /** Whether it ended well; what goes wrong, the program says where it is heard. */
  readonly run: (program: string, args: readonly string[], heard: boolean) => boolean
}

export const here: Machine = {
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  exists: existsSync,
  run: (program, args, heard) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    return spawnSync(program, args, { stdio: ['ignore', 'ignore', heard ? 'inherit' : 'ignore'], env }).status === 0
  },
}

export function has(machine: Machine, program: string): boolean {
  return machine.run(program, ['--version'], false)
}

/** Installs the first of these packages that the system has, Debian's way; does nothing where we may not. */
export function install(machine: Machine, packages: readonly string[], why: string): void {
  if (!machine.isRoot || !has(machine, 'apt-get')) return
  console.log(why)
  machine.run('apt-get', ['update', '-qq'], true)
  packages.find((name) => machine.run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], true))
}
