// SPDX-License-Identifier: AGPL-3.0-or-later
// What may be asked and said of two files that may be of one person.

import * as z from 'zod/mini'
import { doubleStandings } from '#journeys/core/double.rules.ts'
import { comparedFields, DoublePart, doubleOutcomes, doubleSources } from '#journeys/core/double.ts'
import { birthDateSources } from '#journeys/core/person.fields.ts'
import { journeyStates, schemes } from '#journeys/core/worker.ts'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'

const onPairs = { sensitivity: 'identity' } as const
const deciders = ['regency-officer', 'agency-officer'] as const

const DoubleEndAnswer = z.object({
  on: LocalDate,
  outcome: z.enum(['SAME', 'DIFFERENT']),
  lead: z.optional(RecordId),
  /** The last day on which it can be taken back. */
  undoUntil: LocalDate,
  /** Who decided, by the names of that day. */
  by: z.object({ user: z.optional(z.string()), office: z.optional(z.string()) }),
})

const ComparedFile = z.object({
  id: RecordId,
  name: z.string(),
  alias: z.optional(z.string()),
  motherName: z.optional(z.string()),
  sex: z.enum(['F', 'M']),
  birthDate: LocalDate,
  stated: z.optional(z.partialRecord(z.enum(birthDateSources), LocalDate)),
  nik: z.optional(z.string()),
  phone: z.optional(z.string()),
  passport: z.optional(z.string()),
  area: z.string(),
  registeredOn: LocalDate,
  state: z.enum(journeyStates),
  scheme: z.enum(schemes),
  destination: z.optional(z.string()),
  /** How many milestones are recorded in it. */
  milestones: z.number(),
})
export type ComparedFile = z.output<typeof ComparedFile>

const DoubleAnswer = z.object({ id: RecordId, version: z.number(), standing: z.enum(doubleStandings) })

export const doubleContracts = {
  ListDoubles: query({
    path: '/doubles',
    input: z.strictObject({
      /** Those that wait, likeliest first and put off last; or those that were decided and can be taken back, newest first. */
      show: z._default(z.enum(['waiting', 'decided']), 'waiting'),
      limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50),
    }),
    output: z.object({
      /** How many wait, counted no further than 1,000. */
      waiting: z.number(),
      items: z.array(
        z.object({
          id: RecordId,
          standing: z.enum(doubleStandings),
          source: z.enum(doubleSources),
          score: z.nullable(z.number()),
          foundOn: LocalDate,
          decidedOn: z.nullable(LocalDate),
          undoUntil: z.nullable(LocalDate),
          names: z.tuple([z.string(), z.string()]),
        }),
      ),
    }),
    recorded: 'list',
    may: deciders,
    ...onPairs,
    summary: {
      id: 'Pasangan berkas yang mungkin milik satu orang, yang paling mirip lebih dahulu',
      en: 'Pairs of files that may be of one person, likeliest first',
    },
  }),
  GetDouble: query({
    path: '/doubles/{id}',
    input: z.strictObject({ id: RecordId }),
    output: z.object({
      id: RecordId,
      version: z.number(),
      standing: z.enum(doubleStandings),
      source: z.enum(doubleSources),
      foundOn: LocalDate,
      score: z.optional(z.number()),
      parts: z.array(DoublePart),
      files: z.tuple([ComparedFile, ComparedFile]),
      /** What to look at first; then what one of the two does not say; then what is the same. */
      differs: z.array(z.enum(comparedFields)),
      onlyOne: z.array(z.enum(comparedFields)),
      agrees: z.array(z.enum(comparedFields)),
      /** The file that would lead; the other may be chosen where it is not behind. */
      lead: RecordId,
      mayLead: z.array(RecordId),
      end: z.optional(DoubleEndAnswer),
    }),
    recorded: true,
    may: deciders,
    ...onPairs,
    summary: { id: 'Dua berkas berdampingan, yang berbeda lebih dahulu', en: 'Two files side by side, what differs first' },
  }),
  ProposeDouble: command({
    path: '/doubles',
    input: z.strictObject({ one: RecordId, other: RecordId }),
    output: DoubleAnswer,
    creates: true,
    may: ['village-officer', ...deciders],
    ...onPairs,
    summary: {
      id: 'Mengusulkan bahwa dua berkas milik satu orang, agar diperiksa berdampingan',
      en: 'Proposes that two files are of one person, to be looked at side by side',
    },
  }),
  DecideDouble: command({
    path: '/doubles/{id}/outcome',
    input: z.strictObject({ id: RecordId, outcome: z.enum(doubleOutcomes), lead: z.optional(RecordId) }),
    output: DoubleAnswer,
    may: deciders,
    ...onPairs,
    summary: {
      id: 'Menyatakan bahwa dua berkas milik satu orang (berkas dirangkai), dua orang, atau diputuskan nanti',
      en: 'Says that two files are of one person (they are joined), of two, or that it is decided later',
    },
  }),
  UndoDouble: command({
    path: '/doubles/{id}/undo',
    input: z.strictObject({ id: RecordId }),
    output: DoubleAnswer,
    may: deciders,
    ...onPairs,
    summary: {
      id: 'Menarik kembali keputusan atas dua berkas; yang dirangkai dipisahkan lagi, masing-masing dengan miliknya',
      en: 'Takes back what was decided of two files; joined ones are parted again, each with what is its own',
    },
  }),
} as const
