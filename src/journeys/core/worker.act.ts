// SPDX-License-Identifier: AGPL-3.0-or-later
// How a next step is answered, and which kind of office may record a milestone: asked by the rules and by every screen.

import {
  confirmSteps,
  contestedSteps,
  costSteps,
  obstacleSteps,
  overrideSteps,
  type StepAct,
  type StepRule,
  stateSteps,
  troubleSteps,
} from '#journeys/core/arrow.law.ts'
import type { MilestoneRule } from '#journeys/core/milestone.law.ts'
import { type JourneyState, type MilestoneCode, milestoneCodes } from '#journeys/core/worker.ts'
import type { OfficeKind } from '#kernel/authority.ts'

export function isMilestone(code: string): code is MilestoneCode {
  return milestoneCodes.some((each) => each === code)
}

const ruled: ReadonlyMap<string, StepRule> = new Map(
  [stateSteps, troubleSteps, obstacleSteps, { confirmSteps, contestedSteps, costSteps, overrideSteps }]
    .flatMap((table) => Object.values(table).flat())
    .map((rule) => [rule.code, rule]),
)

/** The acts that answer a step of a worker's file, any one of them; none for a step of another kind of record. */
export function actsOf(code: string): readonly StepAct[] {
  return isMilestone(code) ? [{ milestone: code }] : (ruled.get(code)?.by ?? [])
}

/** Whoever owes a milestone records it, and whoever else the table names; what a class or a test computes is not recorded by who owes it. */
export function mayRecord(rule: Pick<MilestoneRule, 'owner' | 'recorders' | 'computed'>, kind: OfficeKind): boolean {
  return (rule.owner === kind && rule.computed !== true) || rule.recorders.includes(kind)
}

/** Moves that say something grave of somebody: asked twice, set apart. */
const graveMoves = [
  'LEFT_NON_PROCEDURALLY',
  'LOST_CONTACT',
  'DECEASED_ABROAD',
  'REMAINS_RETURNED',
  'BURIED_ABROAD',
] as const satisfies readonly JourneyState[]

export function isGrave(to: JourneyState): boolean {
  return graveMoves.some((each) => each === to)
}
