// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { guestOn, isSealed, letInUntil, letsIn, officeOf, SEAL, wallOf } from '#kernel/letting.ts'
import { jakartaDate } from '#kernel/time.ts'

const office = fc.constantFrom('police', 'police-2', 'help', 'village')
const instant = fc
  .integer({ min: 0, max: 400 })
  .map((hour) => new Date(Date.parse('2026-05-01T00:00:00.000Z') + hour * 3_600_000).toISOString())
const entry = fc.oneof(
  office,
  fc.tuple(office, instant).map(([id, at]) => letInUntil(id, at)),
  fc.tuple(office, instant).map(([id, at]) => letInUntil(id, jakartaDate(at))),
)
const entries = fc.array(entry, { maxLength: 4 })

it('a sealed record opens to who is named and not past the time that was given, whatever else stands beside it', () => {
  fc.assert(
    fc.property(entries, office, instant, (sealedTo, who, now) => {
      const counts = sealedTo.some((each) => {
        const until = each.split('@')[1]
        return officeOf(each) === who && (until === undefined || (until.includes('T') ? now <= until : jakartaDate(now) <= until))
      })
      const wall = wallOf({ letIn: [who], sealedTo })
      expect(isSealed(wall)).toBe(true)
      expect(letsIn(wall, guestOn(who, jakartaDate(now), now))).toBe(counts)
    }),
  )
})

it('nobody is let in without an office, as the seal itself, or for hours without saying when', () => {
  fc.assert(
    fc.property(entries, office, instant, (sealedTo, who, now) => {
      const wall = wallOf({ sealedTo })
      for (const guest of [guestOn('', jakartaDate(now), now), 'nobody']) expect(letsIn(wall, guest)).toBe(false)
      expect(letsIn([SEAL, letInUntil(who, now)], guestOn(who, jakartaDate(now)))).toBe(false)
    }),
  )
})

it('what is not sealed has who is let in for its wall', () => {
  fc.assert(
    fc.property(entries, (letIn) => {
      expect([wallOf({ letIn }), isSealed(wallOf({ letIn }))]).toEqual([letIn, false])
    }),
  )
})
