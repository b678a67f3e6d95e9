// SPDX-License-Identifier: AGPL-3.0-or-later
// The vocabulary of an annex: what one office was told in a case and keeps for itself, sealed. Who reads it is said by `sealedTo`, which follows
// from the rest; both walls read that alone.

import type { OfficeKind } from '#kernel/authority.ts'
import type { KeptFile } from '#kernel/file.ts'
import type { Instant, LocalDate } from '#kernel/time.ts'

export const ANNEX_TYPE = 'annex'

export const annexNoteKinds = ['NOTE', 'TESTIMONY'] as const
export type AnnexNoteKind = (typeof annexNoteKinds)[number]

/** For what another office that works on the case may read it. */
export const annexPurposes = ['PROTECTION', 'HEALTH', 'LEGAL_HELP', 'RETURN', 'INVESTIGATION'] as const
export type AnnexPurpose = (typeof annexPurposes)[number]

interface By {
  readonly on: LocalDate
  readonly userId: string
  readonly officeId: string
}

export interface AnnexNote extends By {
  readonly kind: AnnexNoteKind
  /** The day on which it was told. */
  readonly told: LocalDate
}

/** Its name and kind are sealed with it. */
interface AnnexFile extends By {
  /** Taken back: nobody opens it any more. */
  readonly withdrawnOn?: LocalDate
}

export interface Opening extends By {
  readonly office: string
  readonly purpose: AnnexPurpose
  /** The last day. */
  readonly until: LocalDate
  /** Of an office that is no party to the case, such as the police: what kind it is. It is told of the annex by its work alone. */
  readonly outside?: OfficeKind
}

/** An office opened it for itself, for hours, since somebody's life could not wait. */
export interface BrokenGlass extends By {
  readonly until: Instant
  /** When the annex's own office said that it has read why. */
  readonly seenOn?: LocalDate
}

export interface AnnexState {
  readonly area: string
  readonly caseId: string
  /** Whose annex it is. */
  readonly office: string
  readonly kind: OfficeKind
  readonly sealedTo: readonly string[]
  readonly notes: readonly AnnexNote[]
  /** Absent in an annex that has none. */
  readonly files?: readonly AnnexFile[]
  readonly openings: readonly Opening[]
  readonly broken: readonly BrokenGlass[]
  /** Sealed with a key of this annex, which its offices alone have. */
  readonly personal?: AnnexWords
  readonly erased?: true
}

export interface AnnexWords {
  /** In the order of the notes. */
  readonly texts: readonly string[]
  /** In the order of `files`. */
  readonly files?: readonly KeptFile[]
  /** In the order of those who opened it for themselves. */
  readonly reasons: readonly string[]
}

export type AnnexCommand =
  | { readonly type: 'BeginAnnex'; readonly area: string; readonly caseId: string }
  | {
      readonly type: 'AddAnnexNote'
      readonly area: string
      readonly caseId: string
      readonly kind: AnnexNoteKind
      readonly told: LocalDate
      readonly text: string
    }
  | { readonly type: 'AddAnnexFile'; readonly file: KeptFile }
  | { readonly type: 'WithdrawAnnexFile'; readonly nth: number }
  | { readonly type: 'OpenAnnex'; readonly office: string; readonly purpose: AnnexPurpose; readonly until: LocalDate }
  | { readonly type: 'CloseAnnex'; readonly office: string }
  | { readonly type: 'BreakGlass'; readonly reason: string }
  | { readonly type: 'SeeBrokenGlass' }
  | { readonly type: 'ForgetAnnex' }

export type AnnexEvent =
  | { readonly type: 'AnnexBegun'; readonly area: string; readonly caseId: string; readonly office: string; readonly kind: OfficeKind }
  | (By & {
      readonly type: 'AnnexNoteAdded'
      readonly kind: AnnexNoteKind
      readonly told: LocalDate
      readonly personal: { readonly text: string }
    })
  | (By & { readonly type: 'AnnexFileAdded'; readonly personal: KeptFile })
  | (By & { readonly type: 'AnnexFileWithdrawn'; readonly nth: number })
  | (By & { readonly type: 'AnnexOpened' } & Omit<Opening, keyof By>)
  | (By & { readonly type: 'AnnexClosed'; readonly office: string })
  | (By & { readonly type: 'GlassBroken'; readonly until: Instant; readonly personal: { readonly reason: string } })
  | (By & { readonly type: 'BrokenGlassSeen' })
  | { readonly type: 'AnnexForgotten'; readonly on: LocalDate }

/** An office that is asked for: what kind it is, and whether it works on the case. */
export interface AnnexGuest {
  readonly kind: OfficeKind
  readonly onCase: boolean
}

/** What a rule needs to know from elsewhere. */
export interface AnnexFacts {
  /** Absent where nobody knows the office. */
  readonly guest?: AnnexGuest
  /** What is told in such a case is not for offices of the neighbourhood. */
  readonly withheld?: boolean
}
