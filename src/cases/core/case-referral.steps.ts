// SPDX-License-Identifier: AGPL-3.0-or-later
// What a referral asks: of the office that was asked, to accept and then to act; of whoever sent it, to go on asking until it is ended.

import type { CaseFile } from '#cases/core/case.ts'
import { caseReferralTerms } from '#cases/core/case-referral.law.ts'
import type { CaseReferral } from '#cases/core/case-referral.ts'
import { ruleOn } from '#kernel/law.ts'
import { addDays, type LocalDate, latestOf } from '#kernel/time.ts'
import type { NextStep } from '#kernel/work.ts'

/** The day after an office did not accept, did not act, or has not been asked about for so long. */
function watchedOn({ on, acceptBy, acceptedOn, actedOn }: CaseReferral, progressOn: LocalDate | undefined): LocalDate {
  const { actDays, watchDays } = ruleOn(caseReferralTerms, on)
  if (acceptedOn === undefined) return addDays(acceptBy, 1)
  if (actedOn === undefined) return addDays(acceptedOn, actDays + 1)
  return addDays(latestOf(progressOn === undefined ? [] : [progressOn], actedOn), watchDays)
}

function receiverSteps({ office, kind: owner, on, acceptBy, acceptedOn, actedOn }: CaseReferral): readonly NextStep[] {
  const { actDays, legalBasis, standing } = ruleOn(caseReferralTerms, on)
  const asked = { owner, office, legalBasis, standing } as const
  if (acceptedOn === undefined) return [{ code: 'ACCEPT_CASE', due: acceptBy, ...asked }]
  return actedOn === undefined ? [{ code: 'ACT_ON_CASE', due: addDays(acceptedOn, actDays), ...asked }] : []
}

/** A sender of several is asked once, for the one that comes first. */
function senderSteps({ referrals = [], progressOn }: CaseFile): readonly NextStep[] {
  const first = new Map<string, NextStep>()
  for (const referral of referrals) {
    const { office, kind: owner } = referral.from
    const { legalBasis, standing } = ruleOn(caseReferralTerms, referral.on)
    const step = { code: 'FOLLOW_REFERRAL', owner, office, due: watchedOn(referral, progressOn), legalBasis, standing }
    const known = first.get(office)
    if (known === undefined || step.due < known.due) first.set(office, step)
  }
  return [...first.values()]
}

export function caseReferralSteps(file: CaseFile): readonly NextStep[] {
  return [...(file.referrals ?? []).flatMap(receiverSteps), ...senderSteps(file)]
}

/** Whoever took a case over does everything in it but what is done at the door. */
export function handedOver({ responsible, transferredTo }: CaseFile, step: NextStep): NextStep {
  if (responsible === undefined || transferredTo === undefined || step.owner === 'VILLAGE' || step.owner === 'DISTRICT') return step
  return { ...step, owner: transferredTo, office: responsible }
}
