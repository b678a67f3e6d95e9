// SPDX-License-Identifier: AGPL-3.0-or-later
// Homes of one person whose files are joined: read together by whoever reads the file that leads.

import type { JourneyPorts } from '#journeys/core/worker.port.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { everywhere, type Scope } from '#platform/server/storage/database.ts'
import type { Stored } from '#platform/server/storage/records.ts'
import { standsFrom } from '#village/core/home.joined.ts'
import { HOME_TYPE, homeKey } from '#village/core/home.key.ts'
import type { HomeState } from '#village/core/home.ts'

type Store = Pick<Services, 'records'>
type Joined = Pick<JourneyPorts<Scope>, 'samePerson'>

async function homesUnder({ records }: Store, files: readonly string[], scope: Scope): Promise<readonly Stored<HomeState>[]> {
  const homes = await Promise.all(files.map((file) => records.find<HomeState>(HOME_TYPE, homeKey(file), scope)))
  return homes.flatMap((home) => home ?? [])
}

/** Homes within reach that are read under a file, its own first: of one that leads, also those of the files that it leads. */
export async function homesOf(store: Store, { samePerson }: Joined, scope: Scope, workerId: string): Promise<readonly Stored<HomeState>[]> {
  const files = await samePerson(workerId)
  return homesUnder(store, files[0] === workerId ? files : [workerId], scope)
}

/** Homes of a person, each with the day from which its visits say when to come again. */
export async function homesSeen(store: Store, { samePerson }: Joined, workerId: string) {
  const homes = await homesUnder(store, await samePerson(workerId), everywhere)
  const states = homes.map(({ state }) => state)
  return homes.map(({ key, state }, nth) => ({ key, state, standsFrom: standsFrom(states, nth) }))
}
