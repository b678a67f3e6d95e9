// SPDX-License-Identifier: AGPL-3.0-or-later
// What a legal basis cites, found among the texts. Pure.

import type { LawText } from '#laws/core/text.ts'
import { lawTexts } from '#laws/core/texts.ts'

/** A text with those of its articles that are cited, as they are cited: `42b`. */
export interface Cited {
  readonly text: LawText
  readonly articles: readonly string[]
}

export interface Basis {
  readonly cited: readonly Cited[]
  /** What is cited and not among the texts, as it was written. */
  readonly unknown: readonly string[]
}

/** `49-51` is three articles; `4(4)` and `43(1)a` are parts of 4 and 43, as `42b` is of 42. */
function articlesOf(list: string): readonly string[] {
  return list.split(/,\s*/).flatMap((each) => {
    const [, from = '', to = ''] = /^(\d+)-(\d+)$/.exec(each) ?? []
    if (from === '') return [each.replace(/\(\d+\)[a-z]?$/, '')]
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => String(Number(from) + index))
  })
}

/** Reads *UU 18/2017 art 42a; PP 59/2021 art 4*. */
export function readBasis(legalBasis: string): Basis {
  const cited: Cited[] = []
  const unknown: string[] = []
  for (const part of legalBasis.split(/;\s*/)) {
    const [cite = '', list] = part.trim().split(/ art /)
    const text = lawTexts.find((each) => each.cite === cite)
    if (text === undefined) unknown.push(part)
    else cited.push({ text, articles: list === undefined ? [] : articlesOf(list) })
  }
  return { cited, unknown }
}

/** What an article says: its own words, or those of the article that it is a part of. */
export function saidOf(text: LawText, article: string): LawText['articles'][string] | undefined {
  return text.articles[article] ?? text.articles[article.replace(/[a-z]$/, '')]
}
