// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of a worker's file: states, milestones, commands, events.

import type { ContestedBook, ContestedCommand, ContestedEvent } from '#journeys/core/contested.ts'
import type { CostBook, CostCommand, CostEvent } from '#journeys/core/cost.ts'
import type { Relative, Signatory } from '#journeys/core/family.ts'
import type { Limit, LimitCommand, LimitEvent } from '#journeys/core/limit.ts'
import type { Override, OverrideCommand, OverrideEvent } from '#journeys/core/override.ts'
import type { Referral, ReferralCommand, ReferralEvent } from '#journeys/core/referral.ts'
import type { LocalDate } from '#kernel/time.ts'

export const schemes = ['G_TO_G', 'P_TO_P', 'UKPS', 'PERSEORANGAN', 'ABK_PERIKANAN'] as const
/** How somebody is placed: between governments, by a licensed company, by the own company, independently, as fishing crew. */
export type Scheme = (typeof schemes)[number]

export const milestoneCodes = [
  'INFO_GIVEN',
  'VILLAGE_RECORDED',
  'FAMILY_CONSENT',
  'MARITAL_LETTER',
  'JOBSEEKER_REGISTERED',
  'VACANCY_CHOSEN',
  'SELECTED',
  'PLACEMENT_AGREEMENT',
  'SS_BEFORE',
  'ID_PMI_ISSUED',
  'PASSPORT_RECOMMENDED',
  'PASSPORT_ISSUED',
  'TRAINING_DONE',
  'CERTIFIED',
  'SEA_BOOK',
  'BASIC_SAFETY',
  'MEDICAL_FIT',
  'PSYCHOLOGY_OK',
  'CONTRACT_SIGNED',
  'PKL_ENDORSED',
  'OWN_RESPONSIBILITY',
  'REPORTED_TO_REGENCY',
  'REPORTED_TO_MISSION',
  'VISA_ISSUED',
  'SS_DURING',
  'OPP_DONE',
  'E_PMI_ISSUED',
  'DEPARTED',
  'ARRIVAL_REPORTED',
  'WORKING',
  'CONTRACT_EXTENDED',
  'RETURN_RECORDED',
  'HANDED_OVER',
  'REHABILITATED',
  'REINTEGRATED',
] as const
export type MilestoneCode = (typeof milestoneCodes)[number]

export const journeyStates = [
  'INTERESTED',
  'RECORDED',
  'PREPARING',
  'READY',
  'DEPARTED',
  'ABROAD',
  'RETURNING',
  'RETURNED',
  'HANDED_OVER',
  'IN_REHABILITATION',
  'REINTEGRATING',
  'CLOSED',
  'WITHDRAWN',
  'UNFIT',
  'FAILED_DEPARTURE',
  'LEFT_NON_PROCEDURALLY',
  'ABROAD_UNDOCUMENTED',
  'INTERCEPTED',
  'LOST_CONTACT',
  'DECEASED_ABROAD',
  'REMAINS_RETURNED',
  'BURIED_ABROAD',
] as const
export type JourneyState = (typeof journeyStates)[number]

/** Nobody owes a next step any more. */
export const closedStates = ['CLOSED', 'WITHDRAWN', 'REMAINS_RETURNED', 'BURIED_ABROAD'] as const satisfies readonly JourneyState[]

export const troubles = ['REJECTED', 'TRAINING_ABANDONED', 'RAN_AWAY_FROM_EMPLOYER', 'OVERSTAY', 'DETAINED'] as const
/** Exceptions that sit on a state rather than being one (fact sheet 2.5). */
export type Trouble = (typeof troubles)[number]

/** Why a person is erased (UU 27/2022 art 43, 44). */
export const erasureBases = ['REQUEST', 'NO_LONGER_NEEDED', 'UNLAWFUL', 'RETENTION_END'] as const
export type ErasureBasis = (typeof erasureBases)[number]

export type Sex = 'F' | 'M'

export const origins = ['attested', 'accepted', 'computed'] as const
/** Attested by an officer who saw the proof, accepted from a paper where the system would compute it, or computed from attendance or a test. */
export type Origin = (typeof origins)[number]

export interface Milestone {
  /** The day it happened. */
  readonly on: LocalDate
  /** Last day on which it counts; absent where it does not lapse. */
  readonly validUntil?: LocalDate
  readonly origin: Origin
  readonly by: string
  /** The paper on the file that was shown for it. */
  readonly paper?: string
}

export interface Plan {
  readonly scheme: Scheme
  /** ISO 3166-1 alpha-3. */
  readonly destination?: string
  readonly occupation?: string
  readonly agencyId?: string
}

export interface PersonalDetails {
  readonly name: string
  readonly sex: Sex
  readonly birthDate: LocalDate
  readonly nik?: string
  readonly phone?: string
  /** Another name by which people know the person. */
  readonly alias?: string
  readonly motherName?: string
  /** Number of the passport, in capitals and without blanks. */
  readonly passport?: string
  /** Number of the family card (KK), which everybody of a household shares. */
  readonly familyCard?: string
  readonly family?: readonly Relative[]
  /** What the person wants to work as, in words of their own, where it is no occupation of the list. */
  readonly occupation?: string
  /** Every other birth date that a paper states, by its source: the youngest counts (UU 18/2017 art 5a). */
  readonly stated?: Readonly<Record<string, LocalDate>>
}

