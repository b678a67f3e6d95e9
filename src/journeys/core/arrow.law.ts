// SPDX-License-Identifier: AGPL-3.0-or-later
// The state machine: from each state, where the file may go, and what takes it there.

import { closedStates, type JourneyState, type MilestoneCode, type Plan, type Trouble } from '#journeys/core/worker.ts'
import type { OfficeKind } from '#kernel/authority.ts'

/** Moves an officer makes by hand. What a milestone or the rules themselves cause is in the two tables below. */
export const movesFrom = {
  INTERESTED: ['LEFT_NON_PROCEDURALLY', 'WITHDRAWN'],
  RECORDED: ['WITHDRAWN', 'LEFT_NON_PROCEDURALLY'],
  PREPARING: ['WITHDRAWN', 'UNFIT', 'FAILED_DEPARTURE', 'LEFT_NON_PROCEDURALLY'],
  READY: ['FAILED_DEPARTURE', 'WITHDRAWN'],
  DEPARTED: ['LOST_CONTACT'],
  ABROAD: ['RETURNING', 'LOST_CONTACT', 'DECEASED_ABROAD'],
  LEFT_NON_PROCEDURALLY: ['ABROAD_UNDOCUMENTED', 'INTERCEPTED', 'RETURNED'],
  ABROAD_UNDOCUMENTED: ['ABROAD', 'RETURNING', 'LOST_CONTACT', 'DECEASED_ABROAD'],
  INTERCEPTED: ['RETURNED', 'RECORDED'],
  RETURNING: [],
  RETURNED: [],
  HANDED_OVER: ['IN_REHABILITATION', 'REINTEGRATING', 'CLOSED'],
  IN_REHABILITATION: ['REINTEGRATING', 'CLOSED'],
  REINTEGRATING: ['CLOSED', 'RECORDED'],
  DECEASED_ABROAD: ['REMAINS_RETURNED', 'BURIED_ABROAD'],
  LOST_CONTACT: ['ABROAD', 'RETURNING', 'DECEASED_ABROAD'],
  UNFIT: ['PREPARING', 'WITHDRAWN', 'HANDED_OVER'],
  FAILED_DEPARTURE: ['PREPARING', 'WITHDRAWN', 'HANDED_OVER'],
  WITHDRAWN: ['RECORDED'],
  CLOSED: ['RECORDED'],
  REMAINS_RETURNED: [],
  BURIED_ABROAD: [],
} as const satisfies Record<JourneyState, readonly JourneyState[]>

/** States through which recording a milestone takes the file, by the state it is recorded in. */
export const milestoneMoves: Readonly<Partial<Record<MilestoneCode, Readonly<Partial<Record<JourneyState, readonly JourneyState[]>>>>>> = {
  VILLAGE_RECORDED: { INTERESTED: ['RECORDED'] },
  DEPARTED: { READY: ['DEPARTED'] },
  ARRIVAL_REPORTED: { DEPARTED: ['ABROAD'] },
  RETURN_RECORDED: { DEPARTED: ['RETURNED'], ABROAD: ['RETURNING', 'RETURNED'], RETURNING: ['RETURNED'] },
  HANDED_OVER: { RETURNED: ['HANDED_OVER'] },
  REHABILITATED: { IN_REHABILITATION: ['REINTEGRATING'] },
  REINTEGRATED: { REINTEGRATING: ['CLOSED'] },
}

/** Before departure these milestones may be recorded; the later ones only in the states named. */
export const preparationStates: readonly JourneyState[] = ['INTERESTED', 'RECORDED', 'PREPARING', 'READY']
export const laterMilestones: Readonly<Partial<Record<MilestoneCode, readonly JourneyState[]>>> = {
  DEPARTED: ['READY'],
  ARRIVAL_REPORTED: ['DEPARTED'],
  WORKING: ['ABROAD'],
  CONTRACT_EXTENDED: ['ABROAD'],
  RETURN_RECORDED: ['DEPARTED', 'ABROAD', 'RETURNING'],
  HANDED_OVER: ['RETURNED'],
  REHABILITATED: ['IN_REHABILITATION'],
  REINTEGRATED: ['REINTEGRATING'],
}

/** In which states a trouble may arise. */
export const troubleStates: Readonly<Record<Trouble, readonly JourneyState[]>> = {
  REJECTED: ['PREPARING'],
  TRAINING_ABANDONED: ['PREPARING'],
  RAN_AWAY_FROM_EMPLOYER: ['ABROAD'],
  OVERSTAY: ['ABROAD', 'ABROAD_UNDOCUMENTED'],
  DETAINED: ['ABROAD', 'ABROAD_UNDOCUMENTED'],
}

export interface StepRule {
  readonly code: string
  readonly owner: OfficeKind
  readonly days: number
  readonly legalBasis: string
  readonly standing: 'law' | 'practice' | 'assumed'
  /** The acts that answer it; any one of them does. */
  readonly by: readonly StepAct[]
}

