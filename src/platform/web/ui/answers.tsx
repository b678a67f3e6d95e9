// SPDX-License-Identifier: AGPL-3.0-or-later
// Facts about a person, and the same list when answers are checked before they are sent.

import type { ComponentChildren, VNode } from 'preact'
import { useWords } from '#platform/web/ui/reader.tsx'
import { uiWords } from '#platform/web/ui/ui.words.ts'

interface Fact {
  readonly label: string
  readonly value: ComponentChildren
}

/** Facts as a quiet list. */
export function Facts(props: { readonly facts: readonly Fact[] }): VNode {
  return (
    <dl class="facts">
      {props.facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}

interface CheckedAnswer extends Fact {
  /** Back to this question: an address, or what to do. Absent where it cannot be changed. */
  readonly change?: string | (() => void) | undefined
}

/** Check your answers: each with its way back. */
export function CheckAnswers(props: { readonly answers: readonly CheckedAnswer[] }): VNode {
  const t = useWords(uiWords)
  return (
    <dl class="answers">
      {props.answers.map(({ label, value, change }) => {
        const text = (
          <>
            {t('change')}
            <span class="vh"> {label}</span>
          </>
        )
        return (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
            {change !== undefined && (
              <dd class="change">
                {typeof change === 'string' ? (
                  <a href={change}>{text}</a>
                ) : (
                  <button type="button" onClick={change}>
                    {text}
                  </button>
                )}
              </dd>
            )}
          </div>
        )
      })}
    </dl>
  )
}
