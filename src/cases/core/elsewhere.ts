// SPDX-License-Identifier: AGPL-3.0-or-later
// A case does not follow the file of its person: that would open it to another place without asking anybody. Where the office that leads it does
// not reach the file, that office is asked to refer the case, or to note that the person does not wish it.

import type { RegencyCode } from '#kernel/area.ts'
import type { OfficeKind } from '#kernel/authority.ts'
import type { LocalDate } from '#kernel/time.ts'

/** The office that leads a case; absent while none has taken it on. */
interface Lead {
  readonly lead?: { readonly office: string; readonly kind: OfficeKind }
}

/** Asked for since a day. */
export interface Elsewhere extends Lead {
  readonly on: LocalDate
}

/** Where the file lies, no nearer than its regency: where somebody lives now is told to nobody by it. Sealed with what was told. */
export interface FilePlace {
  readonly regency: RegencyCode
  /** The office that it was referred to for it, or that the person does not wish it. */
  readonly answer?: string
}

/** What the answer is where the person does not wish it. */
export const DECLINED = '-'

/** By the system, whenever it may have changed. */
export interface ElsewhereCommand {
  readonly type: 'SeeFile'
}

export type ElsewhereEvent =
  /** Without a place it lies within reach. */
  | (Lead & { readonly type: 'FileSeen'; readonly on: LocalDate; readonly personal?: Pick<FilePlace, 'regency'> })
  | { readonly type: 'FileReferred'; readonly on: LocalDate; readonly office: string }

/** Out of reach of whoever leads the case. */
export interface OutOfReach extends Lead, Pick<FilePlace, 'regency'> {}
