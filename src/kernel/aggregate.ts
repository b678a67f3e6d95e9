// SPDX-License-Identifier: AGPL-3.0-or-later
// What the platform needs to know of a kind of record to keep it: its rules, and what is projected from it.
// Personal fields live under the key `personal` of events and states, and are sealed there with the subject's key.

import type * as z from 'zod/mini'
import type { Decider } from '#kernel/decider.ts'
import type { Instant, LocalDate } from '#kernel/time.ts'
import type { NextStep } from '#kernel/work.ts'

export interface AnyEvent {
  readonly type: string
  readonly personal?: object
}

export interface AnyState {
  /** The record's place now. */
  readonly area: string
  /** Offices outside `area` that are let in, each for good or until a day (`letting.ts`). */
  readonly letIn?: readonly string[]
  /**
   * These offices alone read and write it, wherever it lies, each for good or until a day or an instant (`letting.ts`). From its first event
   * on and also after an erasure, or never; its rows have the column `let_in` and put `wallOf` there.
   */
  readonly sealedTo?: readonly string[]
  readonly personal?: object
  /** The person behind it was erased: the key is destroyed, and so are the rows but those that outlive it. */
  readonly erased?: true
}

/** A projected row: table, columns by name. `gone` removes it by its key. */
export interface Row {
  readonly table: string
  readonly values: Readonly<Record<string, unknown>>
  readonly gone?: true
}

export interface RecordMeta {
  readonly regency: string
  readonly uuid: string
  readonly version: number
  readonly at: Instant
}

export interface ProjectionTools {
  /** A keyed hash for exact matching, as PostgreSQL reads a bytea: `\\x` and 64 hex digits. */
  readonly matchHash: (kind: string, value: string) => string
}

export interface Aggregate<State extends AnyState, Command, Event extends AnyEvent, Facts = undefined> {
  /** Stream type, e.g. `worker`. */
  readonly type: string
  /** What events may say without a seal; strict, and needed by whatever has a personal part. Nothing in it is free text. */
  readonly open?: z.ZodMiniType
  readonly decider: Decider<State, Command, Event, Facts>
  /** Rows to write for the state after a command; pure. */
  readonly project: (after: State, meta: RecordMeta, events: readonly Event[], tools: ProjectionTools) => readonly Row[]
  /** Rows of a register that name nobody and outlive an erasure; the record takes commands after it too. Without it, it takes none. */
  readonly outliving?: (after: State, meta: RecordMeta) => readonly Row[]
  /** How a work list names the record and where it stands. */
  readonly describe: (state: State) => { readonly label: string; readonly stage: string }
  /** What must happen next; pure. */
  readonly nextSteps: (state: State, today: LocalDate) => readonly NextStep[]
}
