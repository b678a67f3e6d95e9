// SPDX-License-Identifier: AGPL-3.0-or-later
// Two files are joined and parted with what is said of their pair: all three records are written, or none.

import type { Pair } from '#journeys/core/double.ts'
import type { WorkerFacts } from '#journeys/core/worker.facts.ts'
import type { WorkerCommand, WorkerState } from '#journeys/core/worker.ts'
import { workerAggregate } from '#journeys/server/worker.aggregate.ts'
import type { Placement } from '#journeys/server/worker.facts.ts'
import { ownFacts } from '#journeys/server/worker.merged.ts'
import { parseId } from '#kernel/ids.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import type { Beside } from '#platform/server/storage/records.ts'

export interface Joining {
  readonly join: (files: Pair, lead: string) => readonly Beside[]
  readonly part: (files: Pair, lead: string) => readonly Beside[]
}

interface Said {
  readonly file: string
  readonly command: WorkerCommand
  readonly facts: (state: WorkerState | undefined) => Promise<WorkerFacts>
}

export function joining(services: Services, placement: Placement, commandId: string): Joining {
  const own = (state: WorkerState | undefined): Promise<WorkerFacts> => ownFacts(services, placement, state)
  const say = ({ file, command, facts }: Said): Beside =>
    services.records.beside(causedId(commandId, file), {
      aggregate: workerAggregate(services.regencies),
      key: parseId(file),
      command,
      facts,
    })
  const otherOf = (files: Pair, lead: string): string => (files[0] === lead ? files[1] : files[0])

  return {
    join: (files, lead) => {
      const file = otherOf(files, lead)
      let led: WorkerState | undefined
      // Prepared in this order: what the leading file is lent is what the other was when it joined.
      return [
        say({
          file,
          command: { type: 'JoinFile', lead },
          facts: async (state) => {
            led = state
            return {}
          },
        }),
        say({
          file: lead,
          command: { type: 'MergeFile', file },
          facts: async (state) => {
            const facts = await own(state)
            return { ...facts, merged: { ...facts.merged, ...(led === undefined ? {} : { [file]: led }) } }
          },
        }),
      ]
    },
    part: (files, lead) => {
      const file = otherOf(files, lead)
      return [
        say({ file, command: { type: 'LeaveFile', lead }, facts: own }),
        say({ file: lead, command: { type: 'UnmergeFile', file }, facts: own }),
      ]
    },
  }
}
