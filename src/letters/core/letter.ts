// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of a letter that an office issues about somebody's file: numbered, signed, and for anybody to check.

import type { CostStatement } from '#journeys/core/cost.statement.ts'
import type { Relation } from '#journeys/core/family.ts'
import type { Referral } from '#journeys/core/referral.ts'
import type { MilestoneCode, Sex } from '#journeys/core/worker.ts'
import type { RegencyCode } from '#kernel/area.ts'
import type { Caretaker, OfficeKind } from '#kernel/authority.ts'
import type { KeptFile } from '#kernel/file.ts'
import type { LocalDate } from '#kernel/time.ts'

export const letterKinds = [
  'FAMILY_CONSENT',
  'MARITAL_STATUS',
  'INTRODUCTION',
  'DOMICILE',
  'PASSPORT_RECOMMENDATION',
  'REFERRAL',
  'COSTS',
] as const
/** Surat izin keluarga, keterangan status perkawinan, pengantar, keterangan domisili, rekomendasi paspor, rujukan, keterangan biaya dan utang. */
export type LetterKind = (typeof letterKinds)[number]

/** Whoever holds one may be anybody: their check says that they were issued, by whom and when, and nothing of whom they are about. */
export const closedKinds: readonly LetterKind[] = ['REFERRAL', 'COSTS']

/** The step of the file that a letter answers, once it is signed. */
export const letterMilestones: Readonly<Partial<Record<LetterKind, MilestoneCode>>> = {
  FAMILY_CONSENT: 'FAMILY_CONSENT',
  MARITAL_STATUS: 'MARITAL_LETTER',
  PASSPORT_RECOMMENDATION: 'PASSPORT_RECOMMENDED',
}

const witnessed = ['SIGNED_BEFORE_ME', 'READ_ALOUD', 'BROUGHT_SIGNED'] as const
/** At issue there is often no paper yet that anybody could sign. */
export const witnessings = ['NOT_YET', ...witnessed] as const
/** What the officer saw of whoever consents: it protects an honest officer later, and says so to whoever relies on the letter. */
export type Witnessing = (typeof witnessings)[number]

/** Of the original that came back. */
export const keptWitnessings = [...witnessed, 'NOT_SEEN'] as const
export type KeptWitnessing = (typeof keptWitnessings)[number]

export const maritalStatuses = ['SINGLE', 'MARRIED', 'DIVORCED', 'WIDOWED'] as const
export type MaritalStatus = (typeof maritalStatuses)[number]

export const revocationCauses = ['WRONG_DETAILS', 'FALSE_STATEMENT', 'CONSENT_WITHDRAWN', 'OTHER'] as const
export type RevocationCause = (typeof revocationCauses)[number]

export const letterStatuses = ['valid', 'expired', 'revoked', 'replaced'] as const
export type LetterStatus = (typeof letterStatuses)[number]

export const deputyForms = ['AN', 'PLH'] as const
/** How a deputy signs: for the head (*a.n.*), or as acting head (*Plh.*). */
export type DeputyForm = (typeof deputyForms)[number]

export const letterFlags = [
  'BULK_DAY',
  'BULK_WEEK',
  'SPOUSE_PASSED_OVER',
  'PARENT_PASSED_OVER',
  'SIGNER_AGE_UNKNOWN',
  'GUARDIAN_CONSENTED',
  'PARENT_TOO_YOUNG',
  'SIGNER_NEW',
  'ANOTHER_NAMED',
  'MARRIED_ON_FILE',
  'CONSENT_NOT_DONE',
  'WORKER_ID_NOT_DONE',
] as const
/** What somebody should look at once more. A flag decides nothing. */
export type LetterFlag = (typeof letterFlags)[number]

export const settlements = ['IN_ORDER', 'NOT_IN_ORDER'] as const
/** What came of looking at the flags of a letter. */
export type Settlement = (typeof settlements)[number]

export const signingWays = ['BY_HAND', 'ELECTRONIC'] as const
/** Printed, signed and scanned back; or signed with the official's certificate of BSrE. Our own seal is neither. */
export type SigningWay = (typeof signingWays)[number]

interface Consenter {
  /** Of the file's family; absent of a letter that was issued before it was kept, and on no paper. */
  readonly key?: string
  readonly name: string
  readonly relation: Relation
  readonly birthDate?: LocalDate
}

/** To which office the file was opened, for what and until when. */
export interface ReferredTo extends Pick<Referral, 'purpose' | 'ground' | 'consentOn' | 'on' | 'until'> {
  readonly office: string
}

/** How an office calls itself on its papers. */
export interface OnPaper {
  readonly name: string
  readonly lines: readonly string[]
  /** The office above it, by whose side it stands. */
  readonly over?: string
}

/** Who signs. */
export interface Signer {
  readonly name: string
  /** The head for whom they sign (*a.n.*); absent where they sign as themselves. */
  readonly forName?: string
  /** Where the head that it is signed by or for is one for the time being. */
  readonly caretaker?: Caretaker
}

