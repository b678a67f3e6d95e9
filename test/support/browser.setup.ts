// SPDX-License-Identifier: AGPL-3.0-or-later
// One browser for the whole run of browser tests.

import type { TestProject } from 'vitest/node'
import { launchBrowserServer } from './browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    browserUrl: string
  }
}

/** Vitest calls this once before the first test file, and what it returns after the last. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await launchBrowserServer()
  project.provide('browserUrl', server.wsEndpoint())
  return () => server.close()
}
