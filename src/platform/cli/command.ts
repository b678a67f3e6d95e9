// SPDX-License-Identifier: AGPL-3.0-or-later
// What a command of the command line is, whether it was written or follows from a contract.

import type { Language, Text } from '#kernel/words.ts'

/** 0 done, 1 refused or failed, 2 not understood; nothing while it keeps running. */
export type ExitCode = 0 | 1 | 2 | undefined

export interface Option {
  /** As the command reads it: `birthDate`. */
  readonly key: string
  /** As it is typed after `--`: `birth-date`. */
  readonly flag: string
  readonly kind: 'text' | 'number' | 'flag' | 'json' | 'list'
  readonly required: boolean
  /** It may be given without its name, in this order. */
  readonly positional?: true
  readonly choices?: readonly string[]
  readonly about?: Text
}

export type Values = Readonly<Record<string, unknown>>

export interface Screen {
  readonly out: (line: string) => void
  readonly err: (line: string) => void
}

export interface Invocation {
  readonly values: Values
  /** One JSON value on standard output, nothing else. */
  readonly json: boolean
  readonly language: Language
  readonly screen: Screen
  /** Say why it is not done, with a code for programs; ends with 1. */
  readonly refuse: (code: string, message: string) => ExitCode
  /** Say what was not understood, with the way to the help; ends with 2. */
  readonly misuse: (message: string) => ExitCode
}

export interface Command {
  /** One or two words: `verify`, `token create`. */
  readonly name: string
  readonly summary: Text
  readonly group: 'instance' | 'contract'
  readonly options: readonly Option[]
  readonly run: (invocation: Invocation) => Promise<ExitCode>
}

/** What reads the same in every language. */
export function sameText(text: string): Text {
  return { id: text, en: text }
}

/** `birthDate` → `birth-date`, `RegisterWorker` → `register-worker`. */
export function kebab(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase()
}

interface Described {
  readonly kind?: Option['kind']
  readonly required?: true
  readonly positional?: true
  readonly choices?: readonly string[]
  readonly about?: Text
}

/** Options of a command that is written by hand, by their keys. */
export function optionsOf(described: Readonly<Record<string, Described>>): readonly Option[] {
  return Object.entries(described).map(([key, { kind = 'text', required, ...more }]) => ({
    key,
    flag: kebab(key),
    kind,
    required: required === true,
    ...more,
  }))
}
