// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of a job order: what an employer abroad asks of a placement company, for how many people, at which wage.

import type { PermitFacts } from '#agencies/core/agency.ts'
import type { Money } from '#agencies/core/currency.ts'
import type { LocalDate } from '#kernel/time.ts'

export interface JobOrderState {
  /** An order serves the whole country: its record is national. */
  readonly area: string
  readonly agencyId: string
  /** Number of the demand letter; tells the orders of one company apart. */
  readonly number: string
  /** The company abroad (Mitra Usaha) or the employer; of a household the partner, never a family's name. */
  readonly partner: string
  /** ISO 3166-1 alpha-3. */
  readonly country: string
  /** A code of the list of occupations. */
  readonly occupation: string
  /** How many people it asks for. */
  readonly quota: number
  /** For a month. */
  readonly wage: Money
  readonly from: LocalDate
  /** Last day on which somebody may be chosen for it. */
  readonly to: LocalDate
  /** Under which the mission verified employer and order (UU 18/2017 art 21), with the day; absent where nobody has seen that it did. */
  readonly verified?: { readonly on: LocalDate; readonly legalBasis: string }
  readonly withdrawn?: { readonly from: LocalDate; readonly legalBasis: string }
}

type Registered = Omit<JobOrderState, 'area' | 'withdrawn'>

export type JobOrderCommand =
  | ({ readonly type: 'RegisterJobOrder' } & Registered)
  | { readonly type: 'ChangeQuota'; readonly quota: number }
  | { readonly type: 'WithdrawJobOrder'; readonly from: LocalDate; readonly legalBasis: string }

export type JobOrderEvent =
  | ({ readonly type: 'JobOrderRegistered'; readonly area: string } & Registered)
  | { readonly type: 'QuotaChanged'; readonly quota: number }
  | { readonly type: 'JobOrderWithdrawn'; readonly from: LocalDate; readonly legalBasis: string }

/** What a rule needs to know from elsewhere. */
export interface JobOrderFacts {
  /** The company's permits; undefined where there is no such company. */
  readonly permits?: PermitFacts
  /** Another order of the same company with the same number. */
  readonly numberHeldBy?: string
  /** The highest place that somebody holds. */
  readonly highestPlace?: number
}

/** What the capabilities after this one need of an order. */
export type OrderFacts = Pick<JobOrderState, 'agencyId' | 'country' | 'occupation' | 'quota' | 'from' | 'to' | 'withdrawn'>
