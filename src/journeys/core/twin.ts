// SPDX-License-Identifier: AGPL-3.0-or-later
// Twin files: two files of different regencies that may be of one person. Neither regency may learn of the other's; an office over both looks.

import type { OfficeKind } from '#kernel/authority.ts'
import type { LocalDate } from '#kernel/time.ts'

export const TWIN_TYPE = 'twin'

export const twinOutcomes = ['SAME_PERSON', 'DIFFERENT_PERSONS', 'NIK_WRONG'] as const
export type TwinOutcome = (typeof twinOutcomes)[number]

/** The kinds of office whose places may span regencies and whose officers work on files. */
export const twinKinds = ['AGENCY', 'PROVINCE'] as const satisfies readonly OfficeKind[]
export type TwinKind = (typeof twinKinds)[number]

/** Whose task it is: a kind of office, and the one that lies lowest. Without one it waits for whoever reaches the place. */
export interface TwinDesk {
  readonly owner: TwinKind
  readonly letIn: readonly string[]
}

/** How a pair ends without a decision: a file is no more, or a correction left them without a number in common. */
export const twinEndings = ['GONE', 'DISSOLVED'] as const
export type TwinEnding = (typeof twinEndings)[number]

/** How it ended: an officer decided, or it ended by itself. */
export interface TwinEnd {
  readonly on: LocalDate
  readonly outcome: TwinOutcome | TwinEnding
  /** The file of which the NIK is wrong. */
  readonly wrong?: string
  readonly userId: string
  readonly officeId: string
}

/** It holds ids of files and nothing of a person, so that an erasure leaves nothing here. */
export interface TwinState extends TwinDesk {
  /** The narrowest place in which both regencies lie: no regency reaches it. */
  readonly area: string
  readonly files: readonly [string, string]
  readonly foundOn: LocalDate
  readonly end?: TwinEnd
}

export type TwinCommand =
  | ({ readonly type: 'FindTwins'; readonly files: readonly [string, string] } & TwinDesk)
  | ({ readonly type: 'AssignTwins' } & TwinDesk)
  | { readonly type: 'DecideTwins'; readonly outcome: TwinOutcome; readonly wrong?: string }
  | { readonly type: 'EndTwins'; readonly ending: TwinEnding }

export type TwinEvent =
  | ({ readonly type: 'TwinsFound'; readonly files: readonly [string, string]; readonly area: string; readonly on: LocalDate } & TwinDesk)
  | ({ readonly type: 'TwinsAssigned' } & TwinDesk)
  | ({ readonly type: 'TwinsEnded' } & TwinEnd)
