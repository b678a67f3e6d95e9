// SPDX-License-Identifier: AGPL-3.0-or-later
// What a sealed record needs at each change of it (decision 0032): that it stays one, that none of its rows goes without its wall, and its key
// for each of its offices where they are others than before.

import type { KeyObject } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { AnyState, Row } from '#kernel/aggregate.ts'
import { must } from '#kernel/decider.ts'
import { isSealed, officeOf, wallOf } from '#kernel/letting.ts'
import type { Keyring } from '#platform/server/storage/keys.ts'
import { bytea } from '#platform/server/storage/parts.ts'

interface Before {
  readonly state: AnyState
  readonly key: KeyObject | undefined
}

/**
 * The wall of a record after a change.
 * @throws where it was open before and is sealed now or the reverse, and where somebody who keeps it without its key would add to it
 */
export function wallAfter(before: Before | undefined, after: AnyState, hasPersonal: boolean): readonly string[] {
  const wall = wallOf(after)
  if (before === undefined) return wall
  if (isSealed(wallOf(before.state)) !== isSealed(wall)) throw new Error('a record is sealed from its first event on, or never')
  if (isSealed(wall) && before.key === undefined && hasPersonal) throw new Error('a sealed record without its key')
  return wall
}

/** @throws where a row of a sealed record does not carry its wall, and so would show it */
export function mustBeWalled(rows: readonly Row[], wall: readonly string[]): void {
  if (!isSealed(wall)) return
  for (const { table, values, gone } of rows)
    if (gone !== true && !isDeepStrictEqual(values['let_in'], wall))
      throw new Error(`a row of a sealed record in ${table} without its wall`)
}

interface SealedKey {
  readonly office: string
  /** The office, and until when, as in the wall. */
  readonly entry: string
  readonly wrapped: string | null
}

/** The key for each office that a record is sealed to; undefined where nothing changed, and where it is not sealed. */
export function sealedKeys(
  keyring: Keyring,
  {
    id,
    key,
    wall,
    before,
  }: { readonly id: string; readonly key: KeyObject | undefined; readonly wall: readonly string[]; readonly before: Before | undefined },
): readonly SealedKey[] | undefined {
  if (!isSealed(wall) || (before !== undefined && isDeepStrictEqual(wallOf(before.state), wall))) return undefined
  const closed = must(key, 'subject key')
  return wall.slice(1).map((entry) => {
    const office = officeOf(entry)
    return { office, entry, wrapped: bytea(keyring.wrap(id, closed, office)) }
  })
}
