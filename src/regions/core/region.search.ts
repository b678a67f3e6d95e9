// SPDX-License-Identifier: AGPL-3.0-or-later
// Finding a region while its name is typed. Pure and synchronous: the same search runs on the server and in the officer app.

import { parentArea } from '#kernel/area.ts'
import { endOf, firstRowFrom, foldName, lowerBound, type RegionIndex, rowOf } from '#regions/core/region.index.ts'
import { kindOf, makeRegion, pathName, type Region, type RegionKind } from '#regions/core/region.ts'

export interface RegionQuery {
  /** Part of a name, optionally with names of what it lies in (`wringin tegaldlimo`), or the start of a code. */
  readonly text: string
  /** Only regions inside this code. */
  readonly parent?: string
  /** The caller's own places; what lies in one of their regencies comes first. */
  readonly near?: readonly string[]
  /** At most this many, 10 when left out. */
  readonly limit?: number
}

export interface RegionHit {
  readonly region: Region
  /** `Wringinpitu, Tegaldlimo, Banyuwangi, Jawa Timur` */
  readonly label: string
}

const kindWords: Readonly<Record<string, readonly RegionKind[]>> = {
  desa: ['desa', 'desa adat'],
  ds: ['desa', 'desa adat'],
  kelurahan: ['kelurahan'],
  kel: ['kelurahan'],
  kecamatan: ['kecamatan'],
  kec: ['kecamatan'],
  kabupaten: ['kabupaten'],
  kab: ['kabupaten'],
  kota: ['kota'],
  provinsi: ['provinsi'],
  propinsi: ['provinsi'],
  prov: ['provinsi'],
}

const LONGEST_QUERY = 100
const EXACT = 0
const FIRST_WORD = 1
const OTHER_WORD = 2

/** The best few, kept in order as they come: a lower score is better, and of two finds of one row the better stays. */
class Best {
  readonly #limit: number
  readonly #rows: number[] = []
  readonly #scores: number[] = []

  constructor(limit: number) {
    this.#limit = limit
  }

  get rows(): readonly number[] {
    return this.#rows
  }

