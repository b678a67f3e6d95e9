// SPDX-License-Identifier: AGPL-3.0-or-later
// Which command a state allows, written down by hand: every other is refused in that state, by every office, with what would satisfy it.

import { beforeAll, describe, expect, test } from 'vitest'
import {
  type JourneyState,
  journeyStates,
  type MilestoneCode,
  milestoneCodes,
  schemes,
  type Trouble,
  troubles,
  type WorkerCommand,
  type WorkerState,
} from '#journeys/core/worker.ts'
import { workerWords } from '#journeys/core/worker.words.ts'
import { officeKinds } from '#kernel/authority.ts'
import type { Refusal } from '#kernel/decider.ts'
import { languages } from '#kernel/words.ts'
import { attempt } from '../../../test/support/journey.ts'
import { shownFor } from '../../../test/support/paper.ts'
import { DAY, reachAll, world } from '../../../test/support/states.ts'

interface Allowed {
  readonly moves: readonly JourneyState[]
  /** Beside what is recorded before departure. */
  readonly later?: readonly MilestoneCode[]
  readonly troubles?: readonly Trouble[]
}

const allowed: Readonly<Record<JourneyState, Allowed>> = {
  INTERESTED: { moves: ['LEFT_NON_PROCEDURALLY', 'WITHDRAWN'] },
  RECORDED: { moves: ['LEFT_NON_PROCEDURALLY', 'WITHDRAWN'] },
  PREPARING: {
    moves: ['WITHDRAWN', 'UNFIT', 'FAILED_DEPARTURE', 'LEFT_NON_PROCEDURALLY'],
    troubles: ['REJECTED', 'TRAINING_ABANDONED'],
  },
  READY: { moves: ['WITHDRAWN', 'FAILED_DEPARTURE', 'LEFT_NON_PROCEDURALLY'], later: ['DEPARTED'] },
  DEPARTED: { moves: ['LOST_CONTACT'], later: ['ARRIVAL_REPORTED', 'RETURN_RECORDED'] },
  ABROAD: {
    moves: ['RETURNING', 'LOST_CONTACT', 'DECEASED_ABROAD'],
    later: ['WORKING', 'CONTRACT_EXTENDED', 'RETURN_RECORDED'],
    troubles: ['RAN_AWAY_FROM_EMPLOYER', 'OVERSTAY', 'DETAINED'],
  },
  RETURNING: { moves: [], later: ['RETURN_RECORDED'] },
  RETURNED: { moves: [], later: ['HANDED_OVER'] },
  HANDED_OVER: { moves: ['IN_REHABILITATION', 'REINTEGRATING', 'CLOSED'] },
  IN_REHABILITATION: { moves: ['REINTEGRATING', 'CLOSED'], later: ['REHABILITATED'] },
  REINTEGRATING: { moves: ['CLOSED', 'RECORDED'], later: ['REINTEGRATED'] },
  CLOSED: { moves: ['RECORDED'] },
  WITHDRAWN: { moves: ['RECORDED'] },
  UNFIT: { moves: ['PREPARING', 'WITHDRAWN', 'HANDED_OVER', 'LEFT_NON_PROCEDURALLY'] },
  FAILED_DEPARTURE: { moves: ['PREPARING', 'WITHDRAWN', 'HANDED_OVER', 'LEFT_NON_PROCEDURALLY'] },
  LEFT_NON_PROCEDURALLY: { moves: ['ABROAD_UNDOCUMENTED', 'INTERCEPTED', 'RETURNED'] },
  ABROAD_UNDOCUMENTED: {
    moves: ['ABROAD', 'RETURNING', 'LOST_CONTACT', 'DECEASED_ABROAD'],
    later: ['RETURN_RECORDED'],
    troubles: ['OVERSTAY', 'DETAINED'],
  },
  INTERCEPTED: { moves: ['RETURNED', 'RECORDED'] },
  LOST_CONTACT: { moves: ['ABROAD', 'RETURNING', 'DECEASED_ABROAD'], later: ['RETURN_RECORDED'] },
  DECEASED_ABROAD: { moves: ['REMAINS_RETURNED', 'BURIED_ABROAD'] },
  REMAINS_RETURNED: { moves: [] },
  BURIED_ABROAD: { moves: [] },
}

