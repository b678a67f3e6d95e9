// SPDX-License-Identifier: AGPL-3.0-or-later
// By when somebody who is abroad is due back, where no contract on the file says so. Contracts usually run two to three years; no text says
// from when on a village should ask.

import type { Dated, Lasting } from '#kernel/law.ts'

interface ReturnRule extends Dated {
  /** Days of a contract whose end nobody wrote down. */
  readonly termDays: number
  /** Days before the end from which on a village asks. */
  readonly askDays: number
}

export const returnRules: Lasting<ReturnRule> = [
  { termDays: 730, askDays: 60, legalBasis: 'UU 18/2017 art 42d', standing: 'assumed', validFrom: '2017-11-22' },
]
