// SPDX-License-Identifier: AGPL-3.0-or-later
// Ten seconds to think again. An act is done at once and can be taken back while its toast counts down; one that cannot be taken
// back once done is held instead, and sent when the seconds are over, or at once when the page is left.

import { type ComponentChildren, createContext, type VNode } from 'preact'
import { useCallback, useContext, useEffect, useRef, useState } from 'preact/hooks'
import { must } from '#kernel/decider.ts'
import { isTyping, lettersOn } from '#platform/web/keys.ts'
import { Toast, Toasts } from '#platform/web/ui/toast.tsx'

// The rules accept an undoing for longer: the connection may be slow, and whoever has reached the toast stops its seconds.
const UNDO_OFFERED_SECONDS = 10
const SAY_SECONDS = 6
const TICK_MS = 1000

interface Held {
  /** What the toast says: *Surat izin keluarga disahkan*. */
  readonly message: string
  /** Sends it; called once, unless it was undone. */
  readonly run: () => void | Promise<void>
  /** Puts the screen back. */
  readonly onUndo?: () => void
}

interface Done {
  /** What the toast says: *Surat izin keluarga dicatat*. */
  readonly message: string
  /** Takes it back. */
  readonly undo: () => void | Promise<void>
  /** Called once it can no longer be taken back; wherever one is then. */
  readonly kept?: () => void | Promise<void>
}

interface Undo {
  /** Holds an action for ten seconds. A second one sends the first. */
  readonly hold: (held: Held) => void
  /** Offers for ten seconds to take back what was done. */
  readonly offer: (done: Done) => void
  /** Says something that needs no undo. */
  readonly say: (message: string) => void
}

interface Shown {
  readonly message: string
  readonly seconds: number
  readonly onUndo?: () => void
  /** When the seconds are over, or something else is to be said. */
  readonly onEnd?: () => void
}

const UndoContext = createContext<Undo | undefined>(undefined)

/** How to hold an action, offer its undoing or say a word, on any page. */
export function useUndo(): Undo {
  return must(useContext(UndoContext), 'UndoProvider')
}

/** Gives every page inside the means to undo, and shows the toasts. The U key undoes. */
export function UndoProvider(props: { readonly children: ComponentChildren }): VNode {
  const [shown, setShown] = useState<Shown>()
  const [left, setLeft] = useState(0)
  const latest = useRef<Shown | undefined>(undefined)
  // Whoever has reached the toast is not hurried (WCAG 2.2.1).
  const paused = useRef(false)

  const close = useCallback((end: boolean) => {
    const ended = latest.current
    latest.current = undefined
    paused.current = false
    setShown(undefined)
    if (end) ended?.onEnd?.()
  }, [])
  const show = useCallback(
    (next: Shown) => {
      close(true)
      latest.current = next
      setLeft(next.seconds)
      setShown(next)
    },
    [close],
  )
  const undo = useCallback(() => {
    const back = latest.current?.onUndo
    close(false)
    back?.()
  }, [close])

  useEffect(() => {
    if (shown === undefined) return undefined
    let seconds = shown.seconds
    const timer = setInterval(() => {
      if (paused.current) return
      seconds -= 1
      if (seconds > 0) setLeft(seconds)
      else close(true)
    }, TICK_MS)
    return () => clearInterval(timer)
  }, [shown, close])
  useEffect(() => {
    const leave = (): void => close(true)
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.key.toLowerCase() !== 'u') return
      if (latest.current?.onUndo !== undefined && lettersOn() && !isTyping(event.target)) undo()
    }
    addEventListener('pagehide', leave)
    addEventListener('keydown', press)
    return () => {
      removeEventListener('pagehide', leave)
      removeEventListener('keydown', press)
      leave()
    }
  }, [close, undo])

  const hold = useCallback(
    ({ message, run, onUndo }: Held) => show({ message, seconds: UNDO_OFFERED_SECONDS, onUndo: () => onUndo?.(), onEnd: () => void run() }),
    [show],
  )
  const offer = useCallback(
    ({ message, undo: back, kept }: Done) =>
      show({ message, seconds: UNDO_OFFERED_SECONDS, onUndo: () => void back(), onEnd: () => void kept?.() }),
    [show],
  )
  const say = useCallback((message: string) => show({ message, seconds: SAY_SECONDS }), [show])
  const means = useRef<Undo>({ hold, offer, say })
  return (
    <UndoContext.Provider value={means.current}>
      {props.children}
      <Toasts>
        {shown && (
          <Toast
            message={shown.message}
            onUndo={shown.onUndo && undo}
            left={shown.onUndo && left}
            onClose={() => close(true)}
            onPause={(on) => {
              paused.current = on
            }}
          />
        )}
      </Toasts>
    </UndoContext.Provider>
  )
}
