// SPDX-License-Identifier: AGPL-3.0-or-later
// What is being typed while a copy is open: in memory and, within a moment, sealed on the shelf.

import { configureDrafts, draftNames, keep, recall } from '#platform/web/kept.ts'
import type { Shelf } from '#platform/web/offline/shelf.ts'

/** Other pages of the same copy. They are told names alone: what was typed lies sealed on their common shelf. */
export interface Others {
  readonly tell: (name: string) => void
  /** @returns how to hear no more */
  readonly onTold: (listener: (name: string) => void) => () => void
}

/** Where the browser lets no page speak to another, each has its own until it is opened again. */
export function othersOf(device: string): Others {
  if (!('BroadcastChannel' in globalThis)) return { tell: () => undefined, onTold: () => () => undefined }
  const channel = new BroadcastChannel(`kawal-drafts-${device}`)
  return {
    tell: (name) => channel.postMessage(name),
    onTold: (listener) => {
      channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => typeof data === 'string' && listener(data))
      return () => channel.close()
    },
  }
}

interface Around {
  /** Whether what was typed here before, and lies unsealed, is known to be of whoever the copy is of: then it is sealed too. */
  readonly theirs: boolean
  readonly others: Others
}

/** @returns how to leave them */
export async function openDrafts(shelf: Shelf, { theirs, others }: Around): Promise<() => void> {
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
      inTurn(async () => {
        await (text === undefined ? shelf.drop('draft', [name]) : shelf.put('draft', name, text))
        others.tell(name)
      })
    },
  })
  return others.onTold((name) => {
    const before = texts.get(name)
    inTurn(async () => {
      const found = (await shelf.all('draft', name)).find((each) => each.name === name)
      if (texts.get(name) !== before) return
      if (typeof found?.value === 'string') texts.set(name, found.value)
      else texts.delete(name)
    })
  })
}
