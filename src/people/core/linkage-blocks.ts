// SPDX-License-Identifier: AGPL-3.0-or-later
// Which records of a whole register are compared at all: those that share one of many keys. Each fault that people make breaks some keys and leaves
// others whole, so that a pair is missed only where faults meet in every part.

import { AT, CARD, type Cards, dayOf, MOTHER_WORDS, monthOf, NAME_WORDS, pack, yearOf } from '#people/core/linkage-cards.ts'

/** Gives the keys of a card, as 32 bits each. */
type Pass = (cards: Cards, card: number, key: (hash: number) => void) => void

function mix(one: number, other: number): number {
  let x = Math.imul(one ^ Math.imul(other, 0x9e3779b1), 0x85ebca6b)
  x ^= x >>> 13
  x = Math.imul(x, 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}

const sounds = new Uint32Array(NAME_WORDS)

/** The sounds of the words from a place on, smallest first, so that their order does not matter. @returns how many */
function soundsAt({ data, lexicon }: Cards, at: number, width: number): number {
  let count = 0
  for (let i = at; i < at + width; i++) {
    const word = data[i] ?? 0
    if (word === 0) break
    sounds[count++] = lexicon.soundOf[word] ?? 0
  }
  for (let i = 1; i < count; i++)
    for (let j = i; j > 0 && (sounds[j] ?? 0) < (sounds[j - 1] ?? 0); j--) {
      const kept = sounds[j] ?? 0
      sounds[j] = sounds[j - 1] ?? 0
      sounds[j - 1] = kept
    }
  return count
}

const nameSounds = (cards: Cards, card: number): number => soundsAt(cards, card + AT.name, NAME_WORDS)
const motherSounds = (cards: Cards, card: number): number => soundsAt(cards, card + AT.mother, MOTHER_WORDS)

/** With each word of the name. */
function withWords(cards: Cards, card: number, other: number, key: (hash: number) => void): void {
  const count = nameSounds(cards, card)
  for (let i = 0; i < count; i++) key(mix(other, sounds[i] ?? 0))
}

/** With each two words of the name; the only one of a name stands for both. */
function withPairs(cards: Cards, card: number, other: number, key: (hash: number) => void): void {
  const count = nameSounds(cards, card)
  if (count === 1) key(mix(other, mix(sounds[0] ?? 0, 7)))
  for (let i = 0; i < count; i++) for (let j = i + 1; j < count; j++) key(mix(other, mix(sounds[i] ?? 0, sounds[j] ?? 0)))
}

/** A birth date in which day and month may have changed places. */
function turnedDate(date: number): number {
  const day = dayOf(date)
  const month = monthOf(date)
  return pack(yearOf(date), Math.min(day, month), Math.max(day, month))
}

/** The birth date that is stated, and the one that the NIK says where it is another. */
function withDates({ data }: Cards, card: number, use: (date: number) => void): void {
  const stated = data[card + AT.birth] ?? 0
  const written = data[card + AT.nikBirth] ?? 0
  if (stated !== 0) use(turnedDate(stated))
  if (written !== 0 && written !== stated) use(turnedDate(written))
}

/** With two halves of a number, where there is one. */
function withNumber(high: number, low: number, key: (hash: number) => void): void {
  if (high + low !== 0) key(mix(high, low))
}

export const passes = {
  nik: ({ data }, card, key) => withNumber(data[card + AT.nik] ?? 0, data[card + AT.nik + 1] ?? 0, key),
  /** Whatever is wrong in the serial. */
  nikFront: ({ data }, card, key) => withNumber(data[card + AT.nik] ?? 0, Math.floor((data[card + AT.nik + 1] ?? 0) / 10_000), key),
  /** Whatever is wrong in the district. */
  nikBack: ({ data }, card, key) => withNumber((data[card + AT.nik] ?? 0) % 100, data[card + AT.nik + 1] ?? 0, key),
  /** Whatever is wrong in the date. */
  nikEnds: ({ data }, card, key) => withNumber(Math.floor((data[card + AT.nik] ?? 0) / 100), (data[card + AT.nik + 1] ?? 0) % 10_000, key),
  phone: ({ data }, card, key) => withNumber(data[card + AT.phone] ?? 0, data[card + AT.phone + 1] ?? 0, key),
  passport: ({ data }, card, key) => withNumber(data[card + AT.passport] ?? 0, data[card + AT.passport + 1] ?? 0, key),
  dateAndWord: (cards, card, key) => withDates(cards, card, (date) => withWords(cards, card, date, key)),
  dateAndArea: (cards, card, key) => withDates(cards, card, (date) => key(mix(date, cards.data[card + AT.area] ?? 0))),
  dateAndMother: (cards, card, key) =>
    withDates(cards, card, (date) => {
      const count = motherSounds(cards, card)
      for (let i = 0; i < count; i++) key(mix(date, sounds[i] ?? 0))
    }),
  /** The only word of a name mistyped, but not in its first letter. */
  dateAndInitial: (cards, card, key) => {
    if (nameSounds(cards, card) !== 1) return
    const letter = (cards.lexicon.sounds[sounds[0] ?? 0] ?? '').charCodeAt(0)
    withDates(cards, card, (date) => key(mix(date, letter)))
  },
  wordsAndArea: (cards, card, key) => withPairs(cards, card, cards.data[card + AT.area] ?? 0, key),
  wordsAndDay: (cards, card, key) => withPairs(cards, card, ((cards.data[card + AT.birth] ?? 0) & 511) + 1, key),
  wordsAndYear: (cards, card, key) => withPairs(cards, card, yearOf(cards.data[card + AT.birth] ?? 0) + 1000, key),
  wordsAndMother: (cards, card, key) => {
    const count = motherSounds(cards, card)
    let mother = 1
    for (let i = 0; i < count; i++) mother = mix(mother, sounds[i] ?? 0)
    if (count > 0) withWords(cards, card, mother, key)
  },
} as const satisfies Record<string, Pass>

type PassName = keyof typeof passes
export const passNames: readonly PassName[] = [
  'nik',
  'nikFront',
  'nikBack',
  'nikEnds',
  'phone',
  'passport',
  'dateAndWord',
  'dateAndArea',
  'dateAndMother',
  'dateAndInitial',
  'wordsAndArea',
  'wordsAndDay',
  'wordsAndYear',
  'wordsAndMother',
]

/** Keys in order, with their records in the order in which they were found. */
function sortByKey(keys: Uint32Array, slots: Uint32Array, length: number): { readonly keys: Uint32Array; readonly slots: Uint32Array } {
  let fromKeys = keys
  let fromSlots = slots
  let toKeys: Uint32Array = new Uint32Array(length)
  let toSlots: Uint32Array = new Uint32Array(length)
  // Radix, the lowest digits first.
  for (const shift of [0, 11, 22]) {
    const starts = new Uint32Array(2049)
    for (let i = 0; i < length; i++) {
      const digit = ((fromKeys[i] ?? 0) >>> shift) & 2047
      starts[digit + 1] = (starts[digit + 1] ?? 0) + 1
    }
    for (let digit = 1; digit <= 2048; digit++) starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0)
    for (let i = 0; i < length; i++) {
      const key = fromKeys[i] ?? 0
      const digit = (key >>> shift) & 2047
      const place = starts[digit] ?? 0
      starts[digit] = place + 1
      toKeys[place] = key
      toSlots[place] = fromSlots[i] ?? 0
    }
    const [spentKeys, spentSlots] = [fromKeys, fromSlots]
    fromKeys = toKeys
    fromSlots = toSlots
    toKeys = spentKeys
    toSlots = spentSlots
  }
  return { keys: fromKeys, slots: fromSlots }
}