/** What the letter says, as it was on the day of issue; sealed with it. */
export interface LetterFacts {
  readonly name: string
  readonly sex: Sex
  readonly birthDate: LocalDate
  readonly nik?: string
  /** The place on the file, by its names. */
  readonly place: string
  readonly destination?: string
  readonly occupation?: string
  readonly marital?: MaritalStatus
  /** The purpose of an introduction, or the address of a domicile. */
  readonly text?: string
  readonly consenter?: Consenter
  readonly referred?: ReferredTo
  readonly costs?: CostStatement
  readonly office: OnPaper
  readonly signer: Signer
}

export interface LetterPersonal {
  readonly facts: LetterFacts
  /** The secret in its address. */
  readonly token: string
  /** Why it was revoked, in one public sentence. */
  readonly reason?: string
  /** The original with its signature. */
  readonly signed?: KeptFile
  /** What was found about its flags. */
  readonly found?: string
}

interface Open {
  readonly area: string
  readonly workerId: string
  readonly kind: LetterKind
  readonly officeId: string
  readonly officeKind: OfficeKind
  readonly number: string
  /** Where the office counts its numbers; absent of a letter that was counted where its record is. */
  readonly home?: RegencyCode
  readonly issuedOn: LocalDate
  /** Last day on which it counts; absent where it has no end. */
  readonly validUntil?: LocalDate
  readonly by: string
  readonly deputyAs?: DeputyForm
  readonly seen?: Witnessing
  readonly flags: readonly LetterFlag[]
}

/** By whom above the office, when and how its flags were settled. */
interface Settled {
  readonly on: LocalDate
  readonly by: string
  readonly officeId: string
  readonly as: Settlement
}

export interface LetterState extends Open {
  readonly revoked?: { readonly on: LocalDate; readonly cause: RevocationCause }
  readonly replaced?: { readonly on: LocalDate; readonly by: string }
  readonly signed?: { readonly on: LocalDate; readonly way: SigningWay; readonly seen?: KeptWitnessing }
  readonly settled?: Settled
  readonly personal?: LetterPersonal
  readonly erased?: true
}

export type LetterCommand =
  | {
      readonly type: 'IssueLetter'
      readonly workerId: string
      readonly kind: LetterKind
      /** Of the file's family, by the key there. */
      readonly relative?: string | undefined
      readonly seen?: Witnessing | undefined
      readonly marital?: MaritalStatus | undefined
      readonly text?: string | undefined
      /** Of a referral: the office that the file was opened to. */
      readonly recipient?: string | undefined
      readonly deputyAs?: DeputyForm | undefined
      readonly token: string
    }
  | {
      readonly type: 'RevokeLetter'
      readonly cause: RevocationCause
      readonly reason?: string | undefined
      /** By the system: what it tells of ended. */
      readonly ended?: true
    }
  | { readonly type: 'ReplaceLetter'; readonly workerId: string; readonly kind: LetterKind; readonly by: string }
  | { readonly type: 'KeepSigned'; readonly way: SigningWay; readonly seen?: KeptWitnessing | undefined; readonly file: KeptFile }
  | { readonly type: 'SettleFlags'; readonly as: Settlement; readonly found: string }
  | { readonly type: 'ForgetHolder' }

export type LetterEvent =
  | ({
      readonly type: 'LetterIssued'
      readonly series: string
      readonly serial: number
      readonly personal: LetterPersonal
    } & Open)
  | {
      readonly type: 'LetterRevoked'
      readonly on: LocalDate
      readonly cause: RevocationCause
      /** Absent where the person was erased. */
      readonly personal?: { readonly reason: string }
    }
  | { readonly type: 'LetterReplaced'; readonly on: LocalDate; readonly by: string }
  | {
      readonly type: 'SignedKept'
      readonly on: LocalDate
      readonly way: SigningWay
      /** Of a consent: what the officer who keeps it saw of the signing, where they say so. */
      readonly seen?: KeptWitnessing
      readonly personal: { readonly file: KeptFile }
    }
  | (Settled & { readonly type: 'FlagsSettled'; readonly personal: { readonly found: string } })
  | { readonly type: 'HolderForgotten'; readonly on: LocalDate }

/**
 * A consent is nothing before whoever consents has signed it: whoever relies on it is told that no original came back. The certificate of an
 * official signs for the office alone.
 */
export function isUnsigned({ kind, signed, erased }: Pick<LetterState, 'kind' | 'signed' | 'erased'>): boolean {
  return kind === 'FAMILY_CONSENT' && signed?.way !== 'BY_HAND' && erased !== true
}

/** A revoked letter stays revoked after its end: that is what whoever checks it must know. */
export function statusOn(
  { revoked, replaced, validUntil }: Pick<LetterState, 'revoked' | 'replaced' | 'validUntil'>,
  on: LocalDate,
): LetterStatus {
  if (revoked !== undefined) return 'revoked'
  if (replaced !== undefined) return 'replaced'
  return validUntil === undefined || on <= validUntil ? 'valid' : 'expired'
}
