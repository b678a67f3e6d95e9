// SPDX-License-Identifier: AGPL-3.0-or-later
// The command line: finds the command, reads its values, runs it, and ends with an honest code.

import { type Language, languages } from '#kernel/words.ts'
import { parseOptions } from '#platform/cli/arguments.ts'
import type { Command, ExitCode, Option, Screen } from '#platform/cli/command.ts'
import { tell } from '#platform/cli/failure.ts'
import { detail, listed, optionsListed, overview, speaker } from '#platform/cli/help.ts'
import { nearest } from '#platform/server/nearest.ts'

export interface Program {
  readonly title: string
  readonly commands: readonly Command[]
}

export interface Typed {
  readonly args: readonly string[]
  /** As the system says it, e.g. `id_ID.UTF-8`. */
  readonly locale: string | undefined
  readonly screen: Screen
}

/** What every command knows. */
const everywhere: readonly Option[] = [
  { key: 'json', flag: 'json', kind: 'flag', required: false },
  { key: 'help', flag: 'help', kind: 'flag', required: false },
  { key: 'lang', flag: 'lang', kind: 'text', required: false, choices: languages },
]

/** The language asked for among what was typed; otherwise the system's. */
export function languageOf(args: readonly string[], locale: string | undefined): Language {
  const at = args.indexOf('--lang')
  const asked = at === -1 ? args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length) : args[at + 1]
  return languages.find((language) => language === asked) ?? languages.find((language) => locale?.startsWith(language)) ?? 'en'
}

/** Whether one JSON value is wanted, whatever else was typed. */
export function wantsJson(args: readonly string[]): boolean {
  return args.includes('--json')
}

/** What every command knows may also be typed before its name. */
function nameFirst(args: readonly string[]): readonly string[] {
  const [first = ''] = args
  const taken = first === '--lang' ? 2 : first === '--json' || first.startsWith('--lang=') ? 1 : 0
  return taken === 0 || taken >= args.length ? args : [...nameFirst(args.slice(taken)), ...args.slice(0, taken)]
}

function find(
  commands: readonly Command[],
  args: readonly string[],
): { readonly command: Command; readonly rest: readonly string[] } | undefined {
  for (const words of [2, 1]) {
    const name = args.slice(0, words).join(' ')
    const command = commands.find((each) => each.name === name)
    if (command !== undefined && args.length >= words) return { command, rest: args.slice(words) }
  }
  return undefined
}

/** By the whole name or by its first word: who types `regster` means `register-worker`. */
function nearestCommand(name: string, names: readonly string[]): string {
  const byForm = new Map(names.flatMap((each) => [[each.split('-')[0] ?? each, each] as const, [each, each] as const]))
  return byForm.get(nearest(name, [...byForm.keys()])) ?? ''
}

export async function runProgram(program: Program, typed: Typed): Promise<ExitCode> {
  const { screen } = typed
  const json = wantsJson(typed.args)
  const args = nameFirst(typed.args)
  const language = languageOf(args, typed.locale)
  const say = speaker(language)
  const misunderstood = (message: string): ExitCode => {
    tell({ screen, json }, 'misuse', message)
    return 2
  }
  const [first] = args
  if (first === undefined || first === 'help' || first.startsWith('-')) {
    const known = first === undefined || ['help', '--help', '-h', '--json'].includes(first)
    if (!known) return misunderstood(say('usage'))
    screen.out(json ? JSON.stringify(listed(program.commands, language)) : overview(program.commands, program.title, language))
    return 0
  }
  const found = find(program.commands, args)
  if (found === undefined) {
    const within = program.commands.filter((command) => command.name.startsWith(`${first} `))
    const name = within.length > 0 ? args.slice(0, 2).join(' ') : first
    const names = (within.length > 0 ? within : program.commands).map((command) => command.name)
    return misunderstood(say('unknown-command', { name, nearest: within.length > 0 ? names.join(', ') : nearestCommand(name, names) }))
  }
  const { command, rest } = found
  if (rest.includes('--help') || rest.includes('-h')) {
    screen.out(json ? JSON.stringify(optionsListed(command, language)) : detail(command, language))
    return 0
  }
  const misuse = (message: string): ExitCode => misunderstood(`${message}\n${say('see-help', { name: command.name })}`)
  const refuse = (code: string, message: string): ExitCode => {
    tell({ screen, json }, code, message)
    return 1
  }
  const parsed = parseOptions(rest, [...command.options, ...everywhere])
  if (!parsed.ok) return misuse(say(parsed.fault.word, parsed.fault.params))
  return command.run({ values: parsed.values, json, language, screen, refuse, misuse })
}
