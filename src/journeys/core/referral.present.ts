// SPDX-License-Identifier: AGPL-3.0-or-later
// What people see of a file's referrals; pure.

import { groundRules, purposeRules } from '#journeys/core/referral.law.ts'
import type { Referral } from '#journeys/core/referral.ts'
import { basisOn } from '#kernel/law.ts'

export function presentReferrals(referrals: readonly Referral[], names: ReadonlyMap<string, string>, ownOffice: string): readonly object[] {
  return referrals.map((referral) => ({
    ...referral,
    name: names.get(referral.office),
    own: referral.office === ownOffice,
    ...basisOn(purposeRules[referral.purpose], referral.on),
    groundBasis: basisOn(groundRules[referral.ground], referral.on),
  }))
}
