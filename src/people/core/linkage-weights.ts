// SPDX-License-Identifier: AGPL-3.0-or-later
// What agreement and disagreement say. How common a word, a date, a village or a phone is among two people (u) is counted in the register itself, so
// that the same name says less where many bear it. How often things agree among records of one person (m) is fixed: the shares are those among
// records that hold the same NIK in the made-up register of `bench/world.ts`, seed 11, as `bench/linkage-shares.ts` counts them, rounded; what is in
// bits was set by hand with the reason beside it. No truth was looked at for either. They are assumed until a real register is at hand to count.

/** Shares of the words of two names of one person; in what is left of them another word stands, or none. */
export const wordShares = { same: 0.78, soundsAlike: 0.07, oneSlip: 0.09, twoSlips: 0.01 } as const

/** How many ways there are to write a word that sounds like it, to slip once in it, and twice: a slip that hits another common name says little. */
export const waysOf = { soundsAlike: 4, oneSlip: 60, twoSlips: 1500 } as const

/**
 * What words say that stand on one side only (none, one, two, more), and one in whose place another stands, in bits: among one person one name in
 * seven is shorter, and hardly any has another word; among two people nearly all have. A nickname is no crime, so both say less than they could.
 */
export const wordBits = { left: [0, -2.2, -4, -6], replaced: -5, nothingShared: -3 } as const

export const birthShares = { same: 0.78, byNik: 0.05, swapped: 0.02, default: 0.06, yearSlip: 0.07, near: 0.03, different: 0.02 } as const
/** Ways to slip in the year (by one, two or ten, up or down), and near a date: the same year with the same day or month, or a day away. */
export const waysOfDate = { yearSlip: 6, near: 42 } as const

export const sexBits = { same: 0.8, different: -4.8 } as const

export const areaShares = { same: 0.8, district: 0.01, different: 0.19 } as const

/**
 * What numbers say, in bits. A NIK says no more than its four digits of the serial and its district, since birth date and sex are compared already;
 * two that differ by a slip in the serial say less than by one elsewhere, since neighbours in the register differ so. A phone may be the
 * family's, or a broker's: it is worth what its rarity is, up to so much.
 */
export const nikBits = { same: 16, slip: 9, slipInSerial: 4.5, different: -6 } as const
export const phoneBits = { most: 11, slip: 5, different: -1.2 } as const
export const passportBits = { same: 16, slip: 9, different: -1.3 } as const

/** Sisters share their mother: her name tells families apart, and says no more than so much. */
export const motherMost = 11

/** Records that are assumed beside those that are there, so that a small register does not think its few names rare or its dates common. */
export const assumed = { names: 500, dates: 2000, days: 15_000, places: 100, phones: 1000 } as const
