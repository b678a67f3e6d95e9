// SPDX-License-Identifier: AGPL-3.0-or-later
// Each column's cells, read into what registering takes. What is not in that form is not guessed at: it is named, with what it would be.

import { countries, findCountries } from '#agencies/core/country.ts'
import { faulty, type Reading, type RepairKind, readAs, readScientific } from '#exchange/core/cell.ts'
import type { ColumnCode } from '#exchange/core/column.ts'
import { type DateOrder, readDate } from '#exchange/core/date.rules.ts'
import { schemes } from '#journeys/core/worker.ts'
import type { LocalDate } from '#kernel/time.ts'
import { type FindStanding, type NikReading, readNik } from '#people/core/nik.ts'

export interface Checking {
  readonly today: LocalDate
  readonly standing: FindStanding
  /** Villages of the office's places that are called so, with their path. */
  readonly villagesNamed: (name: string) => readonly { readonly code: string; readonly label: string }[]
  /** The village of an office that answers for one alone: who is on its list lives there. */
  readonly ownVillage: string | undefined
  readonly order: DateOrder
  /** Repairs that somebody accepted for this list. */
  readonly accepts: ReadonlySet<RepairKind>
}

/** What a NIK says, where it is one. */
export function nikOf(text: string, { today, standing }: Checking): NikReading | undefined {
  const read = readNik(text, { on: today, standing })
  return read.ok ? read : undefined
}

/** What the NIK of the row says; asked only where another cell says nothing. */
type Beside = () => NikReading | undefined

type ReadCell = (text: string, checking: Checking, byNik: Beside) => Reading

const whatIsWritten: ReadCell = (text) => readAs(text)

function readNikCell(text: string): Reading {
  if (/^\d{16}$/.test(text)) return readAs(text)
  if (readScientific(text) !== undefined) return faulty('NIK_SCIENTIFIC')
  const bare = text.replaceAll(/[\s.\-–/]/g, '').replace(/^(\d{16})\.?0$/, '$1')
  if (/^\d{16}$/.test(bare)) return faulty('NIK_WRITTEN_OTHERWISE', { kind: 'nik-blanks', value: bare })
  const digits = bare.replaceAll(/[oO]/g, '0').replaceAll(/[lI|]/g, '1')
  if (/^\d{16}$/.test(digits)) return faulty('NIK_WRITTEN_OTHERWISE', { kind: 'nik-letters', value: digits })
  return readAs(text)
}

const sexes: ReadonlyMap<string, 'F' | 'M'> = new Map([
  ...['f', 'p', 'w', 'pr', 'perempuan', 'wanita', 'female', 'woman'].map((word) => [word, 'F'] as const),
  ...['m', 'l', 'lk', 'laki', 'laki laki', 'lelaki', 'pria', 'male', 'man'].map((word) => [word, 'M'] as const),
])

function readSex(text: string, _checking: Checking, byNik: Beside): Reading {
  const sex = sexes.get(
    text
      .toLowerCase()
      .replaceAll(/[\s.-]+/g, ' ')
      .trim(),
  )
  if (sex !== undefined) return readAs(sex)
  const nik = byNik()
  return faulty('SEX_UNKNOWN', nik === undefined ? undefined : { kind: 'sex-from-nik', value: nik.sex })
}

function readBirthDate(text: string, { today, order }: Checking, byNik: Beside): Reading {
  const read = readDate(text, { today, order, byNik: () => byNik()?.birthDate })
  const nik = read.ok || read.repair !== undefined ? undefined : byNik()
  return read.ok || nik === undefined ? read : faulty(read.code, { kind: 'birth-from-nik', value: nik.birthDate })
}

const SHOWN_VILLAGES = 3

function readArea(text: string, { villagesNamed }: Checking): Reading {
  if (/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/.test(text)) return readAs(text)
  const digits = text.replaceAll(/[\s.\-/]/g, '')
  if (/^\d{10}$/.test(digits)) {
    const value = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6)].join('.')
    return faulty('AREA_NOT_A_CODE', { kind: 'area-dots', value })
  }
  if (/^\d+$/.test(digits)) return readAs(text)
  const [first, ...others] = villagesNamed(text)
  if (first === undefined) return faulty('AREA_NOT_A_CODE')
  if (others.length === 0) return faulty('AREA_NOT_A_CODE', { kind: 'area-name', value: first.code })
  const shown = [first, ...others].slice(0, SHOWN_VILLAGES).map(({ code, label }) => `${code} (${label})`)
  return faulty('AREA_SEVERAL', undefined, { villages: shown.join('; ') })
}

