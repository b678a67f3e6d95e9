// SPDX-License-Identifier: AGPL-3.0-or-later
// From each contract its command: name, options and help from what the contract says, sent to the running instance.

import { openAsBlob, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import * as z from 'zod/mini'
import type { Contract } from '#kernel/contract.ts'
import { type CliWord, cliWords } from '#platform/cli/cli.words.ts'
import { type Command, type Invocation, kebab, type Option, sameText, type Values } from '#platform/cli/command.ts'
import { type Connect, sendAs } from '#platform/cli/connection.ts'
import { speaker } from '#platform/cli/help.ts'
import { present, presentProblem, problemFor } from '#platform/cli/present.ts'
import { API } from '#platform/server/http/routes.ts'

const Field = z.object({
  type: z.optional(z.string()),
  format: z.optional(z.string()),
  enum: z.optional(z.array(z.string())),
  const: z.optional(z.string()),
  items: z.optional(z.object({ type: z.optional(z.string()), enum: z.optional(z.array(z.string())) })),
})

function kindOf(field: z.output<typeof Field>): Option['kind'] {
  switch (field.type) {
    case 'integer':
    case 'number':
      return 'number'
    case 'boolean':
    case 'object':
      return 'json'
    case 'array':
      return field.items?.type === 'string' ? 'list' : 'json'
    default:
      return 'text'
  }
}

function placesOf(contract: Contract): readonly string[] {
  return [...contract.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
}

/** The fields of a contract's input as options; those of its path may be given by place. */
export function fieldsOf(contract: Contract): readonly Option[] {
  const schema = z.toJSONSchema(contract.input, { io: 'input', unrepresentable: 'any' })
  const required = new Set(schema.required ?? [])
  const places = placesOf(contract)
  const names = [...places, ...Object.keys(schema.properties ?? {}).filter((name) => !places.includes(name))]
  return names.map((key) => {
    const parsed = Field.safeParse(schema.properties?.[key])
    const field = parsed.success ? parsed.data : {}
    const choices = field.enum ?? field.items?.enum
    return {
      key,
      flag: kebab(key),
      kind: kindOf(field),
      required: required.has(key),
      ...(places.includes(key) ? { positional: true } : {}),
      ...(choices === undefined ? {} : { choices }),
      ...(field.format === 'date' ? { about: sameText('YYYY-MM-DD') } : {}),
    }
  })
}

const takesFile = (contract: Contract): boolean => contract.kind === 'command' && contract.uploads !== undefined
const answersFile = (contract: Contract): boolean => contract.kind === 'query' && (contract.file ?? contract.brought) !== undefined

function optionsFor(contract: Contract): readonly Option[] {
  const option = (key: string, word: CliWord): Option => {
    const about = { id: cliWords.id[word], en: cliWords.en[word] }
    return { key, flag: kebab(key), kind: 'text', required: false, about }
  }
  return [
    ...fieldsOf(contract),
    option('user', 'user-help'),
    { ...option('as', 'user-help'), about: sameText('--user') },
    ...(contract.kind === 'command' ? [option('key', 'key-help'), option('ifMatch', 'if-match-help')] : []),
    ...(takesFile(contract) ? [{ ...option('file', 'file-help'), required: true }] : []),
    ...(answersFile(contract) ? [option('out', 'out-help')] : []),
  ]
}

interface Request {
  readonly method: string
  readonly path: string
  readonly body?: Values
  readonly headers: Readonly<Record<string, string>>
}

export function requestOf(contract: Contract, values: Values): Request {
  const places = placesOf(contract)
  const path = contract.path.replaceAll(/\{(\w+)\}/g, (_whole, key: string) => encodeURIComponent(String(values[key])))
  const fields = Object.keys(contract.input.def.shape).filter((key) => !places.includes(key) && values[key] !== undefined)
  const headers = {
    ...(values['key'] === undefined ? {} : { 'idempotency-key': String(values['key']) }),
    ...(values['ifMatch'] === undefined ? {} : { 'if-match': `"${values['ifMatch']}"` }),
  }
  if (contract.kind === 'command' && !takesFile(contract))
    return { method: contract.method, path: API + path, body: Object.fromEntries(fields.map((key) => [key, values[key]])), headers }
  const query = new URLSearchParams(fields.map((key): [string, string] => [key, String(values[key])])).toString()
  return { method: contract.method, path: `${API}${path}${query === '' ? '' : `?${query}`}`, headers }
}

/** Undefined where there is no such file. */
async function formOf(file: string): Promise<FormData | undefined> {
  try {
    const form = new FormData()
    form.append('file', await openAsBlob(file), basename(file))
    return form
  } catch {
    return undefined
  }
}

async function run(contract: Contract, connect: Connect, invocation: Invocation): Promise<0 | 1 | 2 | undefined> {
  const { values, json, language, screen, refuse, misuse } = invocation
  const say = speaker(language)
  const user = values['user'] ?? values['as']
  if (typeof user !== 'string') return misuse(say('whose-name'))
  const reached = connect()
  if ('data' in reached) return refuse('not-running', say('not-running', { data: reached.data }))
  const { file, out } = values
  const form = typeof file === 'string' && takesFile(contract) ? await formOf(file) : undefined
  if (takesFile(contract) && form === undefined) return misuse(say('no-such-file', { file: String(file) }))
  const answer = await sendAs(reached, user, language, { ...requestOf(contract, values), ...(form === undefined ? {} : { form }) })
  if (answer === undefined) return refuse('unreachable', say('unreachable', { address: reached.address }))
  if (answer.status < 400 && answersFile(contract)) {
    if (typeof out === 'string') writeFileSync(out, answer.bytes, { mode: 0o600 })
    // A program reads one JSON value, whatever else there is.
    if (json)
      screen.out(
        JSON.stringify(typeof out === 'string' ? { out, bytes: answer.bytes.length } : { base64: answer.bytes.toString('base64') }),
      )
    else if (typeof out !== 'string') screen.out(answer.text)
    return 0
  }
  if (answer.status < 400) {
    // Some commands have nothing to answer; a program still reads one value.
    screen.out(json ? answer.text || 'null' : present(answer.json, say))
    return 0
  }
  if (answer.status === 401) return refuse('no-such-account', say('no-such-account', { user }))
  if (json) screen.out(JSON.stringify(problemFor(answer.json, say)))
  else screen.err(presentProblem(answer.json, say))
  return 1
}

export function contractCommands(contracts: Readonly<Record<string, Contract>>, connect: Connect): readonly Command[] {
  return Object.entries(contracts).map(([name, contract]) => ({
    name: kebab(name),
    summary: contract.summary,
    group: 'contract',
    options: optionsFor(contract),
    run: (invocation) => run(contract, connect, invocation),
  }))
}
