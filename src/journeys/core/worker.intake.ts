// SPDX-License-Identifier: AGPL-3.0-or-later
// What an officer typed about a person, read by the same rules on the phone and on the server: kept in one form, or refused with its reason.

import type { FieldProblem } from '#kernel/decider.ts'
import type { LocalDate } from '#kernel/time.ts'
import { birthDateRefusal } from '#people/core/birth-date.ts'
import { readName } from '#people/core/name.ts'
import { readPhone } from '#people/core/phone.ts'

export interface Typed {
  readonly name?: string | undefined
  readonly birthDate?: LocalDate | undefined
  readonly phone?: string | undefined
}

/** What cannot be kept, by field; the codes are words of `people`. A field that was left out is not asked for. */
export function faultsOf({ name, birthDate, phone }: Typed, today: LocalDate): readonly FieldProblem[] {
  const faults: FieldProblem[] = []
  const written = name === undefined ? undefined : readName(name)
  if (written?.ok === false) faults.push({ field: 'name', code: written.reason })
  const born = birthDate === undefined ? undefined : birthDateRefusal(birthDate, today)
  if (born !== undefined) faults.push({ field: 'birthDate', code: born })
  const dialled = phone === undefined ? undefined : readPhone(phone)
  if (dialled?.ok === false) faults.push({ field: 'phone', code: dialled.reason })
  return faults
}

export function tidyName(name: string): string {
  const read = readName(name)
  return read.ok ? read.name : name
}

export function tidyPhone(phone: string): string {
  const read = readPhone(phone)
  return read.ok ? read.phone : phone
}
