// SPDX-License-Identifier: AGPL-3.0-or-later
// A state or an event as it was before it was kept: its open part, and its personal part while the person's key exists.

import type { KeyObject } from 'node:crypto'
import { type Keyring, open } from '#platform/server/storage/keys.ts'

export interface KeptState {
  readonly state: string
  readonly sealed: Buffer | null
  /** The subject's key under the instance key; null once the person was erased. */
  readonly wrapped: Buffer | null
}

export function reveal<State>(
  keyring: Keyring,
  id: string,
  kept: KeptState,
): { readonly state: State; readonly key: KeyObject | undefined } {
  const key = kept.wrapped === null ? undefined : keyring.unwrap(id, kept.wrapped)
  const personal = kept.sealed !== null && key !== undefined ? { personal: JSON.parse(open(key, kept.sealed, `state:${id}`)) } : {}
  // The snapshot was written from a State by the records; the fold is its only author.
  const state: State = { ...JSON.parse(kept.state), ...personal }
  return { state, key }
}

export interface KeptEvent {
  readonly version: number
  readonly sealed: Buffer | null
  readonly wrapped: Buffer | null
}

/** What an event says under the seal; undefined where it says nothing there, or nobody can read it any more. */
export function revealEvent(keyring: Keyring, id: string, { version, sealed, wrapped }: KeptEvent): unknown {
  if (sealed === null || wrapped === null) return undefined
  return JSON.parse(open(keyring.unwrap(id, wrapped), sealed, `event:${id}:${version}`))
}
