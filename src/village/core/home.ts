// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of what a village keeps of somebody's home: where it stands, who was visited there, what was found, when to come again, and
// what somebody was told before leaving it.

import type { LocalDate } from '#kernel/time.ts'
import type { Briefing } from '#village/core/briefing.ts'

export const visitedParties = ['FAMILY', 'CHILDREN', 'LEAVER', 'RETURNER'] as const
/** The family, the children who stayed behind, whoever should have left, whoever is due back. */
export type VisitedParty = (typeof visitedParties)[number]

export const findings = [
  'ALL_WELL',
  'IN_TOUCH',
  'NO_NEWS',
  'MONEY_TROUBLE',
  'TROUBLE_ABROAD',
  'NO_CARER',
  'NOT_AT_SCHOOL',
  'CHILD_UNWELL',
  'STILL_HERE',
  'HAS_LEFT',
  'WILL_NOT_GO',
  'CAME_HOME',
  'STAYS_ON',
  'COMING_SOON',
  'NOBODY_HOME',
] as const
export type Finding = (typeof findings)[number]

/** What may be found at whom, in the order in which it is asked. */
export const findingsAt: Readonly<Record<VisitedParty, readonly Finding[]>> = {
  FAMILY: ['ALL_WELL', 'IN_TOUCH', 'NO_NEWS', 'MONEY_TROUBLE', 'TROUBLE_ABROAD', 'HAS_LEFT', 'CAME_HOME', 'NOBODY_HOME'],
  CHILDREN: ['ALL_WELL', 'NO_CARER', 'NOT_AT_SCHOOL', 'CHILD_UNWELL', 'MONEY_TROUBLE', 'NOBODY_HOME'],
  LEAVER: ['STILL_HERE', 'HAS_LEFT', 'WILL_NOT_GO', 'NOBODY_HOME'],
  RETURNER: ['CAME_HOME', 'COMING_SOON', 'STAYS_ON', 'NO_NEWS', 'TROUBLE_ABROAD', 'NOBODY_HOME'],
}

/** Where a home stands within its village. */
export interface Place {
  readonly hamlet?: string
  readonly rt?: string
  readonly rw?: string
}

/** A hamlet by its name alone, whether or not somebody wrote before it that it is one. */
export function hamletNamed(text: string): string {
  return text.replace(/^\s*(?:dusun|dsn\.?)\s+(?=\S)/i, '')
}

interface Visit {
  readonly on: LocalDate
  readonly to: VisitedParty
  /** When to come again; absent where nobody has to. */
  readonly next?: LocalDate
  /** Signed: by whom, and in whose place. */
  readonly by: string
  /** Something was found that an office has to answer; what, is sealed. */
  readonly asks?: true
  /** The office answered it. */
  readonly answeredOn?: LocalDate
  /** It was written down by mistake, and whoever did so took it back. */
  readonly withdrawnOn?: LocalDate
}

/** What was found is told of the people of the house, and is sealed with them. */
interface Found {
  readonly found: readonly Finding[]
  readonly note?: string
  /** Where the home stands according to this visit alone: somebody else had written another place meanwhile, which stands. */
  readonly elsewhere?: Place
  /** Why it was taken back. */
  readonly reason?: string
}

/** Who wrote where a home stands, and with which change of the record. */
interface Placed {
  readonly by: string
  readonly at: number
}

/** One saying of where it stands; of a visit, its number. */
interface Said extends Placed {
  readonly place: Place
  readonly nth?: number
}

export interface HomePersonal {
  /** Whose file it is, as the work list names it. */
  readonly name: string
  /** As the last of `said` says. */
  readonly place?: Place
  /** What was said of it and not taken back, in the order in which it was written. */
  readonly said?: readonly Said[]
  /** By the number of the visit. */
  readonly found: Readonly<Record<number, Found>>
}

export interface HomeState {
  readonly area: string
  readonly workerId: string
  readonly visits: readonly Visit[]
  /** How often only the place was written. */
  readonly placings?: number
  /** Who wrote the place that stands. */
  readonly placed?: Placed
  /** What whoever leaves was told; absent where nobody told anything. */
  readonly briefings?: readonly Briefing[]
  /** Under another file of the same person somebody was visited later: what a visit before this day promised is kept there. */
  readonly standsFrom?: LocalDate
  /** How often that was looked at. */
  readonly sightings?: number
  readonly personal?: HomePersonal
  readonly erased?: true
}

