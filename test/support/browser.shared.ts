// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Browser, chromium } from 'playwright-core'
import { inject } from 'vitest'

/** The browser of this run. Closing it closes what was opened through it, and leaves it to the other files. */
export async function shareBrowser(): Promise<Browser> {
  return chromium.connect(inject('browserUrl'))
}
