// SPDX-License-Identifier: AGPL-3.0-or-later
// J and K walk a list, Enter opens. Single letters can be switched off (WCAG 2.1.4); then arrows still scroll and Tab still walks.

import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { keep, recall } from '#platform/web/kept.ts'

/** Whether single-letter keys are on, asked when one is pressed. */
export function lettersOn(): boolean {
  return recall('device', 'keys') !== 'off'
}

/** Whether single-letter keys are on, and how to switch them. */
export function useKeysSetting(): readonly [on: boolean, set: (on: boolean) => void] {
  const [on, setOn] = useState(lettersOn)
  const set = (next: boolean): void => {
    keep('device', 'keys', next ? undefined : 'off')
    setOn(next)
  }
  return [on, set]
}

/** Whether a key belongs to what one writes in or chooses from. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    // Radio buttons and boxes take no letters: whoever has just chosen one goes on by keys.
    target.closest(
      'input:not([type="radio"], [type="checkbox"]), select, textarea, dialog, summary, [contenteditable], [role="combobox"]',
    ) !== null
  )
}

interface ListKeys {
  readonly count: number
  /** Opens the row one stands on. */
  readonly onOpen: (index: number) => void
  /** The id of a row's element, so that it can be brought into sight. */
  readonly rowId?: (index: number) => string
  readonly on: boolean
}

/** The row one stands on; -1 before the first key. */
export function useListKeys({ count, onOpen, rowId, on }: ListKeys): number {
  const [active, setActive] = useState(-1)
  // Keys come faster than the screen is drawn, and as soon as it is drawn: hence the layout effect.
  const at = useRef(-1)
  useLayoutEffect(() => {
    if (!on) return undefined
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const key = event.key.toLowerCase()
      if (key === 'j' || key === 'k') {
        const next = Math.max(0, Math.min(count - 1, at.current + (key === 'j' ? 1 : -1)))
        at.current = next
        setActive(next)
        if (rowId) document.getElementById(rowId(next))?.scrollIntoView({ block: 'nearest' })
      } else if (
        key === 'enter' &&
        at.current >= 0 &&
        at.current < count &&
        !(event.target instanceof HTMLElement && event.target.closest('a, button'))
      ) {
        event.preventDefault()
        onOpen(at.current)
      }
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [count, onOpen, rowId, on])
  return Math.min(active, count - 1)
}

/** The button beside this one in a direction, as the board lies on the screen: rows and columns follow its width. */
function neighbour(index: number, key: string): HTMLElement | null {
  const at = (n: number): HTMLElement | null => document.getElementById(`board-${n}`)
  if (key === 'ArrowRight') return at(index + 1)
  if (key === 'ArrowLeft') return at(index - 1)
  const here = at(index)
  if (key === 'Home') return at(0)
  const step = key === 'ArrowDown' ? 1 : -1
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return null
  for (let n = index + step, next = at(n); next !== null; n += step, next = at(n))
    if (next.offsetLeft === here?.offsetLeft && next.offsetTop !== here.offsetTop) return next
  return at(index + step)
}

/** Calls back when a single key is pressed outside of what one writes in; once, however long it is held. */
export function useKey(key: string, onPress: () => void): void {
  const latest = useRef(onPress)
  latest.current = onPress
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== key || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !lettersOn())
        return
      event.preventDefault()
      if (event.repeat) return
      latest.current()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [key])
}

/** Arrow keys on a board of names move the focus; spread over `NameBoard`'s `onKey`. */
export function moveOnBoard(index: number, key: string): boolean {
  const next = neighbour(index, key)
  if (next === null) return false
  next.focus()
  return true
}
