// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of a competence test and of the certificate that comes of it. They are one record: no certificate is without its result.

import * as z from 'zod/mini'
import type { JourneyState } from '#journeys/core/worker.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { BodyState, Scheme, Unit } from '#training/core/body.ts'

/** Copied from a register of bodies, schemes and standards: it names no person and was written about none. */
export const RegisterText = z.string()

export const unitResults = ['COMPETENT', 'NOT_YET'] as const
/** *Kompeten* or *belum kompeten*: nobody fails, one is not yet competent. */
export type UnitResult = (typeof unitResults)[number]

export interface AssessedUnit extends Unit {
  readonly result: UnitResult
  /** Found competent in an earlier test and not tested again. */
  readonly carried?: true
}

export const revocationCauses = ['WRONG_DETAILS', 'FALSE_RESULT', 'FALSE_IDENTITY', 'OTHER'] as const
/** After wrong details the same result may be certified anew under another number; after the others only a new test helps. */
export type RevocationCause = (typeof revocationCauses)[number]

export interface Revocation {
  readonly on: LocalDate
  readonly cause: RevocationCause
}

export interface Certificate {
  readonly number: string
  readonly issuedOn: LocalDate
  /** Last day on which it counts. */
  readonly validUntil: LocalDate
  /** The body as it was that day. */
  readonly body: { readonly name: string; readonly licence: string; readonly licensedUntil: LocalDate }
  readonly revoked?: Revocation
}

/** What a certificate says of a person, and the secret in its address. Sealed with the person's key. */
interface Holder {
  readonly name: string
  readonly token: string
  /** Why it was revoked, in one public sentence. It may say something of the person, so it is sealed with the name. */
  readonly reason?: string
}

export interface AssessmentState {
  readonly area: string
  readonly workerId: string
  readonly bodyId: string
  /** The scheme as it was on the day of the test, without its units. */
  readonly scheme: Omit<Scheme, 'units'>
  readonly on: LocalDate
  readonly assessorId: string
  /** The how-manieth test of this person in this scheme. */
  readonly attempt: number
  readonly units: readonly AssessedUnit[]
  readonly result: UnitResult
  /** In the order of issue; at most the last counts. */
  readonly certificates: readonly Certificate[]
  /** `holders` go with `certificates` one to one. Absent once the person was erased. */
  readonly personal?: { readonly name: string; readonly place?: string; readonly holders: readonly Holder[] }
  /** The person was erased: the certificate keeps its number and standing, and names nobody. */
  readonly erased?: true
}

export type AssessmentCommand =
  | {
      readonly type: 'RecordAssessment'
      readonly workerId: string
      readonly bodyId: string
      readonly scheme: string
      readonly on: LocalDate
      readonly place?: string
      readonly results: readonly { readonly code: string; readonly result: UnitResult }[]
    }
  /** `token` is random and made by whoever sends the command. */
  | { readonly type: 'IssueCertificate'; readonly token: string }
  /** `reason` may be missing, and is not kept, where the holder was erased. */
  | { readonly type: 'RevokeCertificate'; readonly cause: RevocationCause; readonly reason?: string }
  | { readonly type: 'ForgetHolder' }

export type AssessmentEvent =
  | (Omit<AssessmentState, 'certificates' | 'personal' | 'erased'> & {
      readonly type: 'AssessmentRecorded'
      /** Where it took place is free text. */
      readonly personal: { readonly name: string; readonly place?: string }
    })
  | {
      readonly type: 'CertificateIssued'
      readonly certificate: Omit<Certificate, 'revoked'>
      readonly series: string
      readonly serial: number
      readonly personal: Holder
    }
  | {
      readonly type: 'CertificateRevoked'
      readonly number: string
      readonly revocation: Revocation
      /** Absent where the holder was erased. */
      readonly personal?: { readonly reason: string }
    }
  | { readonly type: 'HolderForgotten'; readonly on: LocalDate }

/** The last test of the same person in the same scheme. */
export interface EarlierTest {
  readonly on: LocalDate
  readonly attempt: number
  readonly result: UnitResult
  readonly units: readonly AssessedUnit[]
  readonly certificates: readonly Certificate[]
}

/** What a rule needs to know from elsewhere; asked anew at each try. */
export interface AssessmentFacts {
  readonly body?: BodyState
  readonly person?: { readonly name: string; readonly area: string; readonly state: JourneyState }
  readonly earlier?: EarlierTest
  /** The number after the highest of the series. */
  readonly nextSerial?: number
}
