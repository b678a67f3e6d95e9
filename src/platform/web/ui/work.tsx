// SPDX-License-Identifier: AGPL-3.0-or-later
// The work list: groups (late, today, this week) of rows; a row is a person, the step, why it is mine, and one button.

import type { ComponentChildren, VNode } from 'preact'
import type { LocalDate } from '#kernel/time.ts'
import { formatNumber } from '#platform/web/ui/format.ts'
import { Glyph, type IconName } from '#platform/web/ui/icons.tsx'
import { useReading } from '#platform/web/ui/reader.tsx'
import { Due } from '#platform/web/ui/status.tsx'

interface WorkGroupProps {
  readonly id: string
  readonly title: string
  /** All that belong here, also those not yet shown. */
  readonly count: number
  readonly tone: 'late' | 'dawn' | 'line'
  readonly children: ComponentChildren
}

const iconOfGroup: Readonly<Record<WorkGroupProps['tone'], IconName>> = { late: 'warning', dawn: 'clock', line: 'calendar' }

/** A group of rows with its count. */
export function WorkGroup(props: WorkGroupProps): VNode {
  const { language } = useReading()
  return (
    <section class="group" aria-labelledby={props.id}>
      <h2 class={`group-head tone-${props.tone}`} id={props.id}>
        <Glyph name={iconOfGroup[props.tone]} />
        <span>{props.title}</span>
        <span class="group-count">{formatNumber(props.count, language)}</span>
      </h2>
      <ol class="rows">{props.children}</ol>
    </section>
  )
}

interface WorkRowProps {
  readonly id?: string | undefined
  readonly href: string
  /** The person. */
  readonly name: string
  readonly step: string
  /** Why it is mine, or where: *Desa Wringinpitu · naik dari desa*. */
  readonly why?: ComponentChildren
  readonly due: LocalDate
  /** The one button. */
  readonly action?: ComponentChildren
  /** The row the keyboard stands on. */
  readonly active?: boolean | undefined
}

/** A row of work. */
export function WorkRow(props: WorkRowProps): VNode {
  return (
    <li class={props.active ? 'row row-active' : 'row'} id={props.id} aria-current={props.active ? 'true' : undefined}>
      <div>
        <a class="row-name" href={props.href}>
          {props.name}
        </a>
        <span class="row-step">{props.step}</span>
        {props.why && <span class="row-why">{props.why}</span>}
      </div>
      <div class="row-side">
        <Due date={props.due} />
        {props.action}
      </div>
    </li>
  )
}
