// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of a case: somebody who works, worked or was to work abroad is in trouble, and offices stand by them until it is settled.

import type { Act } from '#cases/core/act.ts'
import type { AssignmentCommand, AssignmentEvent, Officer } from '#cases/core/assignment.ts'
import type { CaseReferral, CaseReferralCommand, CaseReferralEvent } from '#cases/core/case-referral.ts'
import type { ClaimLine, KeptLine } from '#cases/core/claim.ts'
import type { Elsewhere, ElsewhereCommand, ElsewhereEvent, FilePlace, OutOfReach } from '#cases/core/elsewhere.ts'
import type { FamilyAct, FamilyCommand, FamilyEvent, FamilyPart, FamilyWords } from '#cases/core/family.ts'
import type { Homecoming, HomecomingCommand, HomecomingEvent, Journey, returnLines } from '#cases/core/homecoming.ts'
import type { HtcdsRecord } from '#cases/core/htcds.record.ts'
import type { Letter, LetterEvent, LetterKind, LetterWords, MakeLetter } from '#cases/core/letter.ts'
import type { Finding, Screening } from '#cases/core/screening.ts'
import type { planLines, Service, ServiceCommand, ServiceEvent } from '#cases/core/service.ts'
import type { Charged } from '#journeys/core/case.port.ts'
import type { OfficeKind } from '#kernel/authority.ts'
import type { Recipient } from '#kernel/referral.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Numbering } from '#letters/core/office-paper.ts'
import type { KeepsAfter, PaperCommand, PaperEvent } from '#letters/core/paper-after.ts'

export const CASE_TYPE = 'case'

/** Who brings it. */
export const complainants = ['PMI', 'KELUARGA', 'DESA', 'LSM', 'PERWAKILAN', 'INSTANSI', 'MEDIA', 'ANONIM'] as const
export type Complainant = (typeof complainants)[number]

/** By which way the person left. It changes nothing of what is done for them, in which order, or by when. */
export const procedureStatuses = ['PROSEDURAL', 'NONPROSEDURAL', 'TIDAK_BERDOKUMEN', 'BELUM_DIKETAHUI'] as const
export type ProcedureStatus = (typeof procedureStatuses)[number]

export const categories = [
  'GAGAL_BERANGKAT',
  'PENIPUAN_PELUANG_KERJA',
  'UANG_TIDAK_KEMBALI',
  'PEMALSUAN_DOKUMEN',
  'PENAHANAN_DOKUMEN',
  'PUNGUTAN_BERLEBIH',
  'REKRUTMEN_ILEGAL',
  'PENAMPUNGAN_TIDAK_LAYAK',
  'CALON_DI_BAWAH_UMUR',
  'INGIN_DIPULANGKAN',
  'GAJI_TIDAK_DIBAYAR',
  'GAJI_TIDAK_SESUAI',
  'PEKERJAAN_TIDAK_SESUAI_PK',
  'KEKERASAN_MAJIKAN',
  'PELECEHAN_SEKSUAL',
  'SAKIT',
  'DEPRESI_SAKIT_JIWA',
  'KECELAKAAN_KERJA',
  'MENINGGAL',
  'PHK_SEPIHAK',
  'OVERSTAY',
  'PUTUS_KOMUNIKASI',
  'DITAHAN_PROSES_HUKUM',
  'PERDAGANGAN_ORANG',
  'TEREKSPLOITASI_SCAM',
  'ABK_BERMASALAH',
  'DEPORTASI',
  'JAMINAN_SOSIAL',
  'HAK_BELUM_TERPENUHI',
  'HARTA_PMI_MENINGGAL',
  'REHABILITASI',
] as const
export type Category = (typeof categories)[number]

/** Where a case stands (Perban 6/2024, Permen P2MI 23/2025). */
export const caseStates = [
  'RECEIVED',
  'NEEDS_DATA',
  'VERIFIED',
  'CONSULTATION',
  'CLARIFICATION_1',
  'COMMITMENT_1',
  'CLARIFICATION_2',
  'COMMITMENT_2',
  'MEDIATION',
  'LITIGATION_SUPPORT',
  'SANCTION_RECOMMENDED',
  'TRAFFICKING_TRACK',
  'REFERRED',
  'NOT_RESOLVED',
  'FULFILLED',
  'CLOSED_INCOMPLETE',
  'CLOSED_UNEXPLAINED',
  'CLOSED_UNREACHABLE',
  'CLOSED_NO_RESPONSE',
] as const
export type CaseState = (typeof caseStates)[number]

