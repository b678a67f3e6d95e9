// SPDX-License-Identifier: AGPL-3.0-or-later

import { randomFillSync } from 'node:crypto'

// Asking the system for a few bytes costs as much as for thousands.
const pool = Buffer.alloc(4096)
let used = pool.length

/** Bytes that nobody can guess, from the system's generator; they are given out once, and no copy of them stays here. */
export function chance(bytes: number): Buffer {
  if (used + bytes > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const given = Buffer.from(pool.subarray(used, used + bytes))
  pool.fill(0, used, used + bytes)
  used += bytes
  return given
}
