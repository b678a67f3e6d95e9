// SPDX-License-Identifier: AGPL-3.0-or-later

import { handoverDecider } from '#cases/core/handover.rules.ts'
import { HANDOVER_TYPE, type Handover, type HandoverCommand, type HandoverEvent, type HandoverFacts } from '#cases/core/handover.ts'
import type { Aggregate } from '#kernel/aggregate.ts'

export const handoverAggregate: Aggregate<Handover, HandoverCommand, HandoverEvent, HandoverFacts> = {
  type: HANDOVER_TYPE,
  decider: handoverDecider,
  nextSteps: () => [],
  describe: () => ({ label: '–', stage: 'HANDED_OVER' }),
  project: () => [],
}