/** Nothing is due any more, until somebody opens it again. What was handed to another office is not among them: it stays watched. */
export const closedCases: readonly CaseState[] = [
  'FULFILLED',
  'CLOSED_INCOMPLETE',
  'CLOSED_UNEXPLAINED',
  'CLOSED_UNREACHABLE',
  'CLOSED_NO_RESPONSE',
]

/**
 * What passed between the office and whoever brought the case; `PROGRESS` is what was heard from whoever else works on it, and
 * `REFERRAL_DECLINED` that the case is not to go to where the person's file lies.
 */
export const contacts = [
  'REACHED',
  'NOT_REACHED',
  'PAPERS_BROUGHT',
  'EXPLANATION_ASKED',
  'EXPLANATION_GIVEN',
  'PROGRESS',
  'REFERRAL_DECLINED',
] as const
export type Contact = (typeof contacts)[number]

export const clockCodes = ['DOCUMENTS', 'EXPLANATION', 'UNREACHABLE', 'NO_REPLY', 'SECOND_COMMITMENT'] as const
export type ClockCode = (typeof clockCodes)[number]

/** What passed between offices, and within one. */
export const handings = ['CASE_REFERRED', 'CASE_TRANSFERRED', 'CASE_ACCEPTED', 'REFERRAL_ENDED', 'CASE_ASSIGNED'] as const

/** One line of what happened, and who did it. */
export interface Passed extends Act {
  readonly what:
    | CaseState
    | Contact
    | 'PERSON_LINKED'
    | 'CALL_BACK_SET'
    | 'SCREENED'
    | 'CLAIM_ADDED'
    | 'CLAIM_WITHDRAWN'
    | (typeof planLines)[number]
    | (typeof returnLines)[number]
    | FamilyAct
    | (typeof handings)[number]
    | LetterKind
}

/** A case as an organisation handed it over, by HTCDS 2.0. */
export type CaseRecord = HtcdsRecord<Pick<CaseFile, 'category' | 'complainant' | 'procedure' | 'state'>>

export interface CaseFile extends KeepsAfter {
  readonly area: string
  readonly letIn?: readonly string[]
  readonly complainant: Complainant
  readonly category: Category
  readonly procedure: ProcedureStatus
  /** ISO 3166-1 alpha-3. */
  readonly country?: string
  /** The file of the person concerned; absent while they are not known, or are not to be named. */
  readonly workerId?: string
  readonly agencyId?: string
  readonly state: CaseState
  /** Since when it stands there. */
  readonly since: LocalDate
  readonly registeredOn: LocalDate
  /** When whoever brought it was last spoken to. */
  readonly reachedOn: LocalDate
  /** The first time, since then, that they were tried in vain. */
  readonly missedOn?: LocalDate
  readonly papersOn?: LocalDate
  readonly explanationAskedOn?: LocalDate
  readonly progressOn?: LocalDate
  readonly history: readonly Passed[]
  readonly family?: FamilyPart
  /** The office that is responsible: the first that decided something in it, or the one that took it over. */
  readonly responsible?: string
  /** What kind that office is, where it took the case over: it is asked for every step by name. */
  readonly transferredTo?: OfficeKind
  /** An officer of the responsible office. */
  readonly assignee?: string
  readonly referrals?: readonly CaseReferral[]
  readonly letters?: readonly Letter<CaseState>[]
  /** The person's file is out of reach of whoever leads the case. */
  readonly elsewhere?: Elsewhere
  /** Of a case that was read in: which case it tells of, where that was first recorded. */
  readonly recordId?: string
  /** What was read in tells of trafficking, wherever the case stood by then. */
  readonly secret?: true
  /** Sealed with a key of this case. */
  readonly personal?: CaseWords
  readonly erased?: true
}

export interface CaseWords extends NonNullable<KeepsAfter['personal']> {
  /** Whom it is about, where they may be named. */
  readonly name?: string
  /** What happened, in the words of whoever told it. */
  readonly account: string
  /** How to call back without endangering anybody, and when. */
  readonly callBack?: string
  readonly callWhen?: string
  readonly employer?: string
  /** What was said with a line of the history, by its number. */
  readonly said?: Readonly<Record<string, string>>
  /** In the order of the lines `SCREENED` of the history. */
  readonly screenings?: readonly Screening[]
  readonly claims?: readonly KeptLine[]
  /** In the order in which needs were noted. */
  readonly plan?: readonly Service[]
  readonly homecoming?: Homecoming
  readonly family?: FamilyWords
  readonly fileAt?: FilePlace
  /** In the order of `letters`. */
  readonly letters?: readonly LetterWords[]
  /** What was read in, as it was said on that day: of it days, states and outcomes begin anew here. */
  readonly record?: CaseRecord
}