function readPhoneCell(text: string): Reading {
  const scientific = readScientific(text)
  if (scientific !== undefined) {
    const { digits } = scientific
    return faulty(
      'PHONE_SCIENTIFIC',
      digits === undefined ? undefined : { kind: 'phone-scientific', value: `+${digits.replace(/^8/, '628')}` },
    )
  }
  const [first = '', second] = text.split(/[/,;&]| atau /).map((part) => part.trim())
  if (second !== undefined && /\d{6,}/.test(first.replaceAll(/\D/g, '')) && /\d{6,}/.test(second.replaceAll(/\D/g, '')))
    return faulty('PHONE_SEVERAL', { kind: 'phone-first', value: first })
  return readAs(text)
}

const bareName = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '')

/** As lists call them beside their names. */
const otherNames: Readonly<Record<string, string>> = {
  korea: 'KOR',
  korsel: 'KOR',
  republikkorea: 'KOR',
  saudi: 'SAU',
  arabsaudi: 'SAU',
  ksa: 'SAU',
  uae: 'ARE',
  dubai: 'ARE',
  brunei: 'BRN',
  taiwanroc: 'TWN',
  hk: 'HKG',
  hongkongsar: 'HKG',
  china: 'CHN',
  inggris: 'GBR',
  amerika: 'USA',
  turki: 'TUR',
}

const byCountryName: ReadonlyMap<string, string> = new Map(
  countries.flatMap(({ code, id, en }) => [code, id, en].map((name) => [name.toLowerCase(), code] as const)),
)

function readCountry(text: string): Reading {
  // Named in full it is as good as its code, as an occupation is.
  const named = byCountryName.get(text.toLowerCase())
  if (named !== undefined) return readAs(named)
  // A code that the chooser does not offer is kept as well.
  if (/^[A-Z]{3}$/.test(text)) return readAs(text)
  const bare = bareName(text)
  const alike = countries.filter(({ id, en }) => bareName(id) === bare || bareName(en) === bare)
  const found = otherNames[bare] ?? alike[0]?.code ?? (bare.length > 3 ? only(findCountries(text))?.code : undefined)
  return faulty('COUNTRY_UNKNOWN', found === undefined ? undefined : { kind: 'country-name', value: found })
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined
}

const schemeWords: Readonly<Record<string, (typeof schemes)[number]>> = {
  gtog: 'G_TO_G',
  gg: 'G_TO_G',
  antarpemerintah: 'G_TO_G',
  ptop: 'P_TO_P',
  pp: 'P_TO_P',
  pmi: 'P_TO_P',
  swasta: 'P_TO_P',
  mandiri: 'PERSEORANGAN',
  perorangan: 'PERSEORANGAN',
  ukps: 'UKPS',
  abk: 'ABK_PERIKANAN',
  abkperikanan: 'ABK_PERIKANAN',
}

function readScheme(text: string): Reading {
  const code = schemes.find((scheme) => scheme === text.toUpperCase().replaceAll(/[\s-]+/g, '_'))
  if (code !== undefined) return readAs(code)
  const said = schemeWords[bareName(text)]
  return faulty('SCHEME_UNKNOWN', said === undefined ? undefined : { kind: 'scheme-name', value: said })
}

export const readCell: Readonly<Record<ColumnCode, ReadCell>> = {
  nik: readNikCell,
  name: whatIsWritten,
  sex: readSex,
  birth_date: readBirthDate,
  area: readArea,
  phone: readPhoneCell,
  destination: readCountry,
  occupation: whatIsWritten,
  scheme: readScheme,
  alias: whatIsWritten,
  mother_name: whatIsWritten,
  passport: whatIsWritten,
  agency_id: whatIsWritten,
}
