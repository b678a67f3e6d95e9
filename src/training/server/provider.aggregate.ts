// SPDX-License-Identifier: AGPL-3.0-or-later
// How a training provider is kept.

import type { Aggregate } from '#kernel/aggregate.ts'
import { searchKey } from '#people/core/name.ts'
import { providerDecider } from '#training/core/provider.rules.ts'
import type { ProviderCommand, ProviderEvent, ProviderState } from '#training/core/provider.ts'

export const providerAggregate: Aggregate<ProviderState, ProviderCommand, ProviderEvent> = {
  type: 'provider',
  decider: providerDecider,
  nextSteps: () => [],
  describe: (state) => ({ label: state.name, stage: state.kind }),
  project: (after, meta) => [
    {
      table: 'provider',
      values: {
        regency: meta.regency,
        stream_id: meta.uuid,
        version: meta.version,
        area: after.area,
        let_in: [],
        kind: after.kind,
        name: after.name,
        name_key: searchKey(after.name),
        licences: after.licences,
      },
    },
  ],
}
