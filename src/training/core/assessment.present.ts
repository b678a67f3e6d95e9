// SPDX-License-Identifier: AGPL-3.0-or-later
// What people see of a test and its certificates; pure.

import type { LocalDate } from '#kernel/time.ts'
import type { AssessmentState } from '#training/core/assessment.ts'
import { mayBeCertified, statusOn } from '#training/core/certificate.ts'

/** The answer of every command: no personal field. */
export function presentAnswer(id: string, version: number, { result, certificates }: AssessmentState): object {
  return { id, version, result, number: certificates.at(-1)?.number }
}

export function presentCertificate({ certificates, personal }: AssessmentState, nth: number, today: LocalDate): object | undefined {
  const certificate = certificates[nth]
  if (certificate === undefined) return undefined
  const { revoked } = certificate
  return {
    ...certificate,
    status: statusOn(certificate, today),
    ...(revoked === undefined ? {} : { revoked: { ...revoked, reason: personal?.holders[nth]?.reason } }),
  }
}

export function presentAssessment(id: string, version: number, state: AssessmentState, today: LocalDate): object {
  const { workerId, area, bodyId, scheme, on, attempt, units, personal } = state
  return {
    ...presentAnswer(id, version, state),
    workerId,
    name: personal?.name,
    area,
    bodyId,
    scheme,
    on,
    place: personal?.place,
    attempt,
    units,
    issuable: state.erased !== true && mayBeCertified(state),
    certificates: state.certificates.map((_, nth) => presentCertificate(state, nth, today)),
  }
}

/** One line of a person's tests. */
export function presentTest(id: string, state: AssessmentState, today: LocalDate): object {
  const { scheme, on, attempt, result, units } = state
  const certificate = presentCertificate(state, state.certificates.length - 1, today)
  return {
    id,
    scheme,
    on,
    attempt,
    result,
    issuable: mayBeCertified(state),
    openUnits: units.filter((unit) => unit.result === 'NOT_YET').map((unit) => unit.code),
    ...(certificate === undefined ? {} : { certificate }),
  }
}
