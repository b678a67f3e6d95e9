// SPDX-License-Identifier: AGPL-3.0-or-later
// Who of a register may be the person that is being typed: found by what the faults of writing leave whole, and told part by part. Records come and
// go. About 250 bytes a record.

import type { Compared, Traits } from '#people/core/linkage.ts'
import { AT, CARD, clearCard, dayOf, monthOf, NAME_WORDS, openCards, pack, putCard, writeCard, yearOf } from '#people/core/linkage-cards.ts'
import { makeComparer, priorBits } from '#people/core/linkage-compare.ts'

export interface LikelyRecord extends Compared {
  readonly record: number
}

export interface LikelyQuery {
  /** Who may be found at all: asked before anybody is weighed. */
  readonly allowed: (record: number) => boolean
  readonly limit: number
}

export interface LinkageIndex {
  /** @returns the record's number, from 1; numbers are not used again */
  readonly add: (traits: Traits) => number
  /** Nothing of it stays. */
  readonly remove: (record: number) => void
  readonly live: () => number
  /** How many numbers were given: when most of them are no more, an index is better made anew. */
  readonly used: () => number
  /** The likeliest first; those that are more likely somebody else are left out, by a factor of four. */
  readonly find: (traits: Traits, query: LikelyQuery) => readonly LikelyRecord[]
}

/** So many bits below even odds are still shown to somebody who can ask. */
const SHOWN = 2
/** A word that more than so many bear leads to nobody by itself; where a date or a place leads to people too, it is not asked for long. */
const MOST_BEARERS = { alone: 20_000, beside: 1500 } as const

/** What a record is found by. */
const KIND = { date: 1, nik: 2, phone: 3, passport: 4, word: 5, place: 6 } as const
type Kind = (typeof KIND)[keyof typeof KIND]

