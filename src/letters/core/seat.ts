// SPDX-License-Identifier: AGPL-3.0-or-later
// Where an office sits, and what places are called down to the regency.

import { NATIONAL } from '#kernel/area.ts'
import type { Actor } from '#kernel/authority.ts'

/** A place and those around it, down to the regency: *Wringinpitu, Tegaldlimo, Banyuwangi*. */
export function named(code: string, regionName: (code: string) => string): readonly string[] {
  const parts = code.split('.')
  return parts.slice(1).map((_, nth) => regionName(parts.slice(0, parts.length - nth).join('.')))
}

/** Where the office sits that answers for a place. */
export function seatOf({ prefixes }: Pick<Actor, 'prefixes'>, area: string): string {
  const seat = prefixes.find((prefix) => area.startsWith(prefix)) ?? prefixes[0] ?? area
  return seat === '' ? NATIONAL : seat
}
