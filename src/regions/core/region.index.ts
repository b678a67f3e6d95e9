// SPDX-License-Identifier: AGPL-3.0-or-later
// The type-ahead index over all regions, as flat arrays. A name is found from the start of any of its words, and blanks do not count,
// since officials write Sumberagung and Sumber Agung for the same village: each word start gives one key, the rest of the name run together.
//   sorted keys ──▶ postings ──▶ names ──▶ rows      (a name is indexed once, however many villages carry it)

import type { RegionRow } from '#regions/core/region.ts'

/** Names people use that are not the start of any word of the official one. */
const aliases: readonly RegionRow[] = [
  { code: '31', name: 'DKI Jakarta' },
  { code: '34', name: 'DI Yogyakarta' },
  { code: '52', name: 'NTB' },
  { code: '53', name: 'NTT' },
]

export interface RegionIndex {
  /** Sorted by code. */
  readonly rows: readonly RegionRow[]
  /** Row of the region one level up; -1 for a province. */
  readonly parents: Int32Array
  /** Length of each row's code: looked at for every find, it must not cost a walk to the row. */
  readonly lengths: Uint8Array
  /** Keys in order, one for each distinct rest of a name. */
  readonly keys: readonly string[]
  /** Key → its first posting; posting → the next of that key, or -1. */
  readonly firstPosting: Int32Array
  readonly nextPosting: Int32Array
  /** Posting → twice the name's number, plus one when the key does not start at the first word. */
  readonly postings: Int32Array
  /** Name → its first row; row → the next with that name, or -1. Rows past the end are aliases. */
  readonly firstRow: Int32Array
  readonly nextRow: Int32Array
  readonly aliasRows: Int32Array
}

/** Lower case, no accents, no apostrophes, anything else a single blank: `Ra'as` → `raas`, `2 x 11 Kayu Tanam` → `2 x 11 kayu tanam`. */
export function foldName(name: string): string {
  // Most names are plain letters; this way the index is built in two thirds of the time.
  if (/^[A-Za-z]+( [A-Za-z]+)*$/.test(name)) return name.toLowerCase()
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\p{M}'’"`]+/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** Position of the first element that is not below `value`. */
export function lowerBound(sorted: { readonly length: number; at(i: number): string | undefined }, value: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted.at(middle) ?? '') < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Row of a code, or -1. */
export function rowOf(rows: readonly RegionRow[], code: string): number {
  const row = firstRowFrom(rows, code)
  return rows[row]?.code === code ? row : -1
}

/** First row whose code is not below `code`. */
export function firstRowFrom(rows: readonly RegionRow[], code: string): number {
  return lowerBound({ length: rows.length, at: (i) => rows[i]?.code }, code)
}

/** Where the keys that begin with `prefix` end. No key has a character above `z`. */
export function endOf(prefix: string): string {
  return `${prefix}{`
}

function findParents(rows: readonly RegionRow[]): Int32Array {
  const parents = new Int32Array(rows.length)
  const above = [-1, -1, -1]
  rows.forEach(({ code }, row) => {
    const depth = code.length === 2 ? 0 : code.length === 5 ? 1 : code.length === 8 ? 2 : 3
    parents[row] = depth === 0 ? -1 : (above[depth - 1] ?? -1)
    above[depth] = row
  })
  return parents
}

/** Rows must be sorted by code, as the data file has them. */
export function buildRegionIndex(rows: readonly RegionRow[]): RegionIndex {
  const known = aliases.filter(({ code }) => rowOf(rows, code) >= 0)
  const nameNumber = new Map<string, number>()
  const firstRow: number[] = []
  const nextRow = new Int32Array(rows.length + known.length)
  const keyNumber = new Map<string, number>()
  const firstPosting: number[] = []
  const nextPosting: number[] = []
  const postings: number[] = []

  function addKey(key: string, posting: number): void {
    const number = keyNumber.get(key) ?? keyNumber.size
    if (number === keyNumber.size) keyNumber.set(key, number)
    nextPosting.push(firstPosting[number] ?? -1)
    firstPosting[number] = postings.length
    postings.push(posting)
  }

  function addName(name: string, row: number): void {
    const number = nameNumber.get(name)
    if (number !== undefined) {
      nextRow[row] = firstRow[number] ?? -1
      firstRow[number] = row
      return
    }
    const fresh = firstRow.length
    nameNumber.set(name, fresh)
    firstRow.push(row)
    nextRow[row] = -1
    let rest = foldName(name)
    for (let later = 0; ; later = 1) {
      addKey(rest.replaceAll(' ', ''), fresh * 2 + later)
      const blank = rest.indexOf(' ')
      if (blank === -1) return
      rest = rest.slice(blank + 1)
    }
  }

  let row = 0
  for (const { name } of rows) addName(name, row++)
  for (const { name } of known) addName(name, row++)

  const keys = [...keyNumber.keys()].sort()
  return {
    rows,
    parents: findParents(rows),
    lengths: Uint8Array.from(rows, ({ code }) => code.length),
    keys,
    firstPosting: Int32Array.from(keys, (key) => firstPosting[keyNumber.get(key) ?? 0] ?? -1),
    nextPosting: Int32Array.from(nextPosting),
    postings: Int32Array.from(postings),
    firstRow: Int32Array.from(firstRow),
    nextRow,
    aliasRows: Int32Array.from(known, ({ code }) => rowOf(rows, code)),
  }
}
