// SPDX-License-Identifier: AGPL-3.0-or-later
// Keys of commands. A later one comes after an earlier one, also where the clock of the device stands still or was set back meanwhile: what
// builds on a record is sent behind what begins it.

import { isUnsure, type Problem } from '#platform/web/problem.ts'

/** Milliseconds of the last one. */
let last = 0

/** A key for one command: a UUID of version 7 (RFC 9562), ahead of the clock where the one before it was. */
export function newKey(): string {
  last = Math.max(Date.now(), last + 1)
  const time = last.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`
}

/** The next key comes after this one, which was made before this page was opened, or in another. */
export function keysFollow(key: string): void {
  last = Math.max(last, Number.parseInt(key.slice(0, 8) + key.slice(9, 13), 16))
}

/** The keys of what one form sends: the same goes under the same key until it is known what became of it, so that it happens once. */
interface Keys {
  readonly of: (what: string) => string
  readonly hear: (answer: { readonly ok: true } | { readonly ok: false; readonly problem: Problem }) => void
}

/** @param again of what was sent before and is changed: whatever goes now is that */
export function openKeys(again?: string): Keys {
  if (again !== undefined) return { of: () => again, hear: () => undefined }
  let unsettled: { readonly what: string; readonly key: string } | undefined
  return {
    of: (what) => {
      if (unsettled?.what !== what) unsettled = { what, key: newKey() }
      return unsettled.key
    },
    hear: (answer) => {
      const isRefused = !answer.ok && answer.problem.status >= 400 && !isUnsure(answer.problem)
      if (answer.ok || isRefused) unsettled = undefined
    },
  }
}
