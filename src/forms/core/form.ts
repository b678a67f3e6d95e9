// SPDX-License-Identifier: AGPL-3.0-or-later
// Empty forms on paper, for a village without power or a hand that rather writes: each asks what its screen asks, in the screen's own words.

import type { Text } from '#kernel/words.ts'

export const formKinds = [
  'REGISTER',
  'CORRECT',
  'RELATIVE',
  'DEPARTURE',
  'RETURN',
  'MOVE',
  'TROUBLE',
  'REFER',
  'CONSENT',
  'LETTER',
  'CASE',
  'CONTACT',
  'SCREENING',
  'HANDOVER',
  'VISIT',
  'COST',
  'RIGHTS',
  'BRIEFING',
  'OUTREACH',
  'QUESTIONNAIRE',
  'ATTENDANCE',
  'TEST',
] as const
export type FormKind = (typeof formKinds)[number]

/** One question: how it is answered by hand follows from what the contract takes. */
export interface FormAsk {
  /** What the contract calls it; absent where the paper asks what only the address says: of whom. */
  readonly field?: string
  readonly label: Text
  readonly hint?: Text
  /** A box for each sign, in groups. */
  readonly boxes?: readonly number[]
  readonly choices?: readonly Text[]
  readonly lines?: number
}

export interface BlankForm {
  readonly title: Text
  readonly lead?: Text
  readonly asks: readonly FormAsk[]
  /** A table to fill in: its columns as shares of the page, and how many rows, or what each asks. */
  readonly grid?: {
    readonly columns: readonly { readonly label: Text; readonly width: number }[]
    readonly rows: number | readonly Text[]
  }
}

export type BlankForms = Readonly<Record<FormKind, BlankForm>>
