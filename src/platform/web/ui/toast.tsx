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
  /** Seconds left to undo. Seen, not read out: the message is heard once. */
  readonly left?: number | undefined
  readonly onClose?: (() => void) | undefined
  /** Someone has reached it, or left it again. */
  readonly onPause?: ((on: boolean) => void) | undefined
}

/** One toast. */
export function Toast(props: ToastProps): VNode {
  const t = useWords(uiWords)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it does nothing by itself; it only notices that somebody is there
    <div
      class="toast"
      onFocusCapture={() => props.onPause?.(true)}
      onBlurCapture={() => props.onPause?.(false)}
      onMouseEnter={() => props.onPause?.(true)}
      onMouseLeave={() => props.onPause?.(false)}
    >
      <span>{props.message}</span>
      {props.onUndo && (
        <button type="button" onClick={props.onUndo} aria-keyshortcuts="u">
          <Glyph name="undo" />
          <span>{t('undo')}</span>
          {props.left !== undefined && (
            <span class="toast-left" aria-hidden="true">
              {props.left}
            </span>
          )}
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
