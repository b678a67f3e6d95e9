// SPDX-License-Identifier: AGPL-3.0-or-later
// What differs from regency to regency is a configuration: how it is called, what stands on its papers, by when its offices do things.

import * as z from 'zod/mini'
import { regencyOf } from '#kernel/area.ts'
import { at } from '#kernel/law.ts'
import { LocalDate } from '#kernel/time.ts'

const Line = z.string().check(z.trim(), z.minLength(1), z.maxLength(120))

/** By when a step is due here, in days from what comes before it; instead of the law table's number, with a basis of its own (a decree, a service standard). */
const Deadline = z.strictObject({
  step: z.string().check(z.regex(/^[A-Z][A-Z0-9_]{1,40}$/)),
  days: z.number().check(z.int(), z.minimum(0), z.maximum(730)),
  legalBasis: Line,
  standing: z.enum(['law', 'practice', 'assumed']),
  validFrom: LocalDate,
  validTo: z.optional(LocalDate),
})
type Deadline = z.output<typeof Deadline>

/** How long what a milestone shows counts here, and at most; ten years is the longest that any paper does. */
const Validity = z.extend(Deadline, { days: z.number().check(z.int(), z.minimum(1), z.maximum(3653)) })

export const RegencyConfig = z.strictObject({
  /** `35.10` */
  code: z.string().check(z.regex(/^\d{2}\.\d{2}$/)),
  name: Line,
  /** Lines under the name on papers: street, telephone, address of the web page. */
  letterhead: z._default(z.array(Line).check(z.maxLength(5)), []),
  /** A PNG in the data folder. */
  logo: z.optional(z.string().check(z.regex(/^[\w-]+\.png$/))),
  deadlines: z._default(z.array(Deadline), []),
  validities: z.optional(z.array(Validity)),
})

/** A configuration at work: the picture is there, as a data URL. */
export const Regency = z.extend(z.omit(RegencyConfig, { logo: true }), { logo: z.optional(z.string()) })
export type Regency = z.output<typeof Regency>

/** By regency code; one that is missing has no differences. */
export type Regencies = ReadonlyMap<string, Regency>

export const noRegencies: Regencies = new Map()

/** What an area's regency says of a step on a day. */
export function deadlineAt(regencies: Regencies, area: string, step: string, day: LocalDate): Deadline | undefined {
  return rowAt(regencies.get(regencyOf(area))?.deadlines, step, day)
}

/** How long a milestone of that day counts in an area's regency; undefined where it says nothing of its own. */
export function validityAt(regencies: Regencies, area: string, milestone: string, day: LocalDate): Deadline | undefined {
  return rowAt(regencies.get(regencyOf(area))?.validities, milestone, day)
}

function rowAt(all: readonly Deadline[] | undefined, step: string, day: LocalDate): Deadline | undefined {
  const rows = all?.filter((row) => row.step === step) ?? []
  // Exact optional types: a row without an end has none.
  return at(
    rows.map(({ validTo, ...row }) => (validTo === undefined ? row : { ...row, validTo })),
    day,
  ).at(-1)
}
