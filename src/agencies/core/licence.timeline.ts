// SPDX-License-Identifier: AGPL-3.0-or-later
// What happens to one licence, day by day, for people to read.

import type { Licence } from '#agencies/core/agency.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

export interface LicenceMoment {
  readonly on: LocalDate
  readonly what: 'begins' | 'suspended' | 'counts-again' | 'revoked' | 'ends'
  /** The paper it rests on; the end of a term needs none. */
  readonly legalBasis?: string
}

const rank = { begins: 0, 'counts-again': 1, suspended: 2, revoked: 3, ends: 4 } as const

/** In the order of the days. After a revocation nothing more happens. */
export function licenceTimeline(licence: Licence): readonly LicenceMoment[] {
  const { revoked, suspensions } = licence
  const moments: LicenceMoment[] = [
    { on: licence.from, what: 'begins', legalBasis: licence.legalBasis },
    ...suspensions.map(({ from, legalBasis }) => ({ on: from, what: 'suspended' as const, legalBasis })),
    ...suspensions.flatMap(({ to }) =>
      to === undefined || to >= licence.to ? [] : [{ on: addDays(to, 1), what: 'counts-again' as const }],
    ),
    ...(revoked === undefined ? [] : [{ on: revoked.from, what: 'revoked' as const, legalBasis: revoked.legalBasis }]),
    { on: licence.to, what: 'ends' },
  ]
  return moments
    .filter(({ on, what }) => revoked === undefined || what === 'revoked' || on < revoked.from)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : rank[a.what] - rank[b.what]))
}
