// SPDX-License-Identifier: AGPL-3.0-or-later
// The walk of a village: whom to see and why, hamlet by hamlet, whoever waits first.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#kernel/time.ts'
import { visitedParties } from '#village/core/home.ts'
import { type Candidate, partyOf, reasonsOf, toSee } from '#village/core/watch-list.rules.ts'

const today = '2026-05-03'
const area = '35.10.04.2006'
const one = (id: string, watch: Candidate['watch'], home?: Candidate['home']): Candidate => ({
  id,
  name: id,
  area,
  state: 'ABROAD',
  ...(watch === undefined ? {} : { watch }),
  ...(home === undefined ? {} : { home }),
})
const back = (on: string) => ({ kind: 'RETURN', on, reckoned: true, children: 0, uncared: false }) as const

test.each([
  [
    'ready, and the day has passed',
    { kind: 'DEPARTURE', on: '2026-05-02', reckoned: false, children: 0, uncared: false },
    ['OVERDUE'],
    'LEAVER',
  ],
  ['ready, and may still leave', { kind: 'DEPARTURE', on: today, reckoned: false, children: 0, uncared: false }, [], 'FAMILY'],
  [
    'gone without a record',
    { kind: 'UNRECORDED', on: '2026-01-01', reckoned: false, children: 2, uncared: true },
    ['UNRECORDED', 'CHILDREN'],
    'CHILDREN',
  ],
  ['due back in sixty days', back(addDays(today, 60)), ['DUE_BACK'], 'RETURNER'],
  ['due back later', back(addDays(today, 61)), [], 'FAMILY'],
] as const)('%s', (_name, watch, reasons, party) => {
  expect(reasonsOf(one('a', watch), today)).toEqual(reasons)
  expect(partyOf(reasons, undefined)).toBe(party)
})

test('a planned visit brings somebody back on its day, also whom nothing else is to be asked of', () => {
  const planned = (nextOn: string) => one('a', undefined, { version: 1, place: {}, nextOn, nextTo: 'CHILDREN' })
  expect(toSee([planned(addDays(today, 1))], today)).toMatchObject([{ reasons: ['PLANNED'], due: false }])
  expect(toSee([planned(today)], today)).toMatchObject([{ reasons: ['PLANNED'], due: true }])
  expect(partyOf(['PLANNED'], { version: 1, place: {}, nextTo: 'CHILDREN' })).toBe('CHILDREN')
})

test('RW and RT are walked by their numbers, however they are written', () => {
  const homes = ['10', '2', '003', '03', '1'].map((rw, nth) =>
    one(`${nth}`, back(today), { version: 1, place: { hamlet: 'Krajan', rw, rt: rw } }),
  )
  expect(toSee(homes, today).map(({ home }) => Number(home?.place.rw))).toEqual([1, 2, 3, 3, 10])
  const blocks = ['10', '9', '002'].map((rt, nth) =>
    one(`${nth}`, back(today), { version: 1, place: { hamlet: 'Krajan', rw: nth === 1 ? '01' : '1', rt } }),
  )
  expect(toSee(blocks, today).map(({ home }) => home?.place.rt)).toEqual(['002', '9', '10'])
})

test('the walk goes hamlet by hamlet, then RW and RT, whose place is not known last; nobody is left out and nobody comes twice', () => {
  const place = fc.record({ hamlet: fc.constantFrom('Krajan', 'krajan', 'Sumberjo'), rw: fc.constantFrom('1', '2') }, { requiredKeys: [] })
  const candidates = fc.array(
    fc.record({
      place,
      nextOn: fc.option(fc.constantFrom('2026-04-01', '2026-06-01'), { nil: undefined }),
      to: fc.constantFrom(...visitedParties),
    }),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(candidates, (homes) => {
      const asked = homes.map(({ place: where, nextOn, to }, nth) =>
        one(`${nth}`, back(today), { version: 1, place: where, ...(nextOn === undefined ? {} : { nextOn, nextTo: to }) }),
      )
      const walk = toSee(asked, today)
      expect(walk.map(({ id }) => id).sort()).toEqual(asked.map(({ id }) => id).sort())
      const stops = walk.map(({ home }) => home?.place.hamlet?.toLowerCase() ?? '~')
      expect(stops).toEqual([...stops].sort())
      for (const [nth, stop] of walk.entries()) {
        const before = walk[nth - 1]
        const same = JSON.stringify(before?.home?.place ?? 'nowhere').toLowerCase() === JSON.stringify(stop.home?.place).toLowerCase()
        if (same) expect(before?.due === false && stop.due).toBe(false)
      }
    }),
  )
})
