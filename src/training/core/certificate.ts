// SPDX-License-Identifier: AGPL-3.0-or-later
// What a certificate is worth on a day, how it is numbered, and the address under which anybody can check it.

import { regencyOf } from '#kernel/area.ts'
import { regencyDigits, regencyOfDigits } from '#kernel/ids.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { AssessmentState } from '#training/core/assessment.ts'
import type { BodyState } from '#training/core/body.ts'
import { mayFollow } from '#training/core/issued.ts'

export const certificateStatuses = ['valid', 'expired', 'revoked'] as const
export type CertificateStatus = (typeof certificateStatuses)[number]

interface Dated {
  /** Absent where it has no end. */
  readonly validUntil?: LocalDate
  readonly revoked?: { readonly on: LocalDate }
}

/** A revoked certificate stays revoked after its end: that is what whoever checks it must know. */
export function statusOn({ revoked, validUntil }: Dated, on: LocalDate): CertificateStatus {
  if (revoked !== undefined && revoked.on <= on) return 'revoked'
  return validUntil === undefined || on <= validUntil ? 'valid' : 'expired'
}

/** Whether this competent result may (still, or again) become a certificate. */
export function mayBeCertified({ result, certificates }: Pick<AssessmentState, 'result' | 'certificates'>): boolean {
  return result === 'COMPETENT' && mayFollow({ certificates })
}

/** One series a body and year. The regency's digits keep two bodies of one code apart. */
export function seriesOf(body: Pick<BodyState, 'area' | 'code'>, on: LocalDate): string {
  return `${regencyDigits(regencyOf(body.area))}/${body.code}/${on.slice(0, 4)}`
}

/**
 * One series a regency and year for the certificates of training: centres have no code of their own. It begins with letters, and those of
 * bodies with digits, so the two never meet.
 */
export function trainingSeriesOf(area: string, on: LocalDate): string {
  return `PLT/${regencyDigits(regencyOf(area))}/${on.slice(0, 4)}`
}

/** `3510/LSP-BWI/2026/00001`, `PLT/3510/2026/00001`. */
export function numberIn(series: string, serial: number): string {
  return `${series}/${String(serial).padStart(5, '0')}`
}

/** Crockford's base 32: no I, L, O, U, so that nobody reads one letter for another. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const TOKEN_LETTERS = 28

/** @param random at least 28 random bytes; five bits of each make 140, which nobody guesses. */
export function tokenFrom(random: Uint8Array, regency: string): string {
  const letters = [...random.slice(0, TOKEN_LETTERS)].map((byte) => ALPHABET[byte % 32]).join('')
  return `${regencyDigits(regency)}-${letters.replaceAll(/(.{4})(?=.)/g, '$1-')}`
}

/** A token as it may be typed from paper: any case, with or without dashes, O for 0 and I or L for 1. Undefined when it cannot be one. */
export function readToken(typed: string): { readonly regency: string; readonly token: string } | undefined {
  const bare = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  if (!new RegExp(`^\\d{4}[${ALPHABET}]{${TOKEN_LETTERS}}$`).test(bare)) return undefined
  const digits = bare.slice(0, 4)
  return {
    regency: regencyOfDigits(digits),
    token: `${digits}-${bare.slice(4).replaceAll(/(.{4})(?=.)/g, '$1-')}`,
  }
}
