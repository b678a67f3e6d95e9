// SPDX-License-Identifier: AGPL-3.0-or-later
// A PIN becomes a key in a worker of its own (apps/web.pin.ts), which may run what pages may not, and holds up none.

import { scriptAddress } from '#platform/web/offline/script-address.ts'

/** Where it lies; written in by the build. */
declare const KAWAL_PIN_WORKER: string

/** @returns 32 bytes. @throws where it cannot be reckoned, which says nothing of the PIN */
export function hashPin(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(scriptAddress(KAWAL_PIN_WORKER), { name: 'pin' })
  return new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    const fail = (): void => reject(new Error('no PIN can be reckoned here'))
    worker.addEventListener('message', ({ data }) => {
      if (data instanceof Uint8Array) resolve(new Uint8Array(data))
      else fail()
    })
    worker.addEventListener('error', fail)
    worker.postMessage({ pin, salt })
  }).finally(() => worker.terminate())
}
