// SPDX-License-Identifier: AGPL-3.0-or-later
// How an act is signed, and becomes a line of the history with what was said.

import type { Act } from '#cases/core/act.ts'
import type { CaseFile, Passed } from '#cases/core/case.ts'
import type { Context } from '#kernel/decider.ts'

export const by = ({ actor, today }: Context): Act => ({ on: today, userId: actor.userId, officeId: actor.officeId })

export function withLine(
  file: CaseFile,
  what: Passed['what'],
  { on, userId, officeId, personal }: Act & { readonly personal?: { readonly said?: string } },
): Pick<CaseFile, 'history' | 'personal'> {
  const nth = String(file.history.length)
  const said = personal?.said === undefined ? {} : { said: { ...file.personal?.said, [nth]: personal.said } }
  return {
    history: [...file.history, { what, on, userId, officeId }],
    ...(file.personal === undefined ? {} : { personal: { ...file.personal, ...said } }),
  }
}
