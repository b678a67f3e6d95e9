// SPDX-License-Identifier: AGPL-3.0-or-later
// Compares two records of a register, part by part. The same function serves a whole register and a single look, so that what is explained is what
// was counted. It is symmetric.

import { type Compared, type LinkageLevel, linkageParts } from '#people/core/linkage.ts'
import { makeBirthComparer } from '#people/core/linkage-birth.ts'
import { AT, CARD, type Cards, phoneSlot } from '#people/core/linkage-cards.ts'
import { makeNameComparer, type Said } from '#people/core/linkage-names.ts'
import { areaShares, assumed, motherMost, nikBits, passportBits, phoneBits, sexBits } from '#people/core/linkage-weights.ts'

export interface Comparer {
  /** What two records say together, in bits; some pairs that cannot reach `least` are given up early and say minus infinity. */
  readonly weigh: (one: number, other: number, least?: number) => number
  /** The same, part by part. */
  readonly explain: (one: number, other: number) => Compared
}

/** How two numbers differ: 0 not at all, 1 by a slip (one digit, or two neighbours exchanged), 2 by more. */
export function slipsInDigits(one: number, other: number, base: 10 | 36): 0 | 1 | 2 {
  if (one === other) return 0
  // Halves of numbers are below 2³¹.
  const before = (number: number): number => (number / base) | 0
  let a = one
  let b = other
  while (a % base === b % base) {
    a = before(a)
    b = before(b)
  }
  if (before(a) === before(b)) return 1
  const exchanged = a % base === before(b) % base && b % base === before(a) % base
  return exchanged && before(before(a)) === before(before(b)) ? 1 : 2
}

const areaBits = {
  same: Math.log2(areaShares.same),
  district: Math.log2(areaShares.district),
  different: Math.log2(areaShares.different),
} as const

const LEAST_PEOPLE = 1000

/** So many bits are needed before one person is as likely as two: half of all records are taken to have a double somewhere. */
export function priorBits(people: number): number {
  return Math.log2(Math.max(LEAST_PEOPLE, people))
}

/** How likely it is one person, from what was said in bits and from how many there are to be mistaken for. */
export function likelihoodOf(bits: number, people: number): number {
  const odds = 2 ** Math.min(60, bits - priorBits(people))
  return odds / (1 + odds)
}

