// SPDX-License-Identifier: AGPL-3.0-or-later
// All that needs fixing, at the top, each a link to its question. Focus moves here when a form comes back.

import type { VNode } from 'preact'
import { Glyph } from '#platform/web/ui/icons.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { uiWords } from '#platform/web/ui/ui.words.ts'

/** What to fix; `field` is the question's id, empty when it concerns the whole form. */
interface Fault {
  readonly field: string
  readonly message: string
}

export const errorSummaryId = 'error-summary'

/** Nothing when there is nothing to fix. The same words stand beside each field. */
export function ErrorSummary(props: { readonly faults: readonly Fault[] }): VNode | null {
  const t = useWords(uiWords)
  if (props.faults.length === 0) return null
  const titleId = `${errorSummaryId}-title`
  return (
    <section class="error-summary" id={errorSummaryId} tabIndex={-1} aria-labelledby={titleId}>
      <h2 id={titleId}>
        <Glyph name="warning" />
        <span>{props.faults.length === 1 ? t('error-summary-one') : t('error-summary-many', { count: props.faults.length })}</span>
      </h2>
      <ul class="faults">
        {props.faults.map((fault) => (
          <li key={`${fault.field} ${fault.message}`}>{fault.field ? <a href={`#${fault.field}`}>{fault.message}</a> : fault.message}</li>
        ))}
      </ul>
    </section>
  )
}