export type HomeCommand =
  | {
      readonly type: 'RecordVisit'
      readonly workerId: string
      readonly to: VisitedParty
      readonly on: LocalDate
      readonly found: readonly Finding[]
      readonly note?: string | undefined
      readonly next?: LocalDate | undefined
      readonly place?: Place | undefined
      /** The version on which it was made, where that was long ago. */
      readonly madeOn?: number | undefined
    }
  | { readonly type: 'WithdrawVisit'; readonly nth: number; readonly reason: string }
  | { readonly type: 'AnswerVisit'; readonly nth: number }
  | { readonly type: 'PlaceHome'; readonly workerId: string; readonly place: Place }
  | ({ readonly type: 'SignBriefing'; readonly workerId: string } & Pick<Briefing, 'on' | 'items' | 'telling' | 'confirmation'>)
  /** Looks at the visits under other files of the same person. */
  | { readonly type: 'SeeOtherHomes' }
  | { readonly type: 'ForgetHome' }

export type HomeEvent =
  | ({
      readonly type: 'HomeVisited'
      readonly area: string
      readonly workerId: string
      readonly personal: Omit<Found, 'reason'> & { readonly name: string; readonly place?: Place }
    } & Omit<Visit, 'answeredOn' | 'withdrawnOn'>)
  | { readonly type: 'VisitAnswered'; readonly nth: number; readonly on: LocalDate; readonly by: string }
  | {
      readonly type: 'VisitWithdrawn'
      readonly nth: number
      readonly on: LocalDate
      readonly by: string
      readonly personal: { readonly reason: string }
    }
  | {
      readonly type: 'HomePlaced'
      readonly area: string
      readonly workerId: string
      readonly on: LocalDate
      /** Absent where nobody wrote it down who. */
      readonly by?: string
      readonly personal: { readonly name: string; readonly place: Place }
    }
  | ({
      readonly type: 'BriefingSigned'
      readonly area: string
      readonly workerId: string
      readonly personal: { readonly name: string }
    } & Briefing)
  | { readonly type: 'OtherHomesSeen'; readonly standsFrom?: LocalDate }
  | { readonly type: 'HomeForgotten'; readonly on: LocalDate }

/** Of those that stand, the one of the latest day; of two on one day, what was written last. What is sent late or written down long after says nothing newer. */
export function lastVisit({ visits }: Pick<HomeState, 'visits'>): Visit | undefined {
  return visits.reduce<Visit | undefined>((last, each) => {
    if (each.withdrawnOn !== undefined) return last
    return last === undefined || each.on >= last.on ? each : last
  }, undefined)
}

/** Whether the visit that was written last says another place than the one that stands. */
export function saysElsewhere({ visits, personal }: Pick<HomeState, 'visits' | 'personal'>): boolean {
  return personal?.found[visits.length - 1]?.elsewhere !== undefined
}

/** Whether what was found still has to be answered. */
export function isOpen({ asks, answeredOn, withdrawnOn }: Visit): boolean {
  return asks === true && answeredOn === undefined && withdrawnOn === undefined
}

/** The visit that says when to come again, and whom to see: the last, where nobody was visited since under another file of the same person. */
export function promise(state: Pick<HomeState, 'visits' | 'standsFrom'>): (Visit & { readonly next: LocalDate }) | undefined {
  const last = lastVisit(state)
  if (last?.next === undefined || (state.standsFrom !== undefined && last.on < state.standsFrom)) return undefined
  return { ...last, next: last.next }
}

/** When to come again, as the last visit said. */
export function nextVisit(state: Pick<HomeState, 'visits' | 'standsFrom'>): LocalDate | undefined {
  return promise(state)?.next
}

/** What the visits to a home say. */
export interface KnownHome {
  readonly version: number
  readonly place: Place
  readonly visitedOn?: LocalDate
  readonly nextOn?: LocalDate
  readonly nextTo?: VisitedParty
}

export function knownHome(state: Pick<HomeState, 'visits' | 'standsFrom' | 'personal'>, version: number): KnownHome {
  const last = lastVisit(state)
  const promised = promise(state)
  return {
    version,
    place: state.personal?.place ?? {},
    ...(last === undefined ? {} : { visitedOn: last.on }),
    ...(promised === undefined ? {} : { nextOn: promised.next, nextTo: promised.to }),
  }
}
