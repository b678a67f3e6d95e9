// SPDX-License-Identifier: AGPL-3.0-or-later
// How a competence test and its certificates are kept: the rules, the rows they are found by, the step in the work list.

import type { Aggregate, Row } from '#kernel/aggregate.ts'
import { parseId } from '#kernel/ids.ts'
import { givenRow } from '#platform/server/storage/series.ts'
import { assessmentOpen } from '#training/core/assessment.open.ts'
import { assessmentDecider, assessmentSteps } from '#training/core/assessment.rules.ts'
import type { AssessmentCommand, AssessmentEvent, AssessmentFacts, AssessmentState } from '#training/core/assessment.ts'
import { mayBeCertified } from '#training/core/certificate.ts'
import { addressRows, certificateRows } from '#training/server/issued.rows.ts'

function stageOf(state: AssessmentState): string {
  if (state.result === 'NOT_YET') return 'NOT_YET'
  return mayBeCertified(state) ? 'COMPETENT' : 'CERTIFIED'
}

export const assessmentAggregate: Aggregate<AssessmentState, AssessmentCommand, AssessmentEvent, AssessmentFacts> = {
  type: 'assessment',
  open: assessmentOpen,
  decider: assessmentDecider,
  nextSteps: assessmentSteps,
  describe: (state) => ({ label: state.personal?.name ?? '–', stage: stageOf(state) }),
  project: (after, meta, events, tools) => {
    const { regency, uuid } = meta
    const numbers = events.flatMap((event): readonly Row[] =>
      event.type === 'CertificateIssued' ? [givenRow({ ...event, regency: parseId(after.bodyId).regency }, uuid)] : [],
    )
    const test: Row = {
      table: 'assessment',
      values: {
        regency,
        stream_id: uuid,
        area: after.area,
        let_in: [],
        worker_id: parseId(after.workerId).uuid,
        scheme: after.scheme.code,
        scheme_name: after.scheme.name,
        tested_on: after.on,
        attempt: after.attempt,
        result: after.result,
      },
    }
    return [...numbers, test, ...certificateRows(after, meta), ...addressRows(after, meta, tools)]
  },
  outliving: certificateRows,
}
