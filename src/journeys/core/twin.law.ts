// SPDX-License-Identifier: AGPL-3.0-or-later
// How soon twin files are looked at. Whoever holds personal data sees to it that they are accurate and consistent; the days are our own.

import type { Dated } from '#kernel/law.ts'

interface TwinRule extends Dated {
  readonly code: string
  /** Days after they were found. */
  readonly days: number
}

export const twinRule: TwinRule = {
  code: 'COMPARE_TWINS',
  days: 7,
  legalBasis: 'UU 27/2022 art 29',
  standing: 'assumed',
  validFrom: '2022-10-17',
}
