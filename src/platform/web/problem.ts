// SPDX-License-Identifier: AGPL-3.0-or-later
// What can come back instead of an answer: a problem document (RFC 9457) or no connection. Both are values.

import type { Standing } from '#kernel/law.ts'

export interface FieldError {
  readonly field: string
  readonly code: string
  readonly message: string
}

/** A guard that failed: what is missing, under which article, and how to get it, in the reader's language. */
export interface GuardFailure {
  readonly guard: string
  readonly message: string
  readonly how?: string
  readonly legalBasis: string
  readonly standing: Standing
}

export interface Problem {
  /** 0 when no answer came. */
  readonly status: number
  /** Stable word: `guard-failed`, `stale-version`; `no-connection` and `unreadable-answer` are the client's own. */
  readonly code: string
  readonly title: string
  readonly detail?: string | undefined
  readonly errors?: readonly FieldError[] | undefined
  readonly guards?: readonly GuardFailure[] | undefined
  /** Where the answer lies, when the reader may see it. */
  readonly see?: string | undefined
  /** The version the record has now, when it moved on (412). */
  readonly version?: number | undefined
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function list<T>(value: unknown, read: (item: Readonly<Record<string, unknown>>) => T): readonly T[] | undefined {
  return Array.isArray(value) ? value.filter(isObject).map(read) : undefined
}

function readStanding(value: unknown): Standing {
  return value === 'law' || value === 'practice' ? value : 'assumed'
}

function readFieldError({ field, code, message }: Readonly<Record<string, unknown>>): FieldError {
  const word = text(code) ?? 'wrong'
  return { field: text(field) ?? '', code: word, message: text(message) ?? word }
}

function readGuard({ guard, message, how, legalBasis, standing }: Readonly<Record<string, unknown>>): GuardFailure {
  const name = text(guard) ?? ''
  const way = text(how)
  return {
    guard: name,
    message: text(message) ?? name,
    legalBasis: text(legalBasis) ?? '',
    standing: readStanding(standing),
    ...(way === undefined ? {} : { how: way }),
  }
}

/** Reads a problem document; whatever is not one becomes `unreadable-answer`. */
export function readProblem(body: unknown, status: number): Problem {
  if (!isObject(body)) return { status, code: 'unreadable-answer', title: '' }
  const { code, title, detail, errors, guards, see, version } = body
  const more = {
    detail: text(detail),
    errors: list(errors, readFieldError),
    guards: list(guards, readGuard),
    see: text(see),
    version: typeof version === 'number' ? version : undefined,
  }
  return { status, code: text(code) ?? 'unreadable-answer', title: text(title) ?? '', ...more }
}

/** Nothing came back; the same action may be tried again. */
export const noConnection: Problem = { status: 0, code: 'no-connection', title: '' }

/** Whether a later answer may be another, and nobody knows what became of what was asked: no connection, too many at once, or the server's own trouble. */
export function isUnsure({ status }: Pick<Problem, 'status'>): boolean {
  return status === 0 || status === 408 || status === 425 || status === 429 || status >= 500
}
