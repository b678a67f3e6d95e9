// SPDX-License-Identifier: AGPL-3.0-or-later
// What every part of the file page shares: the file as it was read, the acts, and which question is open.

import type { CostAnswer } from '#journeys/core/cost.contract.ts'
import type { FullFile } from '#journeys/core/worker.contract.ts'
import type { JourneyState, MilestoneCode } from '#journeys/core/worker.ts'
import type { Act, Acts } from '#journeys/web/act.ts'
import type { FileActs } from '#journeys/web/file-acts.ts'
import type { Session } from '#platform/web/session.ts'

/** The question that is open over the page. */
export type Question =
  | { readonly type: 'record'; readonly code: MilestoneCode }
  | { readonly type: 'revoke'; readonly code: MilestoneCode }
  | { readonly type: 'move'; readonly to: JourneyState }
  | { readonly type: 'plan' }
  | { readonly type: 'order' }
  | { readonly type: 'cost'; readonly row?: CostAnswer }
  | { readonly type: 'withdraw-cost'; readonly nth: number }
  | { readonly type: 'settle-cost'; readonly nth: number }
  | { readonly type: 'correct' }
  | { readonly type: 'stated' }
  | { readonly type: 'relative'; readonly key?: string }
  | { readonly type: 'override' }
  | { readonly type: 'refer' }
  | { readonly type: 'end-referral'; readonly office: string; readonly name: string }
  | { readonly type: 'trouble' }
  | { readonly type: 'erase' }

export interface Desk {
  readonly file: FullFile
  readonly session: Session
  readonly make: FileActs
  readonly acts: Acts
  /** Does an act on the version shown. */
  readonly run: (act: Act) => void
  readonly ask: (question: Question) => void
}
