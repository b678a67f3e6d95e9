// SPDX-License-Identifier: AGPL-3.0-or-later
// Whoever was let into a case for a purpose writes there what serves it. Which office has the case by its place, is responsible for it or watches
// it is no guest.

import type { CaseCommand, CaseFile } from '#cases/core/case.ts'
import { caseActs } from '#cases/core/case-guest.law.ts'
import { answersFor } from '#cases/core/case-referral.rules.ts'
import type { CasePurpose } from '#cases/core/case-referral.ts'
import type { Actor } from '#kernel/authority.ts'
import type { LocalDate } from '#kernel/time.ts'

/** What this office was let in for; absent where it is no guest. */
export function guestPurpose(file: CaseFile, actor: Actor, today: LocalDate): CasePurpose | undefined {
  if (answersFor(file, actor)) return undefined
  return (file.referrals ?? []).find(({ office, until }) => office === actor.officeId && today <= until)?.purpose
}

/** Decided by its own rules: who hands it on and to whom it is given. */
const byOthers: readonly CaseCommand['type'][] = ['ReferCase', 'EndCaseReferral', 'AssignCase', 'HandOverCase']

export function mayAct(purpose: CasePurpose | undefined, act: CaseCommand['type']): boolean {
  return purpose === undefined || byOthers.includes(act) || caseActs[purpose].includes(act)
}
