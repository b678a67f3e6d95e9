// SPDX-License-Identifier: AGPL-3.0-or-later
// What a command on a file must know of other capabilities: the company's papers, the job order and its free places.

import { freePlace } from '#agencies/core/job-order.rules.ts'
import type { WorkerFacts } from '#journeys/core/worker.facts.ts'
import { orderAsked, takesPlace } from '#journeys/core/worker.place.ts'
import { agencyAsked } from '#journeys/core/worker.rules.ts'
import type { WorkerCommand, WorkerState } from '#journeys/core/worker.ts'
import { findPlaces } from '#journeys/server/place.store.ts'
import type { RecordKey } from '#kernel/ids.ts'
import type { Database } from '#platform/server/storage/database.ts'

/** Facts from other capabilities, asked by id; the rules ask them by date. */
export interface Placement {
  /** What a company holds; undefined where there is no such company. */
  readonly company: (agencyId: string) => Promise<Pick<WorkerFacts, 'licence' | 'permits'> | undefined>
  readonly order: (orderId: string) => Promise<WorkerFacts['order']>
}

export async function placementFacts(
  db: Database,
  placement: Placement,
  { key, state, command }: { readonly key?: RecordKey; readonly state: WorkerState | undefined; readonly command: WorkerCommand },
): Promise<WorkerFacts> {
  const orderId = orderAsked(state, command)
  const order = orderId === undefined ? undefined : await placement.order(orderId)
  const agencyId = agencyAsked(state, command, order)
  const held = agencyId === undefined ? undefined : await placement.company(agencyId)
  const taken =
    orderId !== undefined && takesPlace(command) ? ((await findPlaces(db, [orderId])).get(orderId) ?? new Set<number>()) : undefined
  const free = order === undefined || taken === undefined || key === undefined ? undefined : freePlace(order.quota, taken, key.uuid)
  return {
    ...held,
    ...(agencyId !== undefined && held === undefined ? { agencyUnknown: true } : {}),
    ...(order === undefined ? {} : { order }),
    ...(free === undefined ? {} : { freePlace: free }),
  }
}
