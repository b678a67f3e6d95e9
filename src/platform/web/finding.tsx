// SPDX-License-Identifier: AGPL-3.0-or-later
// Ctrl-K from anywhere, or the button above the menu: looks for a person or a page. What it shows is loaded when it is first opened.

import type { AnyComponent, VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { FindDialogProps } from '#platform/web/find-dialog.tsx'
import { fetchPart } from '#platform/web/part.ts'
import type { Finder, MenuEntry } from '#platform/web/registration.ts'

interface FindingProps {
  readonly menu: readonly MenuEntry[]
  readonly finders: readonly Finder[]
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
}

export function Finding({ menu, finders, open, onOpen }: FindingProps): VNode | null {
  const [Dialog, setDialog] = useState<AnyComponent<FindDialogProps>>()
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      // Over an open question it would take the reader away from it.
      if (document.querySelector('dialog[open]') !== null) return
      event.preventDefault()
      onOpen(true)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [onOpen])
  useEffect(() => {
    if (open && Dialog === undefined)
      void fetchPart(() => import('#platform/web/find-dialog.tsx')).then(
        (module) => setDialog(() => module.FindDialog),
        () => onOpen(false),
      )
  }, [open, Dialog, onOpen])
  return open && Dialog !== undefined ? <Dialog menu={menu} finders={finders} onClose={() => onOpen(false)} /> : null
}