interface Intake extends Pick<CaseFile, 'complainant' | 'category' | 'procedure' | 'country' | 'workerId' | 'agencyId'> {
  readonly personal: Omit<
    CaseWords,
    'said' | 'screenings' | 'claims' | 'plan' | 'homecoming' | 'family' | 'letters' | 'record' | 'fileAt' | 'after'
  >
}

export type CaseCommand =
  | (Intake & { readonly type: 'RegisterCase'; readonly area: string; readonly on?: LocalDate | undefined })
  | { readonly type: 'ImportCase'; readonly area: string; readonly record: CaseRecord }
  | { readonly type: 'MoveCase'; readonly to: CaseState; readonly said?: string | undefined }
  | { readonly type: 'NoteContact'; readonly contact: Contact; readonly said?: string | undefined }
  | { readonly type: 'LinkPerson'; readonly workerId: string }
  | { readonly type: 'SetCallBack'; readonly callBack: string; readonly callWhen?: string | undefined }
  | { readonly type: 'RecordScreening'; readonly findings: readonly Finding[]; readonly said?: string | undefined }
  | { readonly type: 'AddClaimLine'; readonly line: ClaimLine }
  | { readonly type: 'WithdrawClaimLine'; readonly nth: number }
  | ServiceCommand
  | HomecomingCommand
  | FamilyCommand
  | CaseReferralCommand
  | AssignmentCommand
  | MakeLetter
  | ElsewhereCommand
  | PaperCommand
  | { readonly type: 'ForgetPersonOfCase' }

interface Said {
  readonly personal?: { readonly said: string }
}

export type CaseEvent =
  | (Intake &
      Act & { readonly type: 'CaseRegistered'; readonly area: string } & Pick<CaseFile, 'recordId' | 'secret'> & {
        readonly personal: Pick<CaseWords, 'record'>
      })
  | (Act & Said & { readonly type: 'CaseMoved'; readonly to: CaseState })
  | (Act & Said & { readonly type: 'ContactNoted'; readonly contact: Contact })
  | (Act & { readonly type: 'PersonLinked'; readonly workerId: string; readonly personal: { readonly name: string } })
  | (Act & { readonly type: 'CallBackSet'; readonly personal: { readonly callBack: string; readonly callWhen?: string } })
  | (Act & {
      readonly type: 'ScreeningRecorded'
      readonly personal: { readonly findings: readonly Finding[]; readonly said?: string }
    })
  | (Act & { readonly type: 'ClaimLineAdded'; readonly personal: { readonly line: ClaimLine } })
  | (Act & { readonly type: 'ClaimLineWithdrawn'; readonly nth: number })
  | ServiceEvent
  | HomecomingEvent
  | FamilyEvent
  | CaseReferralEvent
  | AssignmentEvent
  | LetterEvent<CaseState>
  | ElsewhereEvent
  | PaperEvent
  | { readonly type: 'PersonOfCaseForgotten'; readonly on: LocalDate }

/** What a rule needs to know from elsewhere. */
export interface CaseFacts {
  /** Of the file that the command names; absent where it is not within reach. */
  readonly person?: { readonly name: string }
  /** Where the journey of the person stands, as far as it tells of a return. */
  readonly journey?: Journey
  /** The cost of the person's file that a claim takes over, as far as it can be claimed. */
  readonly cost?: Charged
  /** The paper that the command names lies on the file of the person, and was not withdrawn. */
  readonly paperOnFile?: true
  /** The office that the command names. */
  readonly recipient?: Recipient
  /** Of the letter that the command makes. */
  readonly numbering?: Numbering
  /** Since when the person has had it limited who is let in. */
  readonly limited?: LocalDate
  /** Absent where the person's file is within reach, or there is none. */
  readonly outOfReach?: OutOfReach
  /** The officer that the command names. */
  readonly officer?: Officer
  /** A case tells of the record that is read in already; where, if the reader reaches it. */
  readonly readBefore?: { readonly see?: string }
}
