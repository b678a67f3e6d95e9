// SPDX-License-Identifier: AGPL-3.0-or-later
// A record of HTCDS 2.0 as another organisation reads it that was handed one of ours.

import type { CaseRecord } from '#cases/core/case.ts'
import { readHtcds } from '#cases/core/htcds.read.ts'
import { htcdsFields } from '#cases/core/htcds.ts'

export const fieldNames: readonly string[] = Object.entries(htcdsFields).flatMap(([prefix, names]) =>
  names.map((name) => `${prefix}_${name}`),
)

/** Nothing is said beside it. */
export const beside = { id: '0000-01890000-0000-7000-8000-00000000000a', today: '2026-05-04' } as const

/** @throws where it is no record of the standard */
export function recordIn(text: string): CaseRecord {
  const read = readHtcds(JSON.parse(text), beside)
  if (!read.ok) throw new Error(JSON.stringify(read))
  return read.record
}
