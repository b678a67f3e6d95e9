// SPDX-License-Identifier: AGPL-3.0-or-later
// What stays readable of a person after an erasure: in no open part of an event is there room for words that somebody wrote of them.

import { globSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { CountryCode } from '#agencies/core/country.ts'
import { AreaCode } from '#kernel/area.ts'
import { ActorId, RecordId, Signature } from '#kernel/ids.ts'
import { Instant, LocalDate } from '#kernel/time.ts'
import { RegisterText } from '#training/core/assessment.ts'

/** Texts in which nobody can write: ids, days, places, countries; and what is copied from a register that is not about persons. */
const closed: readonly unknown[] = [ActorId, AreaCode, CountryCode, Instant, LocalDate, RecordId, RegisterText, Signature]

/** Paths of a schema at which something else than a closed value may stand. */
function openings(schema: z.core.$ZodType, path: string): readonly string[] {
  if (closed.includes(schema)) return []
  const { def } = schema._zod
  const inner = (next: unknown, name: string): readonly string[] =>
    next instanceof z.core.$ZodType ? openings(next, `${path}${name}`) : [`${path}${name}`]
  const of = (key: string): unknown => Object.entries(def).find(([name]) => name === key)?.[1]
  switch (def.type) {
    case 'enum':
    case 'literal':
    case 'boolean':
    case 'number':
      return []
    case 'optional':
    case 'nullable':
      return inner(of('innerType'), '')
    case 'array':
      return inner(of('element'), '[]')
    case 'record':
      return [...inner(of('keyType'), '{}'), ...inner(of('valueType'), '{}')]
    case 'union':
      return z
        .array(z.unknown())
        .parse(of('options'))
        .flatMap((option) => inner(option, ''))
    case 'object': {
      const shape = z.record(z.string(), z.unknown()).parse(of('shape'))
      // Without a wall around it, a field that nobody listed would come through.
      const loose = of('catchall') instanceof z.core.$ZodNever ? [] : [`${path}.*`]
      return [...loose, ...Object.entries(shape).flatMap(([name, field]) => inner(field, `.${name}`))]
    }
    default:
      return [path]
  }
}

const files = globSync('src/*/core/*.open.ts')

it('every kind of record about a person says what it says openly', () => {
  expect(files.map((file) => file.replace(/.*\//, '')).sort()).toEqual([
    'agreement.open.ts',
    'annex.open.ts',
    'assessment.open.ts',
    'case.open.ts',
    'completion.open.ts',
    'decision.open.ts',
    'guest-link.open.ts',
    'home.open.ts',
    'letter.open.ts',
    'meeting.open.ts',
    'paper.open.ts',
    'request.open.ts',
    'room.open.ts',
    'worker.open.ts',
  ])
})

it.each(files)('%s has no room for free text', async (file) => {
  const schemas = Object.entries(z.record(z.string(), z.unknown()).parse(await import(pathToFileURL(file).href)))
  expect(schemas.length).toBeGreaterThan(0)
  for (const [name, schema] of schemas) {
    expect(schema).toBeInstanceOf(z.core.$ZodType)
    if (schema instanceof z.core.$ZodType) expect(openings(schema, name)).toEqual([])
  }
})

it('room for free text would be found, wherever it is', () => {
  const Note = z.strictObject({ note: z.optional(z.string()) })
  const planted = z.strictObject({
    a: z.string().check(z.maxLength(200)),
    b: z.array(Note),
    c: z.record(z.string(), LocalDate),
    d: z.discriminatedUnion('type', [z.strictObject({ type: z.literal('x'), why: z.string() })]),
    e: z.object({ on: LocalDate }),
    f: z.unknown(),
  })
  expect(openings(planted, '')).toEqual(['.a', '.b[].note', '.c{}', '.d.why', '.e.*', '.f'])
})
