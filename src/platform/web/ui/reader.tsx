// SPDX-License-Identifier: AGPL-3.0-or-later
// Who reads: the language and the day. Components ask here, so that they need neither a clock nor a setting.

import { type ComponentChildren, createContext, type VNode } from 'preact'
import { useContext } from 'preact/hooks'
import type { LocalDate } from '#kernel/time.ts'
import type { Catalogue, Language } from '#kernel/words.ts'
import { formatLength } from '#platform/web/ui/format.ts'
import { uiWords } from '#platform/web/ui/ui.words.ts'
import { type Translate, translate } from '#platform/web/ui/words.ts'

interface Reading {
  readonly language: Language
  readonly today: LocalDate
  /** By how many milliseconds the clock of their device is ahead; behind where it is less than nothing. Nothing where nobody need know. */
  readonly clockOff?: number
}

const ReadingContext = createContext<Reading>({ language: 'id', today: '1970-01-01' })

/** Everything inside is read in this language, on this day, by this clock. */
export function Reader(props: Reading & { readonly children: ComponentChildren }): VNode {
  const { children, ...reading } = props
  return <ReadingContext.Provider value={reading}>{children}</ReadingContext.Provider>
}

export function useReading(): Reading {
  return useContext(ReadingContext)
}

/** The words of a catalogue in the reader's language. */
export function useWords<Key extends string>(catalogue: Catalogue<Key>): Translate<Key> {
  return translate(catalogue, useContext(ReadingContext).language)
}

/** That the clock of their device is wrong, and by how much; undefined where it is not. */
export function useClockWords(): string | undefined {
  const { language, clockOff = 0 } = useReading()
  const t = useWords(uiWords)
  if (clockOff === 0) return undefined
  return t(clockOff > 0 ? 'clock-ahead' : 'clock-behind', { much: formatLength(Math.abs(clockOff), language) })
}
