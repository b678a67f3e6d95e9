// SPDX-License-Identifier: AGPL-3.0-or-later
// How the same person comes to be written differently: slips of the finger, old and new spelling, dates the wrong way round, and searches with both.

import type { Random } from '#apps/demo/random.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import { daysInMonth } from '#people/core/birth-date.ts'

// Keys that lie beside each other.
const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const

function beside(random: Random, letter: string): string {
  const row = rows.find((keys) => keys.includes(letter)) ?? rows[0]
  const at = row.indexOf(letter)
  return row[at + (random.chance(0.5) ? 1 : -1)] ?? row[Math.max(0, at - 1)] ?? 'a'
}

/** One slip: a letter wrong, left out, doubled by its neighbour, or two in each other's place. */
export function mistypedName(random: Random, name: string): string {
  const letters = [...name]
  const places = letters.flatMap((letter, at) => (/\p{L}/u.test(letter) ? [at] : []))
  const at = places[random.between(0, Math.max(0, places.length - 1))]
  if (at === undefined) return name
  const letter = letters[at]?.toLowerCase() ?? ''
  const kind = random.next()
  const next = letters[at + 1]
  if (kind < 0.2 && next !== undefined && /\p{L}/u.test(next) && next.toLowerCase() !== letter)
    return [...letters.slice(0, at), next, letter, ...letters.slice(at + 2)].join('')
  if (kind < 0.45 && places.length > 2) return [...letters.slice(0, at), ...letters.slice(at + 1)].join('')
  if (kind < 0.65) return [...letters.slice(0, at + 1), beside(random, letter), ...letters.slice(at + 1)].join('')
  return [...letters.slice(0, at), beside(random, letter), ...letters.slice(at + 1)].join('')
}

const muhammads = ['Muhammad', 'Moh.', 'M.', 'Much.', 'Moch.', 'Mohamad', 'Muhamad', 'Mochammad', 'Mohammad'] as const

interface Respelling {
  readonly found: RegExp
  readonly as: readonly [string, ...string[]]
}

const respellings: readonly Respelling[] = [
  { found: /^(?:Muhammad|Moh\.|Much\.|Moch\.|Mohamad)(?= |$)/, as: muhammads },
  { found: /^(?:Siti)(?= |$)/, as: ['St.', 'Sitti', 'Sity'] },
  { found: /^(?:Ahmad)(?= |$)/, as: ['Achmad', 'Akhmad', 'Ach.'] },
  { found: /^(?:Abdul)(?= |$)/, as: ['Abd.'] },
  { found: /\bNur(?= |$)/, as: ['Noor', 'Noer'] },
  { found: /u(?=[bcdgjklmnprstwy])/, as: ['oe'] },
  { found: /oe/, as: ['u'] },
  { found: /(?<![d])j/, as: ['dj'] },
  { found: /dj|Dj/, as: ['j'] },
  { found: /c(?=[aiueo])/, as: ['tj'] },
  { found: /Tj|tj/, as: ['c'] },
  { found: /kh|Kh/, as: ['ch', 'h'] },
  { found: /Ch|ch/, as: ['kh', 'h'] },
  { found: /sy|Sy/, as: ['sj', 's'] },
  { found: /iy(?=a)/, as: ['i'] },
  { found: /(?<=[a-z])i(?= |$)/, as: ['ie', 'y'] },
  { found: /h(?= |$)/, as: [''] },
  { found: /f|F/, as: ['p', 'v'] },
  { found: /z|Z/, as: ['j', 's'] },
  { found: /mm/, as: ['m'] },
  { found: /q|Q/, as: ['k'] },
]

/** The name in another spelling of the same sounds; one that has no other is mistyped. */
export function respelledName(random: Random, name: string): string {
  const fitting = respellings.filter(({ found }) => found.test(name))
  const [first, ...rest] = fitting
  if (first === undefined) return mistypedName(random, name)
  const { found, as } = random.pick([first, ...rest])
  const written = name.replace(found, random.pick(as))
  return written === name ? mistypedName(random, name) : `${written.slice(0, 1).toUpperCase()}${written.slice(1)}`
}

/** One digit wrong, or two neighbours in each other's place; letters stay. */
export function mistypedDigits(random: Random, number: string): string {
  const start = number.search(/\d/)
  const at = random.between(start, number.length - 2)
  const [one = '0', other = '0'] = [number[at], number[at + 1]]
  if (random.chance(0.35) && one !== other) return `${number.slice(0, at)}${other}${one}${number.slice(at + 2)}`
  return `${number.slice(0, at)}${(Number(one) + random.between(1, 9)) % 10}${number.slice(at + 1)}`
}

/** Day and month in each other's place where both can be months; else as it was. */
export function swappedDate(date: LocalDate): LocalDate {
  const day = date.slice(8)
  return Number(day) <= 12 ? `${date.slice(0, 4)}-${day}-${date.slice(5, 7)}` : date
}

/** Off by a year, two, or ten. */
export function slippedDate(random: Random, date: LocalDate): LocalDate {
  const year = Number(date.slice(0, 4)) + random.pick([-1, 1, -2, 2, -10, 10])
  const month = Number(date.slice(5, 7))
  const day = Math.min(Number(date.slice(8)), daysInMonth(year, month))
  return `${year}-${date.slice(5, 7)}-${String(day).padStart(2, '0')}`
}

/** What is written where only the year is known. */
export function defaultedDate(date: LocalDate): LocalDate {
  return `${date.slice(0, 4)}-01-01`
}

/** Off by a few days. */
export function misreadDate(random: Random, date: LocalDate): LocalDate {
  return addDays(date, random.pick([-1, 1, -10, 10, -30, 30]))
}

export const queryKinds = ['one-typo', 'two-typos', 'variant', 'order-and-typo'] as const

export interface DamagedQuery {
  readonly kind: (typeof queryKinds)[number]
  readonly text: string
}

/** A name as somebody types it who heard it once: 45 % with one slip, 25 % with two, 20 % in another spelling, 10 % in another order with a slip. */
export function damagedQuery(random: Random, name: string): DamagedQuery {
  const kind = random.next()
  if (kind < 0.45) return { kind: 'one-typo', text: mistypedName(random, name) }
  if (kind < 0.7) return { kind: 'two-typos', text: mistypedName(random, mistypedName(random, name)) }
  if (kind < 0.9) return { kind: 'variant', text: respelledName(random, name) }
  const words = name.split(' ')
  return { kind: 'order-and-typo', text: mistypedName(random, [...words.slice(1), ...words.slice(0, 1)].join(' ')) }
}
