// SPDX-License-Identifier: AGPL-3.0-or-later
// How a competence test and its certificates are kept: the rules, the rows they are found by, the step in the work list.

import type { Aggregate, ProjectionTools, RecordMeta, Row } from '#kernel/aggregate.ts'
import { parseId } from '#kernel/ids.ts'
import { assessmentOpen } from '#training/core/assessment.open.ts'
import { assessmentDecider, assessmentSteps } from '#training/core/assessment.rules.ts'
import type { AssessmentCommand, AssessmentEvent, AssessmentFacts, AssessmentState } from '#training/core/assessment.ts'
import { mayBeCertified } from '#training/core/certificate.ts'

/** The kind under which a token is hashed. */
export const TOKEN = 'certificate-token'

function stageOf(state: AssessmentState): string {
  if (state.result === 'NOT_YET') return 'NOT_YET'
  return mayBeCertified(state) ? 'COMPETENT' : 'CERTIFIED'
}

/** The register: it outlives its holders. */
function certificateRows(state: AssessmentState, { regency, uuid }: RecordMeta): readonly Row[] {
  return state.certificates.map((certificate, nth) => {
    const values = {
      regency,
      assessment_id: uuid,
      nth,
      area: state.area,
      let_in: [],
      worker_id: parseId(state.workerId).uuid,
      number: certificate.number,
      scheme_name: state.scheme.name,
      issued_on: certificate.issuedOn,
      valid_until: certificate.validUntil,
      revoked_on: certificate.revoked?.on ?? null,
    }
    return { table: 'certificate', values }
  })
}

/** Under which secrets the register is asked. */
function addressRows({ area, personal }: AssessmentState, { regency, uuid }: RecordMeta, tools: ProjectionTools): readonly Row[] {
  return (personal?.holders ?? []).map(({ token }, nth) => ({
    table: 'certificate_address',
    values: { regency, token: tools.matchHash(TOKEN, token), area, assessment_id: uuid, nth },
  }))
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
      event.type === 'CertificateIssued'
        ? [
            {
              table: 'certificate_number',
              values: { regency: parseId(after.bodyId).regency, series: event.series, serial: event.serial, assessment_id: uuid },
            },
          ]
        : [],
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
