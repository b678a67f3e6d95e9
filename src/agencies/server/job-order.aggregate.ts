// SPDX-License-Identifier: AGPL-3.0-or-later
// How a job order is kept: its rules, and the rows it is found by.

import { jobOrderDecider, orderKey } from '#agencies/core/job-order.rules.ts'
import type { JobOrderCommand, JobOrderEvent, JobOrderFacts, JobOrderState } from '#agencies/core/job-order.ts'
import type { Aggregate } from '#kernel/aggregate.ts'
import { parseId } from '#kernel/ids.ts'

export const JOB_ORDER_TYPE = 'job-order'

export const jobOrderAggregate: Aggregate<JobOrderState, JobOrderCommand, JobOrderEvent, JobOrderFacts> = {
  type: JOB_ORDER_TYPE,
  decider: jobOrderDecider,
  // What a withdrawn order causes is owed by the files that hold its places.
  nextSteps: () => [],
  describe: (state) => ({ label: state.number, stage: state.withdrawn === undefined ? 'REGISTERED' : 'WITHDRAWN' }),
  project: (after, { regency, uuid, version }) => {
    const { area, number, partner, country, occupation, quota, wage, from, to, withdrawn } = after
    const agency_id = parseId(after.agencyId).uuid
    return [
      {
        table: 'job_order',
        values: {
          regency,
          stream_id: uuid,
          version,
          area,
          agency_id,
          number,
          partner,
          country,
          occupation,
          quota,
          wage,
          first_day: from,
          last_day: to,
          withdrawn_from: withdrawn?.from ?? null,
        },
      },
      { table: 'job_order_number', values: { regency, agency_id, number_key: orderKey(number), stream_id: uuid } },
    ]
  },
}