function hashOf(kind: Kind, one: number, other = 0): number {
  let x = Math.imul(one ^ Math.imul(other + kind, 0x9e3779b1), 0x85ebca6b)
  x ^= x >>> 13
  x = Math.imul(x, 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}

/** Keys and the records that have them, chained: an entry is the record and the entry before it. */
function openChains(): {
  readonly add: (hash: number, record: number) => void
  readonly visit: (hash: number, see: (record: number) => void) => void
} {
  let heads = new Int32Array(1 << 14)
  let hashes = new Uint32Array(1 << 14)
  let records = new Uint32Array(1 << 14)
  let befores = new Int32Array(1 << 14)
  // The entry 0 is none.
  let entries = 1

  function chain(entry: number): void {
    const place = (hashes[entry] ?? 0) & (heads.length - 1)
    befores[entry] = heads[place] ?? 0
    heads[place] = entry
  }

  function grow(): void {
    const room = hashes.length * 2
    const [oldHashes, oldRecords] = [hashes, records]
    hashes = new Uint32Array(room)
    records = new Uint32Array(room)
    befores = new Int32Array(room)
    heads = new Int32Array(room)
    hashes.set(oldHashes)
    records.set(oldRecords)
    for (let entry = 1; entry < entries; entry++) chain(entry)
  }

  return {
    add: (hash, record) => {
      if (entries === hashes.length) grow()
      hashes[entries] = hash
      records[entries] = record
      chain(entries)
      entries += 1
    },
    visit: (hash, see) => {
      for (let entry = heads[hash & (heads.length - 1)] ?? 0; entry !== 0; entry = befores[entry] ?? 0)
        if (hashes[entry] === hash) see(records[entry] ?? 0)
    },
  }
}

const YEARS_OFF = [-10, -2, -1, 1, 2, 10] as const
const DAYS_OFF = [-10, -1, 1, 10] as const

/** Dates as which this one may have been written down, and itself. */
function writtenAs(date: number): readonly number[] {
  const [year, month, day] = [yearOf(date), monthOf(date), dayOf(date)]
  const dates = new Set([date, pack(year, 1, 1), ...YEARS_OFF.map((off) => pack(Math.max(0, year + off), month, day))])
  for (const off of DAYS_OFF) if (day + off >= 1 && day + off <= 31) dates.add(pack(year, month, day + off))
  for (const off of [-1, 1]) if (month + off >= 1 && month + off <= 12) dates.add(pack(year, month + off, day))
  if (day <= 12) dates.add(pack(year, day, month))
  return [...dates]
}

/** The place of whoever is asked about: nobody's record. */
const ASKED = 0

/** @param capacity how many are expected; it grows beyond */
export function openLinkageIndex(capacity: number): LinkageIndex {
  const cards = openCards(capacity + 1)
  const comparer = makeComparer(cards)
  const chains = openChains()
  writeCard(cards, ASKED, {})

  const field = (record: number, at: number): number => cards.data[record * CARD + at] ?? 0
  const soundAt = (record: number, nth: number): number => cards.lexicon.soundOf[field(record, AT.name + nth)] ?? 0

  /** The keys of a record that need no further thought. */
  function ownKeys(record: number, key: (hash: number) => void): void {
    for (const [kind, at] of [
      [KIND.nik, AT.nik],
      [KIND.phone, AT.phone],
      [KIND.passport, AT.passport],
    ] as const) {
      const [high, low] = [field(record, at), field(record, at + 1)]
      if (high + low !== 0) key(hashOf(kind, high, low))
    }
    const area = field(record, AT.area)
    for (let nth = 0; nth < NAME_WORDS; nth++) {
      const sound = soundAt(record, nth)
      if (sound === 0) break
      if (area !== 0) key(hashOf(KIND.place, sound, area))
    }
  }

  function add(traits: Traits): number {
    const record = cards.size
    putCard(cards, record, traits)
    const put = (hash: number): void => chains.add(hash, record)
    ownKeys(record, put)
    for (let nth = 0; nth < NAME_WORDS && soundAt(record, nth) !== 0; nth++) put(hashOf(KIND.word, soundAt(record, nth)))
    for (const date of new Set([field(record, AT.birth), field(record, AT.nikBirth)])) if (date !== 0) put(hashOf(KIND.date, date))
    return record
  }

  /** Every record that shares something with the one that is asked about; some more than once. */
  function visitNear(see: (record: number) => void): void {
    ownKeys(ASKED, (hash) => chains.visit(hash, see))
    const [birth, written] = [field(ASKED, AT.birth), field(ASKED, AT.nikBirth)]
    for (const date of new Set([...(birth === 0 ? [] : writtenAs(birth)), ...(written === 0 ? [] : writtenAs(written))]))
      chains.visit(hashOf(KIND.date, date), see)
    const beside = birth + written + field(ASKED, AT.area) > 0
    let [rarest, bearers]: [number, number] = [0, beside ? MOST_BEARERS.beside : MOST_BEARERS.alone]
    for (let nth = 0; nth < NAME_WORDS && soundAt(ASKED, nth) !== 0; nth++) {
      const count = cards.lexicon.soundCount[soundAt(ASKED, nth)] ?? 0
      if (count === 0 || count > bearers) continue
      rarest = soundAt(ASKED, nth)
      bearers = count
    }
    if (rarest !== 0) chains.visit(hashOf(KIND.word, rarest), see)
  }

  function find(traits: Traits, { allowed, limit }: LikelyQuery): readonly LikelyRecord[] {
    writeCard(cards, ASKED, traits)
    const least = priorBits(cards.live) - SHOWN
    const seen = new Set<number>()
    const found: { readonly record: number; readonly bits: number }[] = []
    visitNear((record) => {
      if (seen.has(record) || field(record, AT.present) !== 1) return
      seen.add(record)
      if (!allowed(record)) return
      const bits = comparer.weigh(ASKED, record, least)
      if (bits >= least) found.push({ record, bits })
    })
    const likely = found
      .sort((a, b) => b.bits - a.bits || a.record - b.record)
      .slice(0, limit)
      .map(({ record }) => ({ record, ...comparer.explain(ASKED, record) }))
    // What was typed is not kept.
    writeCard(cards, ASKED, {})
    return likely
  }

  return {
    add,
    remove: (record) => clearCard(cards, record),
    live: () => cards.live,
    used: () => cards.size - 1,
    find,
  }
}
