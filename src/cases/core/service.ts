// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of the plan of a case: what somebody needs, who gives it, from when until when, at what cost, and what came of it. All of it is
// sealed with the case: that somebody sleeps in a shelter is nobody's to read.

import type { Money } from '#agencies/core/currency.ts'
import type { Act } from '#cases/core/act.ts'
import type { LocalDate } from '#kernel/time.ts'

export const serviceKinds = [
  'SHELTER',
  'HEALTH',
  'PSYCHOSOCIAL',
  'PROTECTION',
  'TRANSLATION',
  'LEGAL_AID',
  'RESTITUTION',
  'WAGE_CLAIM',
  'INSURANCE_CLAIM',
  'REPATRIATION',
  'REMAINS',
  'REHABILITATION',
  'REINTEGRATION',
] as const
export type ServiceKind = (typeof serviceKinds)[number]

export const serviceOutcomes = ['ACHIEVED', 'PARTLY', 'NOT_ACHIEVED', 'NOT_NEEDED', 'REFUSED'] as const
export type ServiceOutcome = (typeof serviceOutcomes)[number]

/** Who signed that a service is not wanted: the family only where the person cannot say so themselves. */
export const refusers = ['PERSON', 'FAMILY'] as const

/** The letter by which somebody says that they do not want it. */
export interface Refusal {
  readonly by: (typeof refusers)[number]
  readonly signedOn: LocalDate
  /** On the file of the person, where it was attached. */
  readonly paper?: string
}

export interface Arrangement {
  /** Who gives it. */
  readonly provider: string
  readonly begins: LocalDate
  /** The last day that is planned. */
  readonly until?: LocalDate
  readonly cost?: Money
}

interface Ending {
  readonly on: LocalDate
  readonly outcome: ServiceOutcome
  readonly refusal?: Refusal
  /** What it cost in the end. */
  readonly cost?: Money
  readonly said?: string
}

export interface Service {
  readonly kind: ServiceKind
  readonly notedOn: LocalDate
  /** What the person said they need. */
  readonly said?: string
  readonly arranged?: Arrangement
  /** When somebody last looked whether it is given. */
  readonly seenOn?: LocalDate
  readonly ended?: Ending
}

/** Lines of the history that a plan writes. */
export const planLines = ['NEED_NOTED', 'SERVICE_ARRANGED', 'SERVICE_SEEN', 'SERVICE_ENDED'] as const

interface At {
  /** In the order in which needs were noted, from 0. */
  readonly nth: number
}

export type ServiceCommand =
  | { readonly type: 'NoteNeed'; readonly kind: ServiceKind; readonly said?: string | undefined }
  | (At & { readonly type: 'ArrangeService'; readonly arranged: Arrangement })
  | (At & { readonly type: 'SeeService' })
  | (At & { readonly type: 'EndService'; readonly ending: Omit<Ending, 'on'> & { readonly on: LocalDate } })

export type ServiceEvent =
  | (Act & { readonly type: 'NeedNoted'; readonly personal: { readonly kind: ServiceKind; readonly said?: string } })
  | (Act & At & { readonly type: 'ServiceArranged'; readonly personal: { readonly arranged: Arrangement } })
  | (Act & At & { readonly type: 'ServiceSeen' })
  | (Act & At & { readonly type: 'ServiceEnded'; readonly personal: { readonly ending: Ending } })
