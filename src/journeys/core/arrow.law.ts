// SPDX-License-Identifier: AGPL-3.0-or-later
// The state machine: from each state, where the file may go, and what takes it there.

import { licenceDuty } from '#agencies/core/licence.law.ts'
import { successive } from '#journeys/core/basis.law.ts'
import { ageRules, fileGuards } from '#journeys/core/guard.law.ts'
import { closedStates, type JourneyState, type MilestoneCode, type Plan, type Trouble } from '#journeys/core/worker.ts'
import type { OfficeKind } from '#kernel/authority.ts'
import type { Dated } from '#kernel/law.ts'

/** Moves an officer makes by hand. What a milestone or the rules themselves cause is in the two tables below. */
export const movesFrom = {
  INTERESTED: ['LEFT_NON_PROCEDURALLY', 'WITHDRAWN'],
  RECORDED: ['WITHDRAWN', 'LEFT_NON_PROCEDURALLY'],
  PREPARING: ['WITHDRAWN', 'UNFIT', 'FAILED_DEPARTURE', 'LEFT_NON_PROCEDURALLY'],
  READY: ['FAILED_DEPARTURE', 'WITHDRAWN', 'LEFT_NON_PROCEDURALLY'],
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
  UNFIT: ['PREPARING', 'WITHDRAWN', 'HANDED_OVER', 'LEFT_NON_PROCEDURALLY'],
  FAILED_DEPARTURE: ['PREPARING', 'WITHDRAWN', 'HANDED_OVER', 'LEFT_NON_PROCEDURALLY'],
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
  RETURN_RECORDED: {
    DEPARTED: ['RETURNED'],
    ABROAD: ['RETURNING', 'RETURNED'],
    ABROAD_UNDOCUMENTED: ['RETURNING', 'RETURNED'],
    LOST_CONTACT: ['RETURNING', 'RETURNED'],
    RETURNING: ['RETURNED'],
  },
  HANDED_OVER: { RETURNED: ['HANDED_OVER'] },
  REHABILITATED: { IN_REHABILITATION: ['REINTEGRATING'] },
  REINTEGRATED: { REINTEGRATING: ['CLOSED'] },
}

/** From where a file goes back to its preparation, with every milestone that it has. */
export const stoppedStates: readonly JourneyState[] = ['UNFIT', 'FAILED_DEPARTURE']

