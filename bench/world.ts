// SPDX-License-Identifier: AGPL-3.0-or-later
// A register of people who do not exist, some of them entered several times and never twice alike, with the truth beside it. Each record is made
// anew from the seed when it is asked for, so that a million of them take a few megabytes.

import { type Random, seeded } from '#apps/demo/random.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import { type Sex, syntheticNik } from '#people/core/nik.ts'
import { readRegions } from '#regions/server/region-data.ts'
import { defaultedDate, misreadDate, mistypedDigits, mistypedName, respelledName, slippedDate, swappedDate } from './world-faults.ts'
import { nameOf } from './world-names.ts'

export interface WorldPerson {
  readonly name: string
  readonly sex: Sex
  readonly birthDate: LocalDate
  /** Mother's name. */
  readonly motherName?: string
  /** Kemendagri code of the village. */
  readonly area: string
  readonly nik?: string
  readonly phone?: string
  readonly passport?: string
}

export interface World {
  readonly size: number
  readonly person: (record: number) => WorldPerson
  /** Which records are one person: they have one number here. */
  readonly clusterOf: (record: number) => number
}

/** How many persons have no double, one, two … five: about 0.69 true pairs a record. */
const doubles = [
  [0, 0.6],
  [1, 0.22],
  [2, 0.1],
  [3, 0.05],
  [4, 0.02],
  [5, 0.01],
] as const

const villages = readRegions()
  .map((region) => region.code)
  .filter((code) => code.length === 13 && code.startsWith('35.10.'))
  .sort()

/** A further number from two, for a chance of one's own. */
function mixed(seed: number, number: number): number {
  let x = (seed ^ Math.imul(number + 1, 0x9e3779b1)) | 0
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}

function villageFor(random: Random): string {
  // Some villages have several times the people of others.
  return villages[Math.floor(villages.length * random.next() ** 1.4)] ?? ''
}

interface Original extends WorldPerson {
  readonly motherName: string
  readonly nik: string
}

function originalOf(random: Random, cluster: number): Original {
  const sex: Sex = random.chance(0.7) ? 'F' : 'M'
  const birthDate = addDays('1962-01-01', Math.floor(365.25 * 45 * random.next() ** 0.7))
  const area = villageFor(random)
  return {
    name: nameOf(random, sex === 'F'),
    sex,
    birthDate,
    motherName: nameOf(random, true),
    area,
    // Where somebody was first registered is mostly where they live.
    nik: syntheticNik({
      birthDate,
      sex,
      serial: 1 + (cluster % 9999),
      district: (random.chance(0.85) ? area : villageFor(random)).slice(0, 8),
    }),
    // No operator was given 0849.
    ...(random.chance(0.8) ? { phone: `0849${random.between(10_000_000, 99_999_999)}` } : {}),
    ...(random.chance(0.45) ? { passport: passportFor(random) } : {}),
  }
}

function passportFor(random: Random): string {
  return `${random.pick(['A', 'B', 'C', 'E', 'X'])}${random.between(1_000_000, 9_999_999)}`
}

function enteredName(random: Random, name: string, female: boolean): string {
  const kind = random.next()
  if (kind < 0.47) return name
  if (kind < 0.66) return mistypedName(random, name)
  if (kind < 0.86) return respelledName(random, name)
  const words = name.split(' ')
  if (kind < 0.93) {
    const gone = random.between(0, words.length - 1)
    return words.length > 1 ? words.filter((_, at) => at !== gone).join(' ') : mistypedName(random, name)
  }
  if (kind < 0.96) return words.length > 1 ? [...words.slice(1), ...words.slice(0, 1)].join(' ') : respelledName(random, name)
  return `${name} ${female ? 'binti' : 'bin'} ${nameOf(random, false).split(' ')[0] ?? ''}`
}

function enteredDate(random: Random, date: LocalDate): LocalDate {
  const kind = random.next()
  if (kind < 0.8) return date
  if (kind < 0.85) return swappedDate(date)
  if (kind < 0.91) return slippedDate(random, date)
  if (kind < 0.96) return defaultedDate(date)
  return misreadDate(random, date)
}

/** A digit mistyped, or another number altogether. */
function enteredNumber(random: Random, number: string | undefined, missing: number, other: () => string): string | undefined {
  if (number === undefined || random.chance(missing)) return undefined
  const kind = random.next()
  if (kind < 0.07) return mistypedDigits(random, number)
  return kind < 0.27 ? other() : number
}

/** The same person once more, as another desk wrote them down. */
function enteredAgain(random: Random, original: Original): WorldPerson {
  const nik = random.chance(0.12) ? mistypedDigits(random, original.nik) : original.nik
  const phone = enteredNumber(random, original.phone, 0.3, () => `0849${random.between(10_000_000, 99_999_999)}`)
  const passport = enteredNumber(random, original.passport, 0.4, () => passportFor(random))
  const mother = random.chance(0.3) ? enteredName(random, original.motherName, true) : original.motherName
  return {
    name: enteredName(random, original.name, original.sex === 'F'),
    sex: random.chance(0.01) ? (original.sex === 'F' ? 'M' : 'F') : original.sex,
    birthDate: enteredDate(random, original.birthDate),
    area: random.chance(0.15) ? villageFor(random) : original.area,
    motherName: mother,
    nik,
    ...(phone === undefined ? {} : { phone }),
    ...(passport === undefined ? {} : { passport }),
  }
}

/** Papers that are not at hand: a NIK in two of five entries, the mother's name in more than a third. */
function withGaps(random: Random, person: WorldPerson): WorldPerson {
  const { nik, motherName, ...rest } = person
  return {
    ...rest,
    ...(nik === undefined || random.chance(0.4) ? {} : { nik }),
    ...(motherName === undefined || random.chance(0.35) ? {} : { motherName }),
  }
}

/** A number without a divisor in common with the size spreads the records of one person over the whole register. */
function strideFor(size: number): number {
  const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b))
  let stride = Math.floor(size * 0.618_034) | 1
  while (common(stride, size) !== 1) stride += 2
  return stride
}

/** @param size how many records there are, the doubles among them */
export function makeWorld(seed: number, size: number): World {
  const clusters = new Int32Array(size)
  const entries = new Uint8Array(size)
  let made = 0
  for (let cluster = 0; made < size; cluster += 1) {
    const more = seeded(mixed(seed, cluster)).weighted(doubles)
    for (let entry = 0; entry <= more && made < size; entry += 1, made += 1) {
      clusters[made] = cluster
      entries[made] = entry
    }
  }
  const stride = strideFor(size)
  const at = (record: number): number => (record * stride) % size
  return {
    size,
    clusterOf: (record) => clusters[at(record)] ?? 0,
    person: (record) => {
      const place = at(record)
      const cluster = clusters[place] ?? 0
      const entry = entries[place] ?? 0
      const original = originalOf(seeded(mixed(seed ^ 0x5bd1e995, cluster)), cluster)
      const random = seeded(mixed(seed ^ (0x1b873593 + entry), cluster))
      return withGaps(random, entry === 0 ? original : enteredAgain(random, original))
    },
  }
}
