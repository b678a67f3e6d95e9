// SPDX-License-Identifier: AGPL-3.0-or-later
// A NIK is a hint, never a proof. Its digits tell where it was *first* registered, a birth date and a sex as written down on that day; it stays
// the same when the holder moves or the record is corrected (PP 37/2007 art 37). So it pre-fills, and what disagrees is for a person to look at.
//   PPKKCC DDMMYY SSSS    a woman's day is 40 higher; the serial begins at 0001

import type { LocalDate } from '#kernel/time.ts'
import { daysInMonth, OLDEST_AGE } from '#people/core/birth-date.ts'
import type { RegionStanding } from '#regions/core/region.law.ts'

export type Sex = 'F' | 'M'

export const nikRefusals = [
  'NIK_EMPTY',
  'NIK_NOT_DIGITS',
  'NIK_NOT_16_DIGITS',
  'NIK_DAY_IMPOSSIBLE',
  'NIK_MONTH_IMPOSSIBLE',
  'NIK_DATE_IMPOSSIBLE',
  'NIK_SERIAL_ZERO',
] as const
export type NikRefusal = (typeof nikRefusals)[number]

export const nikFlags = [
  'CENTURY_UNCERTAIN',
  'PROVINCE_UNKNOWN',
  'DISTRICT_UNKNOWN',
  'OLD_DISTRICT_CODE',
  'SYNTHETIC',
  'BIRTH_DATE_DIFFERS',
  'AGE_CONFLICT',
  'SEX_DIFFERS',
  'AREA_IS_FIRST_REGISTRATION',
] as const
export type NikFlag = (typeof nikFlags)[number]

export interface NikReading {
  readonly ok: true
  /** The sixteen digits without blanks. */
  readonly nik: string
  readonly birthDate: LocalDate
  /** Other dates that the two digits of the year allow. */
  readonly alternatives: readonly LocalDate[]
  readonly sex: Sex
  /** District of first registration, `PP.KK.CC`, as the NIK writes it. */
  readonly districtCode: string
  /** Where (part of) that district lies now, when its code was superseded or it was split. */
  readonly successors: readonly string[]
  readonly flags: readonly NikFlag[]
}

export type NikResult = NikReading | { readonly ok: false; readonly reason: NikRefusal }

/** How a code of any level stands today: `regionStanding` with the edition in use. */
export type FindStanding = (code: string) => RegionStanding

export interface NikSurroundings {
  /** The day of reading: nobody is born after it, nor more than 110 years before. */
  readonly on: LocalDate
  readonly standing: FindStanding
}

/**
 * Made-up NIKs use this province. None was ever given, and no group of islands has a number in the forties (1–2 Sumatra, 3 Java, 5 Nusa
 * Tenggara, 6 Kalimantan, 7 Sulawesi, 8 Maluku, 9 Papua). Not 99: lists of voters abroad use it.
 */
export const SYNTHETIC_PROVINCE = '49'

function refusal(reason: NikRefusal): NikResult {
  return { ok: false, reason }
}

/** The years that two digits can mean, youngest first. Of two, one has a child of at most ten and the other somebody of a hundred or more. */
function birthDates(digits: string, day: number, on: LocalDate): LocalDate[] {
  const month = digits.slice(0, 2)
  const lastYear = Number(on.slice(0, 4))
  const dates: LocalDate[] = []
  for (let year = Math.floor(lastYear / 100) * 100 + Number(digits.slice(2)); year >= lastYear - OLDEST_AGE - 1; year -= 100) {
    const rest = `-${month}-${String(day).padStart(2, '0')}`
    const date = `${String(year).padStart(4, '0')}${rest}`
    const oldest = `${String(lastYear - OLDEST_AGE - 1).padStart(4, '0')}${on.slice(4)}`
    if (date <= on && date > oldest && day <= daysInMonth(year, Number(month))) dates.push(date)
  }
  return dates
}

