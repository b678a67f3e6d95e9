// SPDX-License-Identifier: AGPL-3.0-or-later
// Sends what waits, together and in its order. While it is on the line nobody takes it back, from this page or from another.

import type { EngineOptions, Turn } from '#platform/web/offline/engine-options.ts'
import { type Entry, heardTogether, isLost, itemOf, saidOf } from '#platform/web/offline/entry.ts'
import type { Line } from '#platform/web/offline/line.ts'
import type { Outbox } from '#platform/web/offline/outbox.ts'

interface Around {
  readonly options: Pick<EngineOptions, 'alone' | 'isCut' | 'clock' | 'chance'>
  readonly line: Line
  readonly outbox: Outbox
  /** What waits and may go now. */
  readonly due: () => readonly Entry[]
  /** What this device did before on the record of one, by its keys. */
  readonly before: (entry: Entry) => readonly string[]
  /** Of which past the copy is on which they were made. */
  readonly past: () => string | undefined
  readonly setAway: (away: boolean) => void
  readonly tell: () => void
  /** This device was ended. */
  readonly ends: () => Promise<void>
}

interface Pusher {
  /** @returns whether the line holds */
  readonly push: () => Promise<boolean>
  /** What the server may be doing meanwhile. */
  readonly whileOnLine: <T>(keys: readonly string[], work: () => Promise<T>) => Promise<T>
  readonly isOnLine: (key: string) => boolean
  /** One page at a time, whatever else each of them does. */
  readonly inTurn: (turn: Turn, work: () => Promise<void>) => Promise<void>
  /** Whether it is this page's just now. */
  readonly hasTurn: (turn: Turn) => boolean
}

export function pusher({ options, line, outbox, due, ...around }: Around): Pusher {
  const onLine = new Set<readonly string[]>()
  const turns = new Set<Turn>()

  async function whileOnLine<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
    onLine.add(keys)
    try {
      return await work()
    } finally {
      onLine.delete(keys)
    }
  }

  function inTurn(turn: Turn, work: () => Promise<void>): Promise<void> {
    return options.alone(async () => {
      turns.add(turn)
      await work().finally(() => turns.delete(turn))
    }, turn)
  }

  /** @returns whether the line holds; undefined where more may go */
  async function send(entries: readonly Entry[]): Promise<boolean | undefined> {
    const cut = options.isCut()
    const answer = await line.send(
      entries.map((entry) => itemOf(entry, around.before(entry))),
      around.past(),
    )
    if (answer.status === 410) return around.ends().then(() => false)
    const none = answer.items === undefined
    const heard = heardTogether(entries, saidOf(answer, entries), options.clock(), options.chance())
    const lost = !cut && isLost(answer)
    for (const entry of heard) await outbox.note(lost ? { ...entry, went: true } : entry)
    around.setAway(answer.status === 0)
    around.tell()
    // What waits as it did, as where the session has ended, goes another time.
    return none || heard.every((entry, nth) => entry === entries[nth]) ? !none : undefined
  }

  return {
    whileOnLine,
    isOnLine: (key) => [...onLine].some((keys) => keys.includes(key)),
    inTurn,
    hasTurn: (turn) => turns.has(turn),
    push: async () => {
      let holds: boolean | undefined
      while (holds === undefined)
        await inTurn('turn', async () => {
          // Another page may have taken back what waited a moment ago.
          await outbox.readAgain()
          const now = due()
          const keys = now.map(({ key }) => key)
          holds = now.length === 0 || (await whileOnLine(keys, () => send(now)))
        })
      return holds
    },
  }
}