  offer(row: number, score: number): void {
    const full = this.#rows.length === this.#limit
    if (full && score >= (this.#scores.at(-1) ?? 0)) return
    const before = this.#rows.indexOf(row)
    if (before >= 0) {
      if ((this.#scores[before] ?? 0) <= score) return
      this.#rows.splice(before, 1)
      this.#scores.splice(before, 1)
    } else if (full) {
      this.#rows.pop()
      this.#scores.pop()
    }
    let place = this.#rows.length
    while (place > 0 && (this.#scores[place - 1] ?? 0) > score) place--
    this.#rows.splice(place, 0, row)
    this.#scores.splice(place, 0, score)
  }
}

/** Calls back for every row with a word at which the rest of its name begins with `prefix`. */
function eachMatch(index: RegionIndex, prefix: string, found: (row: number, match: number) => void): void {
  const count = index.rows.length
  const end = lowerBound(index.keys, endOf(prefix))
  for (let key = lowerBound(index.keys, prefix); key < end; key++) {
    const whole = index.keys[key]?.length === prefix.length
    for (let posting = index.firstPosting[key] ?? -1; posting >= 0; posting = index.nextPosting[posting] ?? -1) {
      const value = index.postings[posting] ?? 0
      const match = value % 2 === 1 ? OTHER_WORD : whole ? EXACT : FIRST_WORD
      for (let row = index.firstRow[value >> 1] ?? -1; row >= 0; row = index.nextRow[row] ?? -1) {
        found(row < count ? row : (index.aliasRows[row - count] ?? 0), match)
      }
    }
  }
}

/** The provinces, regencies and districts of that name. */
function containers(index: RegionIndex, prefix: string): ReadonlySet<number> {
  const rows = new Set<number>()
  eachMatch(index, prefix, (row) => {
    if ((index.lengths[row] ?? 13) < 13) rows.add(row)
  })
  return rows
}

function liesInOne(index: RegionIndex, row: number, places: ReadonlySet<number>): boolean {
  for (let up = index.parents[row] ?? -1; up >= 0; up = index.parents[up] ?? -1) {
    if (places.has(up)) return true
  }
  return false
}

interface Range {
  readonly from: number
  readonly to: number
}

/** Rows inside a code: they stand together, since the rows are in the order of their codes. */
function rangeOf(index: RegionIndex, code: string): Range {
  return { from: firstRowFrom(index.rows, code), to: code === '' ? index.rows.length : firstRowFrom(index.rows, `${code}/`) }
}

function within(row: number, { from, to }: Range): boolean {
  return row >= from && row < to
}

function withinAny(row: number, ranges: readonly Range[]): boolean {
  for (const range of ranges) if (within(row, range)) return true
  return false
}

function searchNames(index: RegionIndex, text: string, inside: Range, near: readonly Range[], best: Best): void {
  const [head = '', ...containing] = text.split(',').map(foldName)
  const words = head === '' ? [] : head.split(' ')
  const given = containing.map((part) => withoutKind(part.split(' ')).words.join('')).filter((part) => part !== '')
  // The whole as one name first; when nothing has it, the last words may name what it lies in.
  for (let cut = words.length; cut > 0 && best.rows.length === 0; cut--) {
    const name = words.slice(0, cut)
    const places = [...words.slice(cut).filter((word) => kindWords[word] === undefined), ...given].map((part) => containers(index, part))
    const bare = withoutKind(name)
    const readings = bare.kinds === undefined ? [bare] : [{ words: name, kinds: bare.kinds }, bare]
    for (const reading of readings) {
      eachMatch(index, reading.words.join(''), (row, match) => {
        if (!within(row, inside)) return
        for (const set of places) if (!liesInOne(index, row, set)) return
        const length = index.lengths[row] ?? 0
        // A province or regency that is named in full is meant, wherever it is.
        const far = near.length > 0 && !(match === EXACT && length <= 5) && !withinAny(row, near)
        const otherKind = reading.kinds?.includes(kindOf(index.rows[row]?.code ?? '')) === false
        best.offer(row, ((Number(far) * 3 + match) * 2 + Number(otherKind)) * 16 + length + row / index.rows.length)
      })
    }
  }
}

function withoutKind(words: readonly string[]): { readonly words: readonly string[]; readonly kinds?: readonly RegionKind[] } {
  const kinds = words.length > 1 ? kindWords[words[0] ?? ''] : undefined
  return kinds === undefined ? { words } : { words: words.slice(1), kinds }
}

/** `35.10.04`, `351004` or a part of it. */
function asCode(text: string): string | undefined {
  if (!/^\d[\d.\s]*$/.test(text)) return undefined
  const digits = text.replaceAll(/\D/g, '')
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6)].filter((part) => part !== '').join('.')
}

/** Names from the region up to its province, cities marked as such; '' for an unknown code. */
export function regionLabel(index: RegionIndex, code: string): string {
  const names: string[] = []
  for (let row = rowOf(index.rows, code); row >= 0; row = index.parents[row] ?? -1) {
    const found = index.rows[row]
    if (found !== undefined) names.push(pathName(found))
  }
  return names.join(', ')
}

export function findRegion(index: RegionIndex, code: string): Region | undefined {
  const row = index.rows[rowOf(index.rows, code)]
  return row === undefined ? undefined : makeRegion(row)
}

/** What lies one level below a code, in its order; of '' the provinces. */
export function childRegions(index: RegionIndex, parent: string): readonly Region[] {
  const { from, to } = rangeOf(index, parent)
  return index.rows
    .slice(from, to)
    .filter(({ code }) => code !== parent && parentArea(code) === parent)
    .map(makeRegion)
}

/** Best first: own regency, then whole name before first word before another word, then the higher level, then the code. Never throws. */
export function searchRegions(index: RegionIndex, { text, parent = '', near = [], limit = 10 }: RegionQuery): readonly RegionHit[] {
  const asked = text.slice(0, LONGEST_QUERY).trim()
  const inside = rangeOf(index, parent)
  const code = asCode(asked)
  const best = new Best(limit)
  if (code !== undefined) {
    const range = { from: firstRowFrom(index.rows, code), to: firstRowFrom(index.rows, `${code}:`) }
    const rows = { from: Math.max(range.from, inside.from), to: Math.min(range.to, inside.to) }
    for (let row = rows.from; row < rows.to; row++) best.offer(row, (index.lengths[row] ?? 0) + row / index.rows.length)
  } else {
    const own = near.filter((place) => place.length >= 2).map((place) => rangeOf(index, place.slice(0, 5)))
    searchNames(index, asked, inside, own, best)
  }
  return best.rows.flatMap((row) => {
    const found = index.rows[row]
    return found === undefined ? [] : [{ region: makeRegion(found), label: regionLabel(index, found.code) }]
  })
}
