// SPDX-License-Identifier: AGPL-3.0-or-later
// A population list: read in memory, matched by number, and let go. What is kept of it goes to the homes of those who have a file.

import { createHash } from 'node:crypto'
import { isData } from '#exchange/core/heading.rules.ts'
import { UnreadableList } from '#exchange/core/list.ts'
import { populationContracts } from '#exchange/core/population.contract.ts'
import { populationColumns, type Resident, readResident, saysMore } from '#exchange/core/population.rules.ts'
import type { PopulationCounts, PopulationState } from '#exchange/core/population.ts'
import type { FileBytes } from '#exchange/server/file.store.ts'
import { openList } from '#exchange/server/list.ts'
import { populationAggregate } from '#exchange/server/population.aggregate.ts'
import type { BulkPorts, JourneyPorts } from '#journeys/core/worker.port.ts'
import { areaLevel, isInsideAny, regencyOf } from '#kernel/area.ts'
import type { Actor } from '#kernel/authority.ts'
import { refuse } from '#kernel/decider.ts'
import { type Bound, handleCommand, type Services } from '#platform/server/http/capability.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import type { Stored } from '#platform/server/storage/records.ts'
import type { HomePorts } from '#village/core/home.port.ts'
import type { Place } from '#village/core/home.ts'

export interface PopulationNeeds {
  readonly workers: Pick<BulkPorts, 'holdersOf'>
  readonly cards: JourneyPorts<Scope>['cards']
  readonly homes: HomePorts<Scope>
}

/** Village lists have some thousands. */
const MOST_RESIDENTS = 100_000

function bytesOf(whole: Buffer): FileBytes {
  return {
    bytes: whole.length,
    readAt: async (offset, length) => whole.subarray(offset, offset + length),
    chunks: async function* () {
      yield whole
    },
  }
}

interface ReadList {
  readonly residents: readonly Resident[]
  readonly unreadable: number
}

/** @throws UnreadableList */
async function readList(whole: Buffer): Promise<ReadList> {
  const list = await openList(bytesOf(whole))
  const rows: (readonly string[])[] = []
  for await (const batch of list.rows())
    for (const { cells } of batch) {
      if (isData(cells)) rows.push(cells)
      if (rows.length > MOST_RESIDENTS) throw new UnreadableList('file-too-many-rows')
    }
  const headings = populationColumns(rows)
  if (headings === undefined) throw new UnreadableList('headings-missing')
  const residents = rows.slice(headings.row + 1).map((cells) => readResident(cells, headings.columns))
  const readable = residents.filter((each) => each !== undefined)
  return { residents: readable, unreadable: residents.length - readable.length }
}

interface Matched {
  readonly counts: PopulationCounts
  /** Homes of which the list says something new. */
  readonly homes: readonly (readonly [workerId: string, place: Place])[]
}

async function match(
  { workers, cards, homes }: PopulationNeeds,
  { residents, unreadable }: ReadList,
  asked: { readonly actor: Actor; readonly scope: Scope; readonly area: string },
): Promise<Matched> {
  const { actor, scope, area } = asked
  const regency = regencyOf(area)
  const holders = await workers.holdersOf(
    actor,
    residents.map(({ nik }) => ({ regency, nik })),
  )
  const found = residents.flatMap((resident, nth) => {
    const id = holders[nth]
    return id === undefined ? [] : [{ id, resident }]
  })
  const people = await cards(
    scope,
    found.map(({ id }) => id),
  )
  const here = found.filter(({ id }) => people.get(id)?.area === area)
  const known = await homes.places(scope, area)
  const households = new Set(here.flatMap(({ resident }) => resident.familyCard ?? []))
  const concerned = new Set(here.map(({ resident }) => resident.nik))
  const housemates = residents.filter(
    ({ nik, familyCard }) => familyCard !== undefined && households.has(familyCard) && !concerned.has(nik),
  )
  const news = here.flatMap(({ id, resident: { place } }) =>
    saysMore(place, known.get(id)) ? [[id, { ...known.get(id), ...place }] as const] : [],
  )
  return {
    homes: news,
    counts: {
      rows: residents.length,
      unreadable,
      known: here.length,
      elsewhere: found.length - here.length,
      housemates: housemates.length,
      placed: news.length,
    },
  }
}

export function bindPopulations({ newId }: Services, needs: PopulationNeeds): readonly Bound[] {
  return [
    handleCommand('TakePopulation', populationContracts.TakePopulation, async ({ input, upload, change, ...call }) => {
      const { area } = input
      const { actor, scope, commandId, now, today } = call
      if (upload === undefined || !isInsideAny(area, scope.rows) || !isInsideAny(area, scope.filter)) return { type: 'not-found' }
      if (areaLevel(area) !== 'village')
        return { type: 'refused', refusal: refuse('invalid-input', { fields: [{ field: 'area', code: 'population-area' }] }).refusal }
      const pieces: Buffer[] = []
      for await (const piece of upload.bytes) pieces.push(piece)
      const whole = Buffer.concat(pieces)
      const dryRun = input.dryRun === 'true'
      let matched: Matched
      try {
        matched = await match(needs, await readList(whole), { actor, scope, area })
      } catch (error) {
        if (!(error instanceof UnreadableList)) throw error
        return { type: 'refused', refusal: refuse('invalid-input', { fields: [{ field: 'file', code: error.fault }] }).refusal }
      }
      if (!dryRun)
        for (const [workerId, place] of matched.homes)
          await needs.homes.place({ actor, scope, now, today }, causedId(commandId, 'home', workerId), workerId, place)
      return change(
        {
          aggregate: populationAggregate,
          key: { regency: regencyOf(area), uuid: newId() },
          createIn: area,
          command: { type: 'TakePopulation', area, dryRun, counts: matched.counts },
          facts: async () => undefined,
          answer: ({ id, version, state }: Stored<PopulationState>) => ({ id, version, dryRun: state.dryRun, ...state.counts }),
        },
        createHash('sha256').update(whole).digest('hex'),
      )
    }),
  ]
}
