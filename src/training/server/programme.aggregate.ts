// SPDX-License-Identifier: AGPL-3.0-or-later
// How a training programme is kept.

import type { Aggregate } from '#kernel/aggregate.ts'
import { programmeDecider } from '#training/core/programme.rules.ts'
import type { ProgrammeCommand, ProgrammeEvent, ProgrammeState } from '#training/core/programme.ts'

export const programmeAggregate: Aggregate<ProgrammeState, ProgrammeCommand, ProgrammeEvent> = {
  type: 'programme',
  decider: programmeDecider,
  nextSteps: () => [],
  describe: (state) => ({ label: state.name, stage: 'programme' }),
  project: (after, meta) => [
    {
      table: 'programme',
      values: {
        regency: meta.regency,
        stream_id: meta.uuid,
        version: meta.version,
        area: after.area,
        let_in: [],
        name: after.name,
        definition: after,
      },
    },
  ],
}
