// SPDX-License-Identifier: AGPL-3.0-or-later
// The icons of a call, drawn as the others are, and loaded with it alone.

import type { VNode } from 'preact'

const shapes = {
  mic: 'M10 12a2.6 2.6 0 0 0 2.6-2.6V5.1a2.6 2.6 0 0 0-5.2 0v4.3A2.6 2.6 0 0 0 10 12ZM5 9.5a5 5 0 0 0 10 0M10 14.5V17.5',
  'mic-off': 'M12.6 8V5.1a2.6 2.6 0 0 0-5.1-.7M7.4 8v1.4a2.6 2.6 0 0 0 4 2.2M5 9.5a5 5 0 0 0 7.9 4M15 9.5v.4M10 14.5V17.5M3.5 3.5l13 13',
  cam: 'M2.5 5.5h10v9h-10zM12.5 9l5-3v8l-5-3',
  'cam-off': 'M5 5.5h7.5V12M12.5 14.5h-10v-9M12.5 9l5-3v8l-2.5-1.5M2.5 2.5l15 15',
  screen: 'M2.5 4h15v9.5h-15zM7 17h6M10 13.5V17M10 11V6.8M8 8.5l2-2 2 2',
  hand: 'M6 10V5.2a1.2 1.2 0 0 1 2.4 0V9M8.4 9V3.7a1.2 1.2 0 0 1 2.4 0V9M10.8 9V4.7a1.2 1.2 0 0 1 2.4 0V10M13.2 10V7a1.2 1.2 0 0 1 2.4 0v5c0 3.2-2 5.5-5.2 5.5-2.6 0-3.9-1.2-5-3.4L4 11.6a1.2 1.2 0 0 1 2-1.3l.9 1.2',
} as const

export type CallIcon = keyof typeof shapes

/** The drawing alone; its word stands beside it. */
export function CallGlyph(props: { readonly name: CallIcon }): VNode {
  return (
    <svg class="glyph" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={shapes[props.name]} fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  )
}
