// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of a paper on a worker's file: a picture or a PDF, what somebody read in it, and what became of it.

import { documentKinds } from '#journeys/core/milestone.law.ts'
import type { FileDanger, MediaType } from '#kernel/file.ts'
import type { LocalDate } from '#kernel/time.ts'

/** Beside what milestones take or produce: papers that show who somebody is, and whatever else belongs on a file. */
const otherKinds = ['AKTA_LAHIR', 'IJAZAH', 'AKTA_CERAI', 'SKCK', 'SIP3MI', 'FOTO', 'LAINNYA'] as const
export const paperKinds = [...documentKinds, ...otherKinds] as const
export type PaperKind = (typeof paperKinds)[number]

export const scans = ['NOT_SCANNED', 'CLEAN', 'INFECTED'] as const
/** Whether a scanner has looked at the file; without one it stays *not scanned*, which everybody can see. */
export type Scan = (typeof scans)[number]

export const outcomes = ['VERIFIED', 'REFUSED', 'WITHDRAWN', 'SUPERSEDED'] as const
export type Outcome = (typeof outcomes)[number]

export const standings = ['RECEIVED', 'QUARANTINED', 'VERIFIED', 'EXPIRED', 'REFUSED', 'SUPERSEDED', 'WITHDRAWN'] as const
/** How a paper stands on a day. */
export type PaperStanding = (typeof standings)[number]

export const checkCodes = [
  'NAME',
  'BIRTH_DATE',
  'NIK_AGREES',
  'ISSUER',
  'LISTED',
  'RELATION',
  'MARITAL_STATUS',
  'SIGNED',
  'OF_AGE',
  'IN_REGISTER',
  'PURPOSE',
  'WORK_CLASS',
  'RESULT_FIT',
  'FACILITY',
  'LICENCE',
  'HOURS',
  'SCHEME',
  'DESTINATION',
  'QUOTA',
  'WAGE',
  'ZERO_COST',
  'CONTENT',
  'JOB_IS_VISA_JOB',
  'SEA_HOURS',
  'SHIP',
  'REPATRIATION',
  'PERIOD',
  'ORDER',
  'ASKED_LIVE',
  'ROUTE',
  'PAYER',
] as const
/** What an officer compares with the paper in hand, one by one. */
export type CheckCode = (typeof checkCodes)[number]

export const markValues = ['AGREES', 'DIFFERS', 'UNREADABLE'] as const
export type Mark = (typeof markValues)[number]
export type Marks = Readonly<Partial<Record<CheckCode, Mark>>>

export const flagCodes = [
  'MARKED_DIFFERENT',
  'NUMBER_FORM',
  'NUMBER_TWICE',
  'BULK_SIGNED',
  'HOURS_IMPOSSIBLE',
  'HOURS_NOT_ATTENDED',
  'PROVIDER_UNKNOWN',
  'PROVIDER_UNLICENSED',
  'CERTIFICATE_UNKNOWN',
  'LATE_CERTIFICATE',
  'SIGNED_UNDER_AGE',
  'MRZ_UNREADABLE',
  'MRZ_CHECK_DIGIT',
  'MRZ_NAME',
  'MRZ_BIRTH_DATE',
  'MRZ_SEX',
  'MRZ_NUMBER',
  'MRZ_VALID_UNTIL',
  'FILE_DANGER',
] as const
/** Something for a person to look at. It refuses nothing: papers of poor households are often at odds with each other. */
export type FlagCode = (typeof flagCodes)[number]

export const settlements = ['CLEARED', 'CONFIRMED'] as const
export type Settlement = (typeof settlements)[number]

export interface Flag {
  readonly code: FlagCode
  /** Another paper it is about. */
  readonly other?: string
  /** How many, where it is a number that stands out. */
  readonly count?: number
  readonly settled?: { readonly as: Settlement; readonly on: LocalDate; readonly by: string }
}

export interface PaperFile {
  readonly type: MediaType
  readonly bytes: number
  readonly dangers: readonly FileDanger[]
}

/** What was read in a paper, openly: days and numbers that name nobody. */
export interface OpenReading {
  readonly marks: Marks
  readonly issuedOn?: LocalDate
  readonly validUntil?: LocalDate
}

