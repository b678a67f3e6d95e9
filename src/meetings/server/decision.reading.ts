// SPDX-License-Identifier: AGPL-3.0-or-later
// Decisions as a reader sees them, wherever they are shown: on their page, in their room, in their meeting.

import type { RecordKey } from '#kernel/ids.ts'
import { presentDecision } from '#meetings/core/decision.present.ts'
import { DECISION_TYPE, type Decision } from '#meetings/core/decision.ts'
import type { RoomNeeds } from '#meetings/server/needs.ts'
import type { Call } from '#platform/server/http/capability.ts'
import type { Seen } from '#platform/server/storage/reads.ts'
import type { Records, Stored } from '#platform/server/storage/records.ts'

export type Reading = Pick<Call<unknown>, 'actor' | 'scope' | 'today'>

interface Shown {
  readonly items: readonly object[]
  readonly stored: readonly Stored<Decision>[]
  readonly looks: readonly Seen[]
}

export async function findAll(records: Records, keys: readonly RecordKey[], { scope }: Reading): Promise<readonly Stored<Decision>[]> {
  const found = await Promise.all(keys.map((key) => records.find<Decision>(DECISION_TYPE, key, scope)))
  return found.flatMap((each) => each ?? [])
}

export async function showDecisions(
  records: Records,
  { offices }: Pick<RoomNeeds, 'offices'>,
  keys: readonly RecordKey[],
  reading: Reading,
): Promise<Shown> {
  const { actor, today } = reading
  const stored = await findAll(records, keys, reading)
  const ids = new Set(stored.flatMap(({ state }) => [...state.asked, ...state.tasks].map(({ officeId }) => officeId)))
  const named = ids.size === 0 ? [] : await offices(today, [...ids])
  const officeNames = new Map(named.map(({ office, name }) => [office, name]))
  return {
    items: stored.map(({ id, version, state }) => presentDecision(id, version, state, { office: actor.officeId, today, officeNames })),
    stored,
    looks: stored.map(({ key, version, state }) => ({ key, area: state.area, version })),
  }
}
