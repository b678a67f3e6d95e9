// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of a catalogue in the reader's language.

import { type Catalogue, fill, type Language } from '#kernel/words.ts'

/** One text in each language, for the few that stand alone (a menu entry, a page title). */
export type Text = Readonly<Record<Language, string>>

/** Gives a text of a catalogue by its key, with `{name}` parameters put in. */
export type Translate<Key extends string> = (key: Key, params?: Readonly<Record<string, string | number>>) => string

/** The words of a catalogue in one language. */
export function translate<Key extends string>(catalogue: Catalogue<Key>, language: Language): Translate<Key> {
  return (key, params) => fill(catalogue[language][key], params)
}
