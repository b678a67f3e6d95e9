// SPDX-License-Identifier: AGPL-3.0-or-later
// Reading a list that was pasted or handed in as CSV; what a list says of a company on a day; and what changed between two.

import { agencyKey } from '#agencies/core/agency.ts'
import { daysCurrent } from '#agencies/core/agency-list.law.ts'
import type { AgencyListCommand, AgencyListEvent, AgencyListState, ListedAgency } from '#agencies/core/agency-list.ts'
import { NATIONAL } from '#kernel/area.ts'
import { accept, type Context, type Decider, type Decision, refuse } from '#kernel/decider.ts'
import { daysBetween, type LocalDate } from '#kernel/time.ts'

const MOST_ROWS = 5000
const LONGEST = 200

/** What a column is, by a word of its head. */
const heads: readonly (readonly [keyof ListedAgency, RegExp])[] = [
  ['number', /sip3mi|izin|nomor|licen[cs]e|number/i],
  ['address', /alamat|address|kota|city/i],
  ['status', /status|keterangan|standing/i],
  ['name', /nama|perusahaan|p3mi|name|company/i],
]
const inOrder = ['name', 'number', 'address', 'status'] as const satisfies readonly (keyof ListedAgency)[]

/** The cells of one line; a cell in quotes may hold the delimiter. */
function cellsOf(line: string, delimiter: string): readonly string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at] ?? ''
    if (letter === '"' && quoted && line[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (letter === '"') quoted = !quoted
    else if (letter === delimiter && !quoted) {
      cells.push(cell)
      cell = ''
    } else cell += letter
  }
  return [...cells, cell].map((each) => each.replaceAll(/\s+/gu, ' ').trim())
}

/** Tabs where a table was copied from a page, otherwise whatever parts the first line most. */
function delimiterOf(line: string): string {
  const parts = ['\t', ';', '|', ','].map((delimiter) => ({ delimiter, count: line.split(delimiter).length }))
  return parts.reduce((best, each) => (each.count > best.count ? each : best)).delimiter
}

function columnsOf(first: readonly string[]): readonly (keyof ListedAgency | undefined)[] | undefined {
  const found = first.map((cell) => heads.find(([, word]) => word.test(cell))?.[0])
  const isHead = found.includes('name') && !first.some((cell) => /\d{3}/.test(cell) || /^pt\b/i.test(cell))
  return isHead ? found.map((field, index) => (found.indexOf(field) === index ? field : undefined)) : undefined
}

export type ReadList = { readonly ok: true; readonly rows: readonly ListedAgency[] } | { readonly ok: false; readonly line: number }

/** Each company once. @returns the first line that names no company, where there is one */
export function readList(text: string): ReadList {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const firstLine = lines.find((line) => line.trim() !== '')
  if (firstLine === undefined) return { ok: false, line: 1 }
  const delimiter = delimiterOf(firstLine)
  const head = columnsOf(cellsOf(firstLine, delimiter))
  const rows = new Map<string, ListedAgency>()
  let begun = head === undefined
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    if (!begun) {
      begun = true
      continue
    }
    const cells = cellsOf(line, delimiter)
    // A running number before the name is no part of it.
    const plain = /^\d{1,5}\.?$/.test(cells[0] ?? '') ? cells.slice(1) : cells
    const fields =
      head === undefined ? inOrder.map((field, at) => [field, plain[at]] as const) : head.map((field, at) => [field, cells[at]] as const)
    const row = Object.fromEntries(
      fields.flatMap(([field, value]) =>
        field === undefined || value === undefined || value === '' ? [] : [[field, value.slice(0, LONGEST)]],
      ),
    )
    const name = row['name'] ?? ''
    if (!/\p{L}{2}/u.test(name) || rows.size >= MOST_ROWS) return { ok: false, line: index + 1 }
    const key = agencyKey(name)
    if (!rows.has(key)) rows.set(key, { ...row, name })
  }
  return rows.size === 0 ? { ok: false, line: lines.length } : { ok: true, rows: [...rows.values()] }
}

export const listAnswers = ['listed', 'not-listed', 'too-old', 'source-unavailable'] as const
/** What a list says of a company on a day. Nothing that is missing or old is ever *not licensed*. */
export type ListAnswer = (typeof listAnswers)[number]

export interface Asked {
  /** The last list that was read, on that day or before; undefined where there is none. */
  readonly list: { readonly on: LocalDate; readonly listed: boolean } | undefined
  /** The last day, until then, on which the source could not be reached. */
  readonly unavailableOn: LocalDate | undefined
}

export function answerOn({ list, unavailableOn }: Asked, on: LocalDate): ListAnswer {
  if (list === undefined) return 'source-unavailable'
  if (daysBetween(list.on, on) <= daysCurrent(on)) return list.listed ? 'listed' : 'not-listed'
  return unavailableOn !== undefined && unavailableOn > list.on ? 'source-unavailable' : 'too-old'
}

export interface ListDifference {
  readonly added: readonly ListedAgency[]
  readonly removed: readonly ListedAgency[]
  readonly changed: readonly { readonly before: ListedAgency; readonly after: ListedAgency }[]
}

function same(one: ListedAgency, other: ListedAgency): boolean {
  return inOrder.every((field) => (one[field] ?? '') === (other[field] ?? ''))
}

export function differenceOf(before: readonly ListedAgency[], after: readonly ListedAgency[]): ListDifference {
  const was = new Map(before.map((row) => [agencyKey(row.name), row]))
  const is = new Map(after.map((row) => [agencyKey(row.name), row]))
  return {
    added: after.filter((row) => !was.has(agencyKey(row.name))),
    removed: before.filter((row) => !is.has(agencyKey(row.name))),
    changed: after.flatMap((row) => {
      const earlier = was.get(agencyKey(row.name))
      return earlier === undefined || same(earlier, row) ? [] : [{ before: earlier, after: row }]
    }),
  }
}

function decide(state: AgencyListState | undefined, command: AgencyListCommand, { today }: Context): Decision<AgencyListEvent> {
  if (state !== undefined) return refuse('list-kept')
  const { on, source } = command
  if (on > today) return refuse('invalid-input', { fields: [{ field: 'on', code: 'date-in-future' }] })
  if (command.type === 'RecordListUnavailable') return accept({ type: 'AgencyListUnavailable', area: NATIONAL, on, source })
  const read = readList(command.text)
  if (!read.ok)
    return refuse('invalid-input', { fields: [{ field: 'text', code: 'list-line-unreadable', params: { line: String(read.line) } }] })
  return accept({ type: 'AgencyListTaken', area: NATIONAL, on, source, rows: read.rows })
}

function evolve(_before: AgencyListState | undefined, { type: _type, ...state }: AgencyListEvent): AgencyListState {
  return state
}

export const agencyListDecider: Decider<AgencyListState, AgencyListCommand, AgencyListEvent> = { decide, evolve }
