// SPDX-License-Identifier: AGPL-3.0-or-later
// Cursors for paging: opaque to the client, checked when they come back.

import type * as z from 'zod/mini'

export function encodeCursor(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** A cursor that is absent, damaged or of another list starts from the beginning. */
export function decodeCursor<T extends z.ZodMiniType>(cursor: string | undefined, shape: T): z.output<T> | undefined {
  if (cursor === undefined) return undefined
  try {
    const parsed = shape.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
