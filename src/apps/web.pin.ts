// SPDX-License-Identifier: AGPL-3.0-or-later
// The worker in which a PIN becomes a key: Argon2id (RFC 9106) with what OWASP's sheet on storing passwords gives as the least, doubled in time. A
// cheap phone takes a second or two.

import { argon2id } from 'hash-wasm'

declare const self: DedicatedWorkerGlobalScope

const MEMORY_KIB = 19_456
const PASSES = 4
const KEY_BYTES = 32

self.addEventListener('message', ({ data }) => {
  const hash = argon2id({
    password: data.pin,
    salt: data.salt,
    memorySize: MEMORY_KIB,
    iterations: PASSES,
    parallelism: 1,
    hashLength: KEY_BYTES,
    outputType: 'binary',
  })
  // Where there is no room for it, say so: a page that hears nothing waits for ever.
  hash.then(
    (key) => self.postMessage(key),
    () => self.postMessage('failed'),
  )
})
