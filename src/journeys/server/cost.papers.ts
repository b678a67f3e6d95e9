// SPDX-License-Identifier: AGPL-3.0-or-later
// The papers that the costs of a file name, as far as the reader may see them.

import type { ShownPapers } from '#journeys/core/cost.present.ts'
import type { ShownPaper } from '#journeys/core/cost.ts'
import type { WorkerState } from '#journeys/core/worker.ts'
import type { Scope } from '#platform/server/storage/database.ts'

/** A paper within reach that lies on this file. */
export type PaperOf = (scope: Scope, paperId: string, workerId: string) => Promise<ShownPaper | undefined>

interface File {
  readonly id: string
  readonly state: WorkerState
}

export async function shownPapers(paperOf: PaperOf, scope: Scope, { id, state }: File): Promise<ShownPapers> {
  const named = Object.values(state.personal.costs?.entries ?? {}).flatMap(({ cost }) => cost.paper ?? [])
  const shown = await Promise.all([...new Set(named)].map(async (paper) => [paper, await paperOf(scope, paper, id)] as const))
  return new Map(shown.flatMap(([paper, found]) => (found === undefined ? [] : [[paper, found]])))
}
