// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody decides of what was not sent yet: it is taken back, or sent now.

import type { OfflineCommand } from '#kernel/offline.ts'
import { MEANWHILE } from '#kernel/offline.ts'
import { standingFor } from '#platform/web/offline/barred.ts'
import type { EngineOptions } from '#platform/web/offline/engine-options.ts'
import type { Entry } from '#platform/web/offline/entry.ts'
import type { Engine } from '#platform/web/offline/standing.ts'
import { readProblem } from '#platform/web/problem.ts'

interface Around {
  readonly options: Pick<EngineOptions, 'actor' | 'standing'>
  readonly find: (key: string) => Entry | undefined
  readonly isInHand: (key: string) => boolean
  readonly commandOf: (entry: Entry) => OfflineCommand | undefined
  readonly versionOf: (entry: Entry, id: string) => number | undefined
  /** @returns whether it is kept */
  readonly keep: (entry: Entry) => Promise<boolean>
  readonly forget: (key: string) => Promise<void>
  /** Whoever shows it looks again. */
  readonly moved: () => void
  readonly sync: () => Promise<void>
}

export function takingBack({ options, find, versionOf, ...around }: Around): Pick<Engine, 'withdraw' | 'retry'> {
  return {
    withdraw: async (key) => {
      const entry = find(key)
      if (entry === undefined || around.isInHand(key) || !['waiting', 'refused'].includes(entry.state)) return undefined
      await around.forget(key)
      around.moved()
      return entry
    },
    retry: async (key) => {
      const entry = find(key)
      if (entry === undefined) return
      const { after: _after, problem: _problem, ...rest } = entry
      const meanwhile = readProblem(entry.problem, 422).code.endsWith(MEANWHILE)
      const known = meanwhile && entry.on !== undefined ? versionOf(entry, entry.on) : undefined
      await around.keep({
        ...rest,
        ...standingFor(entry, around.commandOf(entry), options),
        ...(known === undefined ? {} : { madeOn: known }),
        state: 'waiting',
      })
      around.moved()
      await around.sync()
    },
  }
}
