// SPDX-License-Identifier: AGPL-3.0-or-later
// A record's id says in which regency it began, so that every look-up goes straight to its key: `3510-0197f3c2-…`.

import * as z from 'zod/mini'
import { NATIONAL, type RegencyCode } from '#kernel/area.ts'

export interface RecordKey {
  readonly regency: RegencyCode
  readonly uuid: string
}

/** A regency in four digits, as ids, tokens and cookies carry it; `0000` for national ones. */
export function regencyDigits(regency: RegencyCode): string {
  return regency === NATIONAL ? '0000' : regency.replace('.', '')
}

/** Takes those four digits back. */
export function regencyOfDigits(digits: string): RegencyCode {
  return digits === '0000' ? NATIONAL : `${digits.slice(0, 2)}.${digits.slice(2)}`
}

/** The id of a record as it is shown: four digits of the regency (`0000` for national ones), a dash, a UUID. */
export const RecordId = z.string().check(z.regex(/^\d{4}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/))

/** Who acted: the id of an account, or the name of a part of the system. */
export const ActorId = z.string().check(z.regex(/^[A-Za-z0-9-]{1,60}$/))
/** How an act is signed: by whom, and behind `~` in whose place. */
export const Signature = z.string().check(z.regex(/^[A-Za-z0-9-]{1,60}(~[A-Za-z0-9-]{1,60})?$/))

export function formatId(key: RecordKey): string {
  return `${regencyDigits(key.regency)}-${key.uuid}`
}

/** Takes apart an id that already passed `RecordId`. */
export function parseId(id: string): RecordKey {
  return { regency: regencyOfDigits(id.slice(0, 4)), uuid: id.slice(5) }
}
