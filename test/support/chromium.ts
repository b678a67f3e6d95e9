// SPDX-License-Identifier: AGPL-3.0-or-later
// The browser of this machine. None is downloaded from elsewhere: it comes from the system's packages.

import { has, here, install, type Machine } from './machine.ts'

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
export function findChromium({ exists }: Pick<Machine, 'exists'> = here): string | undefined {
  return [process.env['KAWAL_CHROMIUM'] ?? '', ...usual].find((path) => path !== '' && exists(path))
}

/** Older systems have the whole browser only. */
const browsers = ['chromium-headless-shell', 'chromium'] as const

/** The one command that would install it. */
function advice(machine: Machine): string {
  if (machine.platform === 'darwin') return 'brew install --cask chromium'
  if (machine.platform === 'win32') return 'winget install Google.Chrome'
  if (has(machine, 'apt-get')) return 'sudo apt-get update && sudo apt-get install -y chromium'
  if (has(machine, 'dnf')) return 'sudo dnf install -y chromium'
  return 'KAWAL_CHROMIUM=/path/to/chromium npm test'
}

/** Finds the browser, installing it where we may; otherwise says the one command to run. */
export function ensureChromium(machine: Machine = here): string | undefined {
  const found = findChromium(machine)
  if (found !== undefined) return found
  install(machine, browsers, 'The browser tests need Chromium; installing it from the packages of this system.')
  const installed = findChromium(machine)
  if (installed === undefined)
    console.error(
      `The browser tests need Chromium, and none was found. Install it with this command, then try again:\n\n  ${advice(machine)}\n`,
    )
  return installed
}
