// SPDX-License-Identifier: AGPL-3.0-or-later
// What is decided on what somebody saw long ago, and cannot stand beside what others did since: whoever decided it looks again.

import { preparationStates } from '#journeys/core/arrow.law.ts'
import type { WorkerCommand } from '#journeys/core/worker.ts'
import { type Refusal, refuse } from '#kernel/decider.ts'

type Judged = Extract<WorkerCommand, { readonly type: 'MoveWorker' | 'RevokeMilestone' | 'ResolveTrouble' }>

/** What others did, as their events say it openly. */
export interface Done {
  readonly type: string
  readonly code?: string | undefined
  readonly trouble?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export function isJudged(command: WorkerCommand): command is Judged {
  return command.type === 'MoveWorker' || command.type === 'RevokeMilestone' || command.type === 'ResolveTrouble'
}

const aboutHer: readonly string[] = ['MilestoneRecorded', 'MilestoneRevoked', 'TroubleReported', 'TroubleResolved', 'LastUndone']
const preparing: readonly (string | undefined)[] = preparationStates

/** Whether what others did says something of what a command decides. What follows by itself during preparation was no word of anybody's. */
export function touches({ type, code, trouble, from, to }: Done, command: Judged): boolean {
  switch (command.type) {
    case 'MoveWorker':
      return aboutHer.includes(type) || (type === 'WorkerMoved' && !(preparing.includes(from) && preparing.includes(to)))
    case 'RevokeMilestone':
      return (type === 'MilestoneRecorded' || type === 'MilestoneRevoked') && code === command.code
    case 'ResolveTrouble':
      return (type === 'TroubleReported' || type === 'TroubleResolved') && trouble === command.trouble
  }
}

export function meanwhileRefusal(command: Judged): { readonly ok: false; readonly refusal: Refusal } {
  switch (command.type) {
    case 'MoveWorker':
      return refuse('journey-changed-meanwhile')
    case 'RevokeMilestone':
      return refuse('milestone-changed-meanwhile')
    case 'ResolveTrouble':
      return refuse('trouble-changed-meanwhile')
  }
}
