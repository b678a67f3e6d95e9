// SPDX-License-Identifier: AGPL-3.0-or-later
// Keys of commands. A later one comes after an earlier one, also where the clock of the device stands still or was set back meanwhile: what
// builds on a record is sent behind what begins it.

import { keep, recall } from '#platform/web/kept.ts'
import { isUnsure, type Problem } from '#platform/web/problem.ts'

/** Milliseconds of the last one. */
let last = 0

/** A key for one command: a UUID of version 7 (RFC 9562), ahead of the clock where the one before it was. */
export function newKey(): string {
  last = Math.max(Date.now(), last + 1)
  const time = last.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`
}

const madeAt = (key: string): number => Number.parseInt(key.slice(0, 8) + key.slice(9, 13), 16)

/** The next key comes after this one, which was made before this page was opened, or in another. */
export function keysFollow(key: string): void {
  last = Math.max(last, madeAt(key))
}

/** The keys of what one form sends: the same goes under the same key until it is known what became of it, so that it happens once. */
interface Keys {
  /** @param lasting the same of it, as it is after the page was loaded again; absent where nothing of it may lie on this device */
  readonly of: (what: string, lasting?: string) => Promise<string>
  readonly hear: (answer: { readonly ok: true } | { readonly ok: false; readonly problem: Problem }) => void
}

/** What was sent last and is not settled: its key, and a mark of what it was, which says nothing of it to whoever finds it here. */
const SENT = 'form.sent'
/** Later than this the same is meant anew. */
const LASTS_MS = 43_200_000

async function markOf(key: string, lasting: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key + lasting)))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * What was on its way when the page was killed stands in its form again, and may have arrived: sent again as the very next thing, it goes under
 * its key. Only the next: whatever was done between may have undone it.
 */
async function lastingKey(lasting: string): Promise<string> {
  // Where the browser hashes nothing, nothing is kept here either.
  if (globalThis.crypto.subtle === undefined) return newKey()
  const [sent = '', mark] = (recall('session', SENT) ?? '').split(' ')
  if (mark !== undefined && Math.abs(Date.now() - madeAt(sent)) < LASTS_MS && (await markOf(sent, lasting)) === mark) return sent
  const key = newKey()
  keep('session', SENT, `${key} ${await markOf(key, lasting)}`)
  return key
}

/** @param again of what was sent before and is changed: whatever goes now is that */
export function openKeys(again?: string): Keys {
  if (again !== undefined) return { of: async () => again, hear: () => undefined }
  let unsettled: { readonly what: string; readonly key: string } | undefined
  return {
    of: async (what, lasting) => {
      if (unsettled?.what !== what) unsettled = { what, key: lasting === undefined ? newKey() : await lastingKey(lasting) }
      return unsettled.key
    },
    hear: (answer) => {
      const isRefused = !answer.ok && answer.problem.status >= 400 && !isUnsure(answer.problem)
      if (!answer.ok && !isRefused) return
      if (unsettled !== undefined && recall('session', SENT)?.startsWith(unsettled.key) === true) keep('session', SENT, undefined)
      unsettled = undefined
    },
  }
}
