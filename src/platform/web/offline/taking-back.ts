// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody decides of what was not sent yet: it is taken back, changed, or sent now. What is on the line is nobody's to take back, from this page or
// from another.

import type { OfflineCommand } from '#kernel/offline.ts'
import { MEANWHILE } from '#kernel/offline.ts'
import { standingFor } from '#platform/web/offline/barred.ts'
import type { EngineOptions, Turn } from '#platform/web/offline/engine-options.ts'
import type { Entry } from '#platform/web/offline/entry.ts'
import type { Outbox } from '#platform/web/offline/outbox.ts'
import type { Engine, TakenBack } from '#platform/web/offline/standing.ts'
import { readProblem } from '#platform/web/problem.ts'

interface Around {
  readonly options: Pick<EngineOptions, 'actor' | 'standing' | 'alone'>
  readonly outbox: Outbox
  /** What is in hand here. */
  readonly inHand: Set<string>
  readonly isOnLine: (key: string) => boolean
  /** Whether this page has that turn just now: then no other has it. */
  readonly hasTurn: (turn: Turn) => boolean
  readonly commandOf: (entry: Entry) => OfflineCommand | undefined
  readonly versionOf: (entry: Entry, id: string) => number | undefined
  /** Whoever shows it looks again. */
  readonly moved: () => void
  readonly sync: () => Promise<void>
}

export function takingBack(around: Around): Pick<Engine, 'withdraw' | 'edit' | 'retry'> {
  const { options, outbox, inHand } = around

  async function decide(key: string, work: (entry: Entry) => Promise<TakenBack>): Promise<TakenBack> {
    await outbox.readAgain()
    const entry = outbox.find(key)
    if (entry === undefined) return 'gone'
    if (entry.state === 'sent' || entry.state === 'landed') return 'arrived'
    if (inHand.has(key) || around.isOnLine(key)) return 'going'
    inHand.add(key)
    try {
      return await work(entry)
    } finally {
      inHand.delete(key)
    }
  }

  /** Decides on it while no page sends it. */
  async function alone(key: string, work: (entry: Entry) => Promise<TakenBack>): Promise<TakenBack> {
    if (inHand.has(key) || around.isOnLine(key)) return 'going'
    const turn: Turn = outbox.find(key)?.file === undefined ? 'turn' : 'file-turn'
    let taken: TakenBack = 'full'
    const decided = async (): Promise<void> => {
      taken = await decide(key, work).catch(() => 'full' as const)
    }
    await (around.hasTurn(turn) ? decided() : options.alone(decided, turn))
    around.moved()
    return taken
  }

  return {
    withdraw: (key) => alone(key, async (entry) => ((await outbox.takeOut(key)) ? entry : 'full')),
    edit: (key) =>
      alone(key, async (entry) => {
        const held: Entry = { ...entry, inForm: true }
        return (await outbox.keep(held)) ? held : 'full'
      }),
    retry: async (key) => {
      await alone(key, async (entry) => {
        const { after: _after, problem: _problem, inForm: _inForm, ...rest } = entry
        const meanwhile = readProblem(entry.problem, 422).code.endsWith(MEANWHILE)
        const known = meanwhile && entry.on !== undefined ? around.versionOf(entry, entry.on) : undefined
        const next: Entry = {
          ...rest,
          ...standingFor(entry, around.commandOf(entry), options),
          ...(known === undefined ? {} : { madeOn: known }),
          state: 'waiting',
        }
        return (await outbox.keep(next)) ? next : 'full'
      })
      await around.sync()
    },
  }
}
