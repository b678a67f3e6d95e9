// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pathOf, stages, standpointOf } from '#journeys/core/worker.stage.ts'
import { journeyStates, type WorkerState } from '#journeys/core/worker.ts'

const file = (over: Partial<WorkerState>): WorkerState => ({
  area: '35.10.04.2006',
  journey: 'PREPARING',
  since: '2026-03-01',
  registeredOn: '2026-02-01',
  plan: { scheme: 'G_TO_G' },
  milestones: {},
  troubles: {},
  round: 1,
  personal: { name: 'Siti', sex: 'F', birthDate: '1999-07-01' },
  ...over,
})
const on = (day: string, validUntil?: string) => ({
  on: day,
  origin: 'attested' as const,
  by: 'u',
  ...(validUntil === undefined ? {} : { validUntil }),
})

describe('where a file stands', () => {
  it('moves from preparation over training to the certificate, and back when it lapses', () => {
    const trained = { TRAINING_DONE: on('2026-04-01') }
    const certified = { ...trained, CERTIFIED: on('2026-04-10', '2026-12-31') }
    expect(standpointOf(file({}), '2026-05-01')).toEqual({ stage: 'prepared', since: '2026-03-01' })
    expect(standpointOf(file({ milestones: trained }), '2026-05-01')).toEqual({ stage: 'trained', since: '2026-04-01' })
    expect(standpointOf(file({ milestones: certified }), '2026-05-01').stage).toBe('certified')
    expect(standpointOf(file({ milestones: certified }), '2027-01-01').stage).toBe('trained')
  })

  it('names the day of each station, and what a scheme passes by', () => {
    const path = pathOf(file({ journey: 'READY', milestones: { CERTIFIED: on('2026-04-10') } }), '2026-05-01')
    expect(path.map(({ stage, status }) => `${stage} ${status}`)).toEqual([
      'registered done',
      'prepared done',
      'trained skipped',
      'certified done',
      'ready present',
      'departed ahead',
      'abroad ahead',
      'home ahead',
    ])
    expect(path[0]?.on).toBe('2026-02-01')
    expect(path[3]?.on).toBe('2026-04-10')
  })

  it('says of nobody who left outside the procedure that they were prepared or ready', () => {
    const statuses = (over: Partial<WorkerState>) =>
      pathOf(file(over), '2026-05-01')
        .map(({ stage, status }) => `${stage} ${status}`)
        .slice(0, 5)
    const left = { journey: 'LEFT_NON_PROCEDURALLY', nonProcedural: { left: '2026-04-20' } } as const
    const village = { INFO_GIVEN: on('2026-02-02'), VILLAGE_RECORDED: on('2026-02-01') }
    const nothing = ['registered done', 'prepared skipped', 'trained skipped', 'certified skipped', 'ready skipped']
    expect(statuses({ ...left, milestones: village })).toEqual(nothing)
    expect(statuses({ ...left, milestones: { ...village, MEDICAL_FIT: on('2026-03-01') } })[1]).toBe('prepared done')
    expect(statuses({ journey: 'ABROAD_UNDOCUMENTED', milestones: {} })).toEqual(nothing)
    expect(statuses({ journey: 'ABROAD', milestones: { MEDICAL_FIT: on('2026-03-01'), DEPARTED: on('2026-04-01') } })[4]).toBe('ready done')
  })

  it('has every station once and at most one present, in every state; only a closed file has none', () => {
    fc.assert(
      fc.property(fc.constantFrom(...journeyStates), (journey) => {
        const path = pathOf(file({ journey }), '2026-05-01')
        expect(path.map((station) => station.stage)).toEqual([...stages])
        expect(path.filter((station) => station.status === 'present')).toHaveLength(journey === 'CLOSED' ? 0 : 1)
      }),
    )
  })
})
