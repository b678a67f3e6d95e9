// SPDX-License-Identifier: AGPL-3.0-or-later
// The part of pg-copy-streams that is used here; the package brings no types.

declare module 'pg-copy-streams' {
  import type { Writable } from 'node:stream'
  import type { Submittable } from 'pg'

  interface Counted extends Submittable {
    /** Known once the stream has ended. */
    readonly rowCount: number
  }
  function from(text: string, options?: { readonly highWaterMark?: number }): Writable & Counted
}
