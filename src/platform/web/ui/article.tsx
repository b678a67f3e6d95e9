// SPDX-License-Identifier: AGPL-3.0-or-later
// Under which article, and how sure we are of it.

import type { VNode } from 'preact'
import { citation, type Standing } from '#kernel/law.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { uiWords } from '#platform/web/ui/ui.words.ts'

interface ArticleProps {
  /** As the law tables have it: *UU 18/2017 art 13c*. */
  readonly article: string
  readonly standing: Standing
  /** Leads to what the article says; left out where the whole line is a link or a button already. */
  readonly linked?: true | undefined
}

/** Where one reads what a legal basis says. */
export function lawHref(legalBasis: string): string {
  return `/laws?of=${encodeURIComponent(legalBasis)}`
}

/** A legal basis with its standing. */
export function Article(props: ArticleProps): VNode {
  const t = useWords(uiWords)
  const { language } = useReading()
  const words = citation(props.article, language)
  return (
    <span class="article">
      {props.linked ? <a href={lawHref(props.article)}>{words}</a> : <span>{words}</span>}{' '}
      <span class={`standing standing-${props.standing}`} title={t(`standing-${props.standing}-long`)}>
        {t(`standing-${props.standing}`)}
      </span>
    </span>
  )
}
