// SPDX-License-Identifier: AGPL-3.0-or-later
// What happens to files by the clock and by a licence: on the day on which time alone changes its steps (a paper or a licence lapsed, a
// birthday came, a law began or ended), and whenever a company's licence begins or ceases to count, a file is looked at again.

import { licenceEvents } from '#agencies/core/agency.ts'
import { placedUntil } from '#journeys/core/worker.guards.ts'
import type { Plan, WorkerState } from '#journeys/core/worker.ts'
import { listHolders } from '#journeys/server/place.store.ts'
import { workerAggregate } from '#journeys/server/worker.aggregate.ts'
import type { Placement } from '#journeys/server/worker.facts.ts'
import { ownFacts } from '#journeys/server/worker.merged.ts'
import { type DueReview, listAgenciesInUse, listDueReviews, listPlansUnder, listUnderLicence } from '#journeys/server/worker.store.ts'
import { formatId, type RecordKey } from '#kernel/ids.ts'
import { type Instant, jakartaDate, type LocalDate } from '#kernel/time.ts'
import type { ClockTask, HeardEvent, Listener, Services } from '#platform/server/http/capability.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import type { Outcome } from '#platform/server/storage/records.ts'

const PAGE = 200

/** Reviews every file that is due at an instant; a second call finds none. @returns how many files changed */
export async function reviewDue(services: Services, placement: Placement, now: Instant): Promise<number> {
  let changed = 0
  for (let after: DueReview | undefined; ; ) {
    const due = await listDueReviews(services.db, jakartaDate(now), after, PAGE)
    // One file, one due day, one command, however many instances see that it is due.
    for (const { key, on } of due)
      if ((await review(services, placement, key, { commandId: causedId('review', formatId(key), on), now, due: on })).type === 'done')
        changed += 1
    after = due.at(-1)
    if (due.length < PAGE) return changed
  }
}

/** Reviews the files under one company whose state does not fit its licence and permits today. `cause` names what made us look. */
async function reviewUnder(services: Services, placement: Placement, agencyId: string, cause: string, now: Instant): Promise<void> {
  const facts = (await placement.company(agencyId)) ?? {}
  for (const plan of await listPlansUnder(services.db, agencyId)) {
    const live = placedUntil({ plan }, facts, jakartaDate(now)) !== undefined
    await reviewPlanned(services, placement, { agencyId, plan, live, cause, now })
  }
}

interface Planned {
  readonly agencyId: string
  readonly plan: Plan
  readonly live: boolean
  readonly cause: string
  readonly now: Instant
}

async function reviewPlanned(services: Services, placement: Placement, planned: Planned): Promise<void> {
  const { agencyId, plan, live, cause, now } = planned
  for (let after: RecordKey | undefined; ; ) {
    const keys = await listUnderLicence(services.db, { agencyId, plan, live }, after, PAGE)
    for (const key of keys) await review(services, placement, key, { commandId: causedId('licence', cause, formatId(key)), now })
    after = keys.at(-1)
    if (keys.length < PAGE) return
  }
}

/** Reviews the files that hold a place of an order. */
async function reviewHolders(services: Services, placement: Placement, { key, commandId }: HeardEvent): Promise<void> {
  for (let after = 0; ; ) {
    const holders = await listHolders(services.db, key, after, PAGE)
    for (const holder of holders)
      await review(services, placement, holder.key, {
        commandId: causedId('order', commandId, formatId(holder.key)),
        now: services.clock(),
      })
    after = holders.at(-1)?.place ?? after
    if (holders.length < PAGE) return
  }
}

/** A licence begins, ends, or is suspended on a day that was written down long before: every company in use is asked each day. */
export async function reviewLicences(services: Services, placement: Placement, now: Instant): Promise<void> {
  for (const agencyId of await listAgenciesInUse(services.db)) await reviewUnder(services, placement, agencyId, jakartaDate(now), now)
}

interface Review {
  readonly commandId: string
  readonly now: Instant
  readonly due?: LocalDate
}

function review(services: Services, placement: Placement, key: RecordKey, { commandId, now, due }: Review): Promise<Outcome> {
  return services.records.change(
    { ...systemCall(services, { contract: 'ReviewWorker', commandId, regency: key.regency }), now, today: jakartaDate(now) },
    {
      aggregate: workerAggregate(services.regencies),
      key,
      command: { type: 'ReviewWorker', ...(due === undefined ? {} : { due }) },
      facts: (state: WorkerState | undefined) => ownFacts(services, placement, state),
      answer: ({ id, version, state }) => ({ id, version, state: state.journey }),
    },
  )
}

export function workerTasks(services: Services, placement: Placement): readonly ClockTask[] {
  return [
    {
      name: 'journeys-review',
      cron: '15 0 * * *',
      run: async (now) => {
        await reviewDue(services, placement, now)
      },
    },
    { name: 'journeys-licences', cron: '20 0 * * *', run: (now) => reviewLicences(services, placement, now) },
  ]
}

export function workerListeners(services: Services, placement: Placement): readonly Listener[] {
  return [
    {
      name: 'journeys-licence',
      to: licenceEvents,
      handle: ({ id, commandId }) => reviewUnder(services, placement, id, commandId, services.clock()),
    },
    { name: 'journeys-job-order', to: ['JobOrderWithdrawn'], handle: (event) => reviewHolders(services, placement, event) },
  ]
}
