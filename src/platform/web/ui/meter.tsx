// SPDX-License-Identifier: AGPL-3.0-or-later
// How far something has come towards a goal, as a picture and as a number.

import type { VNode } from 'preact'

interface MeterProps {
  /** Whose, and of what; read out with the bar: *Jam hadir Siti Aminah*. */
  readonly label: string
  readonly value: number
  readonly goal: number
  /** The same in words: *24 dari 40 JP*. */
  readonly text: string
}

export function Meter(props: MeterProps): VNode {
  return (
    <span class={props.value >= props.goal ? 'meter meter-reached' : 'meter'}>
      <progress aria-label={props.label} value={Math.min(props.value, props.goal)} max={props.goal} />
      <span class="nowrap">{props.text}</span>
    </span>
  )
}
