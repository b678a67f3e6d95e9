// SPDX-License-Identifier: AGPL-3.0-or-later
// What a certificate attests, whatever its kind: paper, credential, code and page are made of this and of nothing else.

import type { LocalDate } from '#kernel/time.ts'
import type { AssessmentState } from '#training/core/assessment.ts'
import type { CompletionState } from '#training/core/completion.ts'
import type { CertificateKind, Holder, Issued } from '#training/core/issued.ts'

export interface Attested {
  readonly kind: CertificateKind
  /** Whose credential it is: the body or the centre. */
  readonly issuerId: string
  readonly certificate: Issued
  /** Absent once the person was erased. */
  readonly holder?: Holder
  /** The scheme tested, or the programme taught. */
  readonly subject: { readonly code?: string; readonly name: string; readonly standard?: string }
  /** The day of the test, or the day on which the hours were reached. */
  readonly on: LocalDate
  readonly place?: string
  /** Attended hours (JP), of a training. */
  readonly hours?: number
  readonly units: readonly { readonly code: string; readonly title: string }[]
}

export type CertifiedState = AssessmentState | CompletionState

/** @param nth which of the record's certificates; undefined where there is none such */
export function attestedOf(state: CertifiedState, nth: number): Attested | undefined {
  const holder = state.personal?.holders[nth]
  const held = holder === undefined ? {} : { holder }
  if ('classId' in state) {
    const certificate = state.certificates[nth]
    if (certificate === undefined) return undefined
    const { programme: name, completedOn: on, hours, units } = certificate
    return { kind: 'TRAINING', issuerId: state.providerId, certificate, ...held, subject: { name }, on, hours, units }
  }
  const certificate = state.certificates[nth]
  const place = state.personal?.place
  if (certificate === undefined) return undefined
  const { bodyId: issuerId, scheme: subject, on, units } = state
  return { kind: 'COMPETENCE', issuerId, certificate, ...held, subject, on, ...(place === undefined ? {} : { place }), units }
}
