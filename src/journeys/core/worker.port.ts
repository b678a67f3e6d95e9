// SPDX-License-Identifier: AGPL-3.0-or-later
// What other capabilities may ask of workers' files and have computed into them. The app hands it to them; nothing of it is a route.

import type { CostStatement } from '#journeys/core/cost.statement.ts'
import type { Likeness } from '#journeys/core/double.ts'
import type { Relative, Signatory } from '#journeys/core/family.ts'
import type { LimitCommand } from '#journeys/core/limit.ts'
import type { Referral } from '#journeys/core/referral.ts'
import type { workerContracts } from '#journeys/core/worker.contract.ts'
import type { Correction } from '#journeys/core/worker.corrected.ts'
import type { JourneyState, MilestoneCode, OpenPart, Scheme, Sex, WorkerState } from '#journeys/core/worker.ts'
import type { RegencyCode } from '#kernel/area.ts'
import type { Actor } from '#kernel/authority.ts'
import type { InputOf } from '#kernel/contract.ts'
import type { FailedGuard, FieldProblem } from '#kernel/decider.ts'
import type { RecordKey } from '#kernel/ids.ts'
import type { Instant, LocalDate } from '#kernel/time.ts'

/** A person as lists elsewhere name them. */
export interface WorkerCard {
  readonly id: string
  readonly name: string
  readonly sex: Sex
  readonly area: string
  readonly state: JourneyState
  readonly scheme: Scheme
  readonly occupation?: string
  readonly destination?: string
}

export interface WorkerPerson extends WorkerCard {
  readonly birthDate: LocalDate
  readonly nik?: string
  /** Every other birth date that a paper states, by its source. */
  readonly stated?: Readonly<Record<string, LocalDate>>
  readonly family?: readonly Relative[]
  readonly familyCard?: string
  /** What is recorded of the preparation, with what files of the same person lend it. */
  readonly milestones?: OpenPart['milestones']
  /** The offices that the file is open to, beyond those of its place. */
  readonly referrals?: readonly Referral[]
  /** The file of the same person that leads this one. */
  readonly mergedInto?: NonNullable<WorkerState['mergedInto']>
}

export interface ComputedMilestone {
  readonly code: MilestoneCode
  readonly on: LocalDate
  readonly validUntil?: LocalDate
  readonly evidence?: string
}

/** `unchanged` says why nothing had to or could change, as a word key; repeating it will not help. */
export type Computed = { readonly type: 'done'; readonly version: number } | { readonly type: 'unchanged'; readonly code: string }

/** `unchanged` says why there is nothing to look at, as a word key: the pair waits or was decided already, or a file is no more. */
export type Proposed = { readonly type: 'done'; readonly id: string } | { readonly type: 'unchanged'; readonly code: string }

export interface Preparation {
  /** From which day on something counts for this journey. */
  readonly from: LocalDate
  /** What the system computed into it, and from what. */
  readonly computed: Readonly<Partial<Record<MilestoneCode, { readonly on: LocalDate; readonly evidence?: string }>>>
}

/** @typeParam Scope how the storage says what one reader may see. */
export interface JourneyPorts<Scope> {
  /** Records what the system computed. The same command id again gives the same answer. */
  readonly recordComputed: (commandId: string, workerId: string, milestone: ComputedMilestone) => Promise<Computed>
  /** Takes back what the system computed; a required one turns READY back to PREPARING. */
  readonly revokeComputed: (commandId: string, workerId: string, code: MilestoneCode, reason: string) => Promise<Computed>
  /** Takes back what an officer recorded by a paper that counts no more; where something else was shown for it, it stays. */
  readonly revokeShown: (
    commandId: string,
    workerId: string,
    shown: {
      readonly code: MilestoneCode
      readonly evidence: string
      /** Numbers of papers that still count. */
      readonly standing: readonly string[]
      readonly reason: string
    },
  ) => Promise<Computed>
  /** Says no more of a relative that they consented: what they signed counts no more. */
  readonly withdrawConsent: (commandId: string, workerId: string, of: Signatory) => Promise<Computed>
  /**
   * Proposes that two files of one regency are of one person, for somebody to look at. What was told apart comes back only when one of
   * them says something else of the person since.
   */
  readonly proposeDouble: (commandId: string, files: readonly [string, string], likeness: Likeness) => Promise<Proposed>
  /** What a file prepares; undefined where it prepares nothing. */
  readonly preparation: (workerId: string) => Promise<Preparation | undefined>
  /** Whether with this event a file that prepared nothing prepares again. */
  readonly cameBack: (key: RecordKey, version: number) => Promise<boolean>
  /** Cards of those of these files that the reader may see, by id. */
  readonly cards: (scope: Scope, ids: readonly string[]) => Promise<ReadonlyMap<string, WorkerCard>>
  /** Files of the same person as this one, wherever they lie: the one that leads first, then those that it leads; or the file alone. */
  readonly samePerson: (workerId: string) => Promise<readonly string[]>
  /** Cards of the files of the same person that this one leads, as far as the reader may see them. */
  readonly ledBy: (scope: Scope, id: string) => Promise<readonly WorkerCard[]>
  /** Files before departure, by parts of a name, within the reader's authority. */
  readonly findPreparing: (scope: Scope, q: string, limit: number) => Promise<readonly WorkerCard[]>
  /** With what a paper of theirs must state; undefined where the file is absent or hidden. */
  readonly person: (scope: Scope, id: string) => Promise<WorkerPerson | undefined>
  /** The family as the file named it before a day; undefined where the file is absent, hidden, or began on that day. */
  readonly familyBefore: (scope: Scope, id: string, day: LocalDate) => Promise<readonly Relative[] | undefined>
  /** What was noted of costs, as a paper states it today. */
  readonly costs: (scope: Scope, id: string, today: LocalDate) => Promise<CostStatement | undefined>
}

