// SPDX-License-Identifier: AGPL-3.0-or-later
// From each contract on costs to the rules, the store and the paper; no rules here.

import { costContracts } from '#journeys/core/cost.contract.ts'
import { presentCosts, presentOvercharges } from '#journeys/core/cost.present.ts'
import type { Cost } from '#journeys/core/cost.ts'
import type { WorkerState } from '#journeys/core/worker.ts'
import { costPaper } from '#journeys/server/cost.paper.ts'
import { countOvercharges } from '#journeys/server/cost.store.ts'
import { WORKER_TYPE } from '#journeys/server/worker.aggregate.ts'
import type { Changing } from '#journeys/server/worker.change.ts'
import type { Placement } from '#journeys/server/worker.facts.ts'
import { regencyOf } from '#kernel/area.ts'
import { fileRoles } from '#kernel/authority.ts'
import { refuse } from '#kernel/decider.ts'
import { parseId } from '#kernel/ids.ts'
import { renderPdf } from '#platform/server/documents/pdf.ts'
import { type Bound, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import type { Outcome } from '#platform/server/storage/records.ts'

export function bindCosts(services: Services, { change }: Changing, placement: Placement): readonly Bound[] {
  /** A company that is not in the register cannot be named as one. */
  async function unknownAgency({ agencyId }: Cost): Promise<Outcome | undefined> {
    if (agencyId === undefined || (await placement.company(agencyId)) !== undefined) return undefined
    return { type: 'refused', refusal: refuse('invalid-input', { fields: [{ field: 'agencyId', code: 'agency-unknown' }] }).refusal }
  }

  return [
    handleCommand(
      'RecordCost',
      costContracts.RecordCost,
      async ({ input, ...call }) => (await unknownAgency(input.cost)) ?? change(call, input.id, { type: 'RecordCost', cost: input.cost }),
    ),
    handleCommand(
      'CorrectCost',
      costContracts.CorrectCost,
      async ({ input, ...call }) =>
        (await unknownAgency(input.cost)) ?? change(call, input.id, { type: 'CorrectCost', nth: input.nth, cost: input.cost }),
    ),
    handleCommand('WithdrawCost', costContracts.WithdrawCost, ({ input, ...call }) =>
      change(call, input.id, { type: 'WithdrawCost', nth: input.nth }),
    ),
    handleCommand('SettleCost', costContracts.SettleCost, ({ input, ...call }) =>
      change(call, input.id, { type: 'SettleCost', nth: input.nth, outcome: input.outcome }),
    ),
    handleQuery('ListCosts', costContracts.ListCosts, async ({ input, scope, today }) => {
      const stored = await services.records.find<WorkerState>(WORKER_TYPE, parseId(input.id), scope)
      if (stored === undefined) return undefined
      return {
        body: presentCosts(stored.state.personal.costs, today),
        looks: [{ key: stored.key, area: stored.state.area }],
        version: stored.version,
      }
    }),
    handleQuery('GetCostStatement', costContracts.GetCostStatement, async ({ input, scope, now, actor }) => {
      const stored = await services.records.find<WorkerState>(WORKER_TYPE, parseId(input.id), scope)
      if (stored === undefined) return undefined
      const { area } = stored.state
      const regency = services.regencies.get(regencyOf(area))
      const paper = costPaper(stored.state, { id: input.id, now, regency, publicUrl: services.publicUrl, by: actor.name })
      return {
        body: null,
        file: { name: `biaya-${now.slice(0, 10)}.pdf`, bytes: await renderPdf(paper) },
        looks: [{ key: stored.key, area }],
        version: stored.version,
      }
    }),
    handleQuery('CountOvercharges', costContracts.CountOvercharges, async ({ actor, scope }) => ({
      body: presentOvercharges(await countOvercharges(services.db, scope), !fileRoles.includes(actor.role)),
    })),
  ]
}
