// SPDX-License-Identifier: AGPL-3.0-or-later
// What is being typed in one form. It is kept within a moment of the first letter that is not kept yet, whether or not anybody pauses.

import { keep, presentEra, recall } from '#platform/web/kept.ts'

const KEEP_WITHIN_MS = 500

export interface Draft {
  readonly recall: () => string | undefined
  /** Something was typed. @param text all of it, as it stands when it is asked for */
  readonly note: (text: () => string) => void
  /** What is not kept yet is, at once. */
  readonly keepNow: () => void
  readonly forget: () => void
}

/** @param key none where it is kept nowhere */
export function openDraft(key: string | undefined): Draft {
  const era = presentEra()
  let unkept: (() => string) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function keepNow(): void {
    clearTimeout(timer)
    timer = undefined
    const text = unkept
    unkept = undefined
    if (key !== undefined && text !== undefined && era === presentEra()) keep('session', `form.${key}`, text())
  }

  return {
    recall: () => (key === undefined ? undefined : recall('session', `form.${key}`)),
    note: (text) => {
      unkept = text
      timer ??= setTimeout(keepNow, KEEP_WITHIN_MS)
    },
    keepNow,
    forget: () => {
      unkept = undefined
      keepNow()
      if (key !== undefined) keep('session', `form.${key}`, undefined)
    },
  }
}
