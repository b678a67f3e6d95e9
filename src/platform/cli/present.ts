// SPDX-License-Identifier: AGPL-3.0-or-later
// Answers for people at a terminal: a list as a table, a record as lines, a problem in sentences.

import * as z from 'zod/mini'
import { kebab } from '#platform/cli/command.ts'
import type { Say } from '#platform/cli/help.ts'

const Record = z.record(z.string(), z.unknown())
type Entry = z.output<typeof Record>

function asRecord(value: unknown): Entry | undefined {
  const parsed = Record.safeParse(value)
  return parsed.success && !Array.isArray(value) ? parsed.data : undefined
}

function recordsOf(values: readonly unknown[]): readonly Entry[] {
  return values.map(asRecord).filter((entry) => entry !== undefined)
}

// A terminal obeys control characters; what somebody typed as a name may hold some.
function plain(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ')
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object') return plain(JSON.stringify(value))
  return plain(String(value))
}

export function table(items: readonly Entry[], say: Say): string {
  if (items.length === 0) return say('none')
  const columns = [...new Set(items.flatMap((item) => Object.keys(item)))].filter((key) =>
    items.some((item) => typeof item[key] !== 'object' || item[key] === null),
  )
  const rows = [columns, ...items.map((item) => columns.map((column) => cell(item[column])))]
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((text, index) => text.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ')
}

function line(key: string, value: unknown, say: Say): string {
  if (Array.isArray(value)) {
    const entries = recordsOf(value)
    if (entries.length > 0 && entries.length === value.length) return `${key}:\n${indent(table(entries, say))}`
    return `${key}: ${value.map(cell).join(', ')}`
  }
  const nested = asRecord(value)
  return nested === undefined ? `${key}: ${cell(value)}` : `${key}:\n${indent(present(nested, say))}`
}

export function present(body: unknown, say: Say): string {
  const whole = asRecord(body)
  if (whole === undefined) return cell(body)
  const { items, next, ...rest } = whole
  const lines = Object.entries(rest).map(([key, value]) => line(key, value, say))
  if (!Array.isArray(items)) return lines.join('\n')
  const more = typeof next === 'string' ? [say('more', { cursor: next })] : []
  return [table(recordsOf(items), say), ...lines, ...more].join('\n')
}

const Problem = z.object({
  title: z.string(),
  detail: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ field: z.string(), message: z.string() }))),
  guards: z.optional(z.array(z.object({ message: z.string(), legalBasis: z.string() }))),
  see: z.optional(z.string()),
})

/** A problem for programs: all that the server said, with the sentences that people read. */
export function problemFor(body: unknown, say: Say): object {
  const said = asRecord(body)
  return { error: presentProblem(body, say), ...(said ?? { code: 'failed' }) }
}

export function presentProblem(body: unknown, say: Say): string {
  const parsed = Problem.safeParse(body)
  if (!parsed.success) return cell(body)
  const { title, detail, errors = [], guards = [], see } = parsed.data
  return [
    title,
    ...(detail === undefined ? [] : [detail]),
    ...errors.map((error) => `  --${kebab(error.field)}: ${error.message}`),
    ...guards.map((guard) => `  ${guard.message} (${say('legal', { basis: guard.legalBasis })})`),
    ...(see === undefined ? [] : [say('see', { path: see })]),
  ]
    .map(plain)
    .join('\n')
}
