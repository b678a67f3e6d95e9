// SPDX-License-Identifier: AGPL-3.0-or-later
// Cursors for paging: opaque to the client, checked when they come back.

import type * as z from 'zod/mini'
import { isStorable, MalformedBody } from '#platform/server/http/body.ts'

export function encodeCursor(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/**
 * Where a list goes on; undefined for its beginning.
 * @throws MalformedBody when the cursor is damaged or of another list: starting over would show the reader the same rows again
 */
export function decodeCursor<T extends z.ZodMiniType>(cursor: string | undefined, shape: T): z.output<T> | undefined {
  if (cursor === undefined || cursor === '') return undefined
  const parsed = shape.safeParse(readJson(Buffer.from(cursor, 'base64url').toString()))
  if (!parsed.success || !isStorable(parsed.data)) throw new MalformedBody('cursor of no list of ours')
  return parsed.data
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
