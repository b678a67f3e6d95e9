// SPDX-License-Identifier: AGPL-3.0-or-later
// Everybody who is ready to leave or away is watched, and nobody else; a day that nobody wrote down says so.

import { expect, test } from 'vitest'
import { procedureOf } from '#journeys/core/away.rules.ts'
import { childrenUncared } from '#journeys/core/family.rules.ts'
import { watchOf } from '#journeys/core/watch.rules.ts'
import { watchedOf } from '#journeys/core/watched.copy.ts'
import { type JourneyState, journeyStates, schemes, type WorkerState } from '#journeys/core/worker.ts'
import { noRegencies, type Regencies } from '#kernel/regency.ts'
import { addDays } from '#kernel/time.ts'
import { act } from '../../../test/support/journey.ts'
import { reachAll, world } from '../../../test/support/states.ts'

const DAY = '2026-05-03'
const watched = (file: WorkerState, regencies = noRegencies) => watchOf(file, DAY, regencies)

/** Nobody waits for these; their children are looked after. */
const notComing: readonly JourneyState[] = ['INTERCEPTED', 'DECEASED_ABROAD']

test.each(schemes)('under %s whoever is ready or away is watched, and nobody else but for their children', (scheme) => {
  const files = reachAll(scheme)
  for (const state of journeyStates) {
    const found = watched(files[state])
    const procedure = procedureOf(files[state])
    expect(found?.kind, state).toBe(
      notComing.includes(state)
        ? 'LEFT_BEHIND'
        : state === 'READY'
          ? 'DEPARTURE'
          : procedure === undefined
            ? undefined
            : procedure === 'PROCEDURAL'
              ? 'RETURN'
              : 'UNRECORDED',
    )
  }
})

test('a file that another one leads is watched there', () => {
  const ready = reachAll('G_TO_G').READY
  expect(watched({ ...ready, mergedInto: { file: '3510-x', on: DAY } })).toBeUndefined()
})

test('who is ready should have left by the day of the step, also where the regency sets its own', () => {
  const ready = reachAll('G_TO_G').READY
  expect(watched(ready)?.on).toBe(addDays(ready.since, 30))
  const regencies: Regencies = new Map([
    [
      ready.area.slice(0, 5),
      {
        code: ready.area.slice(0, 5),
        name: 'Dinas',
        letterhead: [],
        deadlines: [{ step: 'DEPARTED', days: 12, legalBasis: 'SK 1', standing: 'practice', validFrom: '2020-01-01' }],
      },
    ],
  ])
  expect(watched(ready, regencies)?.on).toBe(addDays(ready.since, 12))
})

test('who is abroad is due back at the end of the contract: as written, as extended, or as we reckon', () => {
  const { ABROAD } = reachAll('G_TO_G')
  const { CONTRACT_SIGNED, DEPARTED } = ABROAD.milestones
  if (CONTRACT_SIGNED === undefined || DEPARTED === undefined) throw new Error('abroad without a contract')
  const reckoned = { on: addDays(DEPARTED.on, 730), reckoned: true }
  const { validUntil: _, ...open } = CONTRACT_SIGNED
  expect(watched({ ...ABROAD, milestones: { ...ABROAD.milestones, CONTRACT_SIGNED: open } })).toMatchObject(reckoned)
  const signed = { ...ABROAD.milestones, CONTRACT_SIGNED: { ...CONTRACT_SIGNED, validUntil: '2027-02-01' } }
  expect(watched({ ...ABROAD, milestones: signed })).toMatchObject({ on: '2027-02-01', reckoned: false })
  const extended = { on: '2027-01-20', origin: 'attested', by: 'x' } as const
  expect(watched({ ...ABROAD, milestones: { ...signed, CONTRACT_EXTENDED: extended } })).toMatchObject({
    on: addDays('2027-01-20', 730),
    reckoned: true,
  })
  expect(watched({ ...ABROAD, milestones: { ...signed, CONTRACT_EXTENDED: { ...extended, validUntil: '2028-05-01' } } })).toMatchObject({
    on: '2028-05-01',
    reckoned: false,
  })
  const returning = act(ABROAD, { type: 'MoveWorker', to: 'RETURNING', on: DAY }, 'AGENCY', world)
  expect(watched(returning)).toMatchObject({ kind: 'RETURN', on: DAY })
})

test('who left without the procedure is asked after since the day of leaving, and waited for once on the way home', () => {
  const files = reachAll('G_TO_G')
  const abroad = { ...files.ABROAD_UNDOCUMENTED, nonProcedural: { left: '2026-01-20' } }
  expect(watched(abroad)).toMatchObject({ kind: 'UNRECORDED', on: '2026-01-20' })
  const returning = act(abroad, { type: 'MoveWorker', to: 'RETURNING', on: DAY }, 'AGENCY', world)
  expect(watched(returning)).toMatchObject({ kind: 'RETURN', on: DAY, reckoned: false })
  for (const file of [abroad, returning]) expect(watchOf(watchedOf(file), DAY, noRegencies)).toEqual(watched(file))
})

test('children who stay behind are counted, and whether one of them has nobody', () => {
  const { ABROAD } = reachAll('G_TO_G')
  const child = { relation: 'CHILD', name: 'Ani', birthDate: '2018-02-03' } as const
  const family = [
    { ...child, key: '1', carer: 'Nenek' },
    { ...child, key: '2', birthDate: '2001-02-03' },
    { key: '3', relation: 'SPOUSE', name: 'Joko' },
  ] as const
  const at = (relatives: NonNullable<WorkerState['personal']['family']>, file: WorkerState = ABROAD) =>
    watched({ ...file, personal: { ...file.personal, family: relatives } })
  expect(at(family)).toMatchObject({ children: 1, uncared: false })
  const uncared = [...family, { ...child, key: '4' }] as const
  expect(at(uncared)).toMatchObject({ children: 2, uncared: true })
  // Those of somebody who died abroad or was stopped on the way too, as their file says.
  for (const state of journeyStates)
    expect(at(uncared, { ...ABROAD, journey: state })?.uncared ?? false, state).toBe(childrenUncared(uncared, state, DAY).length > 0)
})
