// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  firstQuality,
  fullQuality,
  levels,
  type Measured,
  nextQuality,
  pauseBetweenLooks,
  pictureOf,
  type Quality,
  voiceOf,
} from '#meetings/core/call-quality.rules.ts'

const after = (looks: number, measured: Partial<Measured>, from: Quality = fullQuality, others = 1): Quality =>
  Array.from({ length: looks }).reduce<Quality>(
    (now) => nextQuality(now, { room: undefined, lost: undefined, busy: false, ...measured }, others),
    from,
  )

const village = { room: 100_000, lost: 0 }
const city = { room: 5_000_000, lost: 0 }

it('leaves the picture away on a line of a hundred kilobits, within seconds, and says so by its level', () => {
  expect(after(2, village).level).toBe('full')
  expect(after(3, village).level).toBe('small')
  expect(after(6, village).level).toBe('voice')
  expect(after(30, { room: 200_000, lost: 0 }).level).toBe('small')
  expect(after(6, { room: 5_000_000, lost: 0.3 }).level).toBe('voice')
  expect(after(6, { ...city, busy: true }).level).toBe('voice')
})

it('tries the picture again after a pause that grows, and comes back to the full one where the line is wide', () => {
  const voice = after(6, { room: 50_000, lost: 0 })
  expect(after(19, city, voice).level).toBe('voice')
  expect(after(20, city, voice).level).toBe('small')
  expect(after(28, city, voice).level).toBe('full')
  const again = after(23, { room: 50_000, lost: 0 }, voice)
  expect(again).toMatchObject({ level: 'voice', wait: 40 })
})

it('makes pictures smaller the more people there are, and keeps them on a line that takes no more than is sent on it', () => {
  const all = [1, 2, 3, 4, 5, 6, 7].map((others) => ({ others, ...pictureOf('full', others) }))
  for (const [nth, { others, bits, part, rate }] of all.entries()) {
    const fewer = all[nth - 1]
    expect(bits).toBeLessThanOrEqual(fewer?.bits ?? bits)
    expect(part).toBeGreaterThanOrEqual(fewer?.part ?? part)
    expect(rate).toBeLessThanOrEqual(fewer?.rate ?? rate)
    expect(after(100, { room: bits + voiceOf('full', others), lost: 0 }, fullQuality, others).level).toBe('full')
  }
})

it('begins with voices among many, adds pictures within ten seconds, and none while the machine cannot keep up with the voices', () => {
  expect([1, 2, 3, 4].map(firstQuality)).toEqual(Array.from({ length: 4 }, () => fullQuality))
  for (const others of [5, 6, 7]) {
    const first = firstQuality(others)
    expect(first.level).toBe('voice')
    const looks = Math.floor(10_000 / pauseBetweenLooks(others))
    expect(after(looks, city, first, others).level).not.toBe('voice')
    const held = after(50, { ...city, busy: true }, first, others)
    expect(held.level).toBe('voice')
    expect(after(1, city, held, others).level).toBe('small')
  }
})

it('keeps the size of a shared screen for however many, so that it can be read, and sends it seldom instead', () => {
  for (const level of ['full', 'small'] as const)
    for (const others of [1, 2, 3, 4, 5, 6, 7]) {
      const screen = pictureOf(level, others, true)
      expect(screen.part).toBe(1)
      expect(screen.rate).toBeLessThanOrEqual(8)
      // To all of them together no more than a city's line takes.
      expect(screen.bits * others).toBeLessThanOrEqual(850_000)
      const room = screen.bits + voiceOf(level, others)
      const kept = { ...fullQuality, level }
      expect(
        Array.from({ length: 50 }).reduce<Quality>((now) => nextQuality(now, { room, lost: 0, busy: false }, others, true), kept).level,
      ).not.toBe('voice')
    }
})

it('changes nothing for what says nothing, nor for one moment', () => {
  expect(after(100, { room: undefined, lost: undefined })).toEqual(fullQuality)
  const moment = after(1, city, after(1, village))
  expect(moment.worse).toBe(0)
})

it('is always at one of the levels, one step at a time', () => {
  const look = fc.record({
    room: fc.option(fc.integer({ min: 0, max: 10_000_000 }), { nil: undefined }),
    lost: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
    busy: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(look, { maxLength: 200 }), fc.integer({ min: 1, max: 7 }), (looks, others) => {
      let now = fullQuality
      for (const measured of looks) {
        const next = nextQuality(now, measured, others)
        expect(Math.abs(levels.indexOf(next.level) - levels.indexOf(now.level))).toBeLessThanOrEqual(1)
        expect(next.wait).toBeLessThanOrEqual(160)
        now = next
      }
    }),
  )
})
