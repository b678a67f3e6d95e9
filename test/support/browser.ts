// SPDX-License-Identifier: AGPL-3.0-or-later
// Opens the machine's own Chromium for tests, without a window and without its background traffic.

import { type Browser, chromium } from 'playwright-core'
import { findChromium } from './chromium.ts'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('no Chromium on this machine')
  return chromium.launch({ executablePath, args: flags })
}
