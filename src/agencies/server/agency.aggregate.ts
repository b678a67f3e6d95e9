// SPDX-License-Identifier: AGPL-3.0-or-later
// How a placement company is kept: its rules, and the rows it is found by.

import { agencyDecider } from '#agencies/core/agency.rules.ts'
import { type AgencyCommand, type AgencyEvent, type AgencyFacts, type AgencyState, agencyKey, permitKey } from '#agencies/core/agency.ts'
import { daysLive } from '#agencies/core/licence.rules.ts'
import type { Aggregate } from '#kernel/aggregate.ts'

export const agencyAggregate: Aggregate<AgencyState, AgencyCommand, AgencyEvent, AgencyFacts> = {
  type: 'agency',
  decider: agencyDecider,
  // What a licence causes is owed by the files that stand under it.
  nextSteps: () => [],
  describe: (state) => ({ label: state.name, stage: 'REGISTERED' }),
  project: (after, { regency, uuid, version }, events) => {
    const name_key = agencyKey(after.name)
    const live = `{${daysLive(after.licences)
      .map(({ from, to }) => `[${from},${to}]`)
      .join(',')}}`
    return [
      {
        table: 'agency',
        values: {
          regency,
          stream_id: uuid,
          version,
          area: after.area,
          name: after.name,
          name_key,
          seat: after.seat ?? null,
          live,
          licences: after.licences,
          permits: after.permits ?? [],
          permits_whole_from: after.permitsWholeFrom ?? null,
        },
      },
      { table: 'agency_name', values: { regency, name_key, stream_id: uuid } },
      ...events.flatMap((event) =>
        event.type === 'PermitGranted'
          ? [{ table: 'agency_permit', values: { regency, number_key: permitKey(event.permit.number), stream_id: uuid } }]
          : [],
      ),
    ]
  },
}