/** Reads what a NIK says. Blanks, dots and dashes between the digits are passed over. An unknown district is a flag, never a refusal. */
export function readNik(text: string, { on, standing }: NikSurroundings): NikResult {
  const nik = text.replaceAll(/[\s.\-–]/g, '')
  if (nik === '') return refusal('NIK_EMPTY')
  if (!/^\d+$/.test(nik)) return refusal('NIK_NOT_DIGITS')
  if (nik.length !== 16) return refusal('NIK_NOT_16_DIGITS')

  const written = Number(nik.slice(6, 8))
  const sex = written > 40 ? 'F' : 'M'
  const day = sex === 'F' ? written - 40 : written
  const month = Number(nik.slice(8, 10))
  if (day < 1 || day > 31) return refusal('NIK_DAY_IMPOSSIBLE')
  if (month < 1 || month > 12) return refusal('NIK_MONTH_IMPOSSIBLE')
  const [birthDate, ...alternatives] = birthDates(nik.slice(8, 12), day, on)
  if (birthDate === undefined) return refusal('NIK_DATE_IMPOSSIBLE')
  if (nik.endsWith('0000')) return refusal('NIK_SERIAL_ZERO')

  const province = nik.slice(0, 2)
  const districtCode = `${province}.${nik.slice(2, 4)}.${nik.slice(4, 6)}`
  const district = standing(districtCode)
  const flags: NikFlag[] = []
  if (alternatives.length > 0) flags.push('CENTURY_UNCERTAIN')
  if (district.status === 'superseded') flags.push('OLD_DISTRICT_CODE')
  else if (standing(province).status === 'unknown') flags.push('PROVINCE_UNKNOWN')
  else if (district.status === 'unknown') flags.push('DISTRICT_UNKNOWN')
  if (province === SYNTHETIC_PROVINCE) flags.push('SYNTHETIC')
  return { ok: true, nik, birthDate, alternatives, sex, districtCode, successors: district.successors, flags }
}

/** What the person or another paper says; what is left out is not compared. */
export interface Stated {
  readonly birthDate?: LocalDate
  readonly sex?: Sex
  /** Where the person lives, a code of any level. */
  readonly area?: string
}

function areaFlag({ districtCode, successors }: NikReading, area: string): NikFlag | undefined {
  const touches = (code: string): boolean => area.startsWith(code) || code.startsWith(area)
  if (touches(districtCode)) return undefined
  return successors.some(touches) ? 'OLD_DISTRICT_CODE' : 'AREA_IS_FIRST_REGISTRATION'
}

/** Where a NIK and what is stated differ: for a person to look at, never a refusal. A stated date that settles the century differs in nothing. */
export function nikDisagreements(nik: NikReading, { birthDate, sex, area }: Stated): readonly NikFlag[] {
  const flags: NikFlag[] = []
  if (birthDate !== undefined && birthDate !== nik.birthDate && !nik.alternatives.includes(birthDate)) {
    flags.push('BIRTH_DATE_DIFFERS')
    if (![nik.birthDate, ...nik.alternatives].some((date) => date.slice(0, 4) === birthDate.slice(0, 4))) flags.push('AGE_CONFLICT')
  }
  if (sex !== undefined && sex !== nik.sex) flags.push('SEX_DIFFERS')
  const place = area === undefined ? undefined : areaFlag(nik, area)
  if (place !== undefined) flags.push(place)
  return flags
}

export interface SyntheticNik {
  readonly birthDate: LocalDate
  readonly sex: Sex
  /** 1 … 9999; other numbers come round again. */
  readonly serial: number
  /** The district whose last four digits it borrows, so that demonstrations look alive: `35.10.04` gives `491004…`. */
  readonly district?: string
}

/** A NIK that can belong to nobody, for demonstrations and tests. `readNik` reads it like any other and flags it. */
export function syntheticNik({ birthDate, sex, serial, district = '49.10.04' }: SyntheticNik): string {
  const day = Number(birthDate.slice(8, 10)) + (sex === 'F' ? 40 : 0)
  const date = `${String(day).padStart(2, '0')}${birthDate.slice(5, 7)}${birthDate.slice(2, 4)}`
  const number = (((serial - 1) % 9999) + 9999) % 9999
  return `${SYNTHETIC_PROVINCE}${district.slice(3, 5)}${district.slice(6, 8)}${date}${String(number + 1).padStart(4, '0')}`
}
