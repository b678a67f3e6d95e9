// SPDX-License-Identifier: AGPL-3.0-or-later
// What rooms need of other capabilities at run time.

import type { Officer } from '#cases/core/assignment.ts'
import type { CaseCard } from '#cases/core/case.port.ts'
import type { Actor, OfficeKind } from '#kernel/authority.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { OfficePapers } from '#letters/core/office-paper.ts'
import type { Named } from '#meetings/core/room.present.ts'
import type { Paper } from '#platform/server/documents/paper.ts'
import type { Scanner } from '#platform/server/files/scanner.ts'
import type { FileStore } from '#platform/server/files/store.ts'
import type { Mailer } from '#platform/server/mail/mailer.ts'
import type { Scope } from '#platform/server/storage/database.ts'

export interface RoomNeeds {
  /** The cases among these that the reader reaches. */
  readonly caseCards: (scope: Scope, ids: readonly string[]) => Promise<readonly CaseCard[]>
  /** Every office, or those of some ids, by the names of that day. */
  readonly offices: (
    today: LocalDate,
    ids?: readonly string[],
  ) => Promise<readonly { readonly office: string; readonly name: string; readonly kind: OfficeKind }[]>
  readonly papers: OfficePapers<Actor, Paper>
  readonly officersOf: (office: string) => Promise<readonly Officer[]>
  /** Who acted, by the names of that day, in the order of the acts. */
  readonly nameActs: (
    acts: readonly { readonly userId: string; readonly officeId: string; readonly on: LocalDate }[],
  ) => Promise<readonly Named[]>
  /** Where shared files lie. */
  readonly store: FileStore
  readonly scanner?: Scanner
  /** What takes invitations to a mail server; without it, none leave. */
  readonly mailer?: Mailer
}
