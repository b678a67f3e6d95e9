// SPDX-License-Identifier: AGPL-3.0-or-later
// Notices, and the refusal: what is missing, under which article, and how to get it. Never blames.

import type { ComponentChildren, VNode } from 'preact'
import type { Standing } from '#kernel/law.ts'
import { Article } from '#platform/web/ui/article.tsx'
import { Glyph, type IconName } from '#platform/web/ui/icons.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import type { Tone } from '#platform/web/ui/status.tsx'
import { uiWords } from '#platform/web/ui/ui.words.ts'

const iconOfTone: Readonly<Record<Tone, IconName>> = { plain: 'info', sea: 'info', dawn: 'flag', late: 'warning', good: 'check' }

interface NoticeProps {
  readonly tone: Tone
  readonly title: string
  readonly icon?: IconName | undefined
  /** Read out at once when it appears; for what answers an action. */
  readonly live?: boolean | undefined
  readonly children?: ComponentChildren
}

/** Something to know. */
export function Notice(props: NoticeProps): VNode {
  return (
    <div class={`notice tone-${props.tone}`} role={props.live ? 'alert' : undefined}>
      <p class="notice-title">
        <Glyph name={props.icon ?? iconOfTone[props.tone]} />
        <span>{props.title}</span>
      </p>
      {props.children}
    </div>
  )
}

interface FailedGuardText {
  readonly guard: string
  /** What is missing. */
  readonly message: string
  /** How to get it. */
  readonly how?: string | undefined
  readonly legalBasis: string
  readonly standing: Standing
  /** Goes and does it. */
  readonly action?: ComponentChildren
}

interface RefusalProps {
  /** *Belum bisa dilakukan* by default. */
  readonly title?: string | undefined
  readonly lead?: string | undefined
  readonly guards?: readonly FailedGuardText[] | undefined
  readonly children?: ComponentChildren
}

/** A rule said no: every guard that fails, each with its article and how to satisfy it. */
export function RefusalNotice(props: RefusalProps): VNode {
  const t = useWords(uiWords)
  return (
    <Notice tone="late" title={props.title ?? t('refusal-title')} live>
      {props.lead && <p>{props.lead}</p>}
      {props.guards && props.guards.length > 0 && (
        <ul class="guards">
          {props.guards.map((guard) => (
            <li key={guard.guard}>
              <strong>{guard.message}</strong>
              {guard.how && (
                <p class="guard-how">
                  {t('refusal-how')}: {guard.how}
                </p>
              )}
              <Article article={guard.legalBasis} standing={guard.standing} linked />
              {guard.action && <div class="guard-action">{guard.action}</div>}
            </li>
          ))}
        </ul>
      )}
      {props.children}
    </Notice>
  )
}
