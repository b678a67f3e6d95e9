// SPDX-License-Identifier: AGPL-3.0-or-later
// Who reads: the language and the day. Components ask here, so that they need neither a clock nor a setting.

import { type ComponentChildren, createContext, type VNode } from 'preact'
import { useContext } from 'preact/hooks'
import type { LocalDate } from '#kernel/time.ts'
import type { Catalogue, Language } from '#kernel/words.ts'
import { type Translate, translate } from '#platform/web/ui/words.ts'

interface Reading {
  readonly language: Language
  readonly today: LocalDate
}

const ReadingContext = createContext<Reading>({ language: 'id', today: '1970-01-01' })

/** Everything inside is read in this language, on this day. */
export function Reader(props: Reading & { readonly children: ComponentChildren }): VNode {
  return <ReadingContext.Provider value={{ language: props.language, today: props.today }}>{props.children}</ReadingContext.Provider>
}

export function useReading(): Reading {
  return useContext(ReadingContext)
}

/** The words of a catalogue in the reader's language. */
export function useWords<Key extends string>(catalogue: Catalogue<Key>): Translate<Key> {
  return translate(catalogue, useContext(ReadingContext).language)
}
