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

/** The browser that KAWAL_CHROMIUM names, or the first of the usual places that has one. */
export function findChromium(): string | undefined {
  return [process.env['KAWAL_CHROMIUM'] ?? '', ...usual].find((path) => path !== '' && existsSync(path))
}

/** Debian's way, where the system has it. Older systems have the whole browser only. */
const packages = 'apt-get'
const browsers = ['chromium-headless-shell', 'chromium'] as const

function has(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0
}

/** The one command that would install it here. */
function advice(): string {
  if (process.platform === 'darwin') return 'brew install --cask chromium'
  if (process.platform === 'win32') return 'winget install Google.Chrome'
  if (has(packages)) return 'sudo apt-get update && sudo apt-get install -y chromium'
  if (has('dnf')) return 'sudo dnf install -y chromium'
  return 'KAWAL_CHROMIUM=/path/to/chromium npm test'
}

/** Finds the browser, installing it where we may; otherwise says the one command to run. */
export function ensureChromium(): string | undefined {
  const found = findChromium()
  if (found !== undefined) return found
  if (process.getuid?.() === 0 && has(packages)) {
    console.log('The browser tests need Chromium; installing it from the packages of this system.')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    // What goes wrong, the package manager says.
    const ask = (...args: readonly string[]) => spawnSync(packages, args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
    ask('update', '-qq')
    browsers.find((name) => ask('install', '-y', '-qq', '--no-install-recommends', name))
  }
  const installed = findChromium()
  if (installed === undefined)
    console.error(`The browser tests need Chromium, and none was found. Install it with this command, then try again:\n\n  ${advice()}\n`)
  return installed
}