/** An act that answers a step: a screen offers it, a test tries it. */
export type StepAct =
  | { readonly milestone: MilestoneCode }
  | { readonly moves: readonly JourneyState[] }
  | { readonly resolve: Trouble }
  | { readonly plan: readonly (keyof Plan)[] }
  | { readonly correct: true }
  | { readonly review: true }

/** What a state itself asks for, apart from the milestones before departure. Days are from the day the state began. */
export const stateSteps: Readonly<Record<JourneyState, readonly StepRule[]>> = {
  INTERESTED: [],
  RECORDED: [],
  PREPARING: [],
  READY: [
    { code: 'DEPARTED', owner: 'VILLAGE', days: 30, legalBasis: 'UU 18/2017 art 42d', standing: 'law', by: [{ milestone: 'DEPARTED' }] },
  ],
  DEPARTED: [
    {
      code: 'ARRIVAL_REPORTED',
      owner: 'AGENCY',
      days: 30,
      legalBasis: 'UU 18/2017 art 6, 21',
      standing: 'law',
      by: [{ milestone: 'ARRIVAL_REPORTED' }],
    },
  ],
  ABROAD: [
    { code: 'WORKING', owner: 'VILLAGE', days: 90, legalBasis: 'UU 18/2017 art 21, 42d', standing: 'law', by: [{ milestone: 'WORKING' }] },
  ],
  LEFT_NON_PROCEDURALLY: [
    {
      code: 'FIND_WHEREABOUTS',
      owner: 'VILLAGE',
      days: 7,
      legalBasis: 'UU 18/2017 art 42d',
      standing: 'assumed',
      by: [{ moves: ['ABROAD_UNDOCUMENTED', 'INTERCEPTED', 'RETURNED'] }],
    },
  ],
  ABROAD_UNDOCUMENTED: [
    {
      code: 'REACH_THROUGH_MISSION',
      owner: 'AGENCY',
      days: 30,
      legalBasis: 'UU 18/2017 art 21',
      standing: 'law',
      by: [{ moves: ['ABROAD', 'RETURNING', 'LOST_CONTACT', 'DECEASED_ABROAD'] }],
    },
  ],
  INTERCEPTED: [
    {
      code: 'RECEIVE_INTERCEPTED',
      owner: 'REGENCY',
      days: 3,
      legalBasis: 'UU 18/2017 art 41',
      standing: 'assumed',
      by: [{ moves: ['RETURNED', 'RECORDED'] }],
    },
  ],
  LOST_CONTACT: [
    {
      code: 'TRACE',
      owner: 'AGENCY',
      days: 14,
      legalBasis: 'UU 18/2017 art 21',
      standing: 'assumed',
      by: [{ moves: ['ABROAD', 'RETURNING', 'DECEASED_ABROAD'] }],
    },
  ],
  RETURNING: [
    {
      code: 'RETURN_RECORDED',
      owner: 'AGENCY',
      days: 14,
      legalBasis: 'Permen P2MI 32/2025',
      standing: 'law',
      by: [{ milestone: 'RETURN_RECORDED' }],
    },
  ],
  RETURNED: [
    {
      code: 'HANDED_OVER',
      owner: 'AGENCY',
      days: 7,
      legalBasis: 'Permen P2MI 32/2025 art 13',
      standing: 'law',
      by: [{ milestone: 'HANDED_OVER' }],
    },
  ],
  HANDED_OVER: [
    {
      code: 'ASSESS_NEEDS',
      owner: 'REGENCY',
      days: 14,
      legalBasis: 'UU 18/2017 art 24, 41',
      standing: 'law',
      by: [{ moves: ['IN_REHABILITATION', 'REINTEGRATING', 'CLOSED'] }],
    },
  ],
  IN_REHABILITATION: [
    {
      code: 'REHABILITATED',
      owner: 'AGENCY',
      days: 365,
      legalBasis: 'Perban 6/2023; Permen P2MI 32/2025',
      standing: 'law',
      by: [{ milestone: 'REHABILITATED' }],
    },
  ],
  REINTEGRATING: [
    {
      code: 'REINTEGRATED',
      owner: 'REGENCY',
      days: 180,
      legalBasis: 'PP 59/2021 art 23',
      standing: 'law',
      by: [{ milestone: 'REINTEGRATED' }],
    },
  ],
  DECEASED_ABROAD: [
    {
      code: 'BRING_HOME_REMAINS',
      owner: 'AGENCY',
      days: 14,
      legalBasis: 'UU 18/2017 art 27; PP 59/2021 art 21(3)',
      standing: 'law',
      by: [{ moves: ['REMAINS_RETURNED', 'BURIED_ABROAD'] }],
    },
  ],
  UNFIT: [
    {
      code: 'DECIDE_AFTER_UNFIT',
      owner: 'REGENCY',
      days: 14,
      legalBasis: 'UU 18/2017 art 5c',
      standing: 'law',
      by: [{ moves: ['PREPARING', 'WITHDRAWN', 'HANDED_OVER'] }],
    },
  ],
  FAILED_DEPARTURE: [
    {
      code: 'DECIDE_AFTER_FAILED_DEPARTURE',
      owner: 'REGENCY',
      days: 7,
      legalBasis: 'Permen P2MI 32/2025',
      standing: 'practice',
      by: [{ moves: ['PREPARING', 'WITHDRAWN', 'HANDED_OVER'] }],
    },
  ],
  CLOSED: [],
  WITHDRAWN: [],
  REMAINS_RETURNED: [],
  BURIED_ABROAD: [],
}

