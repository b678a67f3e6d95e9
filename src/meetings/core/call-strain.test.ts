// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CALM, isBusy, isStrained, LATE, nextStrain } from '#meetings/core/call-strain.rules.ts'

const after = (moments: readonly number[]) => moments.reduce(nextStrain, CALM)
const inTime = (count: number): number[] => Array.from({ length: count }, () => 0)

it('is strained from the first late moment until ten in a row came in time, and busy at the late ones alone', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 5_000 }), { maxLength: 60 }), (moments) => {
      const now = after(moments)
      expect(isStrained(now)).toBe(moments.slice(-CALM).some((late) => late > LATE))
      expect(isBusy(now)).toBe((moments.at(-1) ?? 0) > LATE)
    }),
  )
  expect(isStrained(after([LATE + 1, ...inTime(CALM - 1)]))).toBe(true)
  expect(isStrained(after([LATE + 1, ...inTime(CALM)]))).toBe(false)
})