const preparing: readonly JourneyState[] = ['INTERESTED', 'RECORDED', 'PREPARING', 'READY']
const closed: readonly JourneyState[] = ['CLOSED', 'WITHDRAWN', 'REMAINS_RETURNED', 'BURIED_ABROAD']
const beforeDeparture = milestoneCodes.slice(0, milestoneCodes.indexOf('DEPARTED'))

/** Commands by a name, each with whether a file in this state takes it. */
function expected(file: WorkerState): ReadonlyMap<string, readonly [WorkerCommand, boolean]> {
  const { journey } = file
  const row = allowed[journey]
  const prepares = preparing.includes(journey)
  const has = (code: MilestoneCode): boolean => file.milestones[code] !== undefined
  const rows: (readonly [string, WorkerCommand, boolean])[] = [
    ...milestoneCodes.flatMap((code): (readonly [string, WorkerCommand, boolean])[] => {
      const may = beforeDeparture.includes(code) ? prepares && !has(code) : row.later?.includes(code) === true
      return [
        [`record ${code}`, { type: 'RecordMilestone', code, on: DAY, ...shownFor(code, DAY) }, may],
        [`revoke ${code}`, { type: 'RevokeMilestone', code, reason: 'salah' }, prepares && has(code)],
      ]
    }),
    ...journeyStates.map((to) => [`move ${to}`, { type: 'MoveWorker', to, on: DAY }, row.moves.includes(to)] as const),
    ...troubles.flatMap((trouble): (readonly [string, WorkerCommand, boolean])[] => [
      [`report ${trouble}`, { type: 'ReportTrouble', trouble, on: DAY }, row.troubles?.includes(trouble) === true],
      [`resolve ${trouble}`, { type: 'ResolveTrouble', trouble }, false],
    ]),
    ['plan', { type: 'ChangePlan', plan: { destination: 'TWN' } }, prepares],
    ['correct', { type: 'CorrectPerson', personal: { name: 'Siti Aminah' } }, true],
    // Nothing lapsed and nothing came true since.
    ['review', { type: 'ReviewWorker' }, false],
    ['erase at the wish of the person', { type: 'ErasePerson', basis: 'REQUEST' }, closed.includes(journey)],
    ['erase what was got unlawfully', { type: 'ErasePerson', basis: 'UNLAWFUL' }, true],
    ['register again', { type: 'RegisterWorker', area: file.area, plan: file.plan, personal: file.personal }, false],
  ]
  return new Map(rows.map(([name, command, may]) => [name, [command, may]]))
}

/** What a refusal leaves unsaid: a guard without an article, or without words on how to satisfy it. */
function unsaid({ code, guards = [] }: Refusal): readonly string[] {
  return languages.flatMap((language) => {
    const words = new Set(Object.keys(workerWords[language]))
    return [
      ...(words.has(code) || code === 'invalid-input' ? [] : [`${code} has no words in ${language}`]),
      ...guards.flatMap(({ guard, legalBasis, params }) => [
        ...(legalBasis === '' ? [`${guard} has no article`] : []),
        ...(words.has(`how.${guard}`) || words.has(`step.${guard}`) ? [] : [`${guard} does not say how in ${language}`]),
        ...(Object.values(params ?? {}).includes('') ? [`${guard} names nothing`] : []),
      ]),
    ]
  })
}

/** What the table of the state machine decides is refused with the state in which it would be possible. */
const guarded = /^(record|revoke|move|report|plan)/

describe.each(schemes)('under %s', (scheme) => {
  let files: ReturnType<typeof reachAll>
  beforeAll(() => {
    files = reachAll(scheme)
  })

  test.each(journeyStates)('%s takes what is written down for it and refuses everything else', (state) => {
    for (const [name, [command, may]] of expected(files[state])) {
      const tried = officeKinds.map((kind) => attempt(files[state], command, kind, world))
      expect(`${name}: ${tried.some((each) => each.ok)}`).toBe(`${name}: ${may}`)
      for (const each of tried) {
        if (each.ok) continue
        expect(unsaid(each.refusal), name).toEqual([])
        const why = ['milestone-not-recorded', 'milestone-already-recorded', 'milestone-not-computed'].includes(each.refusal.code)
        if (guarded.test(name) && !why) expect(each.refusal.guards?.length ?? 0, `${name}: ${each.refusal.code}`).toBeGreaterThan(0)
      }
    }
  })
})
