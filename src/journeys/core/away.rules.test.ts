// SPDX-License-Identifier: AGPL-3.0-or-later
// Whichever way somebody left, what is owed from there on is the same.

import { expect, test } from 'vitest'
import { awayFacts, procedureOf } from '#journeys/core/away.rules.ts'
import { nextSteps } from '#journeys/core/worker.steps.ts'
import { type JourneyState, journeyStates, schemes, type WorkerState } from '#journeys/core/worker.ts'
import { noRegencies } from '#kernel/regency.ts'
import { act, noonOf } from '../../../test/support/journey.ts'
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

test('who left without the procedure stays so, with the day of leaving, until papers are put right abroad', () => {
  const move = (file: WorkerState, to: JourneyState, on: string) =>
    act(file, { type: 'MoveWorker', to, on }, 'REGENCY', { ...world, now: noonOf(on) })
  const said = (file: WorkerState) => [awayFacts(file, '2026-09-01')?.procedure, awayFacts(file, '2026-09-01')?.leftOn]
  const left = move(reachAll('G_TO_G').RECORDED, 'LEFT_NON_PROCEDURALLY', '2026-05-10')
  expect(said(left)).toEqual(['NON_PROCEDURAL', '2026-05-10'])
  const abroad = move(left, 'ABROAD_UNDOCUMENTED', '2026-06-01')
  const lost = move(abroad, 'LOST_CONTACT', '2026-07-01')
  for (const file of [abroad, lost, move(lost, 'ABROAD', '2026-08-01'), move(abroad, 'RETURNING', '2026-08-01')])
    expect(said(file), file.journey).toEqual(['UNDOCUMENTED', '2026-05-10'])
  expect(said(move(abroad, 'ABROAD', '2026-06-20'))).toEqual(['PROCEDURAL', '2026-05-10'])
})

test('of whom nothing was recorded it says so', () => {
  const { milestones, ...file } = reachAll('G_TO_G').LOST_CONTACT
  const { DEPARTED: _, ...known } = milestones
  expect(awayFacts({ ...file, milestones: known }, DAY)).toMatchObject({ procedure: 'UNKNOWN' })
})
