// SPDX-License-Identifier: AGPL-3.0-or-later
// What a company must hold for the country to which it places somebody, beside its licence. For how long a permit is given was found in no
// text: a permit counts until the last day that it states, or until it is revoked.

import type { Dated, Lasting } from '#kernel/law.ts'

/** UU 18/2017 art 59: to recruit, a company needs a permit that names the country; it must not be passed on. */
export const permitDuty: Lasting<Dated> = [{ legalBasis: 'UU 18/2017 art 59', standing: 'law', validFrom: '2017-11-22' }]

/** A permit rests on the employer's demand letter: who is chosen, is chosen for one, within its days and its number of people. */
export const orderDuty: Lasting<Dated> = [{ legalBasis: 'UU 18/2017 art 59', standing: 'practice', validFrom: '2017-11-22' }]
