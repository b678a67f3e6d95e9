// SPDX-License-Identifier: AGPL-3.0-or-later
// For how long what was said of two files can be taken back. Whoever holds personal data sees to it that they are accurate and
// consistent; the days are our own.

import type { Dated } from '#kernel/law.ts'

interface UndoRule extends Dated {
  /** Days after the decision. */
  readonly days: number
}

export const doubleUndo: UndoRule = {
  days: 30,
  legalBasis: 'UU 27/2022 art 29',
  standing: 'assumed',
  validFrom: '2022-10-17',
}
