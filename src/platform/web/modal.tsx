// SPDX-License-Identifier: AGPL-3.0-or-later
// A native modal dialog: the browser keeps the focus inside and gives it back; Escape closes.

import type { ComponentChildren, VNode } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { DialogContent } from '#platform/web/ui/dialog.tsx'

interface ModalProps {
  readonly open: boolean
  readonly title: string
  readonly onClose: () => void
  readonly children: ComponentChildren
  /** The main button first. */
  readonly actions: ComponentChildren
}

/** A question that must be answered before going on. */
export function Modal(props: ModalProps): VNode {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  /** Closings of our own of which the browser has yet to tell: it does so later, and whoever opens it again before that would see it close. */
  const told = useRef(0)
  useEffect(() => {
    if (!props.open) return undefined
    const opener = document.activeElement
    const dialog = ref.current
    dialog?.showModal()
    return () => {
      const at = document.activeElement
      if (dialog?.open === true) {
        told.current += 1
        dialog.close()
      }
      // Taken off the page while open, a dialog does not give the focus back by itself; where the page has moved it on meanwhile, it stays.
      if (at !== null && at !== document.body && dialog?.contains(at) !== true) return
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true })
    }
  }, [props.open])
  return (
    <dialog
      ref={ref}
      class="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        props.onClose()
      }}
      onClose={() => {
        if (told.current > 0) told.current -= 1
        else if (ref.current?.open !== true) props.onClose()
      }}
    >
      {props.open && (
        <DialogContent titleId={titleId} title={props.title} onClose={props.onClose} actions={props.actions}>
          {props.children}
        </DialogContent>
      )}
    </dialog>
  )
}
