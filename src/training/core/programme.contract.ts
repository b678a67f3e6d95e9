// SPDX-License-Identifier: AGPL-3.0-or-later
// Commands and queries on training programmes. The regency writes them: a centre does not lower the goal it is measured by.

import * as z from 'zod/mini'
import { AreaCode } from '#kernel/area.ts'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { trainingReaders, trainingWriters } from '#training/core/training.roles.ts'

const Text = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))
const Hours = (least: number) => z.number().check(z.minimum(least), z.maximum(3000), z.multipleOf(0.5))

export const UnitInput = z.strictObject({ code: Text(40), title: Text(200), minHours: z._default(Hours(0), 0) })

const Terms = {
  name: Text(120),
  hours: Hours(1),
  minHours: Hours(1),
  units: z.array(UnitInput).check(z.maxLength(60)),
}

const About = {
  occupation: z.optional(Text(80)),
  destination: z.optional(z.string().check(z.regex(/^[A-Z]{3}$/, 'country-form'))),
  language: z.optional(Text(120)),
  legalBasis: Text(200),
  standing: z.enum(['law', 'practice', 'assumed']),
}

export const ProgrammeAnswer = z.object({ id: RecordId, version: z.number() })

const Programme = z.object({
  id: RecordId,
  ...Terms,
  ...About,
  area: z.string(),
  validFrom: LocalDate,
  validTo: z.optional(LocalDate),
})

export const programmeContracts = {
  DefineProgramme: command({
    path: '/programmes',
    input: z.strictObject({ area: AreaCode.check(z.minLength(5)), ...Terms, ...About, validFrom: z.optional(LocalDate) }),
    output: ProgrammeAnswer,
    creates: true,
    may: trainingWriters,
    sensitivity: 'personal',
    summary: { id: 'Menetapkan program pelatihan: jam, unit, dasar', en: 'Defines a training programme: hours, units, basis' },
  }),
  EndProgramme: command({
    path: '/programmes/{id}/end',
    input: z.strictObject({ id: RecordId, on: z.optional(LocalDate), reason: Text(200) }),
    output: ProgrammeAnswer,
    may: trainingWriters,
    sensitivity: 'personal',
    summary: {
      id: 'Menyatakan hari terakhir suatu program pelatihan berlaku',
      en: 'Says on which day a training programme is last in force',
    },
  }),
  ListProgrammes: query({
    path: '/programmes',
    input: z.strictObject({}),
    output: z.object({ items: z.array(Programme) }),
    may: trainingReaders,
    sensitivity: 'personal',
    summary: { id: 'Program pelatihan dalam wewenang saya', en: 'Training programmes within my authority' },
  }),
} as const
