// SPDX-License-Identifier: AGPL-3.0-or-later

import { fill, type Language } from '#kernel/words.ts'
import { type CliWord, cliWords } from '#platform/cli/cli.words.ts'
import type { Command, Option } from '#platform/cli/command.ts'

export type Say = (word: CliWord, params?: Readonly<Record<string, string>>) => string

export function speaker(language: Language): Say {
  return (word, params) => fill(cliWords[language][word], params)
}

function placeholder(option: Option): string {
  if (option.kind === 'flag') return ''
  if (option.choices !== undefined && option.choices.length <= 6) return ` ${option.choices.join('|')}`
  return ` ${option.flag.split('-').at(-1)?.toUpperCase() ?? ''}`
}

function optionLine(option: Option, language: Language, say: Say): string {
  const long = option.choices !== undefined && option.choices.length > 6 ? [option.choices.join(' ')] : []
  const notes = [...(option.required ? [say('required')] : []), ...(option.about === undefined ? [] : [option.about[language]]), ...long]
  return `  --${option.flag}${placeholder(option)}${notes.length === 0 ? '' : `   ${notes.join('; ')}`}`
}

/** All commands for a program to read. */
export function listed(commands: readonly Command[], language: Language): object {
  return { commands: commands.map(({ name, summary, group }) => ({ name, summary: summary[language], group })) }
}

/** One command with its fields, for a program to read. */
export function optionsListed({ name, summary, options }: Command, language: Language): object {
  const shown = options.map(({ key: _key, about, ...option }) => ({
    ...option,
    ...(about === undefined ? {} : { about: about[language] }),
  }))
  return { name, summary: summary[language], options: shown }
}

/** All commands, each with its sentence. */
export function overview(commands: readonly Command[], title: string, language: Language): string {
  const say = speaker(language)
  const width = Math.max(...commands.map((command) => command.name.length)) + 2
  const group = (name: Command['group'], heading: string): string[] => [
    '',
    `${heading}:`,
    ...commands.filter((command) => command.group === name).map((command) => `  ${command.name.padEnd(width)}${command.summary[language]}`),
  ]
  return [
    title,
    say('usage'),
    ...group('instance', say('group-instance')),
    ...group('contract', say('group-contract')),
    '',
    `--json   ${say('json-help')}`,
    `--lang   ${say('lang-help')}`,
    '',
    say('more-help'),
  ].join('\n')
}

/** One command with its fields. */
export function detail(command: Command, language: Language): string {
  const say = speaker(language)
  const places = command.options.filter((option) => option.positional === true).map((option) => ` [${option.flag.toUpperCase()}]`)
  return [
    command.summary[language],
    '',
    say('usage-of', { name: `${command.name}${places.join('')}` }),
    '',
    `${say('options')}:`,
    ...command.options.map((option) => optionLine(option, language, say)),
    `  --json   ${say('json-help')}`,
    `  --lang id|en   ${say('lang-help')}`,
  ].join('\n')
}
