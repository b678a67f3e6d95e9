// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of an import: one list of people that somebody handed in.

import * as z from 'zod/mini'
import type { RepairKind } from '#exchange/core/cell.ts'
import type { Mapping } from '#exchange/core/column.ts'
import { officeKinds, roles } from '#kernel/authority.ts'
import type { LocalDate } from '#kernel/time.ts'

export const importStates = ['running', 'done', 'failed', 'undoing', 'undone'] as const
export type ImportState = (typeof importStates)[number]

/** Why a file as a whole cannot be read; nothing of it was entered then. */
export const fileFaults = [
  'file-empty',
  'file-not-a-table',
  'file-old-excel',
  'file-web-page',
  'file-locked',
  'file-broken',
  'file-too-large-inside',
  'file-too-many-rows',
  'quote-open',
  'headings-missing',
] as const
export type FileFault = (typeof fileFaults)[number]

export const Counts = z.object({ rows: z.number(), accepted: z.number(), rejected: z.number(), duplicates: z.number() })
export type Counts = Readonly<z.output<typeof Counts>>
export const noCounts: Counts = { rows: 0, accepted: 0, rejected: 0, duplicates: 0 }

/** In whose name the rows are entered: whoever asked for it, as they stood then. */
export const Acting = z.object({
  userId: z.string(),
  officeId: z.string(),
  officeKind: z.enum(officeKinds),
  role: z.enum(roles),
  prefixes: z.array(z.string()),
})
export type Acting = Readonly<z.output<typeof Acting>>

export interface ReadingOptions {
  readonly dryRun: boolean
  readonly columns?: Mapping | undefined
  readonly accepts: readonly RepairKind[]
}

export interface ImportFile {
  readonly area: string
  /** The office that handed it in, where the list stands wider than that office reaches. */
  readonly letIn?: readonly string[]
  readonly state: ImportState
  readonly on: LocalDate
  readonly bytes: number
  readonly reading: ReadingOptions
  readonly by: Acting
  /** Which reading of the file this is; each has its own results. */
  readonly run: number
  readonly startedAt: string
  readonly counts: Counts
  readonly fault?: FileFault | undefined
  /** What an undoing did. */
  readonly undone?: { readonly removed: number; readonly kept: number } | undefined
}

export type ImportCommand =
  | {
      readonly type: 'StartImport'
      readonly area: string
      readonly letIn?: readonly string[]
      readonly bytes: number
      readonly reading: ReadingOptions
      readonly by: Acting
    }
  | { readonly type: 'RunImport'; readonly reading: ReadingOptions; readonly by: Acting }
  | { readonly type: 'FinishImport'; readonly run: number; readonly counts: Counts; readonly fault?: FileFault | undefined }
  | { readonly type: 'UndoImport'; readonly by: Acting }
  | { readonly type: 'FinishUndo'; readonly removed: number; readonly kept: number }

export type ImportEvent =
  | {
      readonly type: 'ImportStarted'
      readonly area: string
      readonly letIn?: readonly string[]
      readonly on: LocalDate
      readonly at: string
      readonly bytes: number
      readonly reading: ReadingOptions
      readonly by: Acting
    }
  | { readonly type: 'ImportRunAgain'; readonly at: string; readonly reading: ReadingOptions; readonly by: Acting }
  | { readonly type: 'ImportFinished'; readonly counts: Counts; readonly fault?: FileFault | undefined }
  | { readonly type: 'ImportUndoing'; readonly at: string; readonly by: Acting }
  | { readonly type: 'ImportUndone'; readonly removed: number; readonly kept: number }