/** What was read in a paper of a person. */
export interface SealedReading {
  readonly number?: string
  readonly issuer?: string
  readonly hours?: number
  readonly startedOn?: LocalDate
  readonly note?: string
}

export interface PaperPersonal extends SealedReading {
  /** The person's name, for lists of papers. */
  readonly name: string
  /** Where the file lies, a hash under the person's key; absent once it was withdrawn and nothing speaks for keeping it. */
  readonly address?: string
  /** Why it was refused or withdrawn, or a flag settled, in somebody's words. */
  readonly reason?: string
}

export interface PaperState extends Partial<OpenReading> {
  readonly area: string
  readonly workerId: string
  readonly kind: PaperKind
  readonly attachedOn: LocalDate
  readonly attachedBy: string
  readonly file: PaperFile
  readonly scan: Scan
  readonly decided?: { readonly outcome: Outcome; readonly on: LocalDate; readonly by: string }
  readonly flags: readonly Flag[]
  readonly personal?: PaperPersonal
  readonly erased?: true
}

export type PaperCommand =
  | {
      readonly type: 'AttachPaper'
      readonly workerId: string
      readonly kind: PaperKind
      readonly file: PaperFile
      readonly address: string
    }
  | { readonly type: 'RecordScan'; readonly scan: Exclude<Scan, 'NOT_SCANNED'> }
  | ({ readonly type: 'VerifyPaper'; readonly mrz?: string } & OpenReading & SealedReading)
  | { readonly type: 'RefusePaper'; readonly reason: string }
  | { readonly type: 'WithdrawPaper'; readonly reason: string }
  /** Another paper of this kind was verified. */
  | { readonly type: 'SupersedePaper' }
  /** What only other records can tell. */
  | { readonly type: 'FlagPaper'; readonly flags: readonly Flag[] }
  | { readonly type: 'SettleFlag'; readonly code: FlagCode; readonly as: Settlement; readonly reason: string }
  | { readonly type: 'ForgetPaper' }

interface Acted {
  readonly on: LocalDate
  readonly by: string
}
interface Why {
  readonly personal: { readonly reason: string }
}

export type PaperEvent =
  | ({
      readonly type: 'PaperAttached'
      readonly area: string
      readonly workerId: string
      readonly kind: PaperKind
      readonly file: PaperFile
      readonly flags: readonly Flag[]
      readonly personal: { readonly name: string; readonly address: string }
    } & Acted)
  | { readonly type: 'PaperScanned'; readonly scan: Exclude<Scan, 'NOT_SCANNED'>; readonly on: LocalDate }
  | ({ readonly type: 'PaperVerified'; readonly flags: readonly Flag[]; readonly personal: SealedReading } & OpenReading & Acted)
  | ({ readonly type: 'PaperRefused' } & Acted & Why)
  /** `kept`: its file and its number stay, since they may prove a forgery. */
  | ({ readonly type: 'PaperWithdrawn'; readonly kept?: true } & Acted & Why)
  | ({ readonly type: 'PaperSuperseded' } & Acted)
  | { readonly type: 'PaperFlagged'; readonly flags: readonly Flag[]; readonly on: LocalDate }
  | ({ readonly type: 'FlagSettled'; readonly code: FlagCode; readonly as: Settlement } & Acted & Why)
  | { readonly type: 'PaperForgotten'; readonly on: LocalDate }

/** The person on whose file it lies, as the file says. */
export interface Holder {
  readonly name: string
  readonly area: string
  readonly sex: 'F' | 'M'
  /** Every date that some paper states. */
  readonly birthDates: readonly LocalDate[]
}

export interface PaperFacts {
  readonly holder?: Holder
}

/** How a paper stands on a day: what time and the scanner say comes before what was decided. */
export function standingOn(
  { scan, decided, validUntil }: Pick<PaperState, 'scan' | 'decided' | 'validUntil'>,
  today: LocalDate,
): PaperStanding {
  if (decided !== undefined && decided.outcome !== 'VERIFIED') return decided.outcome
  if (scan === 'INFECTED') return 'QUARANTINED'
  if (decided === undefined) return 'RECEIVED'
  return validUntil !== undefined && validUntil < today ? 'EXPIRED' : 'VERIFIED'
}
