// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fullQuality, levels, type Measured, nextQuality, type Quality } from '#meetings/core/call-quality.rules.ts'

const after = (looks: number, measured: Measured, from: Quality = fullQuality): Quality =>
  Array.from({ length: looks }).reduce<Quality>((now) => nextQuality(now, measured), from)

const village = { room: 100_000, lost: 0 }
const city = { room: 5_000_000, lost: 0 }

it('leaves the picture away on a line of a hundred kilobits, within seconds, and says so by its level', () => {
  expect(after(2, village).level).toBe('full')
  expect(after(3, village).level).toBe('small')
  expect(after(6, village).level).toBe('voice')
  expect(after(30, { room: 200_000, lost: 0 }).level).toBe('small')
  expect(after(6, { room: 5_000_000, lost: 0.3 }).level).toBe('voice')
})

it('tries the picture again after a pause that grows, and comes back to the full one where the line is wide', () => {
  const voice = after(6, { room: 50_000, lost: 0 })
  expect(after(19, city, voice).level).toBe('voice')
  expect(after(20, city, voice).level).toBe('small')
  expect(after(28, city, voice).level).toBe('full')
  const again = after(23, { room: 50_000, lost: 0 }, voice)
  expect(again).toMatchObject({ level: 'voice', wait: 40 })
})

it('changes nothing for what says nothing, nor for one moment', () => {
  expect(after(100, { room: undefined, lost: undefined })).toEqual(fullQuality)
  const moment = nextQuality(after(1, village), city)
  expect(moment.worse).toBe(0)
})

it('is always at one of the levels, one step at a time', () => {
  const look = fc.record({
    room: fc.option(fc.integer({ min: 0, max: 10_000_000 }), { nil: undefined }),
    lost: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
  })
  fc.assert(
    fc.property(fc.array(look, { maxLength: 200 }), (looks) => {
      let now = fullQuality
      for (const measured of looks) {
        const next = nextQuality(now, measured)
        expect(Math.abs(levels.indexOf(next.level) - levels.indexOf(now.level))).toBeLessThanOrEqual(1)
        expect(next.wait).toBeLessThanOrEqual(160)
        now = next
      }
    }),
  )
})
