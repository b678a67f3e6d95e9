// SPDX-License-Identifier: AGPL-3.0-or-later
// What a device answers of the files that it keeps: one file, the list, what is to be done, who bears a name.

import { type FoundPerson, findContracts } from '#journeys/core/find.contract.ts'
import { soughtBy } from '#journeys/core/sought.ts'
import { type WorkerRow, workerContracts } from '#journeys/core/worker.contract.ts'
import { readHere, workerCopy } from '#journeys/core/worker.copy.ts'
import { identityOf } from '#journeys/core/worker.identity.ts'
import { type File, findBearers, keyOf } from '#journeys/core/worker.names.ts'
import { presentContested, presentFile, presentRow } from '#journeys/core/worker.present.ts'
import { readingOf } from '#journeys/core/worker.reading.ts'
import { mayBeAtRisk } from '#journeys/core/worker.risk.ts'
import { nextSteps } from '#journeys/core/worker.steps.ts'
import type { InputOf, OutputOf } from '#kernel/contract.ts'
import { type Away, type OfflineQuery, offlineQuery, type Worked } from '#kernel/offline.ts'
import { searchKey } from '#people/core/name.ts'
import { personWords } from '#people/core/person.words.ts'

/** Without its steps, which are reckoned for what is shown or asked for by them. */
const bareRow = ({ id, version, state }: File, { today }: Away): WorkerRow => ({
  ...presentRow(id, version, state, today, null),
  atRisk: false,
})

function rowOf({ id, version, state }: File, { today, regencies }: Away): WorkerRow {
  const steps = nextSteps(state, today, regencies)
  const nextDue = steps[0]?.due ?? null
  const row = presentRow(id, version, state, today, nextDue)
  return { ...row, atRisk: nextDue !== null && nextDue < today && mayBeAtRisk(state.journey) }
}

/** Those that are sought, by every word of it or as a whole number. */
function soughtIn(files: readonly File[], q: string): readonly File[] {
  const sought = soughtBy(q)
  if (sought.kind === 'words') {
    const words = searchKey(sought.words).split(' ')
    return files.filter((file) => words.every((word) => keyOf(file).includes(word)))
  }
  return files.filter(({ state }) => {
    const { nik, phone, passport } = state.personal
    return { nik, phone, passport }[sought.kind] === sought.value
  })
}

type ListAsked = InputOf<typeof workerContracts.ListWorkers>

function isAsked(row: WorkerRow, { area, state, stage, scheme, destination, late, risk }: ListAsked, { today }: Away): boolean {
  return (
    (area === undefined || row.area.startsWith(area)) &&
    (state === undefined || row.state === state) &&
    (stage === undefined || row.stage === stage) &&
    (scheme === undefined || row.scheme === scheme) &&
    (destination === undefined || row.destination === destination) &&
    (late !== 'true' || (row.nextDue !== null && row.nextDue < today)) &&
    (risk !== 'true' || row.atRisk)
  )
}

/** Where a page begins in what a device lists: how many come before it. */
export function pageOf<Item>(
  all: readonly Item[],
  { limit, cursor = '0' }: { readonly limit: number; readonly cursor?: string | undefined },
): {
  readonly items: Item[]
  readonly next: string | null
} {
  const from = Number(cursor) || 0
  return { items: all.slice(from, from + limit), next: from + limit < all.length ? String(from + limit) : null }
}

function listed(input: ListAsked, away: Away): OutputOf<typeof workerContracts.ListWorkers> {
  const { q = '', sort, late, risk } = input
  const all = away.copy.all(workerCopy)
  const files = q === '' ? all.filter(({ state }) => state.mergedInto === undefined) : soughtIn(all, q)
  const rowed = late === 'true' || risk === 'true' ? rowOf : bareRow
  const found = files.map((file) => ({ file, row: rowed(file, away) })).filter(({ row }) => isAsked(row, input, away))
  const byDay = ({ row }: (typeof found)[number]): string => (sort === 'waiting' ? row.stageSince : row.registeredOn)
  const order = sort === 'waiting' ? 1 : -1
  const { items, next } = pageOf(
    found.sort((a, b) => order * (byDay(a) < byDay(b) ? -1 : byDay(a) > byDay(b) ? 1 : a.row.id < b.row.id ? -1 : 1)),
    input,
  )
  return { items: items.map(({ file }) => rowOf(file, away)), next }
}

/** The files that ask for something. */
export function workOn(away: Away): readonly Worked[] {
  return away.copy.all(workerCopy).map(({ id, state }) => ({
    steps: nextSteps(state, away.today, away.regencies),
    subject: { type: workerCopy.type, id, label: state.personal.name, area: state.area, stage: state.journey },
    risky: mayBeAtRisk(state.journey),
  }))
}

function foundPerson({ id, state }: File, by: FoundPerson['by'], found?: string): FoundPerson {
  const { name, birthDate } = state.personal
  const { destination } = state.plan
  return {
    id,
    name,
    area: state.area,
    state: state.journey,
    ...(destination === undefined ? {} : { destination }),
    born: birthDate.slice(0, 4),
    by,
    ...(found === undefined ? {} : { found }),
  }
}

export const workerQueries: readonly OfflineQuery[] = [
  offlineQuery(workerContracts.GetWorker, ({ id }, away) => {
    const kept = away.copy.get(workerCopy, id)
    if (kept === undefined) return undefined
    const { state } = readHere(away.copy, kept)
    // Which districts there are is not kept here: no number is called strange for its place.
    const { flags, ...identity } = identityOf(state, () => ({ status: 'current', successors: [] }), away.today)
    const told = flags.map((flag) => ({ ...flag, text: personWords[away.language][flag.code] }))
    return workerContracts.GetWorker.output.parse({
      ...presentFile(id, kept.version, state, readingOf(away)),
      identity: { ...identity, flags: told },
      ...(kept.state.personal.contested === undefined
        ? {}
        : { contested: presentContested(kept.state).map(({ userId: _user, officeId: _office, ...each }) => ({ ...each, by: {} })) }),
    })
  }),
  offlineQuery(workerContracts.ListWorkers, listed),
  offlineQuery(findContracts.FindPeople, ({ q, limit }, away) => {
    const sought = soughtBy(q)
    if (sought.kind !== 'words') return { items: soughtIn(away.copy.all(workerCopy), q).map((file) => foundPerson(file, 'number')) }
    const found = findBearers(away.copy, sought.words, limit)
    // Whoever is found by two names is found by the nearer.
    const first = found.filter(({ file }, nth) => found.findIndex((other) => other.file.id === file.id) === nth)
    return { items: first.map(({ file, by, found: name }) => foundPerson(file, by, by === 'name' ? undefined : name)) }
  }),
]
