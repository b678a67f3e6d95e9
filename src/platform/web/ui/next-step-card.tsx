// SPDX-License-Identifier: AGPL-3.0-or-later
// The one card under the path: what, who, by when, why, and the button that does it.

import type { ComponentChildren, VNode } from 'preact'
import type { Standing } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'
import { Article } from '#platform/web/ui/article.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { DateText, Due } from '#platform/web/ui/status.tsx'
import { uiWords } from '#platform/web/ui/ui.words.ts'

interface NextStepCardProps {
  /** The step as something one does: *Sahkan surat izin keluarga*. */
  readonly what: string
  /** The office, and the person when known: *Desa Wringinpitu*. */
  readonly who: string
  readonly due: LocalDate
  readonly why: {
    readonly article: string
    readonly standing: Standing
    readonly text?: string | undefined
  }
  /** The main button, and at most one quiet one. Absent where another office must act. */
  readonly action?: ComponentChildren
  /** A sentence when the step has climbed or is unusual: *Diteruskan ke Disnaker sejak 8 Mei karena lewat tenggat*. */
  readonly note?: string | undefined
  /** Replaces *Langkah berikutnya* above the title. */
  readonly eyebrow?: string | undefined
  readonly id?: string | undefined
}

/** The next step of a file. */
export function NextStepCard(props: NextStepCardProps): VNode {
  const t = useWords(uiWords)
  const id = props.id ?? 'next-step'
  return (
    <section class="next-step" aria-labelledby={id}>
      <div class="next-step-head">
        <p class="eyebrow">{props.eyebrow ?? t('next-step')}</p>
        <h2 id={id}>{props.what}</h2>
        {props.note && <p class="next-step-note">{props.note}</p>}
      </div>
      <dl class="next-step-facts">
        <div>
          <dt>{t('who')}</dt>
          <dd>{props.who}</dd>
        </div>
        <div>
          <dt>{t('when')}</dt>
          <dd>
            <DateText date={props.due} /> <Due date={props.due} />
          </dd>
        </div>
        <div>
          <dt>{t('why')}</dt>
          <dd>
            <Article article={props.why.article} standing={props.why.standing} linked />
            {props.why.text && <span class="next-step-why">{props.why.text}</span>}
          </dd>
        </div>
      </dl>
      {props.action && <div class="btn-row">{props.action}</div>}
    </section>
  )
}
