// SPDX-License-Identifier: AGPL-3.0-or-later
// What a month's count says of those who left and came home, and which villages are silent.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evolve } from '#journeys/core/worker.evolve.ts'
import type { JourneyState, WorkerState } from '#journeys/core/worker.ts'
import { addDays } from '#kernel/time.ts'
import { presentLast, silentOf } from '#village/core/count.present.ts'
import { countDecider, figuresOf, monthOf } from '#village/core/count.rules.ts'
import { type CountState, countedOn } from '#village/core/count.ts'

const AREA = '35.10.04.2006'
const FIRST = '2026-03-01'
const TODAY = '2026-05-31'

const registered: WorkerState = evolve(undefined, {
  type: 'WorkerRegistered',
  area: AREA,
  journey: 'RECORDED',
  on: FIRST,
  plan: { scheme: 'P_TO_P' },
  milestones: {},
  personal: { name: 'Siti', sex: 'F', birthDate: '1999-07-01' },
})
const moves = (steps: readonly (readonly [to: JourneyState, on: string])[]): WorkerState =>
  steps.reduce<WorkerState>(
    (state, [to, on]) => evolve(state, { type: 'WorkerMoved', from: state.journey, to, on, at: `${on}T02:00:00.000Z`, userId: 'sri' }),
    registered,
  )
const counted = (files: readonly WorkerState[], month: string) =>
  figuresOf({ files: files.map((state, nth) => ({ id: String(nth), state })), homes: [], sessions: [] }, month, TODAY)

describe('whoever left without the procedure', () => {
  test('and is home again is counted as having left and as having come home, whatever came after', () => {
    const home = moves([
      ['LEFT_NON_PROCEDURALLY', '2026-05-02'],
      ['RETURNED', '2026-05-20'],
    ])
    expect(counted([home], '2026-05')).toMatchObject({ left: 1, returned: 1, abroad: { NON_PROCEDURAL: 0 } })
    const again = moves([
      ['LEFT_NON_PROCEDURALLY', '2026-04-02'],
      ['INTERCEPTED', '2026-04-03'],
      ['RETURNED', '2026-05-20'],
      ['HANDED_OVER', '2026-05-21'],
      ['CLOSED', '2026-05-21'],
      ['RECORDED', '2026-05-22'],
    ])
    expect([counted([again], '2026-04'), counted([again], '2026-05')]).toMatchObject([
      { left: 1, returned: 0 },
      { left: 0, returned: 1 },
    ])
    // Who was found unfit has not left yet.
    const unfit = moves([
      ['PREPARING', '2026-03-02'],
      ['UNFIT', '2026-03-10'],
      ['LEFT_NON_PROCEDURALLY', '2026-05-02'],
    ])
    expect([counted([unfit], '2026-03').left, counted([unfit], '2026-05').left]).toEqual([0, 1])
  })

  test('is counted once under each heading, in the month of each day', () => {
    const days = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 30 }), fc.boolean())
    fc.assert(
      fc.property(fc.array(days, { maxLength: 20 }), (people) => {
        const trips = people.map(([left, stay, back]) => ({ left: addDays(FIRST, left), home: addDays(FIRST, left + stay), back }))
        const files = trips.map(({ left, home, back }) =>
          moves([['LEFT_NON_PROCEDURALLY', left], ...(back ? ([['RETURNED', home]] as const) : [])]),
        )
        for (const month of ['2026-03', '2026-04', '2026-05']) {
          const { left, returned, abroad } = counted(files, month)
          expect(left).toBe(trips.filter((trip) => monthOf(trip.left) === month).length)
          expect(returned).toBe(trips.filter(({ back, home }) => back && monthOf(home) === month).length)
          expect(abroad.NON_PROCEDURAL).toBe(trips.filter(({ back }) => !back).length)
        }
      }),
    )
  })
})

test('a visit counts in its month until it is taken back', () => {
  const visits = [
    { on: '2026-05-03', to: 'FAMILY', by: 'desa' },
    { on: '2026-05-04', to: 'FAMILY', by: 'desa', withdrawnOn: '2026-05-04' },
    { on: '2026-04-30', to: 'FAMILY', by: 'desa' },
  ] as const
  const home = { area: AREA, workerId: '3510-01890000-0000-7000-8000-000000000001', visits }
  expect(figuresOf({ files: [], homes: [home], sessions: [] }, '2026-05', TODAY).visits).toBe(1)
})

test('a sheet that was counted before another one does not take its place, whenever it arrives', () => {
  const none = counted([], '2026-05')
  const sheet = { type: 'CountSheetSent', area: AREA, month: '2026-05', figures: none, by: 'desa', officeId: 'd' } as const
  const at = (nth: number): string => `2026-05-2${nth}T02:00:00.000Z`
  const any = fc.array(fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(any, (days) => {
      const events = days.map((back, nth) => ({
        ...sheet,
        unrecorded: nth,
        at: at(nth),
        ...(back === undefined ? {} : { on: addDays(at(nth).slice(0, 10), -back) }),
      }))
      const state = events.reduce<CountState | undefined>((before, event) => countDecider.evolve(before, event), undefined)
      const latest = events.map(countedOn).toSorted().at(-1)
      const last = events.findLast((event) => countedOn(event) === latest)
      expect(state === undefined ? [] : presentLast(state)).toMatchObject([
        { unrecorded: last?.unrecorded, on: latest, sheets: events.length },
      ])
    }),
  )
})

test('every village either sent its count or is silent, and never both; who was out of touch for longest comes first', () => {
  const villages = ['35.10.04.2003', '35.10.04.2004', '35.10.04.2005', AREA]
  const heard = fc.option(fc.constantFrom('2026-05-01T00:00:00.000Z', '2026-05-02T00:00:00.000Z'), { nil: undefined })
  fc.assert(
    fc.property(fc.subarray(villages), fc.subarray(villages), fc.array(heard, { minLength: 4, maxLength: 4 }), (sent, offices, times) => {
      const known = offices.map((area, nth) => ({ area, ...(times[nth] === undefined ? {} : { heard: times[nth] }) }))
      const silent = silentOf(villages, { senders: sent, offices: known })
      expect([...sent, ...silent.map(({ area }) => area)].sort()).toEqual(villages)
      expect(
        silent
          .filter(({ office }) => office)
          .map(({ area }) => area)
          .sort(),
      ).toEqual(offices.filter((area) => !sent.includes(area)))
      const order = silent.filter(({ office }) => office).map(({ heard: at = '' }) => at)
      expect(order).toEqual([...order].sort())
      expect(silent.map(({ office }) => office)).toEqual(silent.map(({ office }) => office).sort())
    }),
  )
})
