// SPDX-License-Identifier: AGPL-3.0-or-later
// A record's id says in which regency it began, so that every look-up goes straight to its key: `3510-0197f3c2-…`.

import * as z from 'zod/mini'
import { NATIONAL, type Regency } from '#kernel/area.ts'

export interface RecordKey {
  readonly regency: Regency
  readonly uuid: string
}

/** The id of a record as it is shown: four digits of the regency (`0000` for national ones), a dash, a UUID. */
export const RecordId = z.string().check(z.regex(/^\d{4}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/))

export function formatId(key: RecordKey): string {
  return `${key.regency === NATIONAL ? '0000' : key.regency.replace('.', '')}-${key.uuid}`
}

/** Takes apart an id that already passed `RecordId`. */
export function parseId(id: string): RecordKey {
  const digits = id.slice(0, 4)
  return { regency: digits === '0000' ? NATIONAL : `${digits.slice(0, 2)}.${digits.slice(2)}`, uuid: id.slice(5) }
}
