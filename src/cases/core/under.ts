// SPDX-License-Identifier: AGPL-3.0-or-later
// One rule under one text after another: each row ends when the next text may be cited.

import type { Dated, Lasting } from '#kernel/law.ts'
import { addDays } from '#kernel/time.ts'
import { basisFrom } from '#laws/core/in-force.law.ts'

/** The duty is in the text; by when an office fulfils it is *assumed*, since none of them says so. */
export function under<T extends object>(what: T, first: string, ...later: readonly string[]): Lasting<T & Dated> {
  const row = (legalBasis: string, next: string | undefined): T & Dated => ({
    ...what,
    legalBasis,
    standing: 'assumed',
    validFrom: basisFrom(legalBasis),
    ...(next === undefined ? {} : { validTo: addDays(basisFrom(next), -1) }),
  })
  return [row(first, later[0]), ...later.map((legalBasis, nth) => row(legalBasis, later[nth + 1]))]
}
