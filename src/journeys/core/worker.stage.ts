// SPDX-License-Identifier: AGPL-3.0-or-later
// Where a file stands on the path from the village to home again. For showing and counting only: the state machine is elsewhere.

import { counts } from '#journeys/core/worker.guards.ts'
import type { JourneyState, MilestoneCode, WorkerState } from '#journeys/core/worker.ts'
import type { LocalDate } from '#kernel/time.ts'

export const stages = ['registered', 'prepared', 'trained', 'certified', 'ready', 'departed', 'abroad', 'home'] as const
export type Stage = (typeof stages)[number]

/** How a state bends the path: it needs a look, or it is trouble. */
export type Bend = 'dawn' | 'late'

interface Place {
  readonly stage: Stage
  readonly bend?: Bend
  /** Home and closed: nobody stands there any more. */
  readonly ended?: true
}

const placeOf: Readonly<Record<JourneyState, Place>> = {
  INTERESTED: { stage: 'registered' },
  RECORDED: { stage: 'registered' },
  PREPARING: { stage: 'prepared' },
  READY: { stage: 'ready' },
  DEPARTED: { stage: 'departed' },
  ABROAD: { stage: 'abroad' },
  RETURNING: { stage: 'abroad' },
  RETURNED: { stage: 'home' },
  HANDED_OVER: { stage: 'home' },
  IN_REHABILITATION: { stage: 'home' },
  REINTEGRATING: { stage: 'home' },
  CLOSED: { stage: 'home', ended: true },
  WITHDRAWN: { stage: 'prepared', bend: 'dawn' },
  UNFIT: { stage: 'prepared', bend: 'dawn' },
  FAILED_DEPARTURE: { stage: 'ready', bend: 'dawn' },
  LEFT_NON_PROCEDURALLY: { stage: 'departed', bend: 'late' },
  ABROAD_UNDOCUMENTED: { stage: 'abroad', bend: 'late' },
  INTERCEPTED: { stage: 'departed', bend: 'dawn' },
  LOST_CONTACT: { stage: 'abroad', bend: 'late' },
  DECEASED_ABROAD: { stage: 'abroad', bend: 'late' },
  REMAINS_RETURNED: { stage: 'home', bend: 'late' },
  BURIED_ABROAD: { stage: 'abroad', bend: 'late' },
}

/** Whether a state lies off the line. */
export function isBent(journey: JourneyState): boolean {
  return placeOf[journey].bend !== undefined
}

export interface Standpoint extends Place {
  /** Since when it has stood there. */
  readonly since: LocalDate
}

/** Where a file stands on a day. While preparing, training and certificate move it on. */
export function standpointOf(file: Omit<WorkerState, 'personal'>, today: LocalDate): Standpoint {
  const place = placeOf[file.journey]
  if (file.journey !== 'PREPARING') return { ...place, since: file.since }
  const { CERTIFIED, TRAINING_DONE } = file.milestones
  if (CERTIFIED !== undefined && counts(CERTIFIED, today)) return { stage: 'certified', since: CERTIFIED.on }
  if (TRAINING_DONE !== undefined && counts(TRAINING_DONE, today)) return { stage: 'trained', since: TRAINING_DONE.on }
  return { ...place, since: file.since }
}

const milestoneOf: Readonly<Partial<Record<Stage, MilestoneCode>>> = {
  trained: 'TRAINING_DONE',
  certified: 'CERTIFIED',
  departed: 'DEPARTED',
  abroad: 'ARRIVAL_REPORTED',
  home: 'RETURN_RECORDED',
}

/** What every file has before anybody prepares. */
const atFirst: readonly string[] = ['INFO_GIVEN', 'VILLAGE_RECORDED'] satisfies MilestoneCode[]

/** Of a station behind it: no step of an illegal route is shown as if it had been taken. */
function wasReached(stage: Stage, milestones: WorkerState['milestones']): boolean {
  if (stage === 'prepared') return Object.keys(milestones).some((code) => !atFirst.includes(code))
  const code = stage === 'ready' ? 'DEPARTED' : milestoneOf[stage]
  return code === undefined || milestones[code] !== undefined
}

/** Skipped is what an irregular way, or a scheme without it, passed by. */
export type StationStatus = 'done' | 'present' | 'ahead' | 'skipped'

export interface PathStation {
  readonly stage: Stage
  readonly status: StationStatus
  /** The day it was reached. */
  readonly on?: LocalDate
  readonly bend?: Bend
}

/** The whole path of a file, from the village to home again. */
export function pathOf(file: Omit<WorkerState, 'personal'>, today: LocalDate): readonly PathStation[] {
  const here = standpointOf(file, today)
  const at = here.ended ? stages.length : stages.indexOf(here.stage)
  return stages.map((stage, index): PathStation => {
    const code = milestoneOf[stage]
    const reached = stage === 'registered' ? file.registeredOn : code === undefined ? undefined : file.milestones[code]?.on
    const on = reached === undefined ? {} : { on: reached }
    if (index === at) return { stage, status: 'present', on: here.since, ...(here.bend === undefined ? {} : { bend: here.bend }) }
    if (index > at) return { stage, status: 'ahead' }
    return { stage, status: wasReached(stage, file.milestones) ? 'done' : 'skipped', ...on }
  })
}
