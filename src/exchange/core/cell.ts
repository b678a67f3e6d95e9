// SPDX-License-Identifier: AGPL-3.0-or-later
// What one cell may turn out to be.

export const repairKinds = [
  'nik-blanks',
  'nik-letters',
  'sex-from-nik',
  'birth-from-nik',
  'date-form',
  'date-dmy',
  'date-mdy',
  'date-words',
  'date-serial',
  'area-dots',
  'area-name',
  'phone-scientific',
  'phone-first',
  'country-name',
  'scheme-name',
] as const
/** How a cell would be put right. It is offered, and done only where somebody accepted it for this list. */
export type RepairKind = (typeof repairKinds)[number]

export const cellCodes = [
  'required',
  'too-long',
  'invalid',
  'NIK_SCIENTIFIC',
  'NIK_WRITTEN_OTHERWISE',
  'SEX_UNKNOWN',
  'DATE_UNREADABLE',
  'DATE_WRITTEN_OTHERWISE',
  'DATE_AMBIGUOUS',
  'AREA_NOT_A_CODE',
  'AREA_SEVERAL',
  'AREA_OUTSIDE',
  'PHONE_SCIENTIFIC',
  'PHONE_SEVERAL',
  'COUNTRY_UNKNOWN',
  'SCHEME_UNKNOWN',
  'ROW_TWICE',
  'NIK_TWICE',
  'CELL_ERROR',
] as const
export type CellCode = (typeof cellCodes)[number]

export interface Repair {
  readonly kind: RepairKind
  /** What would stand there. */
  readonly value: string
}

export type CellParams = Readonly<Record<string, string>>

export type Reading =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly code: CellCode; readonly repair?: Repair | undefined; readonly params?: CellParams }

export function readAs(value: string): Reading {
  return { ok: true, value }
}

export function faulty(code: CellCode, repair?: Repair, params?: CellParams): Reading {
  return { ok: false, code, repair, ...(params === undefined ? {} : { params }) }
}

/** `6.28E+12`: how Excel shows a number that is too wide for its column. */
export interface Scientific {
  /** All its digits, where none can be missing. */
  readonly digits: string | undefined
}

// With a column of the usual width Excel keeps six digits of it; who writes more has written them all.
const SHOWN_DIGITS = 6

export function readScientific(text: string): Scientific | undefined {
  const [, whole = '', fraction = '', exponent = ''] = /^\+?(\d)(?:[.,](\d*))?[eE]\+?(\d{1,2})$/.exec(text) ?? []
  if (whole === '') return undefined
  const written = whole + fraction
  const length = Number(exponent) + 1
  const isWhole = written.length > SHOWN_DIGITS && written.length <= length
  return { digits: isWhole ? written.padEnd(length, '0') : undefined }
}
