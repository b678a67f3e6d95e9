// SPDX-License-Identifier: AGPL-3.0-or-later
// What the screens of an annex share. The page of a case has many forms, whose fields are found by their ids: those of an annex have names of
// their own there.

import type { annexContracts } from '#cases/core/annex.contract.ts'
import type { OutputOf } from '#kernel/contract.ts'
import type { Problem } from '#platform/web/problem.ts'

export type FullAnnex = OutputOf<typeof annexContracts.GetAnnex>

/** What the server found, by the names that the fields have on the page. */
export function onAnnex(problem: Problem): Problem {
  const { errors, ...rest } = problem
  return errors === undefined ? rest : { ...rest, errors: errors.map((each) => ({ ...each, field: `annex-${each.field}` })) }
}
