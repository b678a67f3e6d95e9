// SPDX-License-Identifier: AGPL-3.0-or-later
// The browser of this machine. None is downloaded from elsewhere: it comes from the system's packages.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

// First the one that Chromium builds for tests: the same engine without the window around it, for half the work.
const usual = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
] as const

/** What finding and installing ask of the machine. */
export interface Machine {
  readonly platform: string
  readonly isRoot: boolean
  readonly exists: (path: string) => boolean
  /** Whether it ended well; what goes wrong, the program says where it is heard. */
  readonly run: (program: string, args: readonly string[], heard: boolean) => boolean
}

const here: Machine = {
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  exists: existsSync,
  run: (program, args, heard) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    return spawnSync(program, args, { stdio: ['ignore', 'ignore', heard ? 'inherit' : 'ignore'], env }).status === 0
  },
}

/** The browser that KAWAL_CHROMIUM names, or the first of the usual places that has one. */
export function findChromium({ exists }: Pick<Machine, 'exists'> = here): string | undefined {
  return [process.env['KAWAL_CHROMIUM'] ?? '', ...usual].find((path) => path !== '' && exists(path))
}

/** Debian's way, where the system has it. Older systems have the whole browser only. */
const packages = 'apt-get'
const browsers = ['chromium-headless-shell', 'chromium'] as const

/** The one command that would install it. */
function advice(machine: Machine): string {
  const has = (program: string): boolean => machine.run(program, ['--version'], false)
  if (machine.platform === 'darwin') return 'brew install --cask chromium'
  if (machine.platform === 'win32') return 'winget install Google.Chrome'
  if (has(packages)) return 'sudo apt-get update && sudo apt-get install -y chromium'
  if (has('dnf')) return 'sudo dnf install -y chromium'
  return 'KAWAL_CHROMIUM=/path/to/chromium npm test'
}

/** Finds the browser, installing it where we may; otherwise says the one command to run. */
export function ensureChromium(machine: Machine = here): string | undefined {
  const found = findChromium(machine)
  if (found !== undefined) return found
  if (machine.isRoot && machine.run(packages, ['--version'], false)) {
    console.log('The browser tests need Chromium; installing it from the packages of this system.')
    machine.run(packages, ['update', '-qq'], true)
    browsers.find((name) => machine.run(packages, ['install', '-y', '-qq', '--no-install-recommends', name], true))
  }
  const installed = findChromium(machine)
  if (installed === undefined)
    console.error(
      `The browser tests need Chromium, and none was found. Install it with this command, then try again:\n\n  ${advice(machine)}\n`,
    )
  return installed
}