/** What was shown for a milestone: free text and numbers of papers, so it is sealed with the person. */
export type Evidence = Readonly<Partial<Record<MilestoneCode, string>>>

/** What a file lends to the one that leads it. */
export interface Lent {
  readonly milestones: Readonly<Partial<Record<MilestoneCode, Milestone>>>
  readonly troubles: Readonly<Partial<Record<Trouble, LocalDate>>>
  readonly withdrawn: Readonly<Partial<Record<MilestoneCode, true>>>
}

export interface MergedFile extends Lent {
  readonly file: string
  readonly on: LocalDate
}

export interface PersonalPart extends PersonalDetails {
  readonly evidence?: Evidence
  /** What the person was charged for the placement, and which debts came of it. */
  readonly costs?: CostBook
  /** Values that others wrote meanwhile, beside those that stand. */
  readonly contested?: ContestedBook
  /** What `undo` would bring back of it. */
  readonly evidenceBefore?: Evidence
  readonly before?: PersonalDetails
}

/** What an officer wrote of a person in words of their own. */
interface Why {
  readonly reason: string
}

export interface JobPlace {
  readonly orderId: string
  /** Which of the order's number of people. */
  readonly place: number
  readonly on: LocalDate
}

export interface OpenPart {
  readonly area: string
  /** Offices outside the area that are let in, as `referrals` say. */
  readonly letIn?: readonly string[]
  readonly referrals?: readonly Referral[]
  readonly journey: JourneyState
  /** Since when it is in this state. */
  readonly since: LocalDate
  readonly registeredOn: LocalDate
  readonly plan: Plan
  readonly milestones: Readonly<Partial<Record<MilestoneCode, Milestone>>>
  readonly troubles: Readonly<Partial<Record<Trouble, LocalDate>>>
  /** What was computed in this round and taken back, until it is computed again: no paper stands in for it. */
  readonly withdrawn?: Readonly<Partial<Record<MilestoneCode, true>>>
  /** Abroad by an illegal route first, papers put right later. */
  readonly regularised?: true
  /** While READY under a company's licence: the last day on which that licence is known to be live. */
  readonly licensedUntil?: LocalDate
  /** The place of a job order that the file holds; which one is told to nobody. */
  readonly jobPlace?: JobPlace
  /** When a NIK was bound to a file that began without one. */
  readonly nikBoundOn?: LocalDate
  /** Guards that two offices set aside, or that one of them asks to. */
  readonly override?: Override
  /** On whose granted request which use of the file is stopped. */
  readonly limits?: readonly Limit[]
  /** The day on which it last left the preparation, by departing or otherwise. */
  readonly leftOn?: LocalDate
  /** When it last left without the procedure, and was home again from there: no milestone says so. */
  readonly nonProcedural?: { readonly left: LocalDate; readonly home?: LocalDate }
  /** From which day on something belongs to this round; absent in the first. */
  readonly roundFrom?: LocalDate
  /** How often this person has set out; a returned worker who leaves again starts the next round. */
  readonly round: number
}

export interface WorkerState extends OpenPart {
  /** Files of the same person that this one leads. */
  readonly merged?: readonly MergedFile[]
  /** While it leads others: what is its own, without what they lend. */
  readonly own?: Pick<OpenPart, 'milestones' | 'troubles' | 'withdrawn'>
  /** The file of the same person that leads: this one rests, and nobody is owed a step by it. */
  readonly mergedInto?: { readonly file: string; readonly on: LocalDate }
  readonly erased?: true
  readonly personal: PersonalPart
  /** What the last act replaced, so that whoever did it can take it back at once. */
  readonly undo?: { readonly userId: string; readonly at: string; readonly before: OpenPart } | undefined
}

/** Said of the file that leads, about what this one lends it. */
interface ThroughLead {
  readonly throughLead?: true
}

