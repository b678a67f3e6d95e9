// SPDX-License-Identifier: AGPL-3.0-or-later
// The machine-readable zone of passports and cards (ICAO Doc 9303, parts 3 to 5): two lines of 44 (TD3) or three of 30 (TD1), with check
// digits of weights 7, 3, 1. What is typed or pasted may hold spaces and small letters; nothing else is guessed.

export const mrzForms = ['TD3', 'TD1'] as const
export type MrzForm = (typeof mrzForms)[number]

/** A field whose check digit does not fit. */
export type MrzField = 'number' | 'birthDate' | 'validUntil' | 'personal' | 'whole'

export interface Mrz {
  readonly form: MrzForm
  /** ICAO's three letters, as printed. */
  readonly issuer: string
  readonly nationality: string
  /** As printed: capitals, no accents, possibly cut at the end. */
  readonly surname: string
  readonly givenNames: string
  readonly number: string
  /** Absent where it is none. The century of a birth is the last in which it is not in the future. */
  readonly birthDate?: string
  readonly sex: 'F' | 'M' | 'X'
  /** Absent where it is none; always of this century. */
  readonly validUntil?: string
  readonly wrong: readonly MrzField[]
}

const weights = [7, 3, 1] as const

function worthOf(character: string): number {
  if (character === '<') return 0
  const code = character.charCodeAt(0)
  return code >= 65 ? code - 55 : code - 48
}

/** The check digit of Doc 9303 part 3, section 4.9. */
export function checkDigit(text: string): string {
  const sum = [...text].reduce((total, character, index) => total + worthOf(character) * (weights[index % 3] ?? 1), 0)
  return String(sum % 10)
}

function fits(text: string, digit: string): boolean {
  return checkDigit(text) === digit
}

function realDay(year: number, month: string, day: string): string | undefined {
  const text = `${year}-${month}-${day}`
  const parsed = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== text ? undefined : text
}

function birthOf(field: string, today: string): string | undefined {
  const [, year = '', month = '', day = ''] = /^(\d\d)(\d\d)(\d\d)$/.exec(field) ?? []
  const recent = realDay(2000 + Number(year), month, day)
  if (year === '') return undefined
  return recent !== undefined && recent <= today ? recent : realDay(1900 + Number(year), month, day)
}

function endOf(field: string): string | undefined {
  const [, year = '', month = '', day = ''] = /^(\d\d)(\d\d)(\d\d)$/.exec(field) ?? []
  return year === '' ? undefined : realDay(2000 + Number(year), month, day)
}

function words(text: string): string {
  return text.replaceAll('<', ' ').trim().replaceAll(/ +/g, ' ')
}

function sexOf(letter: string): Mrz['sex'] {
  return letter === 'F' || letter === 'M' ? letter : 'X'
}

interface Parts {
  readonly form: MrzForm
  readonly issuer: string
  readonly names: string
  readonly number: string
  readonly numberDigit: string
  readonly nationality: string
  readonly birth: string
  readonly birthDigit: string
  readonly sex: string
  readonly end: string
  readonly endDigit: string
  /** With its digit; absent in TD1, where none checks it. */
  readonly personal?: readonly [field: string, digit: string]
  readonly whole: readonly [field: string, digit: string]
}

function made(parts: Parts, today: string): Mrz {
  const [surname = '', given = ''] = parts.names.split('<<')
  const wrong: MrzField[] = []
  if (!fits(parts.number, parts.numberDigit)) wrong.push('number')
  if (!fits(parts.birth, parts.birthDigit)) wrong.push('birthDate')
  if (!fits(parts.end, parts.endDigit)) wrong.push('validUntil')
  if (parts.personal !== undefined) {
    const [field, digit] = parts.personal
    // Where it is empty the digit may be left out (part 4, section 4.2.2).
    if (!(fits(field, digit) || (digit === '<' && /^<*$/.test(field)))) wrong.push('personal')
  }
  if (!fits(...parts.whole)) wrong.push('whole')
  const birthDate = birthOf(parts.birth, today)
  const validUntil = endOf(parts.end)
  return {
    form: parts.form,
    issuer: words(parts.issuer),
    nationality: words(parts.nationality),
    surname: words(surname),
    givenNames: words(given),
    number: words(parts.number),
    ...(birthDate === undefined ? {} : { birthDate }),
    sex: sexOf(parts.sex),
    ...(validUntil === undefined ? {} : { validUntil }),
    wrong,
  }
}

function td3([one = '', two = '']: readonly string[], today: string): Mrz {
  return made(
    {
      form: 'TD3',
      issuer: one.slice(2, 5),
      names: one.slice(5),
      number: two.slice(0, 9),
      numberDigit: two.charAt(9),
      nationality: two.slice(10, 13),
      birth: two.slice(13, 19),
      birthDigit: two.charAt(19),
      sex: two.charAt(20),
      end: two.slice(21, 27),
      endDigit: two.charAt(27),
      personal: [two.slice(28, 42), two.charAt(42)],
      whole: [two.slice(0, 10) + two.slice(13, 20) + two.slice(21, 43), two.charAt(43)],
    },
    today,
  )
}

function td1([one = '', two = '', three = '']: readonly string[], today: string): Mrz {
  return made(
    {
      form: 'TD1',
      issuer: one.slice(2, 5),
      names: three,
      number: one.slice(5, 14),
      numberDigit: one.charAt(14),
      nationality: two.slice(15, 18),
      birth: two.slice(0, 6),
      birthDigit: two.charAt(6),
      sex: two.charAt(7),
      end: two.slice(8, 14),
      endDigit: two.charAt(14),
      whole: [one.slice(5, 30) + two.slice(0, 7) + two.slice(8, 15) + two.slice(18, 29), two.charAt(29)],
    },
    today,
  )
}

/**
 * Reads the lines of a passport or a card.
 * @returns undefined where what was given has neither form
 */
export function readMrz(text: string, today: string): Mrz | undefined {
  const all = text.toUpperCase().replaceAll(/\s/g, '')
  if (!/^[A-Z0-9<]+$/.test(all)) return undefined
  if (all.length === 88 && all.startsWith('P')) return td3([all.slice(0, 44), all.slice(44)], today)
  if (all.length === 90 && /^[ACI]/.test(all)) return td1([all.slice(0, 30), all.slice(30, 60), all.slice(60)], today)
  return undefined
}
