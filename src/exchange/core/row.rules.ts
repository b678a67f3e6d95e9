// SPDX-License-Identifier: AGPL-3.0-or-later
// One row of a list: what registering would be told, or every cell that keeps it from that. Registering's own contract and rules have
// the last word; there is no second set of them here.

import { type Checking, nikOf, readCell } from '#exchange/core/cell.rules.ts'
import { type CellCode, type CellParams, faulty, type Reading, type Repair, readAs } from '#exchange/core/cell.ts'
import { type ColumnCode, columnCodes, columnOf, columns, fieldOf, type Mapping } from '#exchange/core/column.ts'
import { bareCell } from '#exchange/core/csv.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { faultsOf } from '#journeys/core/worker.intake.ts'
import type { InputOf } from '#kernel/contract.ts'

export type Registration = InputOf<typeof workerContracts.RegisterWorker>

/** A cell that cannot be kept as it is; `code` is a word key, of ours or of whoever owns the rule. */
export interface CellFault {
  readonly column: ColumnCode
  readonly value: string
  readonly code: CellCode | (string & {})
  readonly params?: CellParams | undefined
  readonly repair?: Repair | undefined
}

export type Checked = { readonly ok: true; readonly input: Registration } | { readonly ok: false; readonly faults: readonly CellFault[] }

/** How a spreadsheet writes that it could not work something out. */
const ERROR_CELL = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!)$/
/** Lists write so that there is nothing. */
const NOTHING = /^[-–—]*$/

type Cells = Readonly<Partial<Record<ColumnCode, string>>>

function cellsOf(row: readonly string[], mapping: Mapping): Cells {
  const cells: Partial<Record<ColumnCode, string>> = {}
  for (const [index, code] of mapping.entries()) {
    const text = bareCell((row[index] ?? '').trim()).trim()
    if (code !== null && !NOTHING.test(text)) cells[code] = text
  }
  return cells
}

function read(code: ColumnCode, cells: Cells, checking: Checking): Reading | undefined {
  const text = cells[code]
  if (text !== undefined && ERROR_CELL.test(text)) return faulty('CELL_ERROR')
  const byNik = () => (cells.nik === undefined ? undefined : nikOf(cells.nik, checking))
  if (text !== undefined) return readCell[code](text, checking, byNik)
  if (code === 'area' && checking.ownVillage !== undefined) return readAs(checking.ownVillage)
  if (!columns[code].required) return undefined
  const nik = byNik()
  if (code === 'sex' && nik !== undefined) return faulty('required', { kind: 'sex-from-nik', value: nik.sex })
  if (code === 'birth_date' && nik !== undefined) return faulty('required', { kind: 'birth-from-nik', value: nik.birthDate })
  return faulty('required')
}

/** What of a contract's own refusals is told by a word of ours; a message that is a code stands for itself. */
function codeOfIssue(issue: { readonly code?: string | undefined; readonly message: string }): string {
  if (/^[a-z]+(-[a-z0-9]+)+$/.test(issue.message)) return issue.message
  if (issue.code === 'too_big') return 'too-long'
  return issue.code === 'too_small' ? 'required' : 'invalid'
}

/** @param row the cells as they were read, in the order of the mapping */
export function checkRow(row: readonly string[], mapping: Mapping, checking: Checking): Checked {
  const cells = cellsOf(row, mapping)
  const said: Record<string, string> = {}
  const faults: CellFault[] = []
  const add = (column: ColumnCode, code: string, more: Pick<CellFault, 'params' | 'repair'> = {}): void => {
    if (!faults.some((fault) => fault.column === column)) faults.push({ column, value: cells[column] ?? '', code, ...more })
  }
  for (const code of columnCodes) {
    const reading = read(code, cells, checking)
    if (reading === undefined) continue
    if (reading.ok) said[fieldOf[code]] = reading.value
    else if (reading.repair !== undefined && checking.accepts.has(reading.repair.kind)) said[fieldOf[code]] = reading.repair.value
    else add(code, reading.code, { params: reading.params, repair: reading.repair })
  }
  const parsed = workerContracts.RegisterWorker.input.safeParse(said)
  if (!parsed.success)
    for (const issue of parsed.error.issues) {
      const column = columnOf(String(issue.path[0] ?? ''))
      if (column !== undefined) add(column, codeOfIssue(issue))
    }
  for (const { field, code, params } of faultsOf(said, checking.today)) {
    const column = columnOf(field)
    if (column !== undefined) add(column, code, { params })
  }
  if (said['area'] !== undefined && checking.standing(said['area']).status !== 'current') add('area', 'area-unknown')
  if (!parsed.success || faults.length > 0)
    return { ok: false, faults: faults.sort((a, b) => columnCodes.indexOf(a.column) - columnCodes.indexOf(b.column)) }
  return { ok: true, input: parsed.data }
}

/** Two rows of a list that say the same person: by the NIK, otherwise only where they say the very same. */
export function sameKey(input: Registration): string {
  return input.nik ?? JSON.stringify(Object.entries(input).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
