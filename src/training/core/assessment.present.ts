// SPDX-License-Identifier: AGPL-3.0-or-later
// What people see of a test and its certificates; pure.

import type { LocalDate } from '#kernel/time.ts'
import type { AssessmentState } from '#training/core/assessment.ts'
import { attestedOf, type CertifiedState } from '#training/core/attested.ts'
import { mayBeCertified, statusOn } from '#training/core/certificate.ts'
import type { Issued } from '#training/core/issued.ts'

/** The answer of every command: no personal field. */
export function presentAnswer(id: string, version: number, { result, certificates }: AssessmentState): object {
  return { id, version, result, number: certificates.at(-1)?.number }
}

/** The same of a certificate of either kind. */
export function presentIssued(id: string, version: number, state: CertifiedState): object {
  return 'classId' in state ? { id, version, number: state.certificates.at(-1)?.number } : presentAnswer(id, version, state)
}

export function presentCertificate(state: CertifiedState, nth: number, today: LocalDate): object | undefined {
  const certificate = state.certificates[nth]
  if (certificate === undefined) return undefined
  const { number, issuedOn, body, revoked } = certificate
  const { validUntil }: Issued = certificate
  return {
    number,
    issuedOn,
    ...(validUntil === undefined ? {} : { validUntil }),
    body,
    status: statusOn(certificate, today),
    ...(revoked === undefined ? {} : { revoked: { ...revoked, reason: state.personal?.holders[nth]?.reason } }),
  }
}

/** The last certificate of a record, with what it attests. */
export function presentLast(id: string, version: number, state: CertifiedState, today: LocalDate): object | undefined {
  const nth = state.certificates.length - 1
  const attested = attestedOf(state, nth)
  if (attested === undefined) return undefined
  const { kind, subject: scheme, on, hours, holder } = attested
  return {
    ...presentCertificate(state, nth, today),
    assessmentId: id,
    version,
    kind,
    workerId: state.workerId,
    ...('classId' in state ? { classId: state.classId } : {}),
    name: holder?.name,
    scheme,
    on,
    hours,
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
