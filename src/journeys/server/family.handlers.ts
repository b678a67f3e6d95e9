// SPDX-License-Identifier: AGPL-3.0-or-later
// From each contract on a family to the rules; no rules here.

import { familyContracts } from '#journeys/core/family.contract.ts'
import { relativeAsked } from '#journeys/core/worker.asked.ts'
import type { WorkerState } from '#journeys/core/worker.ts'
import { WORKER_TYPE } from '#journeys/server/worker.aggregate.ts'
import type { Changing } from '#journeys/server/worker.change.ts'
import { fileRead } from '#journeys/server/worker.merged.ts'
import { findNumbered } from '#journeys/server/worker.store.ts'
import { refuse } from '#kernel/decider.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import { type Bound, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'

const MOST_OF_HOUSEHOLD = 50

export function bindFamilies(services: Services, { change }: Changing): readonly Bound[] {
  return [
    handleCommand('SetRelative', familyContracts.SetRelative, async ({ input, ...call }) => {
      const asked = relativeAsked(input, call.today, () => call.recordId ?? services.newId())
      if (!asked.ok) return { type: 'refused', refusal: refuse('invalid-input', { fields: asked.fields }).refusal }
      return change(call, input.id, asked.command)
    }),
    handleCommand('RemoveRelative', familyContracts.RemoveRelative, ({ input, ...call }) =>
      change(call, input.id, { type: 'RemoveRelative', key: input.relative }),
    ),
    handleQuery('GetHousehold', familyContracts.GetHousehold, async ({ input, scope }) => {
      const key = parseId(input.id)
      const stored = await services.records.find<WorkerState>(WORKER_TYPE, key, scope)
      if (stored === undefined) return undefined
      const { familyCard } = (await fileRead(services, stored.state)).personal
      const { merged = [], mergedInto } = stored.state
      const own = [input.id, ...merged.map(({ file }) => file), ...(mergedInto === undefined ? [] : [mergedInto.file])]
      const hash = familyCard === undefined ? undefined : services.keyring.matchHash('family', familyCard)
      const rows = hash === undefined ? [] : await findNumbered(services.db, scope, { kind: 'family', hash, limit: MOST_OF_HOUSEHOLD })
      const items = rows
        .map(({ regency, stream_id: uuid, name, area, state }) => ({ id: formatId({ regency, uuid }), name, area, state }))
        .filter(({ id }) => !own.includes(id))
      return { body: { items }, looks: [{ key, area: stored.state.area }], version: stored.version }
    }),
  ]
}
