// SPDX-License-Identifier: AGPL-3.0-or-later
// The one translator from outcomes to HTTP: RFC 9457 problem documents with a stable code, in the reader's language.

import * as z from 'zod/mini'
import { $ZodError, type $ZodIssue } from 'zod/v4/core'
import type { FailedGuard, Refusal } from '#kernel/decider.ts'
import { problemWords } from '#kernel/problem.words.ts'
import { spokenDate } from '#kernel/spoken.ts'
import { type Catalogue, fill, type Language } from '#kernel/words.ts'

/** What every refusal looks like; `code` never changes, the texts are for people. */
export const ProblemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ field: z.string(), code: z.string(), message: z.string() }))),
  guards: z.optional(
    z.array(
      z.object({
        guard: z.string(),
        message: z.string(),
        how: z.optional(z.string()),
        legalBasis: z.string(),
        standing: z.string(),
      }),
    ),
  ),
  /** Where what it speaks of is to be seen. */
  see: z.optional(z.string()),
  version: z.optional(z.number()),
  current: z.optional(z.unknown()),
})
export type ProblemDocument = z.output<typeof ProblemDocument>

export const statusOf = {
  malformed: 400,
  'invalid-input': 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'id-reused': 409,
  'device-ended': 410,
  'too-slow': 408,
  stale: 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  refused: 422,
  'too-many-requests': 429,
  'headers-too-large': 431,
  internal: 500,
  unavailable: 503,
} as const
export type ProblemKind = keyof typeof statusOf

export type Words = (key: string, params?: Readonly<Record<string, string>>) => string | undefined

/** Dates among the parameters as people write them. */
function spokenDates(params: Readonly<Record<string, string>> = {}, language: Language): Readonly<Record<string, string>> {
  const spoken = (value: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? spokenDate(value, language) : value)
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, spoken(value)]))
}

/** Looks a key up over all catalogues. */
export function wordsOf(catalogues: readonly Catalogue<string>[], language: Language): Words {
  const merged = new Map<string, string>()
  for (const catalogue of [...catalogues, problemWords])
    for (const [key, text] of Object.entries(catalogue[language])) merged.set(key, text)
  return (key, params) => {
    const text = merged.get(key)
    return text === undefined ? undefined : fill(text, spokenDates(params, language))
  }
}

export function problem(kind: ProblemKind, words: Words, more: Partial<ProblemDocument> = {}): ProblemDocument {
  const code = more.code ?? kind
  return { type: `urn:kawal:problem:${code}`, title: words(code) ?? words(kind) ?? kind, status: statusOf[kind], code, ...more }
}

/** What is missing, then how to get it; a guard that bears the name of a step is met by doing that step. Parameters may be word keys. */
function guardWords(failed: FailedGuard, words: Words): { readonly message: string; readonly how?: string } {
  const params = Object.fromEntries(
    Object.entries(failed.params ?? {}).map(([name, value]) => [
      name,
      value
        .split(', ')
        .map((each) => words(each) ?? each)
        .join(', '),
    ]),
  )
  const how = words(`how.${failed.guard}`, params) ?? words(`step.${failed.guard}`)
  return { message: words(`guard.${failed.guard}`, params) ?? failed.guard, ...(how === undefined ? {} : { how }) }
}

export function refusalProblem(refusal: Refusal, words: Words): ProblemDocument {
  return problem('refused', words, {
    code: refusal.code,
    ...(refusal.see === undefined ? {} : { see: refusal.see }),
    ...(refusal.fields === undefined
      ? {}
      : {
          errors: refusal.fields.map(({ field, code, params }) => ({
            field,
            code,
            message: words(code, params) ?? words('invalid') ?? code,
          })),
        }),
    ...(refusal.guards === undefined
      ? {}
      : {
          guards: refusal.guards.map((failed) => ({
            guard: failed.guard,
            ...guardWords(failed, words),
            legalBasis: failed.legalBasis,
            standing: failed.standing,
          })),
        }),
  })
}

function codeOfIssue(issue: $ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'required' : 'wrong-type'
    case 'too_big':
      return 'too-long'
    case 'too_small':
      return 'too-short'
    case 'unrecognized_keys':
      return 'unknown-field'
    default:
      return 'invalid'
  }
}

/** Each schema issue as a field with a code; a custom message that is a word key is used as the code. */
export function inputProblem(error: unknown, words: Words): ProblemDocument {
  const issues = error instanceof $ZodError ? error.issues : []
  const errors = issues.flatMap((issue) => {
    const fields = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key].join('.')) : [issue.path.join('.')]
    const own = words(issue.message) === undefined ? codeOfIssue(issue) : issue.message
    return fields.slice(0, 20).map((field) => ({ field: field.slice(0, 100), code: own, message: words(own) ?? own }))
  })
  return problem('invalid-input', words, { errors })
}
