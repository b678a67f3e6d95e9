// SPDX-License-Identifier: AGPL-3.0-or-later
// What a worker's file must be told, so that it says what attendance and certificates say.

import type { LocalDate } from '#kernel/time.ts'

export interface Proof {
  /** The class and its centre, or the number of a certificate. */
  readonly evidence: string
  readonly on: LocalDate
}

/** What the file knows from the system; an officer's word is none of it. */
export type Known = { readonly on: LocalDate; readonly evidence?: string } | undefined

/**
 * The proof that stands, where the file knows another or none; that its own is `gone`, where it was one of ours; else nothing.
 * What was proven elsewhere is not ours to take back.
 */
export function toTell<P extends Proof>(
  standing: P | undefined,
  known: Known,
  isOurs: (evidence: string) => boolean,
): P | 'gone' | 'nothing' {
  if (standing !== undefined) return known?.evidence === standing.evidence && known.on === standing.on ? 'nothing' : standing
  return known?.evidence !== undefined && isOurs(known.evidence) ? 'gone' : 'nothing'
}

/** One name for one thing told, so that it is told once. */
export function nameOf(told: Proof | 'gone'): string {
  return told === 'gone' ? told : `${told.evidence} ${told.on}`
}
