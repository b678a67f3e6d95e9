// SPDX-License-Identifier: AGPL-3.0-or-later
// What is written down about a list that was looked at: what it was asked for, and whose records may have stood in it.

import * as z from 'zod/mini'
import { isInside, isInsideAny, NATIONAL } from '#kernel/area.ts'
import type { Actor } from '#kernel/authority.ts'
import { parseId } from '#kernel/ids.ts'
import type { ListLook } from '#platform/server/storage/reads.ts'
import { homeOf } from '#platform/server/storage/records.ts'

const Asked = z.looseObject({
  id: z.optional(z.string()),
  area: z.optional(z.string()),
  limit: z.optional(z.unknown()),
  cursor: z.optional(z.unknown()),
})

/** Of an office's places those that a list of one area shows: the area itself where it lies within them, otherwise what lies within it. */
function placesIn(area: string | undefined, own: readonly string[]): readonly string[] {
  if (area === undefined) return own
  return isInsideAny(area, own) ? [area] : own.filter((prefix) => isInside(prefix, area))
}

/** @param own the places whose records this reader may see by the place alone */
export function listLook(
  raw: unknown,
  actor: Actor,
  own: readonly string[],
): Pick<ListLook, 'regency' | 'uuid' | 'area' | 'asked' | 'input' | 'places'> {
  const { id, area, limit: _limit, cursor: _cursor, ...rest } = Asked.parse(raw)
  const places = placesIn(area, own)
  const of = id === undefined ? undefined : parseId(id)
  return {
    regency: of?.regency ?? homeOf(actor),
    uuid: of?.uuid ?? null,
    area: area ?? null,
    asked: Object.keys(rest),
    input: JSON.stringify(raw),
    // What an office asked for where it has no place, and nobody let it in, is filed with nobody's.
    places: places.length === 0 ? [NATIONAL] : places,
  }
}
