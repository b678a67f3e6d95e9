// SPDX-License-Identifier: AGPL-3.0-or-later
// Whom a record of a home is about: within reach, and in a place that the office answers for.

import type { JourneyPorts, WorkerCard } from '#journeys/core/worker.port.ts'
import { isInsideAny } from '#kernel/area.ts'
import { refuse } from '#kernel/decider.ts'
import { type Scope, within } from '#platform/server/storage/database.ts'
import type { Outcome } from '#platform/server/storage/records.ts'
import type { HomeFacts } from '#village/core/home.rules.ts'

interface Person {
  readonly card: WorkerCard
  /** Asked anew at each try. */
  readonly facts: () => Promise<HomeFacts>
}

/** Who may be written about; otherwise why not. */
export async function personOf(
  { cards }: Pick<JourneyPorts<Scope>, 'cards'>,
  scope: Scope,
  workerId: string,
): Promise<Person | Extract<Outcome, { type: 'not-found' | 'refused' }>> {
  const find = async (): Promise<WorkerCard | undefined> => (await cards(scope, [workerId])).get(workerId)
  const card = await find()
  if (card === undefined) return { type: 'not-found' }
  // Whoever was let into the file reads it; what is kept of the home is its own place's.
  if (!within(scope, card.area) || !isInsideAny(card.area, scope.rows)) return { type: 'refused', refusal: refuse('home-not-here').refusal }
  return {
    card,
    facts: async () => {
      const person = await find()
      return person === undefined ? {} : { person }
    },
  }
}
