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

interface Visit {
  readonly on: LocalDate
  readonly to: VisitedParty
  /** When to come again; absent where nobody has to. */
  readonly next?: LocalDate
  readonly by: string
}

/** What was found is told of the people of the house, and is sealed with them. */
interface Found {
  readonly found: readonly Finding[]
  readonly note?: string
}

export interface HomePersonal {
  /** Whose file it is, as the work list names it. */
  readonly name: string
  readonly place?: Place
  /** By the number of the visit. */
  readonly found: Readonly<Record<number, Found>>
}

export interface HomeState {
  readonly area: string
  readonly workerId: string
  readonly visits: readonly Visit[]
  /** What whoever leaves was told; absent where nobody told anything. */
  readonly briefings?: readonly Briefing[]
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
    }
  | { readonly type: 'PlaceHome'; readonly workerId: string; readonly place: Place }
  | ({ readonly type: 'SignBriefing'; readonly workerId: string } & Pick<Briefing, 'items' | 'telling' | 'confirmation'>)
  | { readonly type: 'ForgetHome' }

export type HomeEvent =
  | ({
      readonly type: 'HomeVisited'
      readonly area: string
      readonly workerId: string
      readonly personal: Found & { readonly name: string; readonly place?: Place }
    } & Visit)
  | {
      readonly type: 'HomePlaced'
      readonly area: string
      readonly workerId: string
      readonly on: LocalDate
      readonly personal: { readonly name: string; readonly place: Place }
    }
  | ({
      readonly type: 'BriefingSigned'
      readonly area: string
      readonly workerId: string
      readonly personal: { readonly name: string }
    } & Briefing)
  | { readonly type: 'HomeForgotten'; readonly on: LocalDate }

/** When to come again, as the last visit said. */
export function nextVisit({ visits }: Pick<HomeState, 'visits'>): LocalDate | undefined {
  return visits.at(-1)?.next
}
