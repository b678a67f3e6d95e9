// SPDX-License-Identifier: AGPL-3.0-or-later
// Keeps the app itself on this device (apps/web.worker.ts), once the page that somebody waits for stands.

import { scriptAddress } from '#platform/web/offline/script-address.ts'

const WORKER = '/sw.js'

let kept = false

/** Whoever installs it finds it under the name of their language. */
function nameIt(): void {
  const manifest = document.querySelector<HTMLLinkElement>('link[rel=manifest]')
  const english = manifest?.dataset['en']
  if (document.documentElement.lang === 'en' && english !== undefined) manifest?.setAttribute('href', english)
}

/** Where the browser has or allows none, the app goes on without. */
export async function keepShell(): Promise<void> {
  if (kept || !('serviceWorker' in navigator)) return
  kept = true
  nameIt()
  try {
    await navigator.serviceWorker.register(scriptAddress(WORKER), { updateViaCache: 'none' })
    const { active } = await navigator.serviceWorker.ready
    active?.postMessage('rest')
  } catch {
    // Private windows and full disks keep none.
  }
}
