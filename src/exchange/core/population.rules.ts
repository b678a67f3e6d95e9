// SPDX-License-Identifier: AGPL-3.0-or-later
// Reading the population list of OpenSID, the village information system that most villages run. Its columns are those of its own import and
// export (github.com/OpenSID/OpenSID, donjo-app/models/Impor_model.php `daftar_kolom` and donjo-app/views/export/penduduk_excel.php): a row of
// names such as no_kk and nik, or of the words above them. Nothing else of a row is read than what is needed here.

import { headingKey } from '#exchange/core/heading.rules.ts'
import type { PopulationState, PopulationTaken, TakePopulation } from '#exchange/core/population.ts'
import { type HouseholdLevel, householdLevels, type Resident } from '#exchange/core/resident.ts'
import type { Sex } from '#journeys/core/worker.ts'
import { accept, type Decider } from '#kernel/decider.ts'
import { LocalDate } from '#kernel/time.ts'
import { hamletNamed, type Place } from '#village/core/home.ts'

const columnNames = {
  nik: ['nik', 'nomor nik'],
  familyCard: ['no_kk', 'nomor kk', 'no kk'],
  hamlet: ['dusun'],
  rt: ['rt'],
  rw: ['rw'],
  name: ['nama', 'nama lengkap'],
  sex: ['sex', 'jenis kelamin'],
  birthDate: ['tanggallahir', 'tanggal lahir'],
  level: ['kk_level', 'hub keluarga', 'hubungan keluarga', 'hubungan dalam keluarga', 'shdk'],
  fatherName: ['nama_ayah'],
  motherName: ['nama_ibu'],
} as const
type ColumnName = keyof typeof columnNames
type Columns = Readonly<Partial<Record<ColumnName, number>>>

const columnCodes = [
  'nik',
  'familyCard',
  'hamlet',
  'rt',
  'rw',
  'name',
  'sex',
  'birthDate',
  'level',
  'fatherName',
  'motherName',
] as const satisfies readonly ColumnName[]

const LOOKED_AT = 20

function columnsIn(row: readonly string[]): Columns {
  const keys = row.map(headingKey)
  const at = (name: ColumnName): number => {
    const names: readonly string[] = columnNames[name].map(headingKey)
    return keys.findIndex((key) => names.includes(key))
  }
  const found: Partial<Record<ColumnName, number>> = {}
  for (const name of columnCodes) {
    const place = at(name)
    if (place >= 0) found[name] = place
  }
  return found
}

/** Which row names the columns, and where each is; undefined where no row names at least the number and the hamlet. */
export function populationColumns(first: readonly (readonly string[])[]): { readonly row: number; readonly columns: Columns } | undefined {
  for (const [row, cells] of first.slice(0, LOOKED_AT).entries()) {
    const columns = columnsIn(cells)
    if (columns.nik !== undefined && columns.hamlet !== undefined) return { row, columns }
  }
  return undefined
}

const digits = (text: string): string => text.replaceAll(/\D/g, '')

