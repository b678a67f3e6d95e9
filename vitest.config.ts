// SPDX-License-Identifier: AGPL-3.0-or-later
// Four kinds of tests: pure ones without any setup, those that need the database, those of the browser's side,
// and journeys through a real browser. `bin/test.mjs` runs them in this order.

import { defineConfig } from 'vitest/config'
import { slowness } from './test/support/slow.ts'

// Server and e2e wait for processes; the machine may be small and busy.
const patient = { testTimeout: 180_000, hookTimeout: 180_000, expect: { poll: { timeout: 30_000 } } }
const database = ['test/support/postgres.setup.ts']

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          include: ['test/*.test.ts', 'src/kernel/**/*.test.ts', 'src/*/core/**/*.test.ts', 'src/*/pages/**/*.test.{ts,tsx}'],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          // Each file has a database of its own and shares the program, which is read once by each worker.
          isolate: false,
          include: ['src/*/{server,cli}/**/*.test.ts', 'test/server/**/*.test.ts'],
          globalSetup: database,
          ...patient,
        },
      },
      {
        extends: true,
        test: { name: 'web', testTimeout: 60_000, include: ['src/*/web/**/*.test.{ts,tsx}', 'test/web/**/*.test.{ts,tsx}'] },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          globalSetup: [...database, 'test/support/browser.setup.ts'],
          include: ['test/e2e/**/*.test.ts'],
          // The program, and its built pages are read once by each worker.
          isolate: false,
          ...patient,
          testTimeout: 300_000 * slowness,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 60_000 * slowness } },
        },
      },
    ],
  },
})
