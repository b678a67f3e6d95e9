// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'
import { slowness } from './slow.ts'

/** The browser of this run. Closing it closes what was opened through it, and leaves it to the other files. */
export async function shareBrowser(): Promise<Browser> {
  return chromium.connect(inject('browserUrl'))
}

/** A page of its own that waits as long as a busy machine needs, and is as slow as is asked for. */
export async function openPage(context: BrowserContext): Promise<Page> {
  context.setDefaultTimeout(60_000 * slowness)
  const page = await context.newPage()
  if (slowness > 1) await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slowness })
  return page
}
