// SPDX-License-Identifier: AGPL-3.0-or-later
// From what was typed to the values of one command, or what was not understood, in words.

import { parseArgs } from 'node:util'
import type { CliWord } from '#platform/cli/cli.words.ts'
import type { Option, Values } from '#platform/cli/command.ts'
import { nearest } from '#platform/server/nearest.ts'

export interface Misunderstood {
  readonly word: CliWord
  readonly params: Readonly<Record<string, string>>
}

export type Parsed = { readonly ok: true; readonly values: Values } | { readonly ok: false; readonly fault: Misunderstood }

function fault(word: CliWord, params: Readonly<Record<string, string>> = {}): { readonly ok: false; readonly fault: Misunderstood } {
  return { ok: false, fault: { word, params } }
}

type Read = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: Misunderstood }

function read(option: Option, text: string): Read {
  const { flag } = option
  switch (option.kind) {
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text) ? { ok: true, value: Number(text) } : fault('option-number', { flag })
    case 'json':
      try {
        return { ok: true, value: JSON.parse(text) }
      } catch {
        return fault('option-json', { flag })
      }
    case 'text':
    case 'list':
    case 'flag':
      if (option.choices !== undefined && !option.choices.includes(text))
        return fault('option-choices', { flag, choices: option.choices.join(', ') })
      return { ok: true, value: text }
  }
}

export function parseOptions(args: readonly string[], options: readonly Option[]): Parsed {
  const byFlag = new Map(options.map((option) => [option.flag, option]))
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    options: Object.fromEntries(options.map((option) => [option.flag, { type: option.kind === 'flag' ? 'boolean' : 'string' } as const])),
  })
  const values: Record<string, unknown> = {}
  const rest: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') rest.push(token.value)
    if (token.kind !== 'option') continue
    const { name: flag, value, inlineValue } = token
    const option = byFlag.get(flag)
    if (option === undefined) {
      const known = [...byFlag.keys()]
      return known.length === 0 ? fault('no-options', { flag }) : fault('unknown-option', { flag, nearest: nearest(flag, known) })
    }
    if (option.kind === 'flag') {
      if (value !== undefined) return fault('option-is-flag', { flag })
      values[option.key] = true
      continue
    }
    if (value === undefined || (inlineValue !== true && value.startsWith('--'))) return fault('option-needs-value', { flag })
    const one = read(option, value)
    if (!one.ok) return one
    const before = values[option.key]
    if (option.kind === 'list') values[option.key] = Array.isArray(before) ? [...before, one.value] : [one.value]
    else if (before !== undefined) return fault('option-repeated', { flag })
    else values[option.key] = one.value
  }
  return place(rest, options, values)
}

/** Puts what came without a name in its place, and looks whether all that is needed is there. */
function place(rest: readonly string[], options: readonly Option[], named: Values): Parsed {
  const values: Record<string, unknown> = { ...named }
  const open = options.filter((option) => option.positional === true && values[option.key] === undefined)
  for (const [index, value] of rest.entries()) {
    const option = open[index]
    if (option === undefined) return fault('too-many', { value })
    const one = read(option, value)
    if (!one.ok) return one
    values[option.key] = one.value
  }
  const missing = options.find((option) => option.required && values[option.key] === undefined)
  return missing === undefined ? { ok: true, values } : fault('option-missing', { flag: missing.flag })
}
