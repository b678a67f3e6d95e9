// SPDX-License-Identifier: AGPL-3.0-or-later
// What is asked for and answered of a plan and of a return home.

import * as z from 'zod/mini'
import { currencies } from '#agencies/core/currency.ts'
import { receivers, returnKinds, returnMarks } from '#cases/core/homecoming.ts'
import { refusers, serviceKinds, serviceOutcomes } from '#cases/core/service.ts'
import { journeyStates } from '#journeys/core/worker.ts'
import { officeKinds } from '#kernel/authority.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))
export const Told = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000))
const Basis = { legalBasis: z.string(), standing: z.enum(['law', 'practice', 'assumed']) }

/** Smallest units; nothing where it cost nothing. */
const Price = z.strictObject({
  amount: z.number().check(z.int(), z.minimum(0), z.maximum(1_000_000_000_000)),
  currency: z.enum(currencies),
})

export const Arranged = z.strictObject({
  /** Who gives it. */
  provider: Words,
  begins: LocalDate,
  /** The last day that is planned. */
  until: z.exactOptional(LocalDate),
  cost: z.exactOptional(Price),
})

export const Ended = z.strictObject({
  on: LocalDate,
  outcome: z.enum(serviceOutcomes),
  /** The signed letter by which it is refused. */
  refusal: z.exactOptional(z.strictObject({ by: z.enum(refusers), signedOn: LocalDate, paper: z.exactOptional(RecordId) })),
  /** What it cost in the end. */
  cost: z.exactOptional(Price),
  said: z.exactOptional(Told),
})

export const Minutes = z.strictObject({
  receiver: z.enum(receivers),
  /** By name, and what they are to the person. */
  receivedBy: Words,
  /** Who witnessed it for the local government or the village. */
  witness: Words,
})

export const ServiceRead = z.object({
  nth: z.number(),
  kind: z.enum(serviceKinds),
  notedOn: LocalDate,
  said: z.optional(z.string()),
  arranged: z.optional(Arranged),
  seenOn: z.optional(LocalDate),
  ended: z.optional(Ended),
  /** The day on which it may last at most. */
  longest: z.optional(z.object({ until: LocalDate, ...Basis })),
  /** When it is next arranged or looked at, by which office; absent once it ended. */
  next: z.optional(z.object({ due: LocalDate, owner: z.enum(officeKinds), ...Basis })),
})

export const HomecomingRead = z.object({
  kind: z.enum(returnKinds),
  plannedOn: LocalDate,
  /** What the file of the person says. */
  seen: z.object({
    state: z.enum(journeyStates),
    arrivedOn: z.optional(LocalDate),
    handedOverOn: z.optional(LocalDate),
    remainsOn: z.optional(LocalDate),
  }),
  marks: z.array(
    z.object({
      mark: z.enum(returnMarks),
      on: LocalDate,
      said: z.optional(z.string()),
      paper: z.optional(RecordId),
      minutes: z.optional(Minutes),
      ...Basis,
    }),
  ),
  /** What may be recorded now; without a day where nobody has to. */
  open: z.array(
    z.object({
      mark: z.enum(returnMarks),
      owner: z.enum(officeKinds),
      due: z.optional(LocalDate),
      /** Whether the reader's office may. */
      mine: z.boolean(),
      ...Basis,
    }),
  ),
})
