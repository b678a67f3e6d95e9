// SPDX-License-Identifier: AGPL-3.0-or-later
// Preact's types ask for the browser's. In the cores, the pages and the server this file stands in their place, so that
// `document` and `window` stay unknown there; tsconfig.core.json and tsconfig.server.json point at it. Types only, and
// only what a pure component may say about an event or an element it is handed.

interface EventTarget {
  addEventListener: (type: string, listener: (event: Event) => void) => void
}

interface Event {
  readonly type: string
  readonly defaultPrevented: boolean
  preventDefault(): void
  stopPropagation(): void
}

interface UIEvent extends Event {}
interface InputEvent extends UIEvent {}
interface SubmitEvent extends Event {}
interface FocusEvent extends UIEvent {}
interface ToggleEvent extends Event {}

interface MouseEvent extends UIEvent {
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}
interface PointerEvent extends MouseEvent {}

interface KeyboardEvent extends UIEvent {
  readonly key: string
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

interface Element extends EventTarget {
  readonly id: string
}
interface HTMLElement extends Element {}
interface HTMLFormElement extends HTMLElement {}
interface HTMLInputElement extends HTMLElement {
  readonly value: string
  readonly checked: boolean
}
interface HTMLSelectElement extends HTMLElement {
  readonly value: string
}
interface HTMLTextAreaElement extends HTMLElement {
  readonly value: string
}
