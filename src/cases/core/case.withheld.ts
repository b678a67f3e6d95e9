// SPDX-License-Identifier: AGPL-3.0-or-later
// What befell a victim of trafficking, and who does not read it: neighbours work in a village office and in the one above it.

import type { CaseCommand, CaseFile } from '#cases/core/case.ts'
import { isSecret } from '#cases/core/category.law.ts'
import { isNear, type OfficeKind } from '#kernel/authority.ts'

/** It keeps the clocks of such a case and calls back, and does not read what was told: nor later, whatever became of the case. */
export function withholds({ category, history, secret }: Pick<CaseFile, 'category' | 'history' | 'secret'>, kind: OfficeKind): boolean {
  return isNear(kind) && (isSecret(category) || secret === true || history.some(({ what }) => what === 'TRAFFICKING_TRACK'))
}

type Names = ReadonlySet<string>
/** Decided by what was screened and what is given, which neighbours read in no case. */
const byPlan: Names = new Set<CaseCommand['type']>([
  'MoveCase',
  'RecordScreening',
  'NoteNeed',
  'ArrangeService',
  'SeeService',
  'EndService',
])
/** Decided by what was told. */
const byAccount: Names = new Set<CaseCommand['type']>([
  'AddClaimLine',
  'WithdrawClaimLine',
  'PlanReturn',
  // Whoever holds the code reads what the family writes, and a new one shuts out who has the one before.
  'MakeFamilyCode',
  'RevokeFamilyCode',
  'AnswerFamily',
])

/** Nobody decides on what it may not read, nor learns by a refusal what is there. */
export function isForOthers(file: CaseFile, { type }: Pick<CaseCommand, 'type'>, kind: OfficeKind): boolean {
  return isNear(kind) && (byPlan.has(type) || (byAccount.has(type) && withholds(file, kind)))
}
