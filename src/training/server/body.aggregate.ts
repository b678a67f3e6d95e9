// SPDX-License-Identifier: AGPL-3.0-or-later
// How a certification body is kept: its rules and the rows it is found by.

import type { Aggregate } from '#kernel/aggregate.ts'
import { bodyDecider } from '#training/core/body.rules.ts'
import type { BodyCommand, BodyEvent, BodyFacts, BodyState } from '#training/core/body.ts'

export const bodyAggregate: Aggregate<BodyState, BodyCommand, BodyEvent, BodyFacts> = {
  type: 'certification-body',
  decider: bodyDecider,
  nextSteps: () => [],
  describe: ({ name }) => ({ label: name, stage: 'BODY' }),
  project: ({ area, code, name, officeId, licences, schemes }, { regency, uuid, version }) => [
    {
      table: 'certification_body',
      values: { regency, stream_id: uuid, version, area, code, name, office_id: officeId, licences, schemes },
    },
    { table: 'certification_body_code', values: { regency, code, stream_id: uuid } },
  ],
}
