// SPDX-License-Identifier: AGPL-3.0-or-later
// The machine's own Chromium for tests, without a window and without its background traffic.

import { type Browser, type BrowserServer, chromium, type LaunchOptions } from 'playwright-core'
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

const callFlags = [
  // Calls are made with the cameras and the microphones that the browser makes up, and nobody is asked whether they may be used. Of three cameras
  // the second measures depths, and shows nothing.
  '--use-fake-device-for-media-stream=fps=5,device-count=3',
  '--use-fake-ui-for-media-stream',
  '--allow-loopback-in-peer-connection',
]

function options(more: readonly string[] = callFlags): LaunchOptions {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('no Chromium on this machine')
  return { executablePath, args: [...flags, ...more] }
}

/** A browser; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(options())
}

interface Camera {
  /** What it shows (Y4M); without, there is no camera. */
  readonly film?: string
  /** What somebody answers who is asked whether it may be used. */
  readonly asked: 'granted' | 'denied'
}

/** A browser with one camera or none; the caller closes it. */
export async function launchBrowserWithCamera({ film, asked }: Camera): Promise<Browser> {
  return chromium.launch(
    options([
      ...(film === undefined
        ? ['--use-fake-device-for-media-stream=device-count=0']
        : ['--use-fake-device-for-media-stream=fps=5', `--use-file-for-fake-video-capture=${film}`]),
      `--use-fake-ui-for-media-stream${asked === 'denied' ? '=deny' : ''}`,
    ]),
  )
}

/** A browser that several processes use at once, by its address; the caller closes it. */
export async function launchBrowserServer(): Promise<BrowserServer> {
  return chromium.launchServer({ ...options(), host: '127.0.0.1' })
}
