// SPDX-License-Identifier: AGPL-3.0-or-later
// A word on what was just done, with ten seconds to take it back.

import type { ComponentChildren, VNode } from 'preact'
import { Glyph } from '#platform/web/ui/icons.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { uiWords } from '#platform/web/ui/ui.words.ts'

interface ToastProps {
  /** What is about to be sent, or was done: *Surat izin disahkan*. */
  readonly message: string
  readonly onUndo?: (() => void) | undefined
  readonly onClose?: (() => void) | undefined
}

/** One toast. */
export function Toast(props: ToastProps): VNode {
  const t = useWords(uiWords)
  return (
    <div class="toast">
      <span>{props.message}</span>
      {props.onUndo && (
        <button type="button" onClick={props.onUndo}>
          <Glyph name="undo" />
          <span>{t('undo')}</span>
        </button>
      )}
      {!props.onUndo && props.onClose && (
        <button type="button" onClick={props.onClose}>
          {t('close')}
        </button>
      )}
    </div>
  )
}

/** Where toasts appear; always in the page, so that screen readers hear what comes. */
export function Toasts(props: { readonly children?: ComponentChildren }): VNode {
  return (
    <div class="toasts" role="status">
      {props.children}
    </div>
  )
}
