// SPDX-License-Identifier: AGPL-3.0-or-later
// The browser for the tests is found, installed where we may, or asked for with the one command to run.

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ensureChromium } from './support/chromium.ts'
import type { Machine } from './support/machine.ts'

beforeEach(() => void vi.stubEnv('KAWAL_CHROMIUM', ''))
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

interface Story {
  readonly isRoot?: boolean
  readonly platform?: string
  /** Programs and packages that the machine has. */
  readonly has?: readonly string[]
  readonly browsers?: readonly string[]
}

function tell({ isRoot = false, platform = 'linux', has = [], browsers = [] }: Story) {
  const there = new Set(browsers)
  const asked: string[] = []
  const said = vi.spyOn(console, 'error').mockReturnValue(undefined)
  vi.spyOn(console, 'log').mockReturnValue(undefined)
  const machine: Machine = {
    platform,
    isRoot,
    exists: (path) => there.has(path),
    run: (program, args) => {
      const last = args.at(-1) ?? ''
      if (last === '--version') return has.includes(program)
      asked.push([program, args[0], ...(args[0] === 'install' ? [last] : [])].join(' '))
      if (args[0] === 'install' && has.includes(last)) there.add(`/usr/bin/${last}`)
      return args[0] !== 'install' || has.includes(last)
    },
  }
  return { found: ensureChromium(machine), asked, said: said.mock.calls.flat().join('\n') }
}

test('one that is there is taken, and nothing is asked of anybody', () => {
  expect(tell({ isRoot: true, has: ['apt-get'], browsers: ['/usr/bin/chromium'] })).toEqual({
    found: '/usr/bin/chromium',
    asked: [],
    said: '',
  })
})

test('root installs the half that tests need, and the whole where the system has no half', () => {
  const half = tell({ isRoot: true, has: ['apt-get', 'chromium-headless-shell', 'chromium'] })
  expect(half).toEqual({
    found: '/usr/bin/chromium-headless-shell',
    asked: ['apt-get update', 'apt-get install chromium-headless-shell'],
    said: '',
  })
  const whole = tell({ isRoot: true, has: ['apt-get', 'chromium'] })
  expect([whole.found, whole.asked.at(-1)]).toEqual(['/usr/bin/chromium', 'apt-get install chromium'])
})

test.each([
  [{ has: ['apt-get'] }, 'sudo apt-get update && sudo apt-get install -y chromium'],
  [{ has: ['dnf'] }, 'sudo dnf install -y chromium'],
  [{ platform: 'darwin' }, 'brew install --cask chromium'],
  [{ isRoot: true }, 'KAWAL_CHROMIUM=/path/to/chromium npm test'],
])('where %j cannot, it says one command and finds none', (story, command) => {
  const { found, asked, said } = tell(story)
  expect([found, asked]).toEqual([undefined, []])
  expect(said).toContain(`\n\n  ${command}\n`)
})