export const troubleSteps: Readonly<Record<Trouble, StepRule>> = {
  REJECTED: {
    code: 'RESOLVE_REJECTED',
    owner: 'REGENCY',
    days: 14,
    legalBasis: 'Permenaker 9/2019',
    standing: 'practice',
    by: [{ resolve: 'REJECTED' }],
  },
  TRAINING_ABANDONED: {
    code: 'RESOLVE_TRAINING_ABANDONED',
    owner: 'REGENCY',
    days: 14,
    legalBasis: 'UU 18/2017 art 41',
    standing: 'assumed',
    by: [{ resolve: 'TRAINING_ABANDONED' }],
  },
  RAN_AWAY_FROM_EMPLOYER: {
    code: 'RESOLVE_RAN_AWAY_FROM_EMPLOYER',
    owner: 'AGENCY',
    days: 7,
    legalBasis: 'UU 18/2017 art 21',
    standing: 'assumed',
    by: [{ resolve: 'RAN_AWAY_FROM_EMPLOYER' }],
  },
  OVERSTAY: {
    code: 'RESOLVE_OVERSTAY',
    owner: 'AGENCY',
    days: 30,
    legalBasis: 'UU 18/2017 art 21',
    standing: 'assumed',
    by: [{ resolve: 'OVERSTAY' }],
  },
  DETAINED: {
    code: 'RESOLVE_DETAINED',
    owner: 'AGENCY',
    days: 3,
    legalBasis: 'UU 18/2017 art 21',
    standing: 'assumed',
    by: [{ resolve: 'DETAINED' }],
  },
}

/** States in which a trouble of before has no meaning any more: the person is away from it, at home, dead, or nobody's file is open. */
export const endsTroubles: readonly JourneyState[] = [
  'LEFT_NON_PROCEDURALLY',
  'RETURNED',
  'HANDED_OVER',
  'DECEASED_ABROAD',
  ...closedStates,
]

const REGENCY_WEEK = { owner: 'REGENCY', days: 7 } as const

/** Every requirement is recorded and something else still stands in the way: each obstacle is a step of its own. */
export const obstacleSteps = {
  DESTINATION_KNOWN: {
    code: 'CHOOSE_DESTINATION',
    legalBasis: 'UU 18/2017 art 13',
    standing: 'law',
    by: [{ plan: ['destination'] }],
    ...REGENCY_WEEK,
  },
  COUNTRY_OPEN: {
    code: 'CHOOSE_OPEN_COUNTRY',
    legalBasis: 'UU 18/2017 art 32',
    standing: 'law',
    by: [{ plan: ['destination', 'occupation'] }],
    ...REGENCY_WEEK,
  },
  AGENCY_CHOSEN: {
    code: 'CHOOSE_AGENCY',
    legalBasis: 'UU 18/2017 art 51, 59',
    standing: 'law',
    by: [{ plan: ['agencyId'] }],
    ...REGENCY_WEEK,
  },
  LICENCE_LIVE: {
    code: 'CHECK_LICENCE',
    legalBasis: 'UU 18/2017 art 51, 59',
    standing: 'law',
    by: [{ review: true }, { plan: ['agencyId'] }],
    ...REGENCY_WEEK,
  },
  // Due on the birthday; until then the file is stopped, or the date put right if the paper was misread.
  AGE_18: {
    code: 'WAIT_UNTIL_18',
    owner: 'REGENCY',
    days: 0,
    legalBasis: 'UU 18/2017 art 5a',
    standing: 'law',
    by: [{ moves: ['WITHDRAWN'] }, { correct: true }],
  },
} as const satisfies Readonly<Record<string, StepRule>>

/** Nothing stands in the way any more, and nobody has looked since. */
export const confirmStep: StepRule = {
  code: 'CONFIRM_READY',
  legalBasis: 'UU 18/2017 art 5, 13',
  standing: 'law',
  by: [{ review: true }],
  ...REGENCY_WEEK,
}
