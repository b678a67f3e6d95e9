// SPDX-License-Identifier: AGPL-3.0-or-later
// Whatever a visit finds of the journey can be recorded from where the file stands, in one step.

import { expect, test } from 'vitest'
import { procedureOf } from '#journeys/core/away.rules.ts'
import { journeyStates, schemes } from '#journeys/core/worker.ts'
import { recordableIn } from '#village/core/record.rules.ts'
import { reachAll } from '../../../test/support/states.ts'

test.each(schemes)('under %s whoever is away can be recorded as home again in one step', (scheme) => {
  const files = reachAll(scheme)
  for (const state of journeyStates.filter((each) => procedureOf(files[each]) !== undefined))
    expect(
      recordableIn(state).filter((step) => step === 'RETURN_RECORDED' || step === 'RETURNED'),
      state,
    ).toHaveLength(1)
})
