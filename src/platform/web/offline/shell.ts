// SPDX-License-Identifier: AGPL-3.0-or-later
// Keeps the app itself on this device (apps/web.worker.ts), once the page that somebody waits for stands.

const WORKER = '/sw.js'

interface ScriptPolicy {
  readonly createScriptURL: (address: string) => string
}

declare global {
  // What the browsers have of it says more; this is what is asked of them here.
  var trustedTypes: { readonly createPolicy: (name: string, rules: ScriptPolicy) => ScriptPolicy } | undefined
}

/** The browser lets nothing be run that no policy made. */
function scriptAddress(): string {
  const { trustedTypes } = globalThis
  if (trustedTypes === undefined) return WORKER
  return trustedTypes.createPolicy('kawal-worker', { createScriptURL: () => WORKER }).createScriptURL('')
}

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
    await navigator.serviceWorker.register(scriptAddress(), { updateViaCache: 'none' })
    const { active } = await navigator.serviceWorker.ready
    active?.postMessage('rest')
  } catch {
    // Private windows and full disks keep none.
  }
}
