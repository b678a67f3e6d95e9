// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of a completed training as a paper: one record a person and class, with the certificates that came of it.
// That it was completed is no word of this record: the class computes it from attendance (decision 7).

import type { LocalDate } from '#kernel/time.ts'
import type { ClassState } from '#training/core/class.ts'
import type { CertificateRevoked, Certified, Holder, HolderForgotten, Issued, RevokeCertificate } from '#training/core/issued.ts'
import type { ProviderState } from '#training/core/provider.ts'

/** A certificate of training has no end of its own (fact sheet 3); what was learnt is tested for competence. */
export interface TrainingCertificate extends Omit<Issued, 'validUntil'> {
  /** As the class stood when it was issued. */
  readonly programme: string
  readonly completedOn: LocalDate
  /** Attended hours (JP). */
  readonly hours: number
  readonly units: readonly { readonly code: string; readonly title: string }[]
}

export interface CompletionState extends Certified {
  readonly area: string
  readonly workerId: string
  readonly classId: string
  readonly providerId: string
  readonly certificates: readonly TrainingCertificate[]
  readonly personal?: { readonly holders: readonly Holder[] }
}

export type CompletionCommand =
  /** `token` is random and made by whoever sends the command. */
  | { readonly type: 'CertifyCompletion'; readonly workerId: string; readonly classId: string; readonly token: string }
  | RevokeCertificate
  | { readonly type: 'ForgetHolder' }

export type CompletionEvent =
  | {
      readonly type: 'CompletionCertified'
      readonly area: string
      readonly workerId: string
      readonly classId: string
      readonly providerId: string
      readonly certificate: Omit<TrainingCertificate, 'revoked'>
      readonly series: string
      readonly serial: number
      readonly personal: Holder
    }
  | CertificateRevoked
  | HolderForgotten

/** What a rule needs to know from elsewhere; asked anew at each try. */
export interface CompletionFacts {
  readonly class?: ClassState
  readonly provider?: ProviderState
  readonly person?: { readonly name: string; readonly area: string }
  /** The number after the highest of the series. */
  readonly nextSerial?: number
}
