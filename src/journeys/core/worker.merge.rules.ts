// SPDX-License-Identifier: AGPL-3.0-or-later
// When a file may lead another of the same person, and what still reaches one that is led.

import { isBehind } from '#journeys/core/double.compare.ts'
import { isLimitCommand } from '#journeys/core/limit.rules.ts'
import { isCostCommand } from '#journeys/core/worker.cost.ts'
import type { WorkerFacts } from '#journeys/core/worker.facts.ts'
import { lenderOf, lentBy, lentWithout, relativeLender, troubleLender } from '#journeys/core/worker.merge.ts'
import type { MergedFile, MilestoneCode, Trouble, WorkerCommand, WorkerEvent, WorkerState } from '#journeys/core/worker.ts'
import { accept, type Context, type Decision, must, refuse, unreachable } from '#kernel/decider.ts'

type Of<T extends WorkerCommand['type']> = Extract<WorkerCommand, { type: T }>
type MergeCommand = Of<'MergeFile' | 'UnmergeFile' | 'JoinFile' | 'LeaveFile'>

/** What is computed goes on in a file that is led, and what is said of the one that leads about it; everything else is said there. */
export function reachesLed(command: WorkerCommand): boolean {
  if (command.type === 'LeaveFile' || command.type === 'JoinFile' || isCostCommand(command)) return true
  // What lets somebody in is ended where it stands.
  if (command.type === 'EndReferral' || command.type === 'SeeReferral') return true
  // A limit is the person's, whichever file it was asked about.
  if (isLimitCommand(command)) return true
  if (command.type === 'ErasePerson' && command.again === true) return true
  return ('computed' in command && command.computed === true) || ('throughLead' in command && command.throughLead === true)
}

/** What a file that leads keeps of another's when that one gives up a milestone or a trouble. */
export function givenUp(lender: MergedFile, what: MilestoneCode | Trouble): WorkerEvent {
  return { type: 'MergedSeen', file: lender.file, lent: lentWithout(lender, what) }
}

/** What is written of somebody whom another file names is written there; whoever looks at the leading one finds that it moved. */
export function seenAgain({ file, milestones, troubles, withdrawn }: MergedFile): WorkerEvent {
  return { type: 'MergedSeen', file, lent: { milestones, troubles, withdrawn } }
}

export function givenUpTrouble(state: WorkerState, trouble: Trouble): WorkerEvent | undefined {
  const lender = troubleLender(state, trouble)
  return lender === undefined ? undefined : givenUp(lender, trouble)
}

/** Neither leads nor is led: chains and rings are refused, so that every way ends at the next file. */
function stands({ merged = [], mergedInto }: WorkerState): boolean {
  return merged.length === 0 && mergedInto === undefined
}

function merge(state: WorkerState, file: string, context: Context, facts: WorkerFacts): Decision<WorkerEvent> {
  const other = must(facts.merged?.[file], 'the file to be led')
  if (state.merged?.some((each) => each.file === file) === true) return refuse('double-merged')
  if (state.mergedInto !== undefined || !stands(other)) return refuse('merge-chain')
  if (isBehind(state, other)) return refuse('merge-lead-behind')
  return accept({
    type: 'FileMerged',
    file,
    on: context.today,
    lent: lentBy(other, state, context.today),
    at: context.now,
    userId: context.actor.userId,
  })
}

export function decideMerge(state: WorkerState, command: MergeCommand, context: Context, facts: WorkerFacts): Decision<WorkerEvent> {
  const by = { on: context.today, at: context.now, userId: context.actor.userId }
  switch (command.type) {
    case 'MergeFile':
      return merge(state, command.file, context, facts)
    case 'UnmergeFile':
      if (state.merged?.some(({ file }) => file === command.file) !== true) return refuse('not-merged')
      return accept({ type: 'FileUnmerged', file: command.file, ...by })
    case 'JoinFile':
      return stands(state) ? accept({ type: 'FileJoined', lead: command.lead, ...by }) : refuse('merge-chain')
    case 'LeaveFile':
      if (state.mergedInto?.file !== command.lead) return refuse('not-merged')
      return accept({ type: 'FileLeft', lead: command.lead, ...by })
    default:
      return unreachable(command)
  }
}

export type Passed = Extract<
  WorkerCommand,
  { type: 'RevokeMilestone' | 'ResolveTrouble' | 'SetRelative' | 'RemoveRelative' | 'ErasePerson' }
>

/** What is said through the file that leads, and of which file. */
export interface PassedOn {
  readonly file: string
  readonly command: Passed
}

/** The file whose milestone or trouble a command on the leading one takes away, or whose relative it writes of. */
export function passedOn(state: WorkerState | undefined, command: WorkerCommand, { merged }: WorkerFacts): readonly PassedOn[] {
  if (state === undefined) return []
  const to = (lender: MergedFile | undefined, passed: Passed): readonly PassedOn[] =>
    lender === undefined ? [] : [{ file: lender.file, command: passed }]
  if (command.type === 'RevokeMilestone') return to(lenderOf(state, command.code), command)
  if (command.type === 'ResolveTrouble') return to(troubleLender(state, command.trouble), command)
  if (command.type === 'SetRelative') return to(relativeLender(state, merged, command.relative.key), command)
  return command.type === 'RemoveRelative' ? to(relativeLender(state, merged, command.key), command) : []
}
