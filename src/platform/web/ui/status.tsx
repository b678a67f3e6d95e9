// SPDX-License-Identifier: AGPL-3.0-or-later
// Where something stands: a shape, a word and a colour, always the three together.

import type { ComponentChildren, VNode } from 'preact'
import type { LocalDate } from '#kernel/time.ts'
import { type Urgency, urgencyOf } from '#kernel/work.ts'
import { dueWords, formatDate, sentenceCase } from '#platform/web/ui/format.ts'
import { Glyph, type IconName } from '#platform/web/ui/icons.tsx'
import { useReading } from '#platform/web/ui/reader.tsx'

export type Tone = 'plain' | 'sea' | 'dawn' | 'late' | 'good'

const iconOfTone: Readonly<Record<Tone, IconName>> = { plain: 'info', sea: 'info', dawn: 'clock', late: 'warning', good: 'check' }

/** A status in one or two words. */
export function Badge(props: { readonly tone: Tone; readonly icon?: IconName | undefined; readonly children: ComponentChildren }): VNode {
  return (
    <span class={`badge tone-${props.tone}`}>
      <Glyph name={props.icon ?? iconOfTone[props.tone]} />
      <span>{props.children}</span>
    </span>
  )
}

const toneOfUrgency: Readonly<Record<Urgency, Tone>> = { late: 'late', today: 'dawn', week: 'dawn', later: 'plain' }
const iconOfUrgency: Readonly<Record<Urgency, IconName>> = { late: 'warning', today: 'clock', week: 'clock', later: 'calendar' }

/** How near a due date is: *Terlambat 3 hari*, *Hari ini*, *5 hari lagi*. */
export function Due(props: { readonly date: LocalDate }): VNode {
  const { language, today } = useReading()
  const urgency = urgencyOf(props.date, today)
  return (
    <Badge tone={toneOfUrgency[urgency]} icon={iconOfUrgency[urgency]}>
      {sentenceCase(dueWords(props.date, today, language))}
    </Badge>
  )
}

/** A date in words, never broken over two lines. */
export function DateText(props: { readonly date: LocalDate }): VNode {
  const { language } = useReading()
  return (
    <time class="nowrap" dateTime={props.date}>
      {formatDate(props.date, language)}
    </time>
  )
}
