// SPDX-License-Identifier: AGPL-3.0-or-later
// What happens to files by the clock: on the day after a required paper lapsed the file is looked at again.

import type { WorkerState } from '#journeys/core/worker.ts'
import { workerAggregate } from '#journeys/server/worker.aggregate.ts'
import type { AgencyFacts } from '#journeys/server/worker.handlers.ts'
import { type DueReview, listDueReviews } from '#journeys/server/worker.store.ts'
import { formatId } from '#kernel/ids.ts'
import { type Instant, jakartaDate } from '#kernel/time.ts'
import type { ClockTask, Services } from '#platform/server/http/capability.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import type { Outcome } from '#platform/server/storage/records.ts'

const PAGE = 200

/** Reviews every file that is due at an instant; a second call finds none. @returns how many files changed */
export async function reviewDue(services: Services, agencyFacts: AgencyFacts, now: Instant): Promise<number> {
  let changed = 0
  for (let after: DueReview | undefined; ; ) {
    const due = await listDueReviews(services.db, jakartaDate(now), after, PAGE)
    for (const file of due) if ((await review(services, agencyFacts, file, now)).type === 'done') changed += 1
    after = due.at(-1)
    if (due.length < PAGE) return changed
  }
}

/** One file, one due day, one command, however many instances see that it is due. */
function review(services: Services, agencyFacts: AgencyFacts, { key, on }: DueReview, now: Instant): Promise<Outcome> {
  const commandId = causedId('review', formatId(key), on)
  return services.records.change(
    { ...systemCall(services, { contract: 'ReviewWorker', commandId, regency: key.regency }), now, today: jakartaDate(now) },
    {
      aggregate: workerAggregate,
      key,
      command: { type: 'ReviewWorker' },
      facts: async (state: WorkerState | undefined) => {
        const agencyId = state?.plan.agencyId
        const licence = agencyId === undefined ? undefined : await agencyFacts(agencyId)
        return licence === undefined ? {} : { licence }
      },
      answer: ({ id, version, state }) => ({ id, version, state: state.journey }),
    },
  )
}

export function workerTasks(services: Services, agencyFacts: AgencyFacts): readonly ClockTask[] {
  return [
    {
      name: 'journeys-review',
      cron: '15 0 * * *',
      run: async (now) => {
        await reviewDue(services, agencyFacts, now)
      },
    },
  ]
}
