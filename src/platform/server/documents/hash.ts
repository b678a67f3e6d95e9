// SPDX-License-Identifier: AGPL-3.0-or-later

import { createHash } from 'node:crypto'

/** SHA-256 of what a paper says to machines, in hexadecimal. */
export function hashOf(record: string): string {
  return createHash('sha256').update(record).digest('hex')
}
