// SPDX-License-Identifier: AGPL-3.0-or-later
// An officer leaves, and all that was theirs goes to somebody else or back to the office: one record, and every case with it or none.

import type { Officer } from '#cases/core/assignment.ts'
import type { LocalDate } from '#kernel/time.ts'

export const HANDOVER_TYPE = 'handover'

export interface Handover {
  readonly area: string
  readonly from: string
  /** Absent where they went back to the office. */
  readonly to?: string
  readonly cases: readonly string[]
}

export interface HandoverCommand {
  readonly type: 'HandOverCases'
  readonly area: string
  readonly from: string
  readonly to?: string | undefined
}

export interface HandoverEvent extends Handover {
  readonly type: 'CasesHandedOver'
  readonly on: LocalDate
  readonly userId: string
  readonly officeId: string
}

export interface HandoverFacts {
  /** Of the office of whoever acts. */
  readonly officers: readonly Officer[]
  /** Every case that is the officer's. */
  readonly cases: readonly string[]
  /** How many tasks from decisions are. */
  readonly tasks: number
}
