// SPDX-License-Identifier: AGPL-3.0-or-later
// What stands in a file's way and what keeps a person's data are said under the text of the day that is asked about, and under none from
// before it was in force.

import { describe, expect, test } from 'vitest'
import { keptBy } from '#journeys/core/erasure.law.ts'
import { nextSteps } from '#journeys/core/worker.steps.ts'
import type { Plan } from '#journeys/core/worker.ts'
import { noonOf, prepared } from '../../../test/support/journey.ts'

const DAY = '2026-05-03'
const world = { now: noonOf(DAY), licences: {} }

/** A file that lacks no paper. */
function fileOf(birthDate: string, plan: Plan) {
  return prepared({ type: 'RegisterWorker', area: '35.10.04.2006', plan, personal: { name: 'Siti', sex: 'F', birthDate } }, world)
}

const minor = fileOf('2010-05-05', { scheme: 'UKPS' })

describe('what stands in the way', () => {
  test.each([
    ['an age and a destination', minor, ['CHOOSE_DESTINATION: UU 18/2017 art 13', 'WAIT_UNTIL_18: UU 18/2017 art 5a']],
    ['a company', fileOf('1999-07-01', { scheme: 'P_TO_P', destination: 'HKG' }), ['CHOOSE_AGENCY: UU 18/2017 art 51, 59']],
  ])('is %s, each a step under its article, and none the day before the law', (_what, file, steps) => {
    const asked = (day: string): readonly string[] => nextSteps(file, day).map((step) => `${step.code}: ${step.legalBasis}`)
    expect([...asked(DAY)].sort()).toEqual(steps)
    expect(asked('2017-11-21')).toEqual([])
  })
})

test('until there was a law on personal data what is owed to the person kept them, and its articles do from its first day on', () => {
  const file = { ...minor, troubles: { REJECTED: DAY } }
  const said = (day: string): readonly string[] => keptBy(file, 'REQUEST', day).map(({ guard, legalBasis }) => `${guard}: ${legalBasis}`)
  expect(said('2022-10-16')).toEqual(['FILE_CLOSED: UU 18/2017 art 41', 'NO_TROUBLE: UU 18/2017 art 21, 41'])
  expect(said('2022-10-17')).toEqual(['FILE_CLOSED: UU 27/2022 art 20(2)e', 'NO_TROUBLE: UU 27/2022 art 44(1)c'])
  expect(keptBy(file, 'UNLAWFUL', '2022-10-17')).toEqual([])
})
