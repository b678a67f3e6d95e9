// SPDX-License-Identifier: AGPL-3.0-or-later
// A register of people as one flat array, a card of a hundred bytes for each: a million can be compared in memory, and what is compared of two people
// lies side by side. A card can be replaced and taken out; what it said is then nowhere any more.

import type { Traits } from '#people/core/linkage.ts'
import { countWord, type Lexicon, openLexicon, writeWords } from '#people/core/linkage-lexicon.ts'
import { readPhone } from '#people/core/phone.ts'

/** So many words of a name, of another name, and of the mother's name are compared. */
export const NAME_WORDS = 6
export const ALIAS_WORDS = 2
export const MOTHER_WORDS = 4

const FIRST_YEAR = 1880
const DATES = 1 << 17
const MOST_PHONE_SLOTS = 20

/** Where each thing stands on a card; numbers of more than 32 bits take two places. */
export const AT = {
  name: 0,
  alias: 6,
  mother: 8,
  birth: 12,
  nikBirth: 13,
  sex: 14,
  area: 15,
  nik: 16,
  phone: 18,
  passport: 20,
  present: 22,
} as const
export const CARD = 23

export interface Cards {
  readonly lexicon: Lexicon
  /** A card after the other. Sex is 1 for female, 2 for male; 0 is unknown everywhere. */
  data: Uint32Array
  /** Places in use or once used. */
  size: number
  /** Records that are there. */
  live: number
  /** Names and mothers' names that are there, among which words are counted. */
  named: number
  readonly birthCount: Uint32Array
  /** How many have this phone, by a hash of it: never too few. */
  readonly phoneCount: Uint32Array
  readonly areaNumber: Map<string, number>
  readonly areas: string[]
  readonly areaCount: number[]
  readonly districtOf: number[]
  readonly districtNumber: Map<string, number>
  readonly districtCount: number[]
}

export function openCards(capacity: number): Cards {
  return {
    lexicon: openLexicon(),
    data: new Uint32Array(Math.max(16, capacity) * CARD),
    size: 0,
    live: 0,
    named: 0,
    birthCount: new Uint32Array(DATES),
    phoneCount: new Uint32Array(1 << Math.min(MOST_PHONE_SLOTS, Math.ceil(Math.log2(Math.max(1 << 10, capacity))))),
    areaNumber: new Map(),
    areas: [''],
    areaCount: [0],
    districtOf: [0],
    districtNumber: new Map(),
    districtCount: [0],
  }
}

/** What these digits say; `NaN` where anything else stands among them. */
function digitsAt(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : Number.NaN
  }
  return number
}

/** A date as one number, `0` where there is none that can be read. */
export function packDate(text: string | undefined): number {
  if (text === undefined || text.length !== 10) return 0
  const year = digitsAt(text, 0, 4) - FIRST_YEAR
  const month = digitsAt(text, 5, 7)
  const day = digitsAt(text, 8, 10)
  return year >= 0 && year < 256 && month >= 1 && month <= 12 && day >= 1 && day <= 31 ? (year << 9) | (month << 5) | day : 0
}

export const yearOf = (packed: number): number => packed >>> 9
export const monthOf = (packed: number): number => (packed >>> 5) & 15
export const dayOf = (packed: number): number => packed & 31
export const pack = (year: number, month: number, day: number): number => (year << 9) | (month << 5) | day

/** The year of two digits that is nearest to the stated one, or the latest up to 2019: nobody younger goes to work. */
function nikDate(nik: string, stated: number): number {
  const written = digitsAt(nik, 6, 8)
  const day = written > 40 ? written - 40 : written
  const month = digitsAt(nik, 8, 10)
  const short = digitsAt(nik, 10, 12)
  if (day < 1 || day > 31 || month < 1 || month > 12) return 0
  const late = 2000 + short - FIRST_YEAR
  const early = late - 100
  const year =
    stated === 0 ? (short < 20 ? late : early) : Math.abs(yearOf(stated) - late) <= Math.abs(yearOf(stated) - early) ? late : early
  return year < 0 ? 0 : pack(year, month, day)
}

/** Letters and digits as one number, exact up to ten of them; longer ones keep their end. */
function codeNumber(text: string): number {
  const code = text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  return code === '' ? 0 : Number.parseInt(code.slice(-10), 36)
}

function phoneNumber(text: string): number {
  const read = readPhone(text)
  const digits = read.ok ? read.phone.slice(1) : text.replaceAll(/\D/g, '')
  return digits === '' ? 0 : Number(digits.slice(-15))
}

