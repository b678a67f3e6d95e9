// SPDX-License-Identifier: AGPL-3.0-or-later
// Quietly beneath the card of the next step: the steps that follow or wait beside it.

import type { VNode } from 'preact'
import type { Standing } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'
import { Article } from '#platform/web/ui/article.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Due } from '#platform/web/ui/status.tsx'
import { uiWords } from '#platform/web/ui/ui.words.ts'

interface FurtherStep<Owner extends string> {
  readonly code: string
  readonly text: string
  readonly owner: Owner
  readonly due: LocalDate
  readonly legalBasis: string
  readonly standing: Standing
}

interface FurtherStepsProps<Owner extends string> {
  readonly steps: readonly FurtherStep<Owner>[]
  /** What the office of a step is called. */
  readonly office: (owner: Owner) => string
}

/** The steps after the first, folded; nothing where there is none. */
export function FurtherSteps<Owner extends string>({ steps, office }: FurtherStepsProps<Owner>): VNode | null {
  const t = useWords(uiWords)
  if (steps.length === 0) return null
  return (
    <details class="fold further">
      <summary>
        {t('further-steps')} ({steps.length})
      </summary>
      <ul class="rows">
        {steps.map((step) => (
          <li key={step.code} class="row">
            <div>
              <span class="row-step">{step.text}</span>
              <span class="row-why">
                {office(step.owner)} · <Article article={step.legalBasis} standing={step.standing} />
              </span>
            </div>
            <div class="row-side">
              <Due date={step.due} />
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}
