// SPDX-License-Identifier: AGPL-3.0-or-later
// The letters of a case: statements, minutes, what is recommended, what is owed. Each keeps what it said on its day.

import type { CasePurpose, CaseReferralWay } from '#cases/core/case-referral.ts'
import type { KeptLine } from '#cases/core/claim.ts'
import type { Minutes, ReturnKind } from '#cases/core/homecoming.ts'
import type { Refusal } from '#cases/core/service.ts'
import type { LocalDate } from '#kernel/time.ts'
import { caseLetterKinds, type Given, type Issued } from '#letters/core/office-paper.ts'

/** As the texts name them where they do; each is a line of the case's history too. */
export const letterKinds = caseLetterKinds
export type LetterKind = (typeof letterKinds)[number]

/** Letters that are made of what the case holds already; every other says what its writer writes. */
export const tellsByItself: readonly LetterKind[] = [
  'PERNYATAAN_PELAPOR',
  'PERNYATAAN_TUNTUTAN',
  'SURAT_PENUTUPAN',
  'KETERANGAN_PERJALANAN',
  'BERITA_ACARA_SERAH_TERIMA',
  'PENOLAKAN_REHABILITASI',
  'SURAT_RUJUKAN',
]

/** Of what somebody is given. Neighbours learn of no service in any case, nor that one was refused. */
export const untoldLetters: readonly LetterKind[] = ['PENOLAKAN_REHABILITASI']

/** What an office of the neighbourhood writes: the minutes of what it witnessed. */
export const nearLetters: readonly LetterKind[] = ['BERITA_ACARA_SERAH_TERIMA']

interface Act {
  readonly on: LocalDate
  readonly userId: string
  readonly officeId: string
}

/** @typeParam Stage where a case may stand */
export interface Letter<Stage extends string> extends Act {
  readonly kind: LetterKind
  /** Where the case stood, and since when it was on record. */
  readonly stage: Stage
  readonly registeredOn: LocalDate
  /** The last day of what it promises or asks, where a clock says it. */
  readonly until?: LocalDate
  /** Absent on letters from before they were numbered. */
  readonly number?: string
}

/** What a letter says, sealed with the case. */
export interface LetterWords {
  readonly name?: string
  readonly employer?: string
  readonly text?: string
  readonly lines?: readonly KeptLine[]
  readonly travel?: Recorded
  readonly handover?: Recorded & { readonly minutes: Minutes }
  /** Who signed a refusal and when, once that is on record: until then the letter is made to be signed. */
  readonly refused?: Partial<Pick<Refusal, 'by' | 'signedOn'>>
  readonly referred?: Referred
  /** Under which name the office issued it. */
  readonly issued?: Issued
}

/** To which office a case was handed, for what, and by when it is to be accepted. */
interface Referred {
  readonly office: string
  readonly way: CaseReferralWay
  readonly purpose: CasePurpose
  readonly on: LocalDate
  readonly acceptBy: LocalDate
  readonly consentOn?: LocalDate
}

/** What was recorded of a return home, of which kind. */
interface Recorded {
  readonly kind: ReturnKind
  readonly on: LocalDate
  readonly said?: string
}

export interface MakeLetter {
  readonly type: 'MakeLetter'
  readonly kind: LetterKind
  readonly text?: string | undefined
}

export type LetterEvent<Stage extends string> = Omit<Letter<Stage>, 'number'> & {
  readonly type: 'LetterMade'
  readonly given?: Given
  readonly personal: LetterWords
}
