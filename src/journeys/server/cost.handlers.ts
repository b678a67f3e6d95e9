// SPDX-License-Identifier: AGPL-3.0-or-later
// From each contract on costs to the rules, the store and the paper; no rules here.

import { costContracts } from '#journeys/core/cost.contract.ts'
import { presentCosts, presentOvercharges } from '#journeys/core/cost.present.ts'
import type { Cost } from '#journeys/core/cost.ts'
import type { WorkerState } from '#journeys/core/worker.ts'
import { shownPapers } from '#journeys/server/cost.papers.ts'
import { countOvercharges } from '#journeys/server/cost.store.ts'
import { WORKER_TYPE } from '#journeys/server/worker.aggregate.ts'
import type { Changing } from '#journeys/server/worker.change.ts'
import { type JourneyNeeds, refusedFields } from '#journeys/server/worker.handlers.ts'
import { fileRoles } from '#kernel/authority.ts'
import { parseId } from '#kernel/ids.ts'
import { type Bound, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import type { Outcome } from '#platform/server/storage/records.ts'

export function bindCosts(services: Services, { change }: Changing, { placement, paperOf }: JourneyNeeds): readonly Bound[] {
  /** A company that is not in the register cannot be named as one. */
  async function unknownAgency({ agencyId }: Cost): Promise<Outcome | undefined> {
    if (agencyId === undefined || (await placement.company(agencyId)) !== undefined) return undefined
    return refusedFields([{ field: 'agencyId', code: 'agency-unknown' }])
  }

  const find = (id: string, scope: Scope) => services.records.find<WorkerState>(WORKER_TYPE, parseId(id), scope)

  /** A paper that is not on the file, or was withdrawn, is no proof; one that was named before it was withdrawn stays named. */
  async function noProof(scope: Scope, id: string, { paper }: Cost, nth?: number): Promise<Outcome | undefined> {
    if (paper === undefined || (await paperOf(scope, paper, id))?.withdrawn === false) return undefined
    const file = await find(id, scope)
    // Hidden and absent look the same, whatever is said of the paper.
    if (file === undefined) return undefined
    const named = nth === undefined ? undefined : file.state.personal.costs?.entries[nth]?.cost.paper
    return named === paper ? undefined : refusedFields([{ field: 'paper', code: 'paper-not-on-file' }])
  }

  return [
    handleCommand(
      'RecordCost',
      costContracts.RecordCost,
      async ({ input, ...call }) =>
        (await unknownAgency(input.cost)) ??
        (await noProof(call.scope, input.id, input.cost)) ??
        change(call, input.id, { type: 'RecordCost', cost: input.cost }),
    ),
    handleCommand(
      'CorrectCost',
      costContracts.CorrectCost,
      async ({ input, ...call }) =>
        (await unknownAgency(input.cost)) ??
        (await noProof(call.scope, input.id, input.cost, input.nth)) ??
        change(call, input.id, { type: 'CorrectCost', nth: input.nth, cost: input.cost }),
    ),
    handleCommand('WithdrawCost', costContracts.WithdrawCost, ({ input, ...call }) =>
      change(call, input.id, { type: 'WithdrawCost', nth: input.nth }),
    ),
    handleCommand('SettleCost', costContracts.SettleCost, ({ input, ...call }) =>
      change(call, input.id, { type: 'SettleCost', nth: input.nth, outcome: input.outcome }),
    ),
    handleQuery('ListCosts', costContracts.ListCosts, async ({ input, scope, today }) => {
      const stored = await find(input.id, scope)
      if (stored === undefined) return undefined
      return {
        body: presentCosts(stored.state.personal.costs, await shownPapers(paperOf, scope, stored), today),
        looks: [{ key: stored.key, area: stored.state.area }],
        version: stored.version,
      }
    }),
    handleQuery('CountOvercharges', costContracts.CountOvercharges, async ({ actor, scope }) => ({
      body: presentOvercharges(await countOvercharges(services.db, scope), !fileRoles.includes(actor.role)),
    })),
  ]
}
