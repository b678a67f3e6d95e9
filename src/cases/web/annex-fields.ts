// SPDX-License-Identifier: AGPL-3.0-or-later
// The page of a case has many forms, whose fields are found by their ids: those of an annex have names of their own there.

import type { Problem } from '#platform/web/problem.ts'

/** What the server found, by the names that the fields have on the page. */
export function onAnnex(problem: Problem): Problem {
  const { errors, ...rest } = problem
  return errors === undefined ? rest : { ...rest, errors: errors.map((each) => ({ ...each, field: `annex-${each.field}` })) }
}
