// SPDX-License-Identifier: AGPL-3.0-or-later
// A departure that is reported after a paper lapsed: it was on its day.

import { expect, test } from 'vitest'
import { lapsedOf } from '#journeys/core/worker.lapsed.ts'
import { workerDecider } from '#journeys/core/worker.rules.ts'
import { milestoneCodes, type WorkerEvent } from '#journeys/core/worker.ts'
import { addDays } from '#kernel/time.ts'
import { attempt, factsFor, noonOf, officerOf } from '../../../test/support/journey.ts'
import { DAY, reachAll, world } from '../../../test/support/states.ts'

const { READY: ready } = reachAll('P_TO_P')
const medical = ready.milestones.MEDICAL_FIT
const last = medical?.validUntil ?? DAY
const reviewed = attempt(ready, { type: 'ReviewWorker' }, 'REGENCY', { ...world, now: noonOf(addDays(last, 1)) })
const later = { ...world, now: noonOf(addDays(last, 3)) }
const departs = (on: string) => ({ type: 'RecordMilestone', code: 'DEPARTED', on }) as const

function reported(on: string, events: readonly WorkerEvent[]) {
  if (!reviewed.ok) throw new Error('not reviewed')
  const context = { actor: officerOf('AGENCY'), now: later.now, today: addDays(last, 3) }
  const facts = { ...factsFor(reviewed.state, departs(on), later), lapsed: lapsedOf(events) }
  return workerDecider.decide(reviewed.state, departs(on), context, facts)
}

if (medical === undefined || !reviewed.ok) throw new Error('nothing lapsed')
const by = { at: world.now, userId: 'x' }
const recorded = milestoneCodes.flatMap((code): readonly WorkerEvent[] => {
  const milestone = ready.milestones[code]
  return milestone === undefined ? [] : [{ type: 'MilestoneRecorded', code, milestone, ...by }]
})
const history = [...recorded, ...reviewed.events]

test('a departure before a paper lapsed stands on its day, and one after it does not', () => {
  expect(reviewed.state.journey).toBe('PREPARING')
  expect(reported(addDays(last, -1), history)).toMatchObject({ ok: true })
  expect(reported(addDays(last, 1), history)).toMatchObject({ ok: false, refusal: { code: 'not-ready' } })
})

test('what was taken back, recorded again, or of another round is not among what lapsed', () => {
  const back: WorkerEvent = { type: 'MilestoneRevoked', code: 'MEDICAL_FIT', personal: { reason: 'x' }, ...by }
  const left: WorkerEvent = { type: 'WorkerMoved', from: 'PREPARING', to: 'WITHDRAWN', on: DAY, ...by }
  expect(lapsedOf(history)).toMatchObject({ MEDICAL_FIT: medical })
  for (const after of [[back], recorded, [left]]) expect(lapsedOf([...history, ...after]).MEDICAL_FIT).toBe(undefined)
})
