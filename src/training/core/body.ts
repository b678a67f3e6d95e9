// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of certification bodies (LSP): who may test, under which dated licence of BNSP, for which schemes.

import type { OfficeKind } from '#kernel/authority.ts'
import { cutAt, lastInRow } from '#kernel/span.ts'
import type { LocalDate } from '#kernel/time.ts'

export interface Licence {
  /** As BNSP writes it, e.g. `BNSP-LSP-020-ID`; a renewal may keep it, so that it names a licence only with its first day. */
  readonly number: string
  readonly from: LocalDate
  /** Last day on which it is live. */
  readonly to: LocalDate
  /** Taken away before its end. */
  readonly ended?: { readonly on: LocalDate; readonly reason: string }
}

export interface Unit {
  readonly code: string
  readonly title: string
}

/** What is tested as one: a cluster or an occupation, with the units of its standard. */
export interface Scheme {
  readonly code: string
  readonly name: string
  /** *SKKNI, Kepmenaker 313/2015*. */
  readonly standard: string
  readonly units: readonly Unit[]
}

export interface BodyState {
  readonly area: string
  /** Short and lasting: every certificate number of this body begins with it. */
  readonly code: string
  readonly name: string
  /** The office whose assessors act for this body. */
  readonly officeId: string
  readonly licences: readonly Licence[]
  readonly schemes: readonly Scheme[]
}

export type BodyCommand =
  | {
      readonly type: 'RegisterBody'
      readonly area: string
      readonly code: string
      readonly name: string
      readonly officeId: string
      readonly licence: Omit<Licence, 'ended'>
      readonly schemes: readonly Scheme[]
    }
  | { readonly type: 'AddLicence'; readonly licence: Omit<Licence, 'ended'> }
  | { readonly type: 'EndLicence'; readonly number: string; readonly from: LocalDate; readonly on: LocalDate; readonly reason: string }
  | { readonly type: 'SetScope'; readonly schemes: readonly Scheme[] }

export type BodyEvent =
  | {
      readonly type: 'BodyRegistered'
      readonly area: string
      readonly code: string
      readonly name: string
      readonly officeId: string
      readonly licence: Licence
      readonly schemes: readonly Scheme[]
    }
  | { readonly type: 'LicenceAdded'; readonly licence: Licence }
  | { readonly type: 'LicenceEnded'; readonly number: string; readonly from: LocalDate; readonly on: LocalDate; readonly reason: string }
  | { readonly type: 'ScopeSet'; readonly schemes: readonly Scheme[] }

/** What a rule needs to know from elsewhere. */
export interface BodyFacts {
  /** Of the office that is to act for the body; absent where the reader's places have no such office. */
  readonly officeKind?: OfficeKind
  /** Another body of the regency has this code. */
  readonly codeTaken?: boolean
}

/** The licence under which a body works on a day, if it has one then. */
export function licenceOn(body: Pick<BodyState, 'licences'>, on: LocalDate): Licence | undefined {
  return body.licences.find(({ from, to, ended }) => from <= on && on <= to && (ended === undefined || on < ended.on))
}

export type LicenceStanding = 'live' | 'not-yet' | 'ended' | 'lapsed'

/** How one licence stands on a day: ended is stronger than lapsed. */
export function licenceStanding(licence: Licence, on: LocalDate): LicenceStanding {
  if (licence.ended !== undefined && licence.ended.on <= on) return 'ended'
  if (on < licence.from) return 'not-yet'
  return on <= licence.to ? 'live' : 'lapsed'
}

/** The last day that a body's licences reach without a break from a day on; null where none is live then. */
export function licensedUntil(body: Pick<BodyState, 'licences'>, on: LocalDate): LocalDate | null {
  const days = body.licences.map((licence) => cutAt(licence, licence.ended?.on))
  return lastInRow(days, on)?.to ?? null
}

export function schemeOf(body: Pick<BodyState, 'schemes'>, code: string): Scheme | undefined {
  return body.schemes.find((scheme) => scheme.code === code)
}
