// SPDX-License-Identifier: AGPL-3.0-or-later
// An S3-compatible store that others wrote, so that ours is not only held to what we believe such a store to be. It answers no faults on
// demand: s3.ts does.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from './folder.ts'

export interface PackagedS3 {
  /** With the credentials, as the setting takes it. */
  readonly address: string
  readonly close: () => Promise<void>
}

export async function openPackagedS3(): Promise<PackagedS3> {
  const program = fileURLToPath(new URL('s3rver-program.ts', import.meta.url))
  // It names the next page of a list with a cipher of old.
  const child = spawn(process.execPath, ['--openssl-legacy-provider', program, temporaryFolder('s3rver')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [port] = await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'close').then(() => {
      throw new Error('the store has ended')
    }),
  ])
  return {
    // The one account it has.
    address: `http://S3RVER:S3RVER@127.0.0.1:${String(port).trim()}/kawal`,
    close: async () => {
      child.stdin.end()
      await once(child, 'close')
    },
  }
}
