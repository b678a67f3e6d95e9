// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, it } from 'vitest'
import { changesOf } from '#journeys/core/worker.history.ts'

const registered = { type: 'WorkerRegistered', plan: { scheme: 'P_TO_P', destination: 'HKG' } } as const
const act = (minute: number) => ({ at: `2026-05-03T02:0${minute}:00.000Z`, userId: '3510-0197f3c2-0000-7000-8000-000000000001' })

describe('what an event changed of the plan', () => {
  it('is from the plan before to the plan in the event', () => {
    const plan = { scheme: 'P_TO_P', destination: 'TWN', occupation: 'PENGASUH_LANSIA' } as const
    expect(changesOf([registered, { type: 'PlanChanged', plan, ...act(1) }])).toEqual([
      [],
      [
        { field: 'destination', from: 'HKG', to: 'TWN' },
        { field: 'occupation', to: 'PENGASUH_LANSIA' },
      ],
    ])
  })

  it('goes back when the act is taken back, whatever followed from it', () => {
    const plan = { scheme: 'UKPS', destination: 'HKG' } as const
    const events = [
      registered,
      { type: 'PlanChanged', plan, ...act(1) },
      { type: 'WorkerMoved', ...act(1) },
      { type: 'FileReviewed' },
      { type: 'LastUndone' },
      { type: 'PlanChanged', plan, ...act(2) },
    ] as const
    expect(changesOf(events).map((changes) => changes.map(({ from, to }) => `${from} ${to}`))).toEqual([
      [],
      ['P_TO_P UKPS'],
      [],
      [],
      ['UKPS P_TO_P'],
      ['P_TO_P UKPS'],
    ])
  })

  it('is nothing when another act is taken back', () => {
    const plan = { scheme: 'UKPS' } as const
    const events = [
      registered,
      { type: 'PlanChanged', plan, ...act(1) },
      { type: 'TroubleReported', ...act(2) },
      { type: 'LastUndone' },
    ] as const
    expect(changesOf(events).at(-1)).toEqual([])
  })
})

describe('what an event changed of the person', () => {
  const before = { name: 'Sti Aminah', sex: 'F', birthDate: '1999-07-01' } as const
  const after = { ...before, name: 'Siti Aminah', nik: '3510044107990011', stated: { KK: '1999-07-02' } }
  const born = { type: 'WorkerRegistered', plan: { scheme: 'P_TO_P' }, person: before } as const

  it('is from the words before to the words in the event, and back when it is taken back', () => {
    const events = [born, { type: 'PersonCorrected', person: after, ...act(1) }, { type: 'LastUndone' }] as const
    expect(changesOf(events)).toEqual([
      [],
      [
        { field: 'name', from: 'Sti Aminah', to: 'Siti Aminah' },
        { field: 'nik', to: '3510044107990011' },
        { field: 'stated', source: 'KK', to: '1999-07-02' },
      ],
      [
        { field: 'name', from: 'Siti Aminah', to: 'Sti Aminah' },
        { field: 'nik', from: '3510044107990011' },
        { field: 'stated', source: 'KK', from: '1999-07-02' },
      ],
    ])
  })

  it('is nothing when nothing of it can be read any more', () => {
    expect(
      changesOf([
        { ...born, person: undefined },
        { type: 'PersonCorrected', ...act(1) },
      ]),
    ).toEqual([[], []])
  })
})
