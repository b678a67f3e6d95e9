// SPDX-License-Identifier: AGPL-3.0-or-later
// What a record of HTCDS 2.0 consists of, as it leaves and as it is read in.

import type { Finding } from '#cases/core/screening.ts'
import type { ServiceKind, ServiceOutcome } from '#cases/core/service.ts'
import type { LocalDate } from '#kernel/time.ts'

/** A value, or several of a list; absent where nothing is known. */
export type HtcdsFields = Readonly<Record<string, string | readonly string[]>>

/** What a service of ours is, without who gives it and what was said. */
interface ServiceCodes {
  readonly kind: ServiceKind
  readonly notedOn: LocalDate
  readonly begins?: LocalDate
  readonly until?: LocalDate
  readonly endedOn?: LocalDate
  readonly outcome?: ServiceOutcome
}

interface OwnCodes {
  /** The case that it tells of, by its id where it was first recorded: whoever reads it in twice is told so. */
  readonly id: string
  readonly registeredOn: LocalDate
  readonly country?: string
  readonly findings: readonly Finding[]
  readonly services: readonly ServiceCodes[]
}

/** @typeParam Codes of a case, which the standard is too coarse to carry: with them a record is read again as what it was */
export interface HtcdsRecord<Codes> {
  readonly standard: 'HTCDS 2.0'
  readonly fields: HtcdsFields
  readonly events: readonly HtcdsFields[]
  readonly supportPlans: readonly HtcdsFields[]
  readonly comments: readonly HtcdsFields[]
  /** Of a record of another system alone: what has no place in the standard, by where it stood there. */
  readonly others?: HtcdsFields
  readonly kawal: Codes & OwnCodes
}
