// SPDX-License-Identifier: AGPL-3.0-or-later
// What the work list, refusals and steps of cases are said with.

import { annexWords } from '#cases/core/annex.words.ts'
import { caseWords } from '#cases/core/case.words.ts'
import { caseReferralRefusals } from '#cases/core/case-referral.words.ts'
import { htcdsWords } from '#cases/core/htcds.words.ts'
import { planWords } from '#cases/core/plan.words.ts'
import { paperRefusals } from '#letters/core/paper-after.words.ts'

export const allCaseWords = {
  id: { ...caseWords.id, ...annexWords.id, ...caseReferralRefusals.id, ...planWords.id, ...htcdsWords.id, ...paperRefusals.id },
  en: { ...caseWords.en, ...annexWords.en, ...caseReferralRefusals.en, ...planWords.en, ...htcdsWords.en, ...paperRefusals.en },
} as const
