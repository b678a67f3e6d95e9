// SPDX-License-Identifier: AGPL-3.0-or-later
// Nothing there yet, and still on its way.

import type { ComponentChildren, VNode } from 'preact'
import { Glyph, type IconName } from '#platform/web/ui/icons.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { uiWords } from '#platform/web/ui/ui.words.ts'

interface EmptyStateProps {
  readonly icon: IconName
  readonly title: string
  /** What will appear here, and why it is empty. */
  readonly children: ComponentChildren
  /** One useful thing to do meanwhile. */
  readonly action?: ComponentChildren
}

/** An empty place that says what will appear. */
export function EmptyState(props: EmptyStateProps): VNode {
  return (
    <div class="empty">
      <Glyph name={props.icon} />
      <h2>{props.title}</h2>
      <p>{props.children}</p>
      {props.action}
    </div>
  )
}

/** Lines where rows will be; said once to a screen reader. */
export function Skeleton(props: { readonly lines?: number | undefined }): VNode {
  const t = useWords(uiWords)
  return (
    <div class="skeleton" role="status">
      <p class="vh">{t('loading')}</p>
      {Array.from({ length: props.lines ?? 5 }, (_, line) => (
        <span key={line} aria-hidden="true" />
      ))}
    </div>
  )
}

/** How far something long has come. */
export function Progress(props: { readonly id: string; readonly label: string; readonly done: number; readonly total: number }): VNode {
  return (
    <div class="progress">
      <label for={props.id}>{props.label}</label>
      <progress id={props.id} value={props.done} max={props.total} />
    </div>
  )
}
