// SPDX-License-Identifier: AGPL-3.0-or-later

import { type InstanceWord, instanceWords } from '#apps/cli/instance.words.ts'
import { fill, type Language, type Text } from '#kernel/words.ts'

/** In every language, for whoever asks for help. */
export function text(word: InstanceWord, params?: Readonly<Record<string, string>>): Text {
  return { id: sayIn('id', word, params), en: sayIn('en', word, params) }
}

/** In the language of the one who typed. */
export function sayIn(language: Language, word: InstanceWord, params: Readonly<Record<string, string>> = {}): string {
  return fill(instanceWords[language][word], params)
}
