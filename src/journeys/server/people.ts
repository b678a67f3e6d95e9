// SPDX-License-Identifier: AGPL-3.0-or-later
// The people of each regency in memory, so that somebody is found by a misspelt name in milliseconds. It is made from the sealed files when it
// is first asked for, or soon after the instance begins, and kept up from the change feed at every question; what it finds is read from the
// database once more under the reader's authority, so that nothing here is an answer by itself.

import type { PlaceNames } from '#journeys/core/place-names.ts'
import { createLikelyPeople, type LikelyPeople } from '#journeys/server/likely-people.ts'
import {
  countFiles,
  feedEnd,
  filesMoved,
  findPeople,
  type KeptPerson,
  listPeople,
  regenciesWithFiles,
} from '#journeys/server/people.store.ts'
import { createRegencyPeople, type RegencyPeople } from '#journeys/server/regency-people.ts'
import type { RegencyCode } from '#kernel/area.ts'
import type { Listener, Services } from '#platform/server/http/capability.ts'
import { openTurns } from '#platform/server/storage/turns.ts'

export interface People {
  /** The people of a regency as they are now. */
  readonly of: (regency: RegencyCode) => Promise<Pick<RegencyPeople, 'find' | 'size'> & Pick<LikelyPeople, 'likely'>>
  /** Brings a regency up to now, where it is in memory. */
  readonly refresh: (regency: RegencyCode) => Promise<void>
  /** Whether so many regencies are kept at the same time: otherwise each question for all of them reads all of them again. */
  readonly fit: (regencies: readonly RegencyCode[]) => Promise<boolean>
  /** Reads every regency that there is room for, one after the other, so that the first question does not wait. */
  readonly readAhead: (stop: AbortSignal) => Promise<void>
}

const PAGE = 500
/** So many people are kept in memory; beyond it the regency that was asked for longest ago goes, and is read anew. */
const MOST_PEOPLE = 1_500_000

export function openPeople(
  { db, keyring }: Pick<Services, 'db' | 'keyring'>,
  placesOf: (regency: RegencyCode) => PlaceNames,
  { most = MOST_PEOPLE }: { readonly most?: number } = {},
): People {
  interface Kept {
    readonly people: RegencyPeople & LikelyPeople
    position: number
  }
  const loaded = new Map<RegencyCode, Promise<Kept>>()
  const catching = new Map<RegencyCode, Promise<void>>()
  const turns = openTurns()
  /** How many people each regency has, as far as it was ever counted. */
  const counted = new Map<RegencyCode, number>()
  /** How many people each regency in memory has, the one that was asked for longest ago first. */
  const sizes = new Map<RegencyCode, number>()

  function keepWithin(regency: RegencyCode, size: number): void {
    sizes.delete(regency)
    sizes.set(regency, size)
    counted.set(regency, size)
    let all = [...sizes.values()].reduce((sum, each) => sum + each, 0)
    for (const [oldest, people] of sizes) {
      if (all <= most || oldest === regency) return
      sizes.delete(oldest)
      loaded.delete(oldest)
      all -= people
    }
  }

  async function countAll(regencies: readonly RegencyCode[]): Promise<number> {
    const unknown = regencies.filter((regency) => !counted.has(regency))
    if (unknown.length > 0) {
      const files = await countFiles(db, unknown)
      for (const regency of unknown) counted.set(regency, files.get(regency) ?? 0)
    }
    return regencies.reduce((sum, regency) => sum + (counted.get(regency) ?? 0), 0)
  }

  async function load(regency: RegencyCode, stop: AbortSignal | undefined): Promise<Kept> {
    // What moves while the files are read comes after this position, and is read again.
    const position = await feedEnd(db, regency)
    const found = createRegencyPeople(regency, placesOf(regency))
    const compared = createLikelyPeople()
    const put = (kept: KeptPerson): void => {
      found.put(kept)
      compared.put(kept)
    }
    const people = { ...found, likely: compared.likely, put }
    for (let after: string | undefined; ; ) {
      stop?.throwIfAborted()
      const page = await listPeople(db, keyring, { regency, after, limit: PAGE })
      for (const kept of page) put(kept)
      after = page.at(-1)?.uuid
      if (page.length < PAGE) return { people, position }
    }
  }

  async function catchUp(regency: RegencyCode, kept: Kept): Promise<void> {
    for (;;) {
      const { uuids, position } = await filesMoved(db, regency, kept.position, PAGE)
      if (uuids.length > 0) for (const each of await findPeople(db, keyring, regency, uuids)) kept.people.put(each)
      const done = position === kept.position
      kept.position = position
      if (done) return
    }
  }

  async function current(regency: RegencyCode, loading: Promise<Kept>): Promise<Kept['people']> {
    const kept = await loading
    // Whoever asks after a catching up began may have written what it no longer sees.
    await catching.get(regency)
    let turn = catching.get(regency)
    if (turn === undefined) {
      turn = catchUp(regency, kept).finally(() => catching.delete(regency))
      catching.set(regency, turn)
    }
    await turn
    keepWithin(regency, kept.people.size())
    return kept.people
  }

  function of(regency: RegencyCode, stop?: AbortSignal): Promise<Kept['people']> {
    let loading = loaded.get(regency)
    if (loading === undefined) {
      // One at a time: several at once would each take as long as all of them, and hold every page in memory.
      loading = turns.take('load', () => load(regency, stop))
      loaded.set(regency, loading)
      loading.catch(() => loaded.delete(regency))
    }
    return current(regency, loading)
  }

  return {
    of: (regency) => of(regency),
    fit: async (regencies) => regencies.length <= 1 || (await countAll(regencies)) <= most,
    readAhead: async (stop) => {
      const ahead: RegencyCode[] = []
      for (const regency of await regenciesWithFiles(db)) {
        if (stop.aborted) return
        if ((await countAll([...ahead, regency])) > most) continue
        ahead.push(regency)
        await of(regency, stop)
      }
    },
    refresh: async (regency) => {
      const loading = loaded.get(regency)
      if (loading !== undefined) await current(regency, loading)
    },
  }
}

/** Whoever was erased is not kept in memory until somebody asks there again; other instances forget them at their next question. */
export function peopleListener(people: People): Listener {
  return { name: 'journeys-people', to: ['PersonErased'], handle: ({ key }) => people.refresh(key.regency) }
}
