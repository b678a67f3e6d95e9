// SPDX-License-Identifier: AGPL-3.0-or-later
// What stands inside a native dialog. Opening and closing it is the client's part.

import type { ComponentChildren, VNode } from 'preact'
import { Glyph } from '#platform/web/ui/icons.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { uiWords } from '#platform/web/ui/ui.words.ts'

interface DialogContentProps {
  readonly titleId: string
  readonly title: string
  readonly onClose?: (() => void) | undefined
  readonly children: ComponentChildren
  /** The main button first. */
  readonly actions: ComponentChildren
}

/** Title, content, buttons. */
export function DialogContent(props: DialogContentProps): VNode {
  const t = useWords(uiWords)
  return (
    <>
      <div class="dialog-head">
        <h2 id={props.titleId}>{props.title}</h2>
        <button type="button" onClick={props.onClose}>
          <Glyph name="close" />
          <span>{t('close')}</span>
        </button>
      </div>
      <div class="dialog-body">{props.children}</div>
      <div class="btn-row">{props.actions}</div>
    </>
  )
}
