// SPDX-License-Identifier: AGPL-3.0-or-later
// What happens on which day, the earliest first; what is still to come is an outline.

import type { ComponentChildren, VNode } from 'preact'
import type { LocalDate } from '#kernel/time.ts'
import { DateText, type Tone } from '#platform/web/ui/status.tsx'

interface TimelineMoment {
  readonly date: LocalDate
  readonly text: string
  readonly tone: Tone
  readonly ahead?: boolean | undefined
  readonly note?: ComponentChildren
}

/** An ordered list, one line a day. */
export function Timeline(props: { readonly label: string; readonly moments: readonly TimelineMoment[] }): VNode {
  return (
    <ol class="timeline" aria-label={props.label}>
      {props.moments.map((moment) => (
        <li key={`${moment.date} ${moment.text}`} class={`moment tone-${moment.tone}${moment.ahead ? ' moment-ahead' : ''}`}>
          <DateText date={moment.date} />
          <span class="moment-text">
            {moment.text}
            {moment.note && <small>{moment.note}</small>}
          </span>
        </li>
      ))}
    </ol>
  )
}
