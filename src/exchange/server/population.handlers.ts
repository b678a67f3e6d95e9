// SPDX-License-Identifier: AGPL-3.0-or-later
// A population list: read in memory, matched by number, and let go. What is kept of it goes to the homes of those who have a file.

import { createHash } from 'node:crypto'
import { isData } from '#exchange/core/heading.rules.ts'
import { type ListedRelative, notYetNamed, relativesOf } from '#exchange/core/household.rules.ts'
import { UnreadableList } from '#exchange/core/list.ts'
import { populationContracts } from '#exchange/core/population.contract.ts'
import { type PlaceListed, placeListed, populationColumns, readResident } from '#exchange/core/population.rules.ts'
import type { PopulationCounts, PopulationState } from '#exchange/core/population.ts'
import type { Resident } from '#exchange/core/resident.ts'
import type { FileBytes } from '#exchange/server/file.store.ts'
import { openList } from '#exchange/server/list.ts'
import { populationAggregate } from '#exchange/server/population.aggregate.ts'
import type { BulkPorts, JourneyPorts } from '#journeys/core/worker.port.ts'
import { areaLevel, isInsideAny, regencyOf } from '#kernel/area.ts'
import type { Actor } from '#kernel/authority.ts'
import { refuse } from '#kernel/decider.ts'
import type { LocalDate } from '#kernel/time.ts'
import { type Bound, handleCommand, type Services } from '#platform/server/http/capability.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import type { Stored } from '#platform/server/storage/records.ts'
import type { HomePorts } from '#village/core/home.port.ts'
import type { Place } from '#village/core/home.ts'

export interface PopulationNeeds {
  readonly workers: Pick<BulkPorts, 'holdersOf' | 'complete'>
  readonly cards: JourneyPorts<Scope>['cards']
  readonly samePerson: JourneyPorts<Scope>['samePerson']
  readonly person: JourneyPorts<Scope>['person']
  readonly homes: HomePorts<Scope>
}

/** As many signs of an id tell the files of a village apart. */
const SHORT = 12

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

/** Somebody with a file of whom the list says something new. */
interface Concerned {
  readonly id: string
  readonly name: string
  readonly listed?: PlaceListed
  readonly familyCard?: string
  readonly relatives: readonly ListedRelative[]
  readonly kept: boolean
  /** Whether the address that stands gives way to the one of the list. */
  readonly replaced: boolean
}

/** Where the home is written down to stand. What somebody wrote gives way only where that is asked for. */
function placeOf({ listed, replaced }: Concerned): Place | undefined {
  return listed?.replaces === undefined || replaced ? listed?.place : undefined
}

interface Matched {
  readonly counts: PopulationCounts
  readonly people: readonly Concerned[]
}

interface Asked {
  readonly actor: Actor
  readonly scope: Scope
  readonly today: LocalDate
  readonly area: string
  /** Ends of the ids of those who were left out. */
  readonly except: ReadonlySet<string>
  /** Those whose address is replaced by another one. */
  readonly replace: ReadonlySet<string>
}

function idsIn(text: string | undefined): ReadonlySet<string> {
  return new Set(text?.split(','))
}

/** What the list says of one person that nobody wrote down; undefined where it says nothing new. */
async function newsOf(
  { person }: PopulationNeeds,
  {
    id,
    resident,
    known,
    others,
  }: { readonly id: string; readonly resident: Resident; readonly known: Place | undefined; readonly others: readonly Resident[] },
  { scope, today, except, replace }: Asked,
): Promise<Concerned | undefined> {
  const file = await person(scope, id)
  if (file === undefined) return undefined
  const listed = placeListed(resident.place, known)
  // What a file says of its family card is not overwritten by a list.
  const card = file.familyCard === undefined && resident.familyCard !== undefined ? { familyCard: resident.familyCard } : {}
  const relatives = notYetNamed(relativesOf(resident, others, today), file.family ?? [])
  if (listed === undefined && !('familyCard' in card) && relatives.length === 0) return undefined
  const end = id.slice(-SHORT)
  return {
    id,
    name: file.name,
    ...(listed === undefined ? {} : { listed }),
    ...card,
    relatives,
    kept: !except.has(end),
    replaced: replace.has(end),
  }
}