/** @param settled whether nobody comes or goes while it is used: what a record can say at most is then worked out once */
export function makeComparer(cards: Cards, { settled = false }: { readonly settled?: boolean } = {}): Comparer {
  const said = {
    name: { level: 'unknown', bits: 0 },
    birthDate: { level: 'unknown', bits: 0 },
    sex: { level: 'unknown', bits: 0 },
    motherName: { level: 'unknown', bits: 0 },
    area: { level: 'unknown', bits: 0 },
    nik: { level: 'unknown', bits: 0 },
    phone: { level: 'unknown', bits: 0 },
    passport: { level: 'unknown', bits: 0 },
  } satisfies Record<(typeof linkageParts)[number], Said>
  const names = makeNameComparer(cards, { settled })
  const compareBirth = makeBirthComparer(cards)

  function say(part: Said, level: LinkageLevel, bits: number): void {
    part.level = level
    part.bits = bits
  }

  function compareSex(one: number, other: number): void {
    const a = cards.data[one * CARD + AT.sex] ?? 0
    const b = cards.data[other * CARD + AT.sex] ?? 0
    if (a === 0 || b === 0) say(said.sex, 'unknown', 0)
    else if (a === b) say(said.sex, 'same', sexBits.same)
    else say(said.sex, 'different', sexBits.different)
  }

  function compareArea(one: number, other: number): void {
    const a = cards.data[one * CARD + AT.area] ?? 0
    const b = cards.data[other * CARD + AT.area] ?? 0
    const rarity = (count: number | undefined): number => Math.log2((cards.live + assumed.places) / ((count ?? 0) + 1))
    const district = cards.districtOf[a] ?? 0
    if (a === 0 || b === 0) say(said.area, 'unknown', 0)
    else if (a === b) say(said.area, 'same', areaBits.same + rarity(cards.areaCount[a]))
    else if (district === cards.districtOf[b])
      say(said.area, 'near', Math.min(1, areaBits.district + rarity(cards.districtCount[district])))
    else say(said.area, 'different', areaBits.different)
  }

  /** Slips between two numbers of two places each, 2 for any more than one; -1 where either is unknown. */
  function slipsAt(one: number, other: number, base: 10 | 36): number {
    const { data } = cards
    const high = data[one] ?? 0
    const low = data[one + 1] ?? 0
    const otherHigh = data[other] ?? 0
    const otherLow = data[other + 1] ?? 0
    if (high + low === 0 || otherHigh + otherLow === 0) return -1
    // A slip in each half is more than one slip.
    if (high !== otherHigh && low !== otherLow) return 2
    return slipsInDigits(high, otherHigh, base) + slipsInDigits(low, otherLow, base)
  }

  function compareNik(one: number, other: number): void {
    const { data } = cards
    const a = one * CARD + AT.nik
    const b = other * CARD + AT.nik
    const slips = slipsAt(a, b, 10)
    if (slips < 0) say(said.nik, 'unknown', 0)
    else if (slips === 0) say(said.nik, 'same', nikBits.same)
    else if (slips > 1) say(said.nik, 'different', nikBits.different)
    else {
      const inSerial = data[a] === data[b] && Math.floor((data[a + 1] ?? 0) / 10_000) === Math.floor((data[b + 1] ?? 0) / 10_000)
      say(said.nik, 'slip', inSerial ? nikBits.slipInSerial : nikBits.slip)
    }
  }

  function comparePhone(one: number, other: number): void {
    const a = one * CARD + AT.phone
    const slips = slipsAt(a, other * CARD + AT.phone, 10)
    if (slips < 0) say(said.phone, 'unknown', 0)
    else if (slips === 0) {
      const holders = cards.phoneCount[phoneSlot(cards, cards.data[a] ?? 0, cards.data[a + 1] ?? 0)] ?? 0
      // Among so many holders there are the square of it as many pairs.
      say(said.phone, 'same', Math.min(phoneBits.most, Math.log2((cards.live + assumed.phones) / (holders * holders + 1))))
    } else if (slips === 1) say(said.phone, 'slip', phoneBits.slip)
    else say(said.phone, 'different', phoneBits.different)
  }

  function comparePassport(one: number, other: number): void {
    const slips = slipsAt(one * CARD + AT.passport, other * CARD + AT.passport, 36)
    if (slips < 0) say(said.passport, 'unknown', 0)
    else if (slips === 0) say(said.passport, 'same', passportBits.same)
    else if (slips === 1) say(said.passport, 'slip', passportBits.slip)
    else say(said.passport, 'different', passportBits.different)
  }

  function weigh(one: number, other: number, least = Number.NEGATIVE_INFINITY): number {
    compareSex(one, other)
    compareBirth(said.birthDate, one, other)
    compareArea(one, other)
    compareNik(one, other)
    comparePhone(one, other)
    comparePassport(one, other)
    const { name, birthDate, sex, motherName, area, nik, phone, passport } = said
    const sum = birthDate.bits + sex.bits + area.bits + nik.bits + phone.bits + passport.bits
    // Most pairs of a register fall far short, whatever their names say; and most of the others, whatever their mothers' names say.
    const wanting = least - sum - motherMost
    if (wanting > 0 && (names.mostOf(one) < wanting || names.mostOf(other) < wanting)) return Number.NEGATIVE_INFINITY
    const replaced = names.names(name, one, other)
    if (replaced) temper()
    const most = replaced ? 0 : motherMost
    const rest = name.bits + birthDate.bits + sex.bits + area.bits + nik.bits + phone.bits + passport.bits
    if (rest + most < least) return Number.NEGATIVE_INFINITY
    names.mothers(motherName, one, other)
    motherName.bits = Math.min(most, motherName.bits)
    return rest + motherName.bits
  }

  /**
   * Where another word stands in the place of one, mother, village and phone and a neighbouring NIK say nothing for one person: twins share them with
   * their birth date, and are two.
   */
  function temper(): void {
    const { area, phone, nik } = said
    area.bits = Math.min(0, area.bits)
    phone.bits = Math.min(0, phone.bits)
    if (nik.bits === nikBits.slipInSerial) nik.bits = 0
  }

  return {
    weigh,
    explain: (one, other) => {
      const bits = weigh(one, other)
      return { bits, likelihood: likelihoodOf(bits, cards.live), parts: linkageParts.map((part) => ({ part, ...said[part] })) }
    },
  }
}