/** A key that so many share tells nobody apart; such a pair has rarer keys in common, or is beyond telling. */
const LARGEST_BLOCK = 40

/** So many records, or pairs, are gone through between two pauses: some ten milliseconds. */
const STEP = 8192

/** Records of a pass by their keys. */
interface Keyed {
  readonly keys: Uint32Array
  readonly slots: Uint32Array
  readonly length: number
}

/** Calls for every two records that share a key, from a place on, until it is time to pause. @returns where to go on */
function visitSome({ keys, slots, length }: Keyed, start: number, visit: (one: number, other: number) => void): number {
  let from = start
  for (let done = 0; from < length && done < STEP; ) {
    let to = from + 1
    while (to < length && keys[to] === keys[from]) to++
    if (to - from > 1 && to - from <= LARGEST_BLOCK)
      for (let i = from; i < to; i++)
        for (let j = i + 1; j < to; j++) {
          const one = slots[i] ?? 0
          const other = slots[j] ?? 0
          // A record may have the same key twice.
          if (one !== other) visit(one, other)
          done += 1
        }
    done += 1
    from = to
  }
  return from
}

/** Calls for every two records that share a key of a pass, and pauses now and then. The same two may come more than once. */
export function* pairSteps(cards: Cards, name: PassName, visit: (one: number, other: number) => void): Generator<undefined, void> {
  let keys = new Uint32Array(cards.size * 2 + 16)
  let slots = new Uint32Array(cards.size * 2 + 16)
  let length = 0
  let slot = 0
  const pass: Pass = passes[name]
  const push = (hash: number): void => {
    if (length === keys.length) {
      const longer = [new Uint32Array(length * 2), new Uint32Array(length * 2)] as const
      longer[0].set(keys)
      longer[1].set(slots)
      keys = longer[0]
      slots = longer[1]
    }
    keys[length] = hash
    slots[length] = slot
    length += 1
  }
  function gather(until: number): void {
    for (; slot < until; slot++) if (cards.data[slot * CARD + AT.present] === 1) pass(cards, slot * CARD, push)
  }
  while (slot < cards.size) {
    gather(Math.min(cards.size, slot + STEP))
    yield
  }
  const keyed = { ...sortByKey(keys, slots, length), length }
  yield
  for (let from = 0; from < length; ) {
    from = visitSome(keyed, from, visit)
    yield
  }
}
