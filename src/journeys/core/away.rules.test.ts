// SPDX-License-Identifier: AGPL-3.0-or-later
// Whichever way somebody left, what is owed from there on is the same.

import { expect, test } from 'vitest'
import { awayFacts, procedureOf } from '#journeys/core/away.rules.ts'
import { nextSteps } from '#journeys/core/worker.steps.ts'
import { type JourneyState, journeyStates, schemes, type WorkerState } from '#journeys/core/worker.ts'
import { noRegencies } from '#kernel/regency.ts'
import { act } from '../../../test/support/journey.ts'
import { reachAll, world } from '../../../test/support/states.ts'

const DAY = '2026-05-03'

/** From one who is abroad: home by the same road, whichever way the person left. */
function roadHome(abroad: WorkerState): readonly WorkerState[] {
  const returning = act(abroad, { type: 'MoveWorker', to: 'RETURNING', on: DAY }, 'AGENCY', world)
  const returned = act(returning, { type: 'RecordMilestone', code: 'RETURN_RECORDED', on: DAY }, 'VILLAGE', world)
  const handedOver = act(returned, { type: 'RecordMilestone', code: 'HANDED_OVER', on: DAY }, 'AGENCY', world)
  const mending = act(handedOver, { type: 'MoveWorker', to: 'IN_REHABILITATION', on: DAY }, 'REGENCY', world)
  const settling = act(mending, { type: 'MoveWorker', to: 'REINTEGRATING', on: DAY }, 'REGENCY', world)
  const lost = act(abroad, { type: 'MoveWorker', to: 'LOST_CONTACT', on: DAY }, 'AGENCY', world)
  const dead = act(abroad, { type: 'MoveWorker', to: 'DECEASED_ABROAD', on: DAY }, 'AGENCY', world)
  return [returning, returned, handedOver, mending, settling, lost, dead]
}

test.each(schemes)('under %s who left by an illegal route is owed the same steps, by the same offices and days', (scheme) => {
  const files = reachAll(scheme)
  const owed = (file: WorkerState) => [file.journey, nextSteps(file, DAY, noRegencies)]
  const outside = roadHome(files.ABROAD_UNDOCUMENTED)
  expect(outside.map(owed)).toEqual(roadHome(files.ABROAD).map(owed))
  for (const file of outside.filter(({ journey }) => journey !== 'RETURNED')) expect(owed(file)[1]).not.toEqual([])
  for (const away of [files.LEFT_NON_PROCEDURALLY, files.ABROAD_UNDOCUMENTED]) expect(nextSteps(away, DAY, noRegencies)).not.toEqual([])
})

test.each(schemes)('under %s the register has whoever is away, by how they went', (scheme) => {
  const files = reachAll(scheme)
  const listed = journeyStates.flatMap((state): readonly [JourneyState, string][] => {
    const procedure = procedureOf(files[state])
    expect(awayFacts(files[state], DAY)?.procedure).toBe(procedure)
    return procedure === undefined ? [] : [[state, procedure]]
  })
  expect(Object.fromEntries(listed)).toMatchObject({
    DEPARTED: 'PROCEDURAL',
    ABROAD: 'PROCEDURAL',
    LEFT_NON_PROCEDURALLY: 'NON_PROCEDURAL',
    ABROAD_UNDOCUMENTED: 'UNDOCUMENTED',
  })
  expect(listed.map(([state]) => state).sort()).toEqual(
    ['ABROAD', 'ABROAD_UNDOCUMENTED', 'DEPARTED', 'LEFT_NON_PROCEDURALLY', 'LOST_CONTACT', 'RETURNING'].sort(),
  )
})

test('of whom it is not known it says so, and papers put right abroad count as the procedure', () => {
  const files = reachAll('G_TO_G')
  const lost = act(files.ABROAD_UNDOCUMENTED, { type: 'MoveWorker', to: 'LOST_CONTACT', on: DAY }, 'AGENCY', world)
  expect(procedureOf(lost)).toBe('UNKNOWN')
  expect(procedureOf(act(files.ABROAD_UNDOCUMENTED, { type: 'MoveWorker', to: 'ABROAD', on: DAY }, 'AGENCY', world))).toBe('PROCEDURAL')
})
