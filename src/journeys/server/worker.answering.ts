// SPDX-License-Identifier: AGPL-3.0-or-later

import type { WorkerState } from '#journeys/core/worker.ts'
import { WORKER_TYPE } from '#journeys/server/worker.aggregate.ts'
import { formatId, parseId, type RecordKey } from '#kernel/ids.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { everywhere } from '#platform/server/storage/database.ts'

export interface Answering {
  readonly id: string
  readonly area: string
}

/** Who a file of a number is answered by: the one that leads it, where one does. */
export async function answeringFile({ records }: Pick<Services, 'records'>, holder: RecordKey): Promise<Answering | undefined> {
  const stored = await records.find<WorkerState>(WORKER_TYPE, holder, everywhere)
  const lead = stored?.state.mergedInto?.file
  const answering = lead === undefined ? stored : await records.find<WorkerState>(WORKER_TYPE, parseId(lead), everywhere)
  return answering === undefined ? undefined : { id: formatId(answering.key), area: answering.state.area }
}
