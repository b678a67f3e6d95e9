// SPDX-License-Identifier: AGPL-3.0-or-later
// From each contract on the place of a job order to the rules; no rules here.

import { placeContracts } from '#journeys/core/place.contract.ts'
import type { Changing } from '#journeys/server/worker.change.ts'
import { type Bound, handleCommand } from '#platform/server/http/capability.ts'

export function bindPlaces({ change }: Changing): readonly Bound[] {
  return [
    handleCommand('ChooseJobOrder', placeContracts.ChooseJobOrder, ({ input, ...call }) =>
      change(call, input.id, { type: 'ChooseJobOrder', orderId: input.orderId }),
    ),
    handleCommand('LeaveJobOrder', placeContracts.LeaveJobOrder, ({ input, ...call }) => change(call, input.id, { type: 'LeaveJobOrder' })),
  ]
}
