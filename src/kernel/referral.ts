// SPDX-License-Identifier: AGPL-3.0-or-later
// Letting another office into one record: on what ground, up to which day, and what of it cannot be. A file and a case are referred by it; for
// what, who may do it and what follows is said beside each. Which office stands where is then said by `letIn` (`letting.ts`).

import type { OfficeKind } from '#kernel/authority.ts'
import type { FieldProblem } from '#kernel/decider.ts'
import { letInUntil } from '#kernel/letting.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

export const referralGrounds = ['CONSENT', 'VITAL_INTEREST'] as const
/** The person said yes to this office and this purpose; or could not be asked, and a life depends on it. */
export type ReferralGround = (typeof referralGrounds)[number]

export const referralEnds = ['DONE', 'CONSENT_WITHDRAWN', 'MISTAKEN'] as const
export type ReferralEnd = (typeof referralEnds)[number]

/** What the rules know of the office that is asked for. */
export interface Recipient {
  readonly kind: OfficeKind
  readonly areas: readonly string[]
}

interface NamedRecipient extends Recipient {
  readonly office: string
  readonly name: string
}

/** Every office by its name of that day, or those of some ids. */
export type Recipients = (today: LocalDate, ids?: readonly string[]) => Promise<readonly NamedRecipient[]>

/** An office that is let in, up to and on a day. */
interface Let {
  readonly office: string
  readonly until: LocalDate
}

interface Asked extends Let {
  readonly ground: ReferralGround
  /** Today where nobody says another day. */
  readonly consentOn?: LocalDate
  /** Why nobody could ask the person, where a life depends on it. */
  readonly reason?: string
}

interface Around {
  readonly today: LocalDate
  readonly before: readonly Let[]
  /** How many days after today the last one may lie. */
  readonly mostDays: number
  /** Since when the person has had the use of their data limited. */
  readonly limited?: LocalDate | undefined
}

/** What lets somebody in on a day. */
export function openOn<Each extends { readonly until: LocalDate }>(lets: readonly Each[], on: LocalDate): readonly Each[] {
  return lets.filter(({ until }) => on <= until)
}

/** Why this office cannot be let in so; nothing where it can. */
export function letInFault(asked: Asked, { today, before, mostDays, limited }: Around): FieldProblem | undefined {
  const { office, until, ground, consentOn = today, reason } = asked
  if (openOn(before, today).some((each) => each.office === office)) return { field: 'office', code: 'referral-exists' }
  if (until < today) return { field: 'until', code: 'referral-until-past' }
  if (until > addDays(today, mostDays)) return { field: 'until', code: 'referral-until-far' }
  if (ground === 'VITAL_INTEREST') return reason === undefined ? { field: 'reason', code: 'referral-reason-needed' } : undefined
  if (consentOn > today) return { field: 'consentOn', code: 'date-in-future' }
  // Whoever had it limited may still wish it later; and in danger nobody waits for that.
  return limited !== undefined && consentOn <= limited ? { field: 'consentOn', code: 'referral-limited' } : undefined
}

/** What stands of them in the record, for both walls. */
export function doorsOf(lets: readonly Let[]): readonly string[] {
  return lets.map(({ office, until }) => letInUntil(office, until))
}
