// SPDX-License-Identifier: AGPL-3.0-or-later
// Takes what moved, one's own copy first and then each that was lent; none holds up another but where no copy fares better. What was sent has landed
// once the copy was taken that it was done on.

import type { Instant } from '#kernel/time.ts'
import { type Entry, gone, isBare, landed, pastOf } from '#platform/web/offline/entry.ts'
import { type Coming, type Keeper, type Pauses, stops, type Taken } from '#platform/web/offline/keeper.ts'
import type { Lent } from '#platform/web/offline/lent.ts'
import type { Shelf } from '#platform/web/offline/shelf.ts'

interface Around {
  readonly keeper: Keeper
  readonly lent: Lent
  readonly clock: () => Instant
  readonly entries: () => readonly Entry[]
  readonly note: (entry: Entry) => Promise<unknown>
  readonly forget: (key: string) => Promise<void>
  /** Whether what was written with a command leaves this device once it has arrived. */
  readonly leaves: (entry: Entry) => boolean
  readonly pauses: Pauses
}

interface Waiting {
  readonly shelf: Pick<Shelf, 'names'>
  /** What waits and may go now. */
  readonly due: () => readonly Entry[]
  readonly isKnown: (key: string) => boolean
}

/** A copy that takes minutes lets go before it what is done meanwhile, here or in another page; what waited already as it began holds it up no more. */
export async function pausesFor({ shelf, due, isKnown }: Waiting): Promise<Pauses> {
  const lying = (): Promise<readonly string[]> => shelf.names('outbox')
  const [waited, lay] = [new Set(due().map(({ key }) => key)), new Set(await lying())]
  return async () => due().some(({ key }) => !waited.has(key)) || (await lying()).some((key) => !lay.has(key) && !isKnown(key))
}

export async function takeAll(
  { keeper, lent, clock, entries, note, forget, leaves, pauses }: Around,
  onComing: (coming: Coming) => void,
): Promise<Taken> {
  const copyOf = ({ under }: Entry): Keeper | undefined => (under === undefined ? keeper : lent.of(under))
  const knownOf = (entry: Entry): number | undefined => (entry.on === undefined ? undefined : copyOf(entry)?.table.versionOf(entry.on))
  function landing(entry: Entry): Entry {
    const [copy, known] = [copyOf(entry), knownOf(entry)]
    const comes = entry.part === undefined || (copy?.parts() ?? []).includes(entry.part)
    return landed(entry, { known, comes, leaves: leaves(entry) })
  }
  async function land(isTaken: (entry: Entry) => boolean): Promise<void> {
    for (const entry of entries().filter((each) => each.state === 'sent' && isTaken(each))) await note(landing(entry))
    // Erased, sealed or moved away since: what was written goes where the record went.
    const left = entries().filter((each) => each.state === 'landed' && isTaken(each) && !isBare(each) && knownOf(each) === undefined)
    for (const entry of left) await note(gone(entry))
    for (const { key } of pastOf(entries())) await forget(key)
  }

  const own = await keeper.take(clock, onComing, pauses)
  if (own === 'complete' || own === 'refused') await land(({ under }) => under === undefined)
  if (stops(own)) return own
  const taken = await lent.take(clock, onComing, pauses)
  if (!stops(taken)) await land(({ under }) => under !== undefined)
  return taken
}