/** Where a phone is counted. */
export function phoneSlot({ phoneCount }: Cards, high: number, low: number): number {
  return (Math.imul(Math.imul(high, 0x85ebca6b) ^ low, 0x9e3779b1) >>> 12) & (phoneCount.length - 1)
}

function areaNumber(cards: Cards, code: string): number {
  const known = cards.areaNumber.get(code)
  if (known !== undefined) return known
  const number = cards.areas.push(code) - 1
  cards.areaNumber.set(code, number)
  cards.areaCount.push(0)
  const district = code.slice(0, 8)
  let place = cards.districtNumber.get(district)
  if (place === undefined) {
    place = cards.districtCount.push(0) - 1
    cards.districtNumber.set(district, place)
  }
  cards.districtOf.push(place)
  return number
}

function countName(cards: Cards, at: number, width: number, by: 1 | -1): void {
  const { data } = cards
  if (data[at] === 0) return
  cards.named += by
  for (let place = at; place < at + width; place++) {
    const word = data[place] ?? 0
    if (word === 0) return
    countWord(cards.lexicon, word, by)
  }
}

function countIn(counts: Uint32Array | number[], at: number, by: 1 | -1): void {
  counts[at] = (counts[at] ?? 0) + by
}

function count(cards: Cards, slot: number, by: 1 | -1): void {
  const { data } = cards
  const card = slot * CARD
  countName(cards, card + AT.name, NAME_WORDS, by)
  countName(cards, card + AT.mother, MOTHER_WORDS, by)
  const area = data[card + AT.area] ?? 0
  countIn(cards.birthCount, data[card + AT.birth] ?? 0, by)
  countIn(cards.areaCount, area, by)
  countIn(cards.districtCount, cards.districtOf[area] ?? 0, by)
  countIn(cards.phoneCount, phoneSlot(cards, data[card + AT.phone] ?? 0, data[card + AT.phone + 1] ?? 0), by)
  cards.live += by
}

function writeNumber(data: Uint32Array, at: number, number: number, half: number): void {
  data[at] = Math.floor(number / half)
  data[at + 1] = number % half
}

/** Half of a number in each of its two places. */
const DIGITS = 100_000_000
const LETTERS = 36 ** 5

/** Writes a card without counting it: for somebody who is only asked about. */
export function writeCard(cards: Cards, slot: number, traits: Traits): void {
  const card = slot * CARD
  if (card + CARD > cards.data.length) {
    const longer = new Uint32Array(Math.max(cards.data.length * 2, card + CARD))
    longer.set(cards.data)
    cards.data = longer
  }
  cards.size = Math.max(cards.size, slot + 1)
  const { lexicon, data } = cards
  writeWords(lexicon, traits.name ?? '', data, { at: card + AT.name, width: NAME_WORDS })
  writeWords(lexicon, traits.alias ?? '', data, { at: card + AT.alias, width: ALIAS_WORDS })
  writeWords(lexicon, traits.motherName ?? '', data, { at: card + AT.mother, width: MOTHER_WORDS })
  const birth = packDate(traits.birthDate)
  data[card + AT.birth] = birth
  data[card + AT.sex] = traits.sex === undefined ? 0 : traits.sex === 'F' ? 1 : 2
  data[card + AT.area] = traits.area === undefined || traits.area === '' ? 0 : areaNumber(cards, traits.area)
  const { nik = '' } = traits
  const [front, back] = nik.length === 16 ? [digitsAt(nik, 0, 8), digitsAt(nik, 8, 16)] : [Number.NaN, Number.NaN]
  const whole = front >= 0 && back >= 0
  data[card + AT.nik] = whole ? front : 0
  data[card + AT.nik + 1] = whole ? back : 0
  data[card + AT.nikBirth] = whole ? nikDate(nik, birth) : 0
  writeNumber(data, card + AT.phone, traits.phone === undefined ? 0 : phoneNumber(traits.phone), DIGITS)
  writeNumber(data, card + AT.passport, traits.passport === undefined ? 0 : codeNumber(traits.passport), LETTERS)
}

/** Puts a card in its place, and what stood there out of it. */
export function putCard(cards: Cards, slot: number, traits: Traits): void {
  const at = slot * CARD + AT.present
  if (cards.data[at] === 1) count(cards, slot, -1)
  writeCard(cards, slot, traits)
  cards.data[at] = 1
  count(cards, slot, 1)
}

/** Nothing of the card stays. */
export function clearCard(cards: Cards, slot: number): void {
  const at = slot * CARD + AT.present
  if (cards.data[at] === 1) count(cards, slot, -1)
  cards.data.fill(0, slot * CARD, (slot + 1) * CARD)
}
