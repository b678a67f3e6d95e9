// SPDX-License-Identifier: AGPL-3.0-or-later
// What cases ask of the file of a person. The app hands it over; nothing of it is a route.

import type { Money } from '#agencies/core/currency.ts'
import type { CostItem } from '#journeys/core/cost.ts'
import type { JourneyState, Sex } from '#journeys/core/worker.ts'
import type { Dated } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'

/** Where a journey stands, as far as it tells of a return. */
export interface JourneyPlace {
  readonly state: JourneyState
  readonly arrivedOn?: LocalDate
  readonly handedOverOn?: LocalDate
  /** When the body came home. */
  readonly remainsOn?: LocalDate
}

/** A cost that was paid against a rule and not given back. */
export interface Charged extends Money, Partial<Pick<Dated, 'legalBasis' | 'standing'>> {
  readonly nth: number
  readonly item: CostItem
  readonly what?: string
  readonly agreedOn: LocalDate
  readonly proof?: string
  readonly paper?: string
}

/** What is known of the wage of somebody's work. */
export interface WorkTerms {
  readonly destination?: string
  readonly occupation?: string
  /** For a month, by the job order under which they were chosen. */
  readonly ordered?: Money
}

/** Who it is, for whom the reader may see them. */
export interface FilePerson {
  readonly name: string
  readonly sex: Sex
  readonly birthDate: LocalDate
  readonly nik?: string
  readonly phone?: string
  readonly occupation?: string
  readonly isDead: boolean
}

/** @typeParam Scope how the storage says what one reader may see. */
export interface CaseFiles<Scope> {
  /** Of the file that leads, where this one is joined to it; undefined where it is no more. */
  readonly placeOf: (workerId: string) => Promise<JourneyPlace | undefined>
  /** What was paid against a rule and can be claimed; nothing where the reader may not see the file. */
  readonly charges: (scope: Scope, workerId: string) => Promise<readonly Charged[]>
  readonly terms: (scope: Scope, workerId: string) => Promise<WorkTerms>
  /** Undefined where the reader may not see the file. */
  readonly personOf: (scope: Scope, workerId: string) => Promise<FilePerson | undefined>
  /** Since when another office is let in only with a newer consent, whoever asks; undefined where nobody had that limited. */
  readonly limitedSince: (workerId: string, today: LocalDate) => Promise<LocalDate | undefined>
  /** Where the file lies that leads, where this one is joined to it; undefined where it is no more. */
  readonly areaOf: (workerId: string) => Promise<string | undefined>
  /** Every file of the same person. */
  readonly filesOf: (workerId: string) => Promise<readonly string[]>
}
