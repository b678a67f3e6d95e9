// SPDX-License-Identifier: AGPL-3.0-or-later
// Under which text a wage is due that was agreed: a work contract must say it. That the order by which somebody was chosen says what their
// contract does is our reading, until the contract is at hand.

import type { Dated, Lasting } from '#kernel/law.ts'

export const agreedWage: Readonly<Record<'CONTRACT' | 'ORDER', Lasting<Dated>>> = {
  CONTRACT: [{ legalBasis: 'UU 18/2017 art 15', standing: 'law', validFrom: '2017-11-22' }],
  ORDER: [{ legalBasis: 'UU 18/2017 art 15', standing: 'assumed', validFrom: '2017-11-22' }],
}