export type WorkerCommand =
  | {
      readonly type: 'RegisterWorker'
      readonly area: string
      readonly plan: Plan
      readonly personal: PersonalDetails
      /** Where it was not today. */
      readonly on?: LocalDate
    }
  | {
      readonly type: 'RecordMilestone'
      readonly code: MilestoneCode
      readonly on: LocalDate
      readonly evidence?: string
      readonly paper?: string
      readonly validUntil?: LocalDate
      /** Nobody said on which day, so `on` is today. */
      readonly undated?: true
      readonly computed?: true
    }
  | ({
      readonly type: 'RevokeMilestone'
      readonly code: MilestoneCode
      readonly reason: string
      readonly computed?: true
      /** By the system: what an officer vouched for by the paper of this number, which counts no more. */
      readonly evidence?: string
      /** Numbers of papers that still count: what was vouched for by one of them too stays. */
      readonly standing?: readonly string[]
    } & ThroughLead)
  | { readonly type: 'MoveWorker'; readonly to: JourneyState; readonly on: LocalDate; readonly reason?: string }
  | { readonly type: 'ChangePlan'; readonly plan: Partial<Plan> }
  | { readonly type: 'ChooseJobOrder'; readonly orderId: string }
  | { readonly type: 'LeaveJobOrder' }
  | CostCommand
  | ContestedCommand
  | OverrideCommand
  | ReferralCommand
  | LimitCommand
  | {
      readonly type: 'CorrectPerson'
      readonly personal: Partial<Omit<PersonalDetails, 'stated'>>
      readonly stated?: { readonly source: string; readonly date: LocalDate }
    }
  | ({ readonly type: 'SetRelative'; readonly relative: Relative } & ThroughLead)
  | ({ readonly type: 'RemoveRelative'; readonly key: string } & ThroughLead)
  /** By the system: what this one signed counts no more. */
  | { readonly type: 'WithdrawConsent'; readonly of: Signatory; readonly computed: true }
  | { readonly type: 'ReportTrouble'; readonly trouble: Trouble; readonly on: LocalDate }
  | ({ readonly type: 'ResolveTrouble'; readonly trouble: Trouble } & ThroughLead)
  /** Leads another file of the same person from now on, and no longer. */
  | { readonly type: 'MergeFile' | 'UnmergeFile'; readonly file: string }
  /** Follows another file of the same person from now on, and no longer. */
  | { readonly type: 'JoinFile' | 'LeaveFile'; readonly lead: string }
  /** Looks again at what the files that it leads lend it. */
  | { readonly type: 'SeeMerged' }
  /** `due` is the day on which time alone changes the steps, as the clock found it. */
  | { readonly type: 'ReviewWorker'; readonly due?: LocalDate }
  | { readonly type: 'UndoLast' }
  /**
   * `again`: it was done before, and a restored backup brought the person back. `mistaken`: the file came with a list that is taken back
   * whole, and nobody has worked on it since.
   */
  | ({ readonly type: 'ErasePerson'; readonly basis: ErasureBasis; readonly again?: true; readonly mistaken?: true } & ThroughLead)

export type WorkerEvent =
  | {
      readonly type: 'WorkerRegistered'
      readonly area: string
      readonly journey: JourneyState
      readonly on: LocalDate
      readonly plan: Plan
      readonly milestones: OpenPart['milestones']
      readonly personal: PersonalDetails
    }
  | {
      readonly type: 'MilestoneRecorded'
      readonly code: MilestoneCode
      readonly milestone: Milestone
      readonly at: string
      readonly userId: string
      readonly personal?: { readonly evidence: string }
    }
  | {
      readonly type: 'MilestoneRevoked'
      readonly code: MilestoneCode
      readonly at: string
      readonly userId: string
      readonly personal: Why
    }
  | { readonly type: 'MilestoneExpired'; readonly code: MilestoneCode }
  | {
      readonly type: 'WorkerMoved'
      readonly from: JourneyState
      readonly to: JourneyState
      readonly on: LocalDate
      readonly at: string
      readonly userId: string
      readonly personal?: Why
    }
  | { readonly type: 'PlanChanged'; readonly plan: Plan; readonly at: string; readonly userId: string }
  | {
      readonly type: 'PersonCorrected'
      /** `formerNik`: the number that this correction replaced. */
      readonly personal: PersonalDetails & { readonly formerNik?: string }
      /** The day on which the file got its first NIK. */
      readonly nikBoundOn?: LocalDate
      readonly at: string
      readonly userId: string
    }
  | { readonly type: 'TroubleReported'; readonly trouble: Trouble; readonly on: LocalDate; readonly at: string; readonly userId: string }
  | { readonly type: 'TroubleResolved'; readonly trouble: Trouble; readonly at: string; readonly userId: string }
  /** `personal`: where a correction was taken back; `formerNik`: the number that went with it. */
  | { readonly type: 'LastUndone'; readonly personal?: { readonly formerNik?: string } }
  | { readonly type: 'PersonErased'; readonly basis: ErasureBasis; readonly legalBasis: string; readonly on: LocalDate }
  | { readonly type: 'LicenceSeen'; readonly until: LocalDate }
  | {
      readonly type: 'FileMerged'
      readonly file: string
      readonly on: LocalDate
      readonly lent: Lent
      readonly at: string
      readonly userId: string
    }
  | { readonly type: 'MergedSeen'; readonly file: string; readonly lent: Lent }
  | { readonly type: 'FileUnmerged'; readonly file: string; readonly on: LocalDate; readonly at: string; readonly userId: string }
  | {
      readonly type: 'FileJoined' | 'FileLeft'
      readonly lead: string
      readonly on: LocalDate
      readonly at: string
      readonly userId: string
    }
  | CostEvent
  | ContestedEvent
  | OverrideEvent
  | ReferralEvent
  | LimitEvent
  | ({ readonly type: 'JobPlaceTaken' } & JobPlace)
  | ({ readonly type: 'JobPlaceLeft' } & Omit<JobPlace, 'on'>)
  /** Time changed what is next, and nothing else. */
  | { readonly type: 'FileReviewed'; readonly on: LocalDate }
