// SPDX-License-Identifier: AGPL-3.0-or-later
// One set of line icons on a 20 px grid, drawn for Kawal. An icon never stands alone: it comes with its word.

import type { VNode } from 'preact'

const shapes = {
  home: 'M3 9.5 10 3.5l7 6M5 8v8.5h10V8M8.5 16.5v-5h3v5',
  work: 'M8 5h9M8 10h9M8 15h9M3 5l1 1 1.8-2M3 10l1 1 1.8-2M3 15l1 1 1.8-2',
  list: 'M7.5 5H17M7.5 10H17M7.5 15H17M3.5 5h.01M3.5 10h.01M3.5 15h.01',
  people:
    'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2 16.5c0-3 2.4-4.8 5.5-4.8S13 13.5 13 16.5M12.5 3.8a3 3 0 0 1 0 5.6M15 12.2c1.9.7 3 2.2 3 4.3',
  person: 'M10 9.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4ZM3.5 17c.3-3.3 2.9-5 6.5-5s6.2 1.7 6.5 5',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4',
  plus: 'M10 4v12M4 10h12',
  check: 'M4 10.5l4 4 8-9',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6v4.2l2.8 1.8',
  warning: 'M10 3.5 17.5 16.5h-15L10 3.5ZM10 8.5v3.5M10 14.3h.01',
  flag: 'M5 17.5V3M5 4c3-1.5 5 1.5 10 0v7.5c-5 1.5-7-1.5-10 0',
  calendar: 'M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5',
  certificate: 'M4 3h12v9.5H4zM7 6.2h6M7 9.2h2.5M12.5 14.5a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM11.3 14.2 11 18l1.5-.9L14 18l-.3-3.8',
  training: 'M1.5 7.5 10 3.5l8.5 4-8.5 4-8.5-4ZM5 9.3v4.2c2.8 2.3 7.2 2.3 10 0V9.3M18.5 7.5v5',
  plane:
    'M10.2 2.5c.9 0 1.3 1.1 1.3 2.5v3l6 3.6v1.7l-6-1.7v3.2l1.8 1.3v1.4l-3.1-.9-3.1.9v-1.4l1.8-1.3v-3.2l-6 1.7v-1.7L8.9 8V5c0-1.4.4-2.5 1.3-2.5Z',
  house: 'M2.5 10 10 4l7.5 6M4.5 8.5v8h11v-8M2 16.5h16',
  village: 'M2 11l4-3.5L10 11v5.5H2V11ZM10 9.5 14 6l4 3.5v7h-8M5 16.5v-3h2v3M13 16.5v-4h2v4M5 4.5h.01M9 3.5h.01',
  phone: 'M4 3.5h3l1.5 4-2 1.5a10 10 0 0 0 4.5 4.5l1.5-2 4 1.5v3c0 .6-.4 1-1 1C9.5 16.5 3.5 10.5 3 4.5c0-.6.4-1 1-1Z',
  camera: 'M3 6.5h3l1.4-2h5.2l1.4 2h3v10H3zM10 14a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6Z',
  document: 'M5 2.5h6.5L15.5 6.5v11H5zM11 2.5V7h4.5M7.8 10.5h5M7.8 13.5h5',
  lock: 'M4.5 9h11v8h-11zM6.8 9V6.5a3.2 3.2 0 0 1 6.4 0V9M10 12.2v1.8',
  'log-out': 'M12 6V3.5H3.5v13H12V14M8 10h9M14 7l3 3-3 3',
  settings: 'M3 6h7M14 6h3M3 14h3M10 14h7M12 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM8 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  'chevron-down': 'M5 7.5l5 5 5-5',
  'chevron-right': 'M7.5 5l5 5-5 5',
  'arrow-left': 'M16.5 10h-13M8.5 5l-5 5 5 5',
  'arrow-right': 'M3.5 10h13M11.5 5l5 5-5 5',
  undo: 'M7 4 3.5 7.5 7 11M3.5 7.5h8a4.5 4.5 0 0 1 0 9H8',
  filter: 'M3 4.5h14M5.5 10h9M8.5 15.5h3',
  chart: 'M3 3v14h14M7 14v-3.5M11 14V6.5M15 14V9',
  globe: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM3 10h14M10 3c2.5 2 3.2 4.5 3.2 7S12.5 15 10 17c-2.5-2-3.2-4.5-3.2-7S7.5 5 10 3Z',
  sun: 'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM10 1.8v2M10 16.2v2M1.8 10h2M16.2 10h2M4.2 4.2l1.4 1.4M14.4 14.4l1.4 1.4M15.8 4.2l-1.4 1.4M5.6 14.4l-1.4 1.4',
  moon: 'M16.5 12A7 7 0 0 1 8 3.5 7 7 0 1 0 16.5 12Z',
  printer: 'M6 7V3h8v4M6 14H3.5V7h13v7H14M6 11.5h8V17H6z',
  link: 'M8.5 11.5a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.3l1-1',
  close: 'M5 5l10 10M15 5 5 15',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  info: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 9v4.5M10 6.4h.01',
  law: 'M10 3v14M6 17h8M4 5.5h12M4 5.5 1.8 11a2.3 2.3 0 0 0 4.4 0L4 5.5ZM16 5.5 13.8 11a2.3 2.3 0 0 0 4.4 0L16 5.5Z',
} as const

export type IconName = keyof typeof shapes

/** The drawing alone, hidden from screen readers; only where the word stands beside it already. */
export function Glyph(props: { readonly name: IconName }): VNode {
  return (
    <svg class="glyph" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={shapes[props.name]} fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  )
}

/** An icon and its word. */
export function Icon(props: { readonly name: IconName; readonly label: string }): VNode {
  return (
    <span class="icon">
      <Glyph name={props.name} />
      <span>{props.label}</span>
    </span>
  )
}

/** The mark of Kawal: a station passed, the one we stand at, and the one ahead. */
export function Mark(): VNode {
  return (
    <svg class="brand-mark" viewBox="0 0 44 20" width="44" height="20" aria-hidden="true" focusable="false">
      <path d="M6 10h14" stroke="currentColor" stroke-width="2.5" />
      <path d="M27 10h8" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2 2.5" />
      <circle cx="6" cy="10" r="5" fill="currentColor" />
      <circle cx="22" cy="10" r="6.5" fill="none" stroke="currentColor" stroke-width="2.5" />
      <circle cx="22" cy="10" r="2.5" fill="currentColor" />
      <circle cx="38" cy="10" r="4" fill="none" stroke="currentColor" stroke-width="1.6" />
    </svg>
  )
}
