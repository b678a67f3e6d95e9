// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of a class: its sessions, who is in it, who was there, and who has completed.
// Trainees are kept by the id of their file; names stay sealed there.

import type { WorkerCard } from '#journeys/core/worker.port.ts'
import type { Instant, LocalDate } from '#kernel/time.ts'
import type { ProgrammeState, ProgrammeTerms } from '#training/core/programme.ts'
import type { ProviderState } from '#training/core/provider.ts'

export const classStatuses = ['planned', 'running', 'finished', 'cancelled'] as const
export type ClassStatus = (typeof classStatuses)[number]

export const attendanceMarks = ['present', 'excused', 'absent'] as const
/** Only presence counts hours; an excuse (ill, with leave) explains an absence and does not replace the hours. */
export type AttendanceMark = (typeof attendanceMarks)[number]

// Why is a choice and no free text: what is written freely about a person would stand in the history for ever,
// outside the person's own seal, and could not be erased with them.
export const leaveReasons = ['stayed-away', 'changed-plan', 'moved-away', 'family', 'own-reasons', 'by-mistake'] as const
export type LeaveReason = (typeof leaveReasons)[number]

export const correctionReasons = ['mixed-up', 'forgotten', 'came-late', 'left-early', 'proof-came'] as const
export type CorrectionReason = (typeof correctionReasons)[number]

export interface SessionPlan {
  readonly date: LocalDate
  readonly hours: number
  /** The code of the competency unit it teaches; absent for what belongs to none. */
  readonly unit?: string
}

export interface Session extends SessionPlan {
  /** Its number in the class; stays the same when others move. */
  readonly no: number
}

export interface Trainee {
  readonly workerId: string
  /** The person's place when enrolled: their own village may read their training. */
  readonly area: string
  readonly since: LocalDate
  readonly leftOn?: LocalDate
}

/** Marks of one session, by the id of the trainee's file. */
export type Marks = Readonly<Record<string, AttendanceMark>>

/** Who marked a session, and when; `of` names whom, where it was not everybody who was in the class. */
export interface Lay {
  readonly by: string
  readonly at: Instant
  readonly of?: readonly string[]
}

/** A mark that differs from the one that stands, which somebody else gave before: neither was overwritten. */
export interface ContestedMark {
  readonly session: number
  readonly workerId: string
  readonly mark: AttendanceMark
  readonly by: string
  readonly at: Instant
}

export interface ClassState {
  readonly area: string
  readonly title: string
  readonly status: ClassStatus
  readonly plannedOn: LocalDate
  readonly provider: { readonly id: string; readonly name: string }
  readonly programme: ProgrammeTerms & { readonly id: string }
  readonly capacity: number
  readonly sessions: readonly Session[]
  readonly trainees: readonly Trainee[]
  /** By session number. A session that is in it has been taken. */
  readonly attendance: Readonly<Record<string, Marks>>
  /** By session number, what was marked of a session of which somebody is not marked yet. */
  readonly marking?: Readonly<Record<string, Marks>>
  /** By session number. */
  readonly lays?: Readonly<Record<string, readonly Lay[]>>
  readonly contested?: readonly ContestedMark[]
  /** Who has completed, by file, with the session's day on which the goal was reached. */
  readonly completed: Readonly<Record<string, LocalDate>>
}

export type ClassCommand =
  | {
      readonly type: 'PlanClass'
      readonly title: string
      readonly providerId: string
      readonly programmeId: string
      readonly capacity: number
      readonly sessions: readonly SessionPlan[]
    }
  /** Puts these in the place of all sessions not yet taken. */
  | { readonly type: 'PlanSessions'; readonly sessions: readonly SessionPlan[] }
  | { readonly type: 'Enrol'; readonly workers: readonly string[] }
  | { readonly type: 'Unenrol'; readonly workerId: string; readonly reason: LeaveReason }
  | {
      readonly type: 'TakeAttendance'
      readonly session: number
      readonly marks: Marks
      /** The day of the session, as whoever marked it saw it. */
      readonly on?: LocalDate | undefined
    }
  | {
      readonly type: 'CorrectAttendance'
      readonly session: number
      readonly workerId: string
      readonly mark: AttendanceMark
      readonly reason: CorrectionReason
    }
  | { readonly type: 'FinishClass' }
  | { readonly type: 'CancelClass'; readonly reason: string }

export type ClassEvent =
  | {
      readonly type: 'ClassPlanned'
      readonly area: string
      readonly title: string
      readonly on: LocalDate
      readonly provider: ClassState['provider']
      readonly programme: ClassState['programme']
      readonly capacity: number
      readonly sessions: readonly Session[]
    }
  | { readonly type: 'SessionsPlanned'; readonly sessions: readonly Session[] }
  | { readonly type: 'TraineeEnrolled'; readonly workerId: string; readonly area: string; readonly on: LocalDate }
  | { readonly type: 'TraineeLeft'; readonly workerId: string; readonly on: LocalDate; readonly reason: LeaveReason }
  | { readonly type: 'ClassStarted'; readonly on: LocalDate }
  /** Some of those who are in the class; the session is not taken by it. */
  | ({ readonly type: 'AttendanceMarked'; readonly session: number; readonly marks: Marks } & Omit<Lay, 'of'>)
  /** Of everybody. What was taken before it was written down by whom does not say so. */
  | ({ readonly type: 'AttendanceTaken'; readonly session: number; readonly marks: Marks } & Partial<Omit<Lay, 'of'>>)
  | ({ readonly type: 'MarkContested' } & ContestedMark)
  | {
      readonly type: 'AttendanceCorrected'
      readonly session: number
      readonly workerId: string
      readonly mark: AttendanceMark
      readonly reason: CorrectionReason
    }
  | { readonly type: 'TraineeCompleted'; readonly workerId: string; readonly on: LocalDate; readonly hours: number }
  | { readonly type: 'CompletionWithdrawn'; readonly workerId: string; readonly hours: number }
  | { readonly type: 'ClassFinished'; readonly on: LocalDate }
  | { readonly type: 'ClassCancelled'; readonly on: LocalDate; readonly reason: string }

/** What a rule needs to know from elsewhere. */
export interface ClassFacts {
  /** Absent where no such provider is within reach. */
  readonly provider?: ProviderState
  readonly programme?: ProgrammeState
  /** Files that are to be enrolled, by id, as far as the reader may see them. */
  readonly people?: ReadonlyMap<string, WorkerCard>
  /** Those of them who are in another open class of the same programme. */
  readonly elsewhere?: ReadonlySet<string>
  /** The same account marked this session on another device since. */
  readonly markedElsewhere?: boolean | undefined
}
