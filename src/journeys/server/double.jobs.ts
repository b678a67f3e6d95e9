// SPDX-License-Identifier: AGPL-3.0-or-later
// What the system itself says of pairs: that somebody or something saw a likeness, and that a file is no more.

import { doubleAggregate } from '#journeys/core/double.rules.ts'
import { DOUBLE_TYPE, type DoubleState, type Likeness } from '#journeys/core/double.ts'
import type { Proposed } from '#journeys/core/worker.port.ts'
import type { WorkerState } from '#journeys/core/worker.ts'
import { answerOf, proposal } from '#journeys/server/double.change.ts'
import { listPairsOf } from '#journeys/server/double.store.ts'
import { WORKER_TYPE } from '#journeys/server/worker.aggregate.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import type { Listener, Services } from '#platform/server/http/capability.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import type { Stored } from '#platform/server/storage/records.ts'

interface Seen {
  readonly files: readonly [string, string]
  readonly likeness: Likeness
}

/** A file, or the one that leads it: what is like the one is like the other. */
async function leadingFile({ records }: Services, id: string): Promise<Stored<WorkerState> | undefined> {
  const stored = await records.find<WorkerState>(WORKER_TYPE, parseId(id), everywhere)
  const lead = stored?.state.mergedInto?.file
  return lead === undefined ? stored : records.find<WorkerState>(WORKER_TYPE, parseId(lead), everywhere)
}

/** A likeness that was seen, as a pair to look at. The same command id again gives the same answer. */
export async function proposeDouble(services: Services, commandId: string, { files, likeness }: Seen): Promise<Proposed> {
  const [one, other] = await Promise.all(files.map((id) => leadingFile(services, id)))
  if (one === undefined || other === undefined) return { type: 'unchanged', code: 'double-gone' }
  if (one.id === other.id) return { type: 'unchanged', code: 'double-one-file' }
  if (one.key.regency !== other.key.regency) return { type: 'unchanged', code: 'double-other-regency' }
  const pair = [
    { id: one.id, area: one.state.area },
    { id: other.id, area: other.state.area },
  ] as const
  const call = systemCall(services, { contract: 'FindDouble', commandId, regency: one.key.regency })
  const outcome = await services.records.change(call, proposal(services, pair, likeness))
  if (outcome.type === 'done') return { type: 'done', id: outcome.id }
  return { type: 'unchanged', code: outcome.type === 'refused' ? outcome.refusal.code : outcome.type }
}

/** What waits of a file that is led from now on is asked of the one that leads it. */
function ledListener(services: Services): Listener {
  return {
    name: 'journeys-doubles-led',
    to: ['FileJoined'],
    handle: async ({ key, commandId }) => {
      for (const pair of await listPairsOf(services.db, key)) {
        const stored = await services.records.find<DoubleState>(DOUBLE_TYPE, pair, everywhere)
        if (stored === undefined || stored.state.end !== undefined) continue
        const { files, source, score, parts } = stored.state
        const likeness = { source, parts, ...(score === undefined ? {} : { score }) }
        await proposeDouble(services, causedId(commandId, pair.uuid), { files, likeness })
      }
    },
  }
}

export function doubleListeners(services: Services): readonly Listener[] {
  return [ledListener(services), endListener(services)]
}

/** A pair ends with either of its files. */
function endListener(services: Services): Listener {
  return {
    name: 'journeys-doubles-end',
    to: ['PersonErased'],
    handle: async ({ key, commandId }) => {
      for (const pair of await listPairsOf(services.db, key)) {
        const call = systemCall(services, { contract: 'EndDouble', commandId: causedId(commandId, pair.uuid), regency: pair.regency })
        await services.records.change(call, {
          aggregate: doubleAggregate,
          key: pair,
          command: { type: 'EndDouble' },
          facts: async () => ({ id: formatId(pair), seen: [0, 0] as const }),
          answer: answerOf,
        })
      }
    },
  }
}