async function match(needs: PopulationNeeds, { residents, unreadable }: ReadList, asked: Asked): Promise<Matched> {
  const { workers, cards, homes, samePerson } = needs
  const { actor, scope, area } = asked
  const regency = regencyOf(area)
  const holders = await workers.holdersOf(
    actor,
    residents.map(({ nik }) => ({ regency, nik })),
  )
  // A number may be held by a file that another one of the same person leads: what the list says is written where the person is read.
  const leads = new Map<string, Resident>()
  for (const [nth, resident] of residents.entries()) {
    const holder = holders[nth]
    const [id] = holder === undefined ? [] : await samePerson(holder)
    if (id !== undefined && !leads.has(id)) leads.set(id, resident)
  }
  const found = [...leads].map(([id, resident]) => ({ id, resident }))
  const reached = await cards(
    scope,
    found.map(({ id }) => id),
  )
  const here = found.filter(({ id }) => reached.get(id)?.area === area)
  const known = await homes.places(scope, area)
  const households = new Set(here.flatMap(({ resident }) => resident.familyCard ?? []))
  const concerned = new Set(here.map(({ resident }) => resident.nik))
  const housemates = residents.filter(
    ({ nik, familyCard }) => familyCard !== undefined && households.has(familyCard) && !concerned.has(nik),
  )
  const houses = new Map<string, Resident[]>()
  for (const each of residents) {
    if (each.familyCard === undefined || !households.has(each.familyCard)) continue
    houses.set(each.familyCard, [...(houses.get(each.familyCard) ?? []), each])
  }
  const people: Concerned[] = []
  for (const { id, resident } of here) {
    const house = resident.familyCard === undefined ? [] : (houses.get(resident.familyCard) ?? [])
    const others = house.filter(({ nik }) => nik !== resident.nik)
    const news = await newsOf(needs, { id, resident, known: known.get(id), others }, asked)
    if (news !== undefined) people.push(news)
  }
  const kept = people.filter((each) => each.kept)
  return {
    people,
    counts: {
      rows: residents.length,
      unreadable,
      known: here.length,
      elsewhere: found.length - here.length,
      housemates: housemates.length,
      placed: kept.filter((each) => placeOf(each) !== undefined).length,
      carded: kept.filter(({ familyCard }) => familyCard !== undefined).length,
      named: kept.reduce((sum, { relatives }) => sum + relatives.length, 0),
      kept: kept.filter((each) => placeOf(each) !== undefined || each.familyCard !== undefined || each.relatives.length > 0).length,
    },
  }
}

function presentPeople(people: readonly Concerned[]): readonly object[] {
  return people.map(({ familyCard, listed, relatives, replaced: _, ...each }) => ({
    ...each,
    ...listed,
    familyCard: familyCard !== undefined,
    relatives: relatives.map(({ household: _, ...relative }) => relative),
  }))
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
        matched = await match(needs, await readList(whole), {
          ...{ actor, scope, today, area },
          except: idsIn(input.except),
          replace: idsIn(input.replace),
        })
      } catch (error) {
        if (!(error instanceof UnreadableList)) throw error
        return { type: 'refused', refusal: refuse('invalid-input', { fields: [{ field: 'file', code: error.fault }] }).refusal }
      }
      const written = { placed: 0, carded: 0, named: 0, kept: 0 }
      if (!dryRun)
        for (const person of matched.people.filter(({ kept }) => kept)) {
          const { id, familyCard, relatives } = person
          const place = placeOf(person)
          const placing =
            place === undefined ? undefined : needs.homes.place({ actor, scope, now, today }, causedId(commandId, 'home', id), id, place)
          const placed = (await placing) === true
          const more = { ...(familyCard === undefined ? {} : { familyCard }), relatives }
          const { carded, named } = await needs.workers.complete(causedId(commandId, 'family', id), actor, id, more)
          written.placed += Number(placed)
          written.carded += Number(carded)
          written.named += named
          written.kept += Number(placed || carded || named > 0)
        }
      return change(
        {
          aggregate: populationAggregate,
          key: { regency: regencyOf(area), uuid: newId() },
          createIn: area,
          command: { type: 'TakePopulation', area, dryRun, counts: dryRun ? matched.counts : { ...matched.counts, ...written } },
          facts: async () => undefined,
          answer: ({ id, version, state }: Stored<PopulationState>) => ({
            id,
            version,
            dryRun: state.dryRun,
            ...state.counts,
            people: dryRun ? presentPeople(matched.people) : [],
          }),
        },
        createHash('sha256').update(whole).digest('hex'),
      )
    }),
  ]
}
