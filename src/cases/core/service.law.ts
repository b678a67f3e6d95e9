// SPDX-License-Identifier: AGPL-3.0-or-later
// Under which text each service is owed, which office sees to it, and within how many days it is arranged and looked at again. The duties are in
// the texts; how many days an office may take no text says, but for rehabilitation, which ends a year after the arrival.

import type { ServiceKind } from '#cases/core/service.ts'
import { under } from '#cases/core/under.ts'
import type { OfficeKind } from '#kernel/authority.ts'
import type { Dated, Lasting } from '#kernel/law.ts'
import { basisFrom } from '#laws/core/in-force.law.ts'

export interface ServiceRule extends Dated {
  readonly owner: OfficeKind
  /** From the day on which the need was noted. */
  readonly arrangeDays: number
  /** From the day on which somebody last looked. */
  readonly watchDays: number
}

type Days = Pick<ServiceRule, 'owner' | 'arrangeDays' | 'watchDays'>

const days = (owner: OfficeKind, arrangeDays: number, watchDays: number): Days => ({ owner, arrangeDays, watchDays })

export const serviceRules: Readonly<Record<ServiceKind, Lasting<ServiceRule>>> = {
  SHELTER: under(days('REGENCY', 1, 7), 'UU 18/2017 art 24'),
  HEALTH: under(days('REGENCY', 1, 7), 'UU 18/2017 art 24'),
  PSYCHOSOCIAL: under(days('REGENCY', 3, 14), 'UU 18/2017 art 24'),
  // Whoever protects witnesses and victims decides within seven days of being asked.
  PROTECTION: under(days('REGENCY', 3, 7), 'UU 31/2014 art 29'),
  TRANSLATION: under(days('REGENCY', 1, 14), 'UU 31/2014 art 5'),
  LEGAL_AID: under(days('REGENCY', 7, 14), 'UU 18/2017 art 21'),
  RESTITUTION: under(days('REGENCY', 14, 30), 'UU 21/2007 art 48'),
  WAGE_CLAIM: under(days('REGENCY', 14, 30), 'UU 18/2017 art 24', 'Perban 6/2024'),
  INSURANCE_CLAIM: under(days('AGENCY', 14, 30), 'UU 18/2017 art 24', 'Perban 6/2024'),
  REPATRIATION: under(days('AGENCY', 3, 7), 'UU 18/2017 art 24', 'PP 59/2021 art 21', 'Permen P2MI 32/2025'),
  REMAINS: under(days('AGENCY', 1, 3), 'UU 18/2017 art 27', 'UU 18/2017 art 27; PP 59/2021 art 21(3)'),
  REHABILITATION: under(days('AGENCY', 7, 30), 'UU 18/2017 art 24', 'PP 59/2021 art 22', 'Perban 6/2023', 'Permen P2MI 32/2025'),
  REINTEGRATION: under(days('REGENCY', 14, 30), 'UU 18/2017 art 24', 'PP 59/2021 art 23', 'Permen P2MI 33/2025'),
}

interface LongestRule extends Dated {
  readonly kind: ServiceKind
  /** From the arrival, or where that is not known from its first day. */
  readonly mostDays: number
}

/** How long a service may last. */
export const longestRules: readonly LongestRule[] = [
  { kind: 'REHABILITATION', mostDays: 365, legalBasis: 'Perban 6/2023', standing: 'law', validFrom: basisFrom('Perban 6/2023') },
]

interface LetterRule extends Dated {
  readonly kind: ServiceKind
}

/** What is refused by a signed letter alone. */
export const letterRules: readonly LetterRule[] = [
  {
    kind: 'REHABILITATION',
    legalBasis: 'Permen P2MI 32/2025 art 39',
    standing: 'law',
    validFrom: basisFrom('Permen P2MI 32/2025'),
  },
]

/** Whatever was begun for somebody has an outcome before their case is closed: nobody is left in a shelter of which no office knows. */
export const openServiceRules: Lasting<Dated> = [{ legalBasis: 'UU 18/2017 art 41', standing: 'assumed', validFrom: '2017-11-22' }]
