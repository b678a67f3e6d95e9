// SPDX-License-Identifier: AGPL-3.0-or-later

import { fill, type Language } from '#kernel/words.ts'
import { type StartWord, startWords } from '#platform/server/start.words.ts'

interface Params {
  readonly [name: string]: string | number | Said
}

/** A word with what it speaks of, which may itself be a word. */
export type Said = readonly [word: StartWord, params?: Params]

function speak(language: Language, [word, params = {}]: Said): string {
  const spoken = Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? speak(language, value) : value])
  return fill(startWords[language][word], Object.fromEntries(spoken))
}

/** Why Kawal cannot start, for the person at the terminal: the command line says it in their language, without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError'
  readonly #lines: readonly Said[]

  constructor(...lines: readonly Said[]) {
    super(lines.map((line) => speak('en', line)).join('\n'))
    this.#lines = lines
  }

  in(language: Language): string {
    return this.#lines.map((line) => speak(language, line)).join('\n')
  }
}
