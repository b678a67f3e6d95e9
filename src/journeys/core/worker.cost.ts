// SPDX-License-Identifier: AGPL-3.0-or-later
// Costs on a file: written down, corrected, withdrawn, looked at. They lie beside the journey: nothing of them bars it, an undone act leaves
// them as they are, and an erasure takes them.

import { isBreach } from '#journeys/core/cost.rules.ts'
import type { Cost, CostBook, CostCommand, CostEntries, CostEvent } from '#journeys/core/cost.ts'
import type { WorkerEvent, WorkerState } from '#journeys/core/worker.ts'
import { accept, type Context, type Decision, type FieldProblem, refuse, unreachable } from '#kernel/decider.ts'

/** More than anybody was ever charged at once; a list that is longer is a mistake, or somebody's mischief. */
const MOST_COSTS = 200

function faultsOf(cost: Cost, { today }: Context): readonly FieldProblem[] {
  const late = (['agreedOn', 'paidOn'] as const).flatMap((field) => {
    const day = cost[field]
    return day !== undefined && day > today ? [{ field, code: 'date-in-future' }] : []
  })
  return cost.item === 'LAINNYA' && cost.what === undefined ? [...late, { field: 'what', code: 'cost-what-needed' }] : late
}

/** The work that the plan says, where the charge names none. */
function forWork(cost: Cost, { plan }: WorkerState): Cost {
  return cost.occupation !== undefined || plan.occupation === undefined ? cost : { ...cost, occupation: plan.occupation }
}

export const costCommands: readonly CostCommand['type'][] = ['RecordCost', 'CorrectCost', 'WithdrawCost', 'SettleCost']

export function isCostCommand(command: { readonly type: string }): command is CostCommand {
  return costCommands.some((type) => type === command.type)
}

export function decideCost(state: WorkerState, command: CostCommand, context: Context): Decision<WorkerEvent> {
  const { entries, last } = state.personal.costs ?? { entries: {}, last: 0 }
  const faults = 'cost' in command ? faultsOf(command.cost, context) : []
  if (faults.length > 0) return refuse('invalid-input', { fields: faults })
  if (command.type === 'RecordCost') {
    if (Object.keys(entries).length >= MOST_COSTS) return refuse('too-many-costs')
    return accept({ type: 'CostRecorded', nth: last + 1, on: context.today, personal: { cost: forWork(command.cost, state) } })
  }
  const entry = entries[command.nth]
  if (entry === undefined) return refuse('cost-unknown')
  switch (command.type) {
    case 'CorrectCost':
      return accept({ type: 'CostCorrected', nth: command.nth, personal: { cost: forWork(command.cost, state) } })
    case 'WithdrawCost':
      return accept({ type: 'CostWithdrawn', nth: command.nth })
    case 'SettleCost':
      if (!isBreach(entry.cost)) return refuse('cost-not-a-breach')
      return accept({ type: 'CostSettled', nth: command.nth, outcome: command.outcome, on: context.today })
    default:
      return unreachable(command)
  }
}

function isCostEvent(event: WorkerEvent): event is CostEvent {
  return ['CostRecorded', 'CostCorrected', 'CostWithdrawn', 'CostSettled'].includes(event.type)
}

function without(entries: CostEntries, nth: number): CostEntries {
  const kept = { ...entries }
  delete kept[String(nth)]
  return kept
}

/** A charge without what shows it, for comparing. */
function chargeAlone({ proof: _proof, paper: _paper, ...charge }: Cost): string {
  return JSON.stringify(Object.entries(charge).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

function bookAfter(book: CostBook, event: CostEvent): CostBook {
  const { entries } = book
  const entry = entries[event.nth]
  const put = (changed: CostEntries[string]): CostBook => ({ ...book, entries: { ...entries, [event.nth]: changed } })
  switch (event.type) {
    case 'CostRecorded':
      return { last: event.nth, entries: { ...entries, [event.nth]: { cost: event.personal.cost, on: event.on } } }
    case 'CostCorrected': {
      if (entry === undefined) return book
      const { cost } = event.personal
      // What was corrected is looked at anew; a proof that is added says nothing else of the charge.
      return put(chargeAlone(entry.cost) === chargeAlone(cost) ? { ...entry, cost } : { cost, on: entry.on })
    }
    case 'CostWithdrawn':
      return { ...book, entries: without(entries, event.nth) }
    case 'CostSettled':
      return entry === undefined ? book : put({ ...entry, outcome: { outcome: event.outcome, on: event.on } })
    default:
      return unreachable(event)
  }
}

/** The costs of a file after an event: no other event changes them, but for an erasure. */
export function costsAfter(before: WorkerState | undefined, event: WorkerEvent): CostBook | undefined {
  if (event.type === 'PersonErased') return undefined
  const book = before?.personal.costs
  return isCostEvent(event) ? bookAfter(book ?? { last: 0, entries: {} }, event) : book
}

/** The same file with these costs: itself where it has them, as after nearly every event. */
export function withCosts(file: WorkerState, costs: CostBook | undefined): WorkerState {
  if (file.personal.costs === costs) return file
  const { costs: _costs, ...personal } = file.personal
  return { ...file, personal: costs === undefined ? personal : { ...personal, costs } }
}

interface Charged {
  readonly nth: number
  /** Whether it breaks a rule, as far as anybody knows. */
  readonly breach: boolean
  readonly agencyId: string | null
}

/** What an event leaves of a charge, for counts by company; undefined where it is about none. */
export function chargeOf(after: WorkerState, event: WorkerEvent): Charged | undefined {
  if (!isCostEvent(event)) return undefined
  const entry = after.personal.costs?.entries[event.nth]
  if (entry === undefined) return { nth: event.nth, breach: false, agencyId: null }
  const breach = isBreach(entry.cost) && entry.outcome?.outcome !== 'MISTAKEN'
  return { nth: event.nth, breach, agencyId: entry.cost.agencyId ?? null }
}
