// SPDX-License-Identifier: AGPL-3.0-or-later
// What a file must hold before departure, each with its article; and its history, in sentences.

import type { ComponentChildren, VNode } from 'preact'
import type { Standing } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'
import { Article } from '#platform/web/ui/article.tsx'
import { Glyph, type IconName } from '#platform/web/ui/icons.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { DateText } from '#platform/web/ui/status.tsx'
import { uiWords } from '#platform/web/ui/ui.words.ts'

export type MilestoneState = 'done' | 'missing' | 'waiting' | 'expired' | 'revoked' | 'when-it-happens' | 'not-needed'

interface MilestoneRowProps {
  /** Where links to it go. */
  readonly id?: string | undefined
  readonly title: string
  readonly state: MilestoneState
  /** A short fact beside the state: *3 Mei 2026, Bu Rini*. */
  readonly note?: ComponentChildren
  readonly article: { readonly article: string; readonly standing: Standing; readonly href?: string | undefined }
  readonly action?: ComponentChildren
  /** What stands behind it: who, papers, deadline, what one may do. With it the row unfolds. */
  readonly more?: ComponentChildren
}

const looks: Readonly<Record<MilestoneState, { readonly tone: string; readonly icon?: IconName }>> = {
  done: { tone: 'good', icon: 'check' },
  missing: { tone: 'none' },
  waiting: { tone: 'dawn', icon: 'clock' },
  expired: { tone: 'late', icon: 'warning' },
  revoked: { tone: 'late', icon: 'warning' },
  'when-it-happens': { tone: 'none' },
  'not-needed': { tone: 'none' },
}

function Ring(): VNode {
  return (
    <svg class="glyph ring" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <circle cx="10" cy="10" r="6" fill="none" stroke="currentColor" stroke-width="1.6" />
    </svg>
  )
}

/** Article and note below the title, on a line that takes what fits. */
function Head(props: MilestoneRowProps): VNode {
  const t = useWords(uiWords)
  const { icon } = looks[props.state]
  return (
    <>
      {icon ? <Glyph name={icon} /> : <Ring />}
      <span class="milestone-text">
        <span class="milestone-head">
          <span>{props.title}</span>
          <span class="milestone-state">{t(`milestone-${props.state}`)}</span>
        </span>
        <span class="milestone-body">
          <Article {...props.article} />
          {props.note && <span>{props.note}</span>}
        </span>
      </span>
    </>
  )
}

/** One milestone. */
export function MilestoneRow(props: MilestoneRowProps): VNode {
  const { tone } = looks[props.state]
  return (
    <li id={props.id} class={`milestone milestone-${props.state} tone-${tone}`}>
      {props.more === undefined ? (
        <div class="milestone-line">
          <Head {...props} />
        </div>
      ) : (
        <details>
          <summary class="milestone-line">
            <Head {...props} />
            <Glyph name="chevron-down" />
          </summary>
          <div class="milestone-more">{props.more}</div>
        </details>
      )}
      {props.action && <div class="milestone-action">{props.action}</div>}
    </li>
  )
}

/** The milestones of a file. */
export function MilestoneList(props: { readonly children: ComponentChildren }): VNode {
  return <ul class="rows">{props.children}</ul>
}

interface Happening {
  readonly id: string
  readonly on: LocalDate
  /** A whole sentence: who did what. */
  readonly text: ComponentChildren
  /** What it changed, in its parts. */
  readonly more?: ComponentChildren
  /** What backs it, folded. */
  readonly proof?: ComponentChildren
}

/** What happened, newest first. */
export function History(props: { readonly happenings: readonly Happening[] }): VNode {
  return (
    <ol class="history">
      {props.happenings.map((happening) => (
        <li key={happening.id}>
          <DateText date={happening.on} />
          {happening.text}
          {happening.more}
          {happening.proof}
        </li>
      ))}
    </ol>
  )
}
