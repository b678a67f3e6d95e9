// SPDX-License-Identifier: AGPL-3.0-or-later
// Valid inputs from the contract that validates them: its JSON schema is walked, and what names a record gets a real one.

import fc from 'fast-check'
import * as z from 'zod/mini'
import type { Contract } from '#kernel/contract.ts'
import { FORM_TYPE, formOf } from './form.ts'
import { jpeg } from './pictures.ts'

type Schema = Readonly<Record<string, unknown>>

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const numberOf = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise)

function textOf(schema: Schema): fc.Arbitrary<unknown> {
  const { format, pattern } = schema
  if (format === 'date') return fc.constantFrom('2020-02-29', '2026-04-01', '2026-05-03')
  if (format === 'uuid') return fc.uuid()
  if (format === 'date-time') return fc.constant('2026-05-03T02:00:00.000Z')
  const patterns = [pattern, ...listOf(schema['allOf']).map((each) => (isSchema(each) ? each['pattern'] : undefined))].filter(
    (each) => typeof each === 'string',
  )
  const [first] = patterns
  if (first?.startsWith('^') === true) return fc.stringMatching(new RegExp(first, 'u'))
  return fc
    .string({ minLength: Math.max(numberOf(schema['minLength'], 0), 1), maxLength: Math.min(numberOf(schema['maxLength'], 20), 20) })
    .map((text) => `A${text}`.slice(0, 20))
}

/** Values that fit a JSON schema, as far as it can say; `known` gives a value for a field by its name. */
export function fitting(schema: Schema, known: (field: string) => unknown): fc.Arbitrary<unknown> {
  const options = listOf(schema['anyOf']).filter(isSchema)
  if (options.length > 0) return fc.oneof(...options.map((option) => fitting(option, known)))
  if ('const' in schema) return fc.constant(schema['const'])
  const choices = listOf(schema['enum'])
  if (choices.length > 0) return fc.constantFrom(...choices)
  switch (schema['type']) {
    case 'string':
      return textOf(schema)
    case 'integer':
      return fc.integer({ min: numberOf(schema['minimum'], 0), max: Math.min(numberOf(schema['maximum'], 50), 50) })
    case 'number':
      return fc.integer({ min: Math.ceil(numberOf(schema['minimum'], 0)), max: Math.min(numberOf(schema['maximum'], 12), 12) })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array': {
      const items = schema['items']
      const minLength = numberOf(schema['minItems'], 0)
      return isSchema(items) ? fc.array(fitting(items, known), { minLength, maxLength: Math.max(minLength, 2) }) : fc.constant([])
    }
    case 'object':
      return objectOf(schema, known)
    default:
      return fc.constant('x')
  }
}

function objectOf(schema: Schema, known: (field: string) => unknown): fc.Arbitrary<unknown> {
  const properties = isSchema(schema['properties']) ? schema['properties'] : {}
  const required = listOf(schema['required']).filter((key) => typeof key === 'string')
  const fields = Object.fromEntries(
    Object.entries(properties).flatMap(([key, value]) => {
      const given = known(key)
      if (given !== undefined) return [[key, fc.constant(given)]]
      return isSchema(value) ? [[key, fitting(value, known)]] : []
    }),
  )
  return fc.record(fields, { requiredKeys: required.filter((key) => key in fields) })
}

export type Input = Readonly<Record<string, unknown>>

const Fields = z.record(z.string(), z.unknown())

/** Inputs that the contract takes: its own schema has the last word. */
export function inputsOf(contract: Contract, known: (field: string) => unknown): fc.Arbitrary<Input> {
  const schema = z.toJSONSchema(contract.input, { io: 'input', unrepresentable: 'any' })
  return fitting({ ...schema }, known)
    .filter((value) => contract.input.safeParse(value).success)
    .map((value) => Fields.parse(value))
}

export interface Sent {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly body: Input | undefined
  /** In the place of a body, where the contract takes a file. */
  readonly file?: { readonly type: string; readonly bytes: Buffer }
}

/** The request that carries an input: what the path names goes there, the rest into the query or the body. */
export function requestOf(contract: Contract, input: Input): Sent {
  const inPath = [...contract.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  const path = inPath.reduce((text, key) => text.replace(`{${key}}`, encodeURIComponent(String(input[key] ?? 'x'))), contract.path)
  const rest = Object.fromEntries(Object.entries(input).filter(([key]) => !inPath.includes(key)))
  if (contract.kind === 'command' && contract.uploads === undefined) return { method: contract.method, url: `/api/v1${path}`, body: rest }
  const query = new URLSearchParams(Object.entries(rest).map(([key, value]): [string, string] => [key, String(value)])).toString()
  const url = `/api/v1${path}${query === '' ? '' : `?${query}`}`
  if (contract.kind === 'command')
    return { method: contract.method, url, body: undefined, file: { type: FORM_TYPE['content-type'], bytes: formOf(jpeg()) } }
  return { method: 'GET', url, body: undefined }
}
