// SPDX-License-Identifier: AGPL-3.0-or-later
// A second letter of a kind kills the first only where that is meant.

import { expect, it } from 'vitest'
import { likelyPlace } from '#letters/core/offered.rules.ts'

it('a letter for another office or address stands beside the first, and of several consents nothing is presumed', () => {
  expect([likelyPlace('INTRODUCTION', 0), likelyPlace('DOMICILE', 2)]).toEqual(['beside', 'beside'])
  expect([likelyPlace('FAMILY_CONSENT', 1), likelyPlace('FAMILY_CONSENT', 2)]).toEqual(['instead', undefined])
  expect([likelyPlace('MARITAL_STATUS', 2), likelyPlace('PASSPORT_RECOMMENDATION', 0)]).toEqual(['instead', 'instead'])
})
