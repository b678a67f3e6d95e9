// SPDX-License-Identifier: AGPL-3.0-or-later
// What the rules of a file need to know from elsewhere.

import type { PermitFacts } from '#agencies/core/agency.ts'
import type { OrderFacts } from '#agencies/core/job-order.ts'
import type { Field } from '#journeys/core/contested.ts'
import type { Relative } from '#journeys/core/family.ts'
import type { WorkerState } from '#journeys/core/worker.ts'
import type { Recipient } from '#kernel/referral.ts'
import type { Regencies } from '#kernel/regency.ts'
import type { LocalDate } from '#kernel/time.ts'

export interface WorkerFacts {
  /** Days on which the chosen agency's licence is live; undefined where no agency is chosen or known. */
  readonly licence?: readonly { readonly from: LocalDate; readonly to: LocalDate; readonly legalBasis: string }[]
  /** The same company's permits to recruit, by country. */
  readonly permits?: PermitFacts
  /** The job order whose place the file holds or asks for; undefined where none is known. */
  readonly order?: OrderFacts
  /** A place of it that nobody holds, where one may be taken. */
  readonly freePlace?: number
  /** Another file of this regency that holds the same NIK; its id only where the reader may see it. */
  readonly nikHeldBy?: { readonly id?: string }
  /** That file leads this one or is led by it, so that the number is this person's already. */
  readonly nikIsOwn?: true
  /** The files that this one leads or is about to lead, as they are. */
  readonly merged?: Readonly<Record<string, WorkerState>>
  /** The file that leads this one, where the reader may see it. */
  readonly lead?: string
  /** What regencies set for themselves. */
  readonly regencies?: Regencies
  /** The office that is to be let in; undefined where none of that id is known. */
  readonly recipient?: Recipient
  /** What others changed since the version on which the command was made, where that is past; and whether they did what it decides on. */
  readonly changedByOthers?: readonly Field[]
  readonly touchedByOthers?: true
  /** What counted once in this preparation and lapsed since, for a departure on a day that is past. */
  readonly lapsed?: WorkerState['milestones']
  /** The relative as whoever writes of it knew it, where others changed it since. */
  readonly relativeThen?: Relative | 'none'
  /** No agency of this id is known. */
  readonly agencyUnknown?: true
}
