// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of a training programme: what is taught, for how long, and how many hours somebody must have attended.
// Programmes are records rather than a table in the code: hours differ per destination, change by circular,
// and a regency defines its own; each carries its basis and standing like any other rule.

import type { Dated } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'

/** A competency unit (SKKNI). */
export interface Unit {
  readonly code: string
  readonly title: string
  /** Hours of this unit that must have been attended; 0 where only the total counts. */
  readonly minHours: number
}

/** What a class promises to teach; a class keeps its own copy, so that a later change does not move its goal. */
export interface ProgrammeTerms {
  readonly name: string
  /** Hours of the whole curriculum (JP). */
  readonly hours: number
  /** Hours that must have been attended. */
  readonly minHours: number
  readonly units: readonly Unit[]
}

export interface ProgrammeState extends ProgrammeTerms, Dated {
  readonly area: string
  readonly occupation?: string
  /** ISO 3166-1 alpha-3. */
  readonly destination?: string
  readonly language?: string
}

type Definition = Omit<ProgrammeState, 'validTo'>

export type ProgrammeCommand =
  | ({ readonly type: 'DefineProgramme' } & Definition)
  | { readonly type: 'EndProgramme'; readonly on: LocalDate; readonly reason: string }

export type ProgrammeEvent =
  | ({ readonly type: 'ProgrammeDefined' } & Definition)
  | { readonly type: 'ProgrammeEnded'; readonly on: LocalDate; readonly reason: string }
