// SPDX-License-Identifier: AGPL-3.0-or-later
// Rules are pure: a command and the state before it give events or a refusal; events fold into the state after it.

import type { Actor } from '#kernel/authority.ts'
import type { Standing } from '#kernel/law.ts'
import type { Instant, LocalDate } from '#kernel/time.ts'

/** One condition that does not hold, with its article and what would satisfy it (both are word keys of the capability). */
export interface FailedGuard {
  readonly guard: string
  readonly legalBasis: string
  readonly standing: Standing
  readonly params?: Readonly<Record<string, string>>
}

export interface FieldProblem {
  readonly field: string
  readonly code: string
  readonly params?: Readonly<Record<string, string>>
}

/** Why a rule said no. `code` is a word key; a refusal is a value, never thrown. */
export interface Refusal {
  readonly code: string
  readonly guards?: readonly FailedGuard[]
  readonly fields?: readonly FieldProblem[]
  /** Where the answer lies, when it is within the reader's authority, e.g. the file that holds the same NIK. */
  readonly see?: string
}

export type Decision<Event> = { readonly ok: true; readonly events: readonly Event[] } | { readonly ok: false; readonly refusal: Refusal }

/** Everything a rule may not fetch itself. */
export interface Context {
  readonly actor: Actor
  readonly now: Instant
  readonly today: LocalDate
}

export interface Decider<State, Command, Event, Facts = undefined> {
  readonly decide: (state: State | undefined, command: Command, context: Context, facts: Facts) => Decision<Event>
  readonly evolve: (state: State | undefined, event: Event) => State
}

export function accept<Event>(...events: readonly Event[]): Decision<Event> {
  return { ok: true, events }
}

export function refuse(code: string, more: Omit<Refusal, 'code'> = {}): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { code, ...more } }
}

/** For values that cannot be missing: a bug throws. */
export function must<T>(value: T | null | undefined, what: string): T {
  if (value === undefined || value === null) throw new Error(`missing: ${what}`)
  return value
}

export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
