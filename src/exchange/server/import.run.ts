// SPDX-License-Identifier: AGPL-3.0-or-later
// Reads a list, part by part. Each part is written down when it is done, so that whoever goes on after a kill begins behind the last of
// them; and each row's command has an id of its own, so that the part in which it happened enters nobody twice.

import type { Checking } from '#exchange/core/cell.rules.ts'
import { columnOf, type Mapping } from '#exchange/core/column.ts'
import type { Counts, ImportFile } from '#exchange/core/import.ts'
import type { ListRow } from '#exchange/core/list.ts'
import type { CellFault } from '#exchange/core/row.rules.ts'
import { checkRow, type Registration, sameKey } from '#exchange/core/row.rules.ts'
import type { KeptFile } from '#exchange/server/file.store.ts'
import { addPart, type BadRow, type PartResult, type RunKey, sumParts } from '#exchange/server/import.store.ts'
import type { BulkPorts, Registered } from '#journeys/core/worker.port.ts'
import { isInsideAny, regencyOf } from '#kernel/area.ts'
import type { Actor } from '#kernel/authority.ts'
import { formatId } from '#kernel/ids.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { causedId } from '#platform/server/jobs/system.ts'

/** So many rows are one part: lost at a kill, and looked at again. */
export const PART_ROWS = 500

export interface Run {
  readonly of: RunKey
  readonly state: ImportFile
  readonly file: KeptFile
  readonly mapping: Mapping
  readonly checking: Checking
  readonly actor: Actor
  readonly rows: AsyncGenerator<ListRow>
}

export type RunNeeds = Pick<Services, 'db' | 'clock'> & { readonly workers: BulkPorts }

/** A row that could be entered, or why not. */
type Looked =
  | { readonly row: ListRow; readonly input: Registration }
  | { readonly row: ListRow; readonly faults: readonly CellFault[]; readonly duplicate: boolean }

const one = (column: CellFault['column'], value: string, code: string, params?: CellFault['params']): readonly CellFault[] => [
  { column, value, code, ...(params === undefined ? {} : { params }) },
]

/** Checks rows in their order; `seen` says in which row somebody stood first. */
function look(row: ListRow, { mapping, checking, actor }: Run, seen: Map<string, number>): Looked {
  const checked = checkRow(row.cells, mapping, checking)
  if (!checked.ok) return { row, faults: checked.faults, duplicate: false }
  const { input } = checked
  if (!isInsideAny(input.area, actor.prefixes)) return { row, faults: one('area', input.area, 'AREA_OUTSIDE'), duplicate: false }
  const key = sameKey(input)
  const first = seen.get(key)
  if (first !== undefined) {
    const faults =
      input.nik === undefined
        ? one('name', input.name, 'ROW_TWICE', { row: String(first) })
        : one('nik', input.nik, 'NIK_TWICE', { row: String(first) })
    return { row, faults, duplicate: true }
  }
  seen.set(key, row.at)
  return { row, input }
}

function badRow(row: ListRow, faults: readonly CellFault[], duplicate: boolean): BadRow {
  return { row: row.at, cells: [...row.cells], duplicate, faults: faults.map((fault) => ({ ...fault })) }
}

/** A row that registering itself refused. */
function refusedRow(row: ListRow, input: Registration, { code, fields }: Extract<Registered, { type: 'refused' }>): BadRow {
  const values: Readonly<Record<string, unknown>> = input
  const faults = fields.flatMap((field) => {
    const column = columnOf(field.field)
    return column === undefined ? [] : one(column, String(values[field.field] ?? ''), field.code, field.params)
  })
  const told = faults.length > 0 ? faults : one('name', input.name, code === 'not-found' ? 'AREA_OUTSIDE' : code)
  return badRow(row, told, code === 'nik-held')
}

/** Parts that may be half entered when a reading is cut off: the one that is written down next, and the one that is read meanwhile. */
const UNDER_WAY = 2

/** Registers those that can be, or only looks whether a file holds their number already. @param again some may have been, before a kill */
async function enter(looked: readonly Looked[], run: Run, { workers }: RunNeeds, again: boolean): Promise<readonly Registered[]> {
  const able = looked.flatMap((each) => ('input' in each ? [each] : []))
  const { of, state, actor } = run
  if (!state.reading.dryRun) {
    const ids = able.map(({ row }) => causedId('import-row', formatId(of.key), row.at))
    const known = again ? await workers.already(actor, ids) : new Map<string, string>()
    return Promise.all(
      able.map(({ input }, index): Promise<Registered> => {
        const commandId = ids[index] ?? ''
        const id = known.get(commandId)
        return id === undefined ? workers.register(commandId, actor, input) : Promise.resolve({ type: 'done', id })
      }),
    )
  }
  const numbered = able.flatMap(({ input: { nik, area } }) => (nik === undefined ? [] : [{ nik, regency: regencyOf(area) }]))
  const holders = await workers.holdersOf(actor, numbered)
  const held = new Set(numbered.flatMap(({ nik }, index) => (holders[index] === undefined ? [] : [nik])))
  return able.map(({ input: { nik } }) =>
    nik !== undefined && held.has(nik)
      ? { type: 'refused', code: 'nik-held', fields: [{ field: 'nik', code: 'nik-held' }] }
      : { type: 'done', id: '' },
  )
}

function resultOf(looked: readonly Looked[], entered: readonly Registered[]): { readonly counts: Counts; readonly result: PartResult } {
  const bad: BadRow[] = []
  const made: [number, string][] = []
  let accepted = 0
  let nth = 0
  for (const each of looked) {
    if ('faults' in each) {
      bad.push(badRow(each.row, each.faults, each.duplicate))
      continue
    }
    const outcome = entered[nth]
    nth += 1
    if (outcome?.type === 'refused') bad.push(refusedRow(each.row, each.input, outcome))
    else {
      accepted += 1
      if (outcome !== undefined && outcome.id !== '') made.push([each.row.at, outcome.id])
    }
  }
  const duplicates = bad.filter(({ duplicate }) => duplicate).length
  return { counts: { rows: looked.length, accepted, rejected: bad.length - duplicates, duplicates }, result: { bad, made } }
}

async function* inParts(rows: AsyncGenerator<ListRow>): AsyncGenerator<readonly ListRow[]> {
  let part: ListRow[] = []
  for await (const row of rows) {
    part.push(row)
    if (part.length < PART_ROWS) continue
    yield part
    part = []
  }
  if (part.length > 0) yield part
}

/** Reads what has not been read yet. @returns what came of the whole list */
export async function runImport(needs: RunNeeds, run: Run): Promise<Counts> {
  const { of, file, state } = run
  const done = await sumParts(needs.db, of)
  const seen = new Map<string, number>()
  let nth = 0
  let before: Promise<void> = Promise.resolve()

  async function keep(part: number, looked: readonly Looked[], previous: Promise<void>): Promise<void> {
    const { counts, result } = resultOf(looked, await enter(looked, run, needs, part < done.parts + UNDER_WAY))
    // In their order, so that what is written down is all that lies behind.
    await previous
    await addPart(needs.db, file, of, { nth: part, area: state.area, counts, at: needs.clock(), result })
  }

  for await (const part of inParts(run.rows)) {
    const looked = part.map((row) => look(row, run, seen))
    if (nth >= done.parts) {
      const previous = before
      before = keep(nth, looked, previous)
      // Heard where it is awaited, one part later: the database works on one while the next is read.
      before.catch(() => undefined)
      await previous
    }
    nth += 1
  }
  await before
  return (await sumParts(needs.db, of)).counts
}
