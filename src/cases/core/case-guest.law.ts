// SPDX-License-Identifier: AGPL-3.0-or-later
// What an office that was let into a case may write there, by what it was let in for. That the duties of the law end there is our reading
// until the regency confirms it.

import type { CaseCommand } from '#cases/core/case.ts'
import type { CasePurpose } from '#cases/core/case-referral.ts'

type Acts = readonly CaseCommand['type'][]

/** Whoever works on it accepts it, says how it goes, speaks with the family, and sees to what is given. */
const acts = [
  'AcceptCase',
  'NoteContact',
  'SetCallBack',
  'AskFamily',
  'AnswerFamily',
  'NoteNeed',
  'ArrangeService',
  'SeeService',
  'EndService',
] as const
const letters = ['MakeLetter', 'RevokePaper', 'KeepSignedPaper'] as const
const bringingHome = [...acts, 'PlanReturn', 'MarkReturn', ...letters] as const

/**
 * As far as its role may at all. Where the case goes, whom it is about, the code of the family, and which officer has it stay with the place and
 * whoever is responsible, but for `HANDLING`: that is the case itself.
 */
export const caseActs: Readonly<Record<CasePurpose, Acts>> = {
  ESCORT: bringingHome,
  RETURN: bringingHome,
  REHABILITATION: [...acts, 'RecordScreening', ...letters],
  REINTEGRATION: acts,
  SHELTER: [...acts, 'RecordScreening'],
  LEGAL_HELP: [...acts, 'RecordScreening', 'AddClaimLine', 'WithdrawClaimLine', ...letters],
  HANDLING: [
    ...bringingHome,
    'RecordScreening',
    'AddClaimLine',
    'WithdrawClaimLine',
    'MoveCase',
    'LinkPerson',
    'MakeFamilyCode',
    'RevokeFamilyCode',
  ],
}
