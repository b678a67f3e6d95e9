// SPDX-License-Identifier: AGPL-3.0-or-later
// From each contract on an override to the rules; no rules here.

import { overrideContracts } from '#journeys/core/override.contract.ts'
import type { Changing } from '#journeys/server/worker.change.ts'
import { type Bound, handleCommand } from '#platform/server/http/capability.ts'

export function bindOverrides({ change }: Changing): readonly Bound[] {
  return [
    handleCommand('AskOverride', overrideContracts.AskOverride, ({ input: { id, guards, reason }, ...call }) =>
      change(call, id, { type: 'AskOverride', guards, reason }),
    ),
    handleCommand('GrantOverride', overrideContracts.GrantOverride, ({ input, ...call }) =>
      change(call, input.id, { type: 'GrantOverride' }),
    ),
    handleCommand('DeclineOverride', overrideContracts.DeclineOverride, ({ input, ...call }) =>
      change(call, input.id, { type: 'DeclineOverride' }),
    ),
  ]
}
