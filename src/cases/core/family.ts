// SPDX-License-Identifier: AGPL-3.0-or-later
// How whoever brought a case sees it with a code and no account: what they and the office ask each other, and what they add.

import type { FileDanger, FileScan, MediaType } from '#kernel/file.ts'
import type { LocalDate } from '#kernel/time.ts'

/** Lines of a case's history that tell of it. */
export const familyActs = [
  'FAMILY_CODE_ASKED',
  'FAMILY_CODE_MADE',
  'FAMILY_CODE_REVOKED',
  'FAMILY_ASKED',
  'FAMILY_ANSWERED',
  'FAMILY_ADDED',
  'OFFICE_ASKED',
  'OFFICE_ANSWERED',
] as const
export type FamilyAct = (typeof familyActs)[number]

export const askers = ['FAMILY', 'OFFICE'] as const
export type Asker = (typeof askers)[number]

/** The code that opens the case: who has it acts as an office of its own, which this case alone lets in. */
export interface FamilyDoor {
  readonly codeId: string
  readonly madeOn: LocalDate
  /** Its last day. */
  readonly until: LocalDate
}

export interface Question {
  readonly by: Asker
  readonly on: LocalDate
  readonly answeredOn?: LocalDate
}

export interface AddedDocument {
  readonly on: LocalDate
  readonly type: MediaType
  readonly bytes: number
  readonly dangers: readonly FileDanger[]
  readonly scan: FileScan
}

export interface FamilyPart {
  readonly door?: FamilyDoor
  /** Where the family asked for a code at a desk that gives none, since when it waits for it. */
  readonly codeAskedOn?: LocalDate
  readonly questions: readonly Question[]
  readonly documents: readonly AddedDocument[]
}

/** Sealed with the case. */
export interface FamilyWords {
  /** Of the code, keyed: no record holds a code. */
  readonly hash?: string
  /** By the number of the question. */
  readonly talk: Readonly<Record<string, { readonly asked: string; readonly answered?: string }>>
  /** Where each document lies, in their order. */
  readonly addresses: readonly string[]
}

export type FamilyCommand =
  | { readonly type: 'MakeFamilyCode'; readonly codeId: string; readonly hash: string }
  | { readonly type: 'RevokeFamilyCode' }
  | { readonly type: 'AskFamilyCode' }
  | { readonly type: 'AskFamily' | 'AskOffice'; readonly text: string }
  | { readonly type: 'AnswerFamily' | 'AnswerOffice'; readonly nth: number; readonly text: string }
  | { readonly type: 'AddDocument'; readonly file: Omit<AddedDocument, 'on'>; readonly address: string }

interface By {
  readonly on: LocalDate
  readonly userId: string
  readonly officeId: string
}

export type FamilyEvent =
  | (By & {
      readonly type: 'FamilyCodeMade'
      readonly codeId: string
      readonly until: LocalDate
      readonly personal: { readonly hash: string }
    })
  | (By & { readonly type: 'FamilyCodeRevoked' })
  | (By & { readonly type: 'FamilyCodeAsked' })
  | (By & { readonly type: 'QuestionAsked'; readonly by: Asker; readonly personal: { readonly text: string } })
  | (By & { readonly type: 'QuestionAnswered'; readonly nth: number; readonly personal: { readonly text: string } })
  | (By & { readonly type: 'DocumentAdded'; readonly file: Omit<AddedDocument, 'on'>; readonly personal: { readonly address: string } })

/** As which a case lets in who has the code, and by which their acts are signed. */
export function familyOffice(codeId: string): string {
  return `family-${codeId}`
}
