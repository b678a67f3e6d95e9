// SPDX-License-Identifier: AGPL-3.0-or-later
// Takes what moved, one's own copy first and then each that was lent; none holds up another but where no copy fares better. What was sent has landed
// once the copy was taken that it was done on.

import type { Instant } from '#kernel/time.ts'
import { bare, type Entry, isBare, landed, pastOf } from '#platform/web/offline/entry.ts'
import { type Coming, type Keeper, stops, type Taken } from '#platform/web/offline/keeper.ts'
import type { Lent } from '#platform/web/offline/lent.ts'

interface Around {
  readonly keeper: Keeper
  readonly lent: Lent
  readonly clock: () => Instant
  readonly entries: () => readonly Entry[]
  readonly note: (entry: Entry) => Promise<unknown>
  readonly forget: (key: string) => Promise<void>
  /** Whether what was written with a command leaves this device once it has arrived. */
  readonly leaves: (entry: Entry) => boolean
}

export async function takeAll(
  { keeper, lent, clock, entries, note, forget, leaves }: Around,
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
    const gone = entries().filter((each) => each.state === 'landed' && isTaken(each) && !isBare(each) && knownOf(each) === undefined)
    for (const entry of gone) await note(bare(entry))
    for (const { key } of pastOf(entries())) await forget(key)
  }

  const own = await keeper.take(clock(), onComing)
  if (own === 'complete' || own === 'refused') await land(({ under }) => under === undefined)
  if (stops(own)) return own
  const taken = await lent.take(clock(), onComing)
  if (!stops(taken)) await land(({ under }) => under !== undefined)
  return taken
}