/** `-` is what OpenSID writes where it knows nothing; a leading `'` keeps a spreadsheet from making a number of it. */
function said(text: string | undefined): string | undefined {
  const trimmed = (text ?? '').trim().replace(/^'/, '').trim()
  return trimmed === '' || /^[-0]+$/.test(trimmed) ? undefined : trimmed
}

const MOST_HAMLET = 60

/** *DUSUN KRAJAN_LOR* is *Krajan Lor*, as OpenSID itself reads its underscores. */
function hamletOf(text: string | undefined): string | undefined {
  const plain = hamletNamed(said(text)?.replaceAll('_', ' ') ?? '')
    .trim()
    .slice(0, MOST_HAMLET)
  return plain === '' ? undefined : capitalised(plain)
}

/** RT and RW by their number: 3, 03 and 003 are the same. */
function blockOf(text: string | undefined): string | undefined {
  const number = digits(said(text) ?? '')
  return number === '' || number.length > 3 ? undefined : String(Number(number)).padStart(2, '0')
}

const MOST_NAME = 120

/** *SITI AMINAH* is *Siti Aminah*. */
function nameOf(text: string | undefined): string | undefined {
  const plain = said(text)?.replaceAll(/\s+/g, ' ').slice(0, MOST_NAME)
  return plain === undefined || !/^\p{L}[\p{L}\p{M}'’.\- ]+$/u.test(plain) ? undefined : capitalised(plain)
}

function capitalised(text: string): string {
  return text.toLowerCase().replaceAll(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())
}

/** 1 and 2 in its list of sexes, L and P, or the words. */
function sexOf(text: string | undefined): Sex | undefined {
  const word = (text ?? '').trim().toLowerCase()
  if (['1', 'l', 'laki-laki', 'laki laki'].includes(word)) return 'M'
  return ['2', 'p', 'perempuan'].includes(word) ? 'F' : undefined
}

function levelOf(text: string | undefined): HouseholdLevel | undefined {
  const word = (text ?? '').trim().toLowerCase()
  for (const level of ['HEAD', 'HUSBAND', 'WIFE', 'CHILD'] as const) {
    const words: readonly string[] = householdLevels[level]
    if (words.includes(word)) return level
  }
  return undefined
}

/** 1999-07-21, as it exports them, or 21-07-1999, as villages type them. */
function dayOf(text: string | undefined): LocalDate | undefined {
  const plain = said(text) ?? ''
  const turned = plain.replace(
    /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/,
    (_, day: string, month: string, year: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  )
  const read = LocalDate.safeParse(turned.slice(0, 10))
  return read.success ? read.data : undefined
}

/** What a row says of one resident; undefined where its national number cannot be read. */
export function readResident(cells: readonly string[], columns: Columns): Resident | undefined {
  const cell = (name: ColumnName): string | undefined => {
    const place = columns[name]
    return place === undefined ? undefined : cells[place]
  }
  const nik = digits(cell('nik') ?? '')
  if (nik.length !== 16) return undefined
  const card = digits(cell('familyCard') ?? '')
  const [hamlet, rt, rw] = [hamletOf(cell('hamlet')), blockOf(cell('rt')), blockOf(cell('rw'))]
  return {
    nik,
    ...(card.length === 16 && !/^0+$/.test(card) ? { familyCard: card } : {}),
    place: { ...(hamlet === undefined ? {} : { hamlet }), ...(rt === undefined ? {} : { rt }), ...(rw === undefined ? {} : { rw }) },
    ...present({
      name: nameOf(cell('name')),
      sex: sexOf(cell('sex')),
      birthDate: dayOf(cell('birthDate')),
      level: levelOf(cell('level')),
      fatherName: nameOf(cell('fatherName')),
      motherName: nameOf(cell('motherName')),
    }),
  }
}

type Kin = Pick<Resident, 'name' | 'sex' | 'birthDate' | 'level' | 'fatherName' | 'motherName'>

function present({ name, sex, birthDate, level, fatherName, motherName }: { readonly [K in keyof Kin]-?: Kin[K] | undefined }): Kin {
  return {
    ...(name === undefined ? {} : { name }),
    ...(sex === undefined ? {} : { sex }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(level === undefined ? {} : { level }),
    ...(fatherName === undefined ? {} : { fatherName }),
    ...(motherName === undefined ? {} : { motherName }),
  }
}

const parts = ['hamlet', 'rt', 'rw'] as const

/** As an officer may have typed it: in any case, and 3 for 03. */
function isAlike(part: (typeof parts)[number], one: string, other: string): boolean {
  const plain = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').toLowerCase()
  return part === 'hamlet' ? plain(one) === plain(other) : Number(one) === Number(other)
}

/** Where a home stands once the list is followed; and what stood there before, where it says otherwise. */
export interface PlaceListed {
  readonly place: Place
  readonly replaces?: Place
}

/** What the list says of a place that was not known. It fills what nobody wrote; where it says otherwise of a part, it is another address. */
export function placeListed(listed: Place, known: Place = {}): PlaceListed | undefined {
  const says = (part: (typeof parts)[number], of: Place): string[] => (of[part] === undefined ? [] : [of[part]])
  const other = parts.filter((part) => says(part, listed).some((one) => says(part, known).some((each) => !isAlike(part, one, each))))
  // In another hamlet the blocks of this one mean nothing.
  if (other.includes('hamlet')) return { place: listed, replaces: known }
  if (other.length > 0) return { place: { ...known, ...listed }, replaces: known }
  return parts.some((part) => listed[part] !== undefined && known[part] === undefined) ? { place: { ...listed, ...known } } : undefined
}

export const populationDecider: Decider<PopulationState, TakePopulation, PopulationTaken> = {
  decide: (_state, { area, dryRun, counts }, { today }) => accept({ type: 'PopulationTaken', area, on: today, dryRun, counts }),
  evolve: (_state, { type: _type, ...taken }) => taken,
}
