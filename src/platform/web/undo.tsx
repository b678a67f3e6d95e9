// SPDX-License-Identifier: AGPL-3.0-or-later
// Ten seconds to think again: an action waits with a toast, and is sent when they are over, or at once when the page is left.

import { type ComponentChildren, createContext, type VNode } from 'preact'
import { useCallback, useContext, useEffect, useRef, useState } from 'preact/hooks'
import { must } from '#kernel/decider.ts'
import { Toast, Toasts } from '#platform/web/ui/toast.tsx'

const UNDO_MS = 10_000
const SAY_MS = 6_000

interface Held {
  /** What the toast says: *Surat izin keluarga disahkan*. */
  readonly message: string
  /** Sends it; called once, unless it was undone. */
  readonly run: () => void | Promise<void>
  /** Puts the screen back. */
  readonly onUndo?: () => void
}

interface Undo {
  /** Holds an action for ten seconds. A second one sends the first. */
  readonly hold: (held: Held) => void
  /** Says something that needs no undo. */
  readonly say: (message: string) => void
}

const UndoContext = createContext<Undo | undefined>(undefined)

/** How to hold an action or say a word, on any page. */
export function useUndo(): Undo {
  return must(useContext(UndoContext), 'UndoProvider')
}

/** Gives every page inside the means to hold an action, and shows the toasts. */
export function UndoProvider(props: { readonly children: ComponentChildren }): VNode {
  const [shown, setShown] = useState<{ readonly message: string; readonly held?: Held }>()
  const waiting = useRef<Held | undefined>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const send = useCallback(() => {
    clearTimeout(timer.current)
    const held = waiting.current
    waiting.current = undefined
    setShown(undefined)
    void held?.run()
  }, [])
  const hold = useCallback(
    (held: Held) => {
      send()
      waiting.current = held
      setShown({ message: held.message, held })
      timer.current = setTimeout(send, UNDO_MS)
    },
    [send],
  )
  const say = useCallback(
    (message: string) => {
      send()
      setShown({ message })
      timer.current = setTimeout(send, SAY_MS)
    },
    [send],
  )
  const undo = useCallback(() => {
    clearTimeout(timer.current)
    const held = waiting.current
    waiting.current = undefined
    setShown(undefined)
    held?.onUndo?.()
  }, [])
  useEffect(() => {
    addEventListener('pagehide', send)
    return () => {
      removeEventListener('pagehide', send)
      send()
    }
  }, [send])

  return (
    <UndoContext.Provider value={{ hold, say }}>
      {props.children}
      <Toasts>{shown && <Toast message={shown.message} onUndo={shown.held && undo} onClose={send} />}</Toasts>
    </UndoContext.Provider>
  )
}