/** Before departure these milestones may be recorded; the later ones only in the states named. */
export const preparationStates: readonly JourneyState[] = ['INTERESTED', 'RECORDED', 'PREPARING', 'READY']
export const laterMilestones: Readonly<Partial<Record<MilestoneCode, readonly JourneyState[]>>> = {
  DEPARTED: ['READY'],
  ARRIVAL_REPORTED: ['DEPARTED'],
  WORKING: ['ABROAD'],
  CONTRACT_EXTENDED: ['ABROAD'],
  RETURN_RECORDED: ['DEPARTED', 'ABROAD', 'ABROAD_UNDOCUMENTED', 'LOST_CONTACT', 'RETURNING'],
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

export interface StepRule extends Dated {
  readonly code: string
  readonly owner: OfficeKind
  readonly days: number
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
  /** Looks at what was charged, and says what comes of it. */
  | { readonly costs: true }
  /** Says whether a guard is set aside. */
  | { readonly override: true }
  /** Says which of two values is right. */
  | { readonly contested: true }

/** The milestone that a state itself waits for; who owes it, by when and under which text is said with the milestone. */
export const awaitedIn: Readonly<Partial<Record<JourneyState, MilestoneCode>>> = {
  READY: 'DEPARTED',
  DEPARTED: 'ARRIVAL_REPORTED',
  ABROAD: 'WORKING',
  RETURNING: 'RETURN_RECORDED',
  RETURNED: 'HANDED_OVER',
  IN_REHABILITATION: 'REHABILITATED',
  REINTEGRATING: 'REINTEGRATED',
}

type What = Omit<StepRule, keyof Dated>

/** A step, once for each text under which it stood. */
const under = (bases: readonly Dated[], what: What): readonly StepRule[] => bases.map((basis) => ({ ...what, ...basis }))
const law = (articles: string): readonly Dated[] => successive([`UU 18/2017 art ${articles}`, 'law'])
const assumed = (articles: string): readonly Dated[] => successive([`UU 18/2017 art ${articles}`, 'assumed'])

/** What a state asks for where no milestone answers it. Days are from the day the state began. */
export const stateSteps: Readonly<Partial<Record<JourneyState, readonly StepRule[]>>> = {
  LEFT_NON_PROCEDURALLY: under(assumed('42d'), {
    code: 'FIND_WHEREABOUTS',
    owner: 'VILLAGE',
    days: 7,
    by: [{ moves: ['ABROAD_UNDOCUMENTED', 'INTERCEPTED', 'RETURNED'] }],
  }),
  ABROAD_UNDOCUMENTED: under(law('21'), {
    code: 'REACH_THROUGH_MISSION',
    owner: 'AGENCY',
    days: 30,
    by: [{ moves: ['ABROAD', 'RETURNING', 'LOST_CONTACT', 'DECEASED_ABROAD'] }],
  }),
  INTERCEPTED: under(assumed('41'), { code: 'RECEIVE_INTERCEPTED', owner: 'REGENCY', days: 3, by: [{ moves: ['RETURNED', 'RECORDED'] }] }),
  LOST_CONTACT: under(assumed('21'), {
    code: 'TRACE',
    owner: 'AGENCY',
    days: 14,
    by: [{ moves: ['ABROAD', 'RETURNING', 'DECEASED_ABROAD'] }],
  }),
  HANDED_OVER: under(law('24, 41'), {
    code: 'ASSESS_NEEDS',
    owner: 'REGENCY',
    days: 14,
    by: [{ moves: ['IN_REHABILITATION', 'REINTEGRATING', 'CLOSED'] }],
  }),
  DECEASED_ABROAD: under(successive(['UU 18/2017 art 27', 'law'], ['UU 18/2017 art 27; PP 59/2021 art 21(3)', 'law']), {
    code: 'BRING_HOME_REMAINS',
    owner: 'AGENCY',
    days: 14,
    by: [{ moves: ['REMAINS_RETURNED', 'BURIED_ABROAD'] }],
  }),
  UNFIT: under(law('5c'), {
    code: 'DECIDE_AFTER_UNFIT',
    owner: 'REGENCY',
    days: 14,
    by: [{ moves: ['PREPARING', 'WITHDRAWN', 'HANDED_OVER'] }],
  }),
  FAILED_DEPARTURE: under(successive(['UU 18/2017', 'assumed'], ['Permen P2MI 32/2025', 'practice']), {
    code: 'DECIDE_AFTER_FAILED_DEPARTURE',
    owner: 'REGENCY',
    days: 7,
    by: [{ moves: ['PREPARING', 'WITHDRAWN', 'HANDED_OVER'] }],
  }),
}

const resolve = (trouble: Trouble, owner: OfficeKind, days: number, bases: readonly Dated[]): readonly StepRule[] =>
  under(bases, { code: `RESOLVE_${trouble}`, owner, days, by: [{ resolve: trouble }] })

export const troubleSteps: Readonly<Record<Trouble, readonly StepRule[]>> = {
  REJECTED: resolve('REJECTED', 'REGENCY', 14, successive(['UU 18/2017', 'assumed'], ['Permenaker 9/2019', 'practice'])),
  TRAINING_ABANDONED: resolve('TRAINING_ABANDONED', 'REGENCY', 14, assumed('41')),
  RAN_AWAY_FROM_EMPLOYER: resolve('RAN_AWAY_FROM_EMPLOYER', 'AGENCY', 7, assumed('21')),
  OVERSTAY: resolve('OVERSTAY', 'AGENCY', 30, assumed('21')),
  DETAINED: resolve('DETAINED', 'AGENCY', 3, assumed('21')),
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

/** Every requirement is recorded and something else still stands in the way: each obstacle is a step of its own, under the text of its guard. */
export const obstacleSteps = {
  DESTINATION_KNOWN: under(fileGuards.DESTINATION_KNOWN, { code: 'CHOOSE_DESTINATION', by: [{ plan: ['destination'] }], ...REGENCY_WEEK }),
  COUNTRY_OPEN: under(law('32'), { code: 'CHOOSE_OPEN_COUNTRY', by: [{ plan: ['destination', 'occupation'] }], ...REGENCY_WEEK }),
  AGENCY_CHOSEN: under(licenceDuty, { code: 'CHOOSE_AGENCY', by: [{ plan: ['agencyId'] }], ...REGENCY_WEEK }),
  LICENCE_LIVE: under(licenceDuty, { code: 'CHECK_LICENCE', by: [{ review: true }, { plan: ['agencyId'] }], ...REGENCY_WEEK }),
  // Due on the birthday; until then the file is stopped, or the date put right if the paper was misread.
  AGE_18: under(ageRules, { code: 'WAIT_UNTIL_18', owner: 'REGENCY', days: 0, by: [{ moves: ['WITHDRAWN'] }, { correct: true }] }),
} as const satisfies Readonly<Record<string, readonly StepRule[]>>

/** Nothing stands in the way any more, and nobody has looked since. */
export const confirmSteps: readonly StepRule[] = under(law('5, 13'), { code: 'CONFIRM_READY', by: [{ review: true }], ...REGENCY_WEEK })

/** What another office asks to set aside is answered at once. */
export const overrideSteps: readonly StepRule[] = under(assumed('41'), {
  code: 'DECIDE_OVERRIDE',
  owner: 'REGENCY',
  days: 1,
  by: [{ override: true }],
})

/** Something was charged that a rule forbids: the regency, which supervises placement, looks. It bars nobody's way. */
export const costSteps: readonly StepRule[] = under(assumed('30, 41'), {
  code: 'CHECK_COSTS',
  owner: 'REGENCY',
  days: 14,
  by: [{ costs: true }],
})

/** Two wrote different values: the village, which knows the person, chooses. */
export const contestedSteps: readonly StepRule[] = under(assumed('42b'), {
  code: 'SETTLE_CONTESTED',
  owner: 'VILLAGE',
  days: 7,
  by: [{ contested: true }],
})
