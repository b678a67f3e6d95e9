// SPDX-License-Identifier: AGPL-3.0-or-later
// What a visit may bring to a file: the journey's own steps that say that somebody left, is on the way home, or is home.

import { laterMilestones, movesFrom } from '#journeys/core/arrow.law.ts'
import type { JourneyState, MilestoneCode } from '#journeys/core/worker.ts'
import type { Finding } from '#village/core/home.ts'

/** Milestones that say it, then moves where no milestone does. */
const milestones = ['DEPARTED', 'RETURN_RECORDED'] as const satisfies readonly MilestoneCode[]
const moves = [
  'LEFT_NON_PROCEDURALLY',
  'ABROAD_UNDOCUMENTED',
  'RETURNING',
  'RETURNED',
  'WITHDRAWN',
] as const satisfies readonly JourneyState[]

export type Recordable = (typeof milestones)[number] | (typeof moves)[number]

/** In the order of asking, as far as the state of the file allows them. */
export function recordableIn(state: JourneyState): readonly Recordable[] {
  const next: readonly JourneyState[] = movesFrom[state]
  return [...milestones.filter((code) => laterMilestones[code]?.includes(state) === true), ...moves.filter((to) => next.includes(to))]
}

export function isMilestoneStep(step: Recordable): step is (typeof milestones)[number] {
  return milestones.some((each) => each === step)
}

/** What a finding asks for at once: a step of the journey, somebody who cares for the children, a case. */
export const leadsTo: Readonly<Record<Finding, 'journey' | 'family' | 'case' | undefined>> = {
  ALL_WELL: undefined,
  IN_TOUCH: undefined,
  NO_NEWS: 'case',
  MONEY_TROUBLE: undefined,
  TROUBLE_ABROAD: 'case',
  NO_CARER: 'family',
  NOT_AT_SCHOOL: undefined,
  CHILD_UNWELL: undefined,
  STILL_HERE: undefined,
  HAS_LEFT: 'journey',
  WILL_NOT_GO: 'journey',
  CAME_HOME: 'journey',
  STAYS_ON: undefined,
  COMING_SOON: undefined,
  NOBODY_HOME: undefined,
}
