// SPDX-License-Identifier: AGPL-3.0-or-later
// Whose case it is within its office, and the hand-over of all that an officer had.

import type { LocalDate } from '#kernel/time.ts'

/** An officer of an office, as far as cases ask. */
export interface Officer {
  readonly userId: string
  readonly name: string
  readonly officeId: string
  readonly active: boolean
}

export type AssignmentCommand =
  /** Without an officer it is the office's again. */
  | { readonly type: 'AssignCase'; readonly userId?: string | undefined }
  /** Of one case, as part of a hand-over: what is no longer that officer's stays as it is. */
  | { readonly type: 'HandOverCase'; readonly from: string; readonly to?: string | undefined }

export interface AssignmentEvent {
  readonly type: 'CaseAssigned'
  readonly assignee?: string
  readonly on: LocalDate
  readonly userId: string
  readonly officeId: string
}
