// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of a competence test and of the certificate that comes of it. They are one record: no certificate is without its result.

import * as z from 'zod/mini'
import type { JourneyState } from '#journeys/core/worker.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { BodyState, Scheme, Unit } from '#training/core/body.ts'
import type { CertificateRevoked, Certified, Holder, HolderForgotten, Issued, RevokeCertificate } from '#training/core/issued.ts'

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

export interface Certificate extends Issued {
  readonly validUntil: LocalDate
  readonly body: Issued['body'] & { readonly licensedUntil: LocalDate }
}

export interface AssessmentState extends Certified {
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
  readonly certificates: readonly Certificate[]
  readonly personal?: { readonly name: string; readonly place?: string; readonly holders: readonly Holder[] }
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
  | RevokeCertificate
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
  | CertificateRevoked
  | HolderForgotten

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
