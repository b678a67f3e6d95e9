// SPDX-License-Identifier: AGPL-3.0-or-later
// What every kind of certificate has in common: that it was issued, may be revoked, and outlives the name of its holder.

import type { LocalDate } from '#kernel/time.ts'

export const certificateKinds = ['COMPETENCE', 'TRAINING'] as const
/** Of a competence test by a certification body (LSP), or of a training by a centre (BLK, LPK). */
export type CertificateKind = (typeof certificateKinds)[number]

export const revocationCauses = ['WRONG_DETAILS', 'FALSE_RESULT', 'FALSE_IDENTITY', 'OTHER'] as const
/** After wrong details the same result may be certified anew under another number; after the others only a new test or class helps. */
export type RevocationCause = (typeof revocationCauses)[number]

export interface Revocation {
  readonly on: LocalDate
  readonly cause: RevocationCause
}

export interface Issued {
  readonly number: string
  readonly issuedOn: LocalDate
  /** Last day on which it counts; absent where it has no end. */
  readonly validUntil?: LocalDate
  /** Who issued it, as it was that day. */
  readonly body: { readonly name: string; readonly licence: string; readonly licensedUntil?: LocalDate }
  readonly revoked?: Revocation
}

/** What a certificate says of a person, and the secret in its address. Sealed with the person's key. */
export interface Holder {
  readonly name: string
  readonly token: string
  /** Why it was revoked, in one public sentence. It may say something of the person, so it is sealed with the name. */
  readonly reason?: string
}

/** A record that certificates come of. */
export interface Certified {
  /** In the order of issue; at most the last counts. */
  readonly certificates: readonly Issued[]
  /** `holders` go with `certificates` one to one. Absent once the person was erased. */
  readonly personal?: { readonly holders: readonly Holder[] }
  /** The person was erased: the certificate keeps its number and standing, and names nobody. */
  readonly erased?: true
}

/** `reason` may be missing, and is not kept, where the holder was erased. */
export interface RevokeCertificate {
  readonly type: 'RevokeCertificate'
  readonly cause: RevocationCause
  readonly reason?: string
}

export interface CertificateRevoked {
  readonly type: 'CertificateRevoked'
  readonly number: string
  readonly revocation: Revocation
  /** Absent where the holder was erased. */
  readonly personal?: { readonly reason: string }
}

export interface HolderForgotten {
  readonly type: 'HolderForgotten'
  readonly on: LocalDate
}

/** Whether the last certificate leaves room for another: there is none, or it was taken back for wrong details. */
export function mayFollow({ certificates }: Pick<Certified, 'certificates'>): boolean {
  const last = certificates.at(-1)
  return last === undefined || last.revoked?.cause === 'WRONG_DETAILS'
}
