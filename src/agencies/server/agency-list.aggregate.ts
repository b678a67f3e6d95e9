// SPDX-License-Identifier: AGPL-3.0-or-later
// How a snapshot of the official list is kept.

import { agencyListDecider } from '#agencies/core/agency-list.rules.ts'
import type { AgencyListCommand, AgencyListEvent, AgencyListState } from '#agencies/core/agency-list.ts'
import type { Aggregate } from '#kernel/aggregate.ts'

export const agencyListAggregate: Aggregate<AgencyListState, AgencyListCommand, AgencyListEvent> = {
  type: 'agency-list',
  decider: agencyListDecider,
  nextSteps: () => [],
  describe: (state) => ({ label: state.on, stage: state.rows === undefined ? 'UNAVAILABLE' : 'TAKEN' }),
  project: ({ area, on, source, rows }, { regency, uuid }) => [
    { table: 'agency_list', values: { regency, stream_id: uuid, area, on_day: on, source, rows: rows ?? null } },
  ],
}
