// SPDX-License-Identifier: AGPL-3.0-or-later
// The state machine of a case: from where to where, under which text, and what each open state asks of whom.

import { type CaseState, type ClockCode, caseStates, closedCases } from '#cases/core/case.ts'
import type { OfficeKind } from '#kernel/authority.ts'
import type { Dated, Lasting } from '#kernel/law.ts'

export interface Arrow extends Dated {
  readonly from: CaseState
  readonly to: CaseState
  /** Only once this clock passed. */
  readonly after?: ClockCode
}

const of2024 = { legalBasis: 'Perban 6/2024', standing: 'law', validFrom: '2024-12-31' } as const
const of2025 = { legalBasis: 'Permen P2MI 23/2025 art 18', standing: 'law', validFrom: '2025-10-08' } as const
const closing = { legalBasis: 'Perban 6/2024 art 30', standing: 'law', validFrom: '2024-12-31' } as const
/** Follows from the rest, and no text at hand says it. */
const inferred = { legalBasis: 'UU 18/2017 art 41', standing: 'assumed', validFrom: '2017-11-22' } as const

type Basis = Pick<Dated, 'legalBasis' | 'standing' | 'validFrom'>
const to = (from: CaseState, basis: Basis, ...targets: readonly CaseState[]): readonly Arrow[] =>
  targets.map((target) => ({ from, to: target, ...basis }))

/** Whoever cannot be reached may be so in every open state. */
const mayBeUnreachable = caseStates.filter((state) => !closedCases.includes(state))
/** An explanation is asked for while it is seen what happened. */
const mayBeAsked: readonly CaseState[] = ['RECEIVED', 'NEEDS_DATA', 'VERIFIED', 'CONSULTATION', 'CLARIFICATION_1', 'CLARIFICATION_2']

export const arrows: readonly Arrow[] = [
  ...to('RECEIVED', inferred, 'NEEDS_DATA', 'VERIFIED', 'REFERRED'),
  ...to('NEEDS_DATA', inferred, 'VERIFIED'),
  { from: 'NEEDS_DATA', to: 'CLOSED_INCOMPLETE', after: 'DOCUMENTS', ...closing },
  ...to('VERIFIED', of2024, 'CONSULTATION', 'CLARIFICATION_1'),
  ...to('VERIFIED', inferred, 'REFERRED', 'TRAFFICKING_TRACK'),
  ...to('CONSULTATION', inferred, 'FULFILLED', 'CLARIFICATION_1', 'REFERRED', 'TRAFFICKING_TRACK'),
  ...to('CLARIFICATION_1', of2025, 'COMMITMENT_1', 'CLARIFICATION_2'),
  ...to('CLARIFICATION_1', inferred, 'MEDIATION', 'TRAFFICKING_TRACK'),
  ...to('COMMITMENT_1', of2025, 'CLARIFICATION_2'),
  ...to('COMMITMENT_1', inferred, 'FULFILLED'),
  ...to('CLARIFICATION_2', of2025, 'COMMITMENT_2'),
  ...to('CLARIFICATION_2', inferred, 'MEDIATION', 'TRAFFICKING_TRACK'),
  ...to('COMMITMENT_2', inferred, 'FULFILLED', 'MEDIATION'),
  { from: 'COMMITMENT_2', to: 'SANCTION_RECOMMENDED', after: 'SECOND_COMMITMENT', ...of2025 },
  ...to('SANCTION_RECOMMENDED', inferred, 'FULFILLED', 'MEDIATION', 'LITIGATION_SUPPORT'),
  ...to('MEDIATION', of2024, 'FULFILLED', 'LITIGATION_SUPPORT', 'NOT_RESOLVED'),
  ...to('LITIGATION_SUPPORT', inferred, 'FULFILLED', 'NOT_RESOLVED', 'REFERRED'),
  ...to('TRAFFICKING_TRACK', inferred, 'FULFILLED', 'LITIGATION_SUPPORT', 'REFERRED'),
  ...to('REFERRED', inferred, 'FULFILLED', 'VERIFIED', 'TRAFFICKING_TRACK', 'NOT_RESOLVED'),
  ...to('NOT_RESOLVED', inferred, 'FULFILLED', 'MEDIATION', 'LITIGATION_SUPPORT'),
  { from: 'NOT_RESOLVED', to: 'CLOSED_NO_RESPONSE', after: 'NO_REPLY', ...closing },
  ...mayBeUnreachable.map((from): Arrow => ({ from, to: 'CLOSED_UNREACHABLE', after: 'UNREACHABLE', ...closing })),
  ...mayBeAsked.map((from): Arrow => ({ from, to: 'CLOSED_UNEXPLAINED', after: 'EXPLANATION', ...closing })),
  // Whoever comes back is heard again.
  ...closedCases.flatMap((from) => to(from, inferred, 'RECEIVED')),
]

export interface StateStep extends Dated {
  readonly code: string
  readonly owner: OfficeKind
  /** From the day on which the state began. */
  readonly days: number
  /** Comes again so many days after each progress that was noted: the state lasts, and is watched. */
  readonly recurs?: true
}

const step = (code: string, owner: OfficeKind, days: number, basis: Basis = inferred): Lasting<StateStep> => [
  // How many days it may take, no text says.
  { code, owner, days, ...basis, standing: 'assumed' },
]
const recurring = (code: string, owner: OfficeKind, days: number, basis: Basis = inferred): Lasting<StateStep> => [
  { code, owner, days, recurs: true, ...basis, standing: 'assumed' },
]

/** What an open state asks for. */
export const stateSteps: Readonly<Partial<Record<CaseState, Lasting<StateStep>>>> = {
  RECEIVED: step('VERIFY_CASE', 'REGENCY', 3),
  NEEDS_DATA: step('VERIFY_CASE', 'REGENCY', 3),
  VERIFIED: step('CHOOSE_WAY', 'REGENCY', 3),
  CONSULTATION: step('GIVE_CONSULTATION', 'REGENCY', 7, of2024),
  CLARIFICATION_1: step('CLARIFY', 'AGENCY', 14, of2024),
  COMMITMENT_1: step('SEE_COMMITMENT', 'AGENCY', 14, of2024),
  CLARIFICATION_2: step('CLARIFY_AGAIN', 'AGENCY', 7, of2024),
  MEDIATION: step('MEDIATE', 'AGENCY', 14, of2024),
  LITIGATION_SUPPORT: recurring('SUPPORT_LITIGATION', 'AGENCY', 30, of2024),
  SANCTION_RECOMMENDED: recurring('FOLLOW_SANCTION', 'AGENCY', 30, of2024),
  TRAFFICKING_TRACK: recurring('PROTECT_VICTIM', 'AGENCY', 1),
  REFERRED: recurring('WATCH_REFERRAL', 'REGENCY', 14, closing),
  NOT_RESOLVED: step('TELL_UNRESOLVED', 'REGENCY', 3),
}

/** The step of a running clock. */
export const clockSteps: Readonly<Record<ClockCode, string>> = {
  DOCUMENTS: 'COMPLETE_PAPERS',
  EXPLANATION: 'GET_EXPLANATION',
  UNREACHABLE: 'REACH_COMPLAINANT',
  NO_REPLY: 'AWAIT_REPLY',
  SECOND_COMMITMENT: 'SEE_SECOND_COMMITMENT',
}