/** What came of registering somebody; `see` leads to the file that holds the same NIK, where it is within reach. */
export type Registered =
  | { readonly type: 'done'; readonly id: string }
  | { readonly type: 'refused'; readonly code: string; readonly fields: readonly FieldProblem[]; readonly see?: string }

/** Files in thousands, each by the command that anybody gives, in the name of whoever asked for it. */
export interface BulkPorts {
  /** The same command id again gives the same answer. Many at once are written together. */
  readonly register: (commandId: string, actor: Actor, input: InputOf<typeof workerContracts.RegisterWorker>) => Promise<Registered>
  /** Of these commands, those that were done, with the file that each made. */
  readonly already: (actor: Actor, commandIds: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** Files within the actor's reach that hold these numbers, in their order. */
  readonly holdersOf: (
    actor: Actor,
    numbers: readonly { readonly regency: RegencyCode; readonly nik: string }[],
  ) => Promise<readonly (string | undefined)[]>
  /** Completes a file from a list that a village keeps: its family card number, and relatives whom it does not name. @returns how much was written */
  readonly complete: (
    commandId: string,
    actor: Actor,
    id: string,
    more: { readonly familyCard?: string; readonly relatives: readonly Omit<Relative, 'key'>[] },
  ) => Promise<{ readonly carded: boolean; readonly named: number }>
  /** Compares registers with themselves, and puts likely doubles before somebody who decides. The same instant again proposes nothing new. */
  readonly compare: (regencies: readonly RegencyCode[], at: Instant) => Promise<void>
  /** Erases files on which nobody has worked since they were registered. @returns which of them are gone, in their order */
  readonly takeBack: (actor: Actor, files: readonly { readonly commandId: string; readonly id: string }[]) => Promise<readonly boolean[]>
}

/** What narrows a list of files, as it is asked. */
export interface Asked {
  readonly area?: string | undefined
  readonly q?: string | undefined
  readonly state?: string | undefined
  readonly stage?: string | undefined
  readonly scheme?: string | undefined
  readonly destination?: string | undefined
  readonly late?: string | undefined
  readonly risk?: string | undefined
}

/** A file as it is taken away in a table. */
export interface ExportedFile {
  readonly id: string
  readonly name: string
  readonly sex: Sex
  readonly birthDate: LocalDate
  readonly nik: string | undefined
  readonly phone: string | undefined
  readonly alias: string | undefined
  readonly motherName: string | undefined
  readonly passport: string | undefined
  readonly area: string
  readonly scheme: Scheme
  readonly destination: string | undefined
  readonly agencyId: string | undefined
  readonly occupation: string | undefined
  readonly state: JourneyState
  readonly registeredOn: LocalDate
}

/** @typeParam Scope how the storage says what one reader may see. */
export interface ExportPorts<Scope> {
  /** The list as a reader sees it, page by page, newest first. */
  readonly files: (scope: Scope, asked: Asked, today: LocalDate) => AsyncGenerator<readonly ExportedFile[]>
}

/** A correction, and in which of a person's files it was made. */
interface Corrected extends Correction {
  readonly file: string
}

/**
 * What a request about personal data asks of the person's file.
 * @typeParam Beside how the storage says what is written with another record, or not at all
 */
export interface FileRights<Beside> {
  /** A change of the limits on a file, written with another record or not at all. */
  readonly limit: (commandId: string, workerId: string, command: LimitCommand) => Beside
  /** What keeps a person from being erased on their own request. */
  readonly erasureKept: (workerId: string, today: LocalDate) => Promise<readonly FailedGuard[]>
  /** Every file of the same person, the one asked for first. */
  readonly filesOf: (workerId: string) => Promise<readonly string[]>
  readonly correctedSince: (workerId: string, since: Instant) => Promise<readonly Corrected[]>
}
