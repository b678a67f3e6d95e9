// SPDX-License-Identifier: AGPL-3.0-or-later
// What is being typed while a copy is open: in memory and, within a moment, sealed on the shelf.

import { configureDrafts, draftNames, keep, recall } from '#platform/web/kept.ts'
import type { Shelf } from '#platform/web/offline/shelf.ts'

/** @param theirs whether what was typed here before, and lies unsealed, is known to be of whoever the copy is of: then it is sealed too */
export async function openDrafts(shelf: Shelf, theirs: boolean): Promise<void> {
  const texts = new Map<string, string>()
  for (const { name, value } of await shelf.all('draft')) if (typeof value === 'string') texts.set(name, value)
  for (const name of theirs ? draftNames() : []) {
    const text = recall('session', name)
    if (text === undefined) continue
    texts.set(name, text)
    await shelf.put('draft', name, text).then(
      () => keep('session', name, undefined),
      // On a full device it stays where it is.
      () => undefined,
    )
  }
  /** In their order: a letter that is still being sealed is not kept behind what forgets it. */
  let last: Promise<void> = Promise.resolve()
  const inTurn = (work: () => Promise<void>): void => {
    // A full device is said where it matters: what stands in the page is not lost by it.
    last = last.then(work).catch(() => undefined)
  }
  configureDrafts({
    recall: (name) => texts.get(name),
    keep: (name, text) => {
      if (text === undefined) texts.delete(name)
      else texts.set(name, text)
      inTurn(() => (text === undefined ? shelf.drop('draft', [name]) : shelf.put('draft', name, text)))
    },
  })
}
