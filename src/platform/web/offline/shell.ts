// SPDX-License-Identifier: AGPL-3.0-or-later
// Keeps the app itself on this device (apps/web.worker.ts), once the page that somebody waits for stands, and knows how much of it is here.

import { useEffect, useState } from 'preact/hooks'
import * as z from 'zod/mini'
import { scriptAddress } from '#platform/web/offline/script-address.ts'

const WORKER = '/sw.js'

/** Of how many files of the app how many lie on the device; `none` where the browser keeps none. */
export type ShellStanding = { readonly kept: number; readonly of: number } | 'none'

const Told = z.object({ kept: z.int(), of: z.int() })
const listeners = new Set<() => void>()
let standing: ShellStanding | undefined
let begun = false

function say(next: ShellStanding): void {
  standing = next
  for (const listener of listeners) listener()
}

/** Whoever installs it finds it under the name of their language. */
function nameIt(): void {
  const manifest = document.querySelector<HTMLLinkElement>('link[rel=manifest]')
  const english = manifest?.dataset['en']
  if (document.documentElement.lang === 'en' && english !== undefined) manifest?.setAttribute('href', english)
}

/** Where the browser has or allows none, the app goes on without. */
export async function keepShell(): Promise<void> {
  if (begun) return
  begun = true
  if (!('serviceWorker' in navigator)) return say('none')
  nameIt()
  try {
    const { serviceWorker } = navigator
    serviceWorker.addEventListener('message', ({ data }) => {
      const told = Told.safeParse(data)
      if (told.success) say(told.data)
    })
    serviceWorker.startMessages()
    await serviceWorker.register(scriptAddress(WORKER), { updateViaCache: 'none' })
    const ask = async (): Promise<void> => (await serviceWorker.ready).active?.postMessage('rest')
    addEventListener('online', () => void ask())
    await ask()
  } catch {
    // Private windows and full disks keep none.
    say('none')
  }
}

/** How much of the app lies on the device; undefined until that is known. Begins to keep it where nobody did. */
export function useShell(): ShellStanding | undefined {
  const [known, setKnown] = useState(standing)
  useEffect(() => {
    const look = (): void => setKnown(standing)
    listeners.add(look)
    void keepShell()
    look()
    return () => {
      listeners.delete(look)
    }
  }, [])
  return known
}
