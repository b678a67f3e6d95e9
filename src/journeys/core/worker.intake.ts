// SPDX-License-Identifier: AGPL-3.0-or-later
// What an officer typed about a person, read by the same rules on the phone and on the server: kept in one form, or refused with its reason.

import type { PersonalDetails } from '#journeys/core/worker.ts'
import type { FieldProblem } from '#kernel/decider.ts'
import type { LocalDate } from '#kernel/time.ts'
import { birthDateRefusal } from '#people/core/birth-date.ts'
import { readName } from '#people/core/name.ts'
import { readPhone } from '#people/core/phone.ts'

export interface Typed {
  readonly name?: string | undefined
  readonly birthDate?: LocalDate | undefined
  readonly phone?: string | undefined
  readonly alias?: string | undefined
  readonly motherName?: string | undefined
}

/** What cannot be kept, by field; the codes are words of `people`. A field that was left out is not asked for. */
export function faultsOf({ birthDate, phone, ...names }: Typed, today: LocalDate): readonly FieldProblem[] {
  const faults: FieldProblem[] = []
  for (const field of ['name', 'alias', 'motherName'] as const) {
    const said = names[field]
    const written = said === undefined ? undefined : readName(said)
    if (written?.ok === false) faults.push({ field, code: written.reason })
  }
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

/** As the passport has it: capitals, no blanks. */
export function tidyPassport(passport: string): string {
  return passport.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase()
}

type Words = Partial<Pick<PersonalDetails, 'name' | 'alias' | 'motherName' | 'phone' | 'passport' | 'familyCard'>>

/** What is kept of what was said; what was left out stays out. */
export function tidyPerson({
  name,
  alias,
  motherName,
  phone,
  passport,
  familyCard,
}: { readonly [K in keyof Words]: Words[K] | undefined }): Words {
  return {
    ...(name === undefined ? {} : { name: tidyName(name) }),
    ...(alias === undefined ? {} : { alias: tidyName(alias) }),
    ...(motherName === undefined ? {} : { motherName: tidyName(motherName) }),
    ...(phone === undefined ? {} : { phone: tidyPhone(phone) }),
    ...(passport === undefined ? {} : { passport: tidyPassport(passport) }),
    ...(familyCard === undefined ? {} : { familyCard }),
  }
}

export function tidyPhone(phone: string): string {
  const read = readPhone(phone)
  return read.ok ? read.phone : phone
}
