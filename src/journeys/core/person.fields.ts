// SPDX-License-Identifier: AGPL-3.0-or-later
// What is typed of a person, field by field.

import * as z from 'zod/mini'
import { relations } from '#journeys/core/family.ts'
import { LocalDate } from '#kernel/time.ts'

/** Papers that state a birth date. */
export const birthDateSources = ['KTP_EL', 'KK', 'AKTA_LAHIR', 'IJAZAH', 'PASSPORT', 'NIK'] as const

export const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(120), z.regex(/\p{L}/u))
export const Nik = z.string().check(z.regex(/^\d{16}$/, 'nik-not-16-digits'))
/** A document number has at most nine letters and digits (ICAO 9303-3, 5). */
export const Passport = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9 -]{4,12}$/, 'passport-form'))
export const Phone = z.string().check(z.regex(/^\+?[0-9(][0-9 ()./-]{5,24}$/, 'phone-form'))
export const Short = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))
export const Sex = z.enum(['F', 'M'])

/** What tells people of one name apart, and leads to a person of whom only this is known. */
export const told = {
  alias: z.optional(Name),
  motherName: z.optional(Name),
  passport: z.optional(Passport),
  familyCard: z.optional(z.string().check(z.regex(/^\d{16}$/, 'family-card-form'))),
}

/** Somebody of the family, as a file answers them. */
export const RelativeAnswer = z.object({
  key: z.string(),
  relation: z.enum(relations),
  name: z.string(),
  birthDate: z.optional(LocalDate),
  phone: z.optional(z.string()),
  household: z.optional(z.literal(true)),
  consented: z.optional(z.literal(true)),
  carer: z.optional(z.string()),
})
