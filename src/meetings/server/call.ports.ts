// SPDX-License-Identifier: AGPL-3.0-or-later
// What a call asks of others.

import type { LocalDate } from '#kernel/time.ts'
import type { KeepAs } from '#meetings/server/recording.keeping.ts'
import type { CallSettings } from '#platform/server/settings.ts'
import type { Scope } from '#platform/server/storage/database.ts'

export interface CallNeeds {
  /** Where a meeting stands, of a room in which the reader's office sits; undefined where it is absent or hidden. */
  readonly findMeeting: (scope: Scope, id: string) => Promise<{ readonly isOpen: boolean } | undefined>
  /** Who acted, by the names of that day. */
  readonly nameActs: (
    acts: readonly { readonly userId: string; readonly officeId: string; readonly on: LocalDate }[],
  ) => Promise<readonly { readonly office?: string }[]>
  /** Where what an officer's browser recorded goes. */
  readonly keepAs: KeepAs
}

export interface CallPlugs {
  /** Calls back when an account or a session changed. */
  readonly onForget?: (hear: () => void) => void
  /** By which ways browsers may reach each other; otherwise straight, and only within one network. */
  readonly relay?: CallSettings
}
