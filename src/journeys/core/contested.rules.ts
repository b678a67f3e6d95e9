// SPDX-License-Identifier: AGPL-3.0-or-later
// What of a change goes its way, and what stands beside the value that somebody else wrote meanwhile.

import { personFields, planFields } from '#journeys/core/changed-fields.ts'
import { type ContestedBook, type ContestedEvent, type Field, MOST_CONTESTED } from '#journeys/core/contested.ts'
import type { PersonalDetails, Plan, WorkerCommand, WorkerEvent, WorkerState } from '#journeys/core/worker.ts'
import type { Context } from '#kernel/decider.ts'

type Changing = Extract<WorkerCommand, { readonly type: 'CorrectPerson' | 'ChangePlan' }>
type Value = Field & { readonly value: string }

interface Divided<C extends Changing> {
  readonly free: C
  readonly contested: readonly Value[]
}

const same = (one: Field, other: Field): boolean => one.field === other.field && one.source === other.source

/** @param changed what others changed since the change was made, where it came later than it was made */
export function divideCorrection(
  state: WorkerState,
  command: Extract<Changing, { readonly type: 'CorrectPerson' }>,
  changed: readonly Field[] = [],
): Divided<Extract<Changing, { readonly type: 'CorrectPerson' }>> {
  const contested: Value[] = []
  const free: Partial<Omit<PersonalDetails, 'stated'>> = { ...command.personal }
  for (const field of personFields) {
    const value = command.personal[field]
    if (value === undefined || value === state.personal[field] || !changed.some((each) => same(each, { field }))) continue
    contested.push({ field, value })
    delete free[field]
  }
  const { stated } = command
  const held = stated !== undefined && changed.some((each) => same(each, { field: 'stated', source: stated.source }))
  const other = held && state.personal.stated?.[stated.source] !== stated.date
  if (other) contested.push({ field: 'stated', source: stated.source, value: stated.date })
  return { contested, free: { type: 'CorrectPerson', personal: free, ...(stated === undefined || other ? {} : { stated }) } }
}

export function dividePlan(
  state: WorkerState,
  command: Extract<Changing, { readonly type: 'ChangePlan' }>,
  changed: readonly Field[] = [],
): Divided<Extract<Changing, { readonly type: 'ChangePlan' }>> {
  const contested: Value[] = []
  const free: Partial<Plan> = { ...command.plan }
  for (const field of planFields) {
    const value = command.plan[field]
    if (value === undefined || value === state.plan[field] || !changed.some((each) => same(each, { field }))) continue
    contested.push({ field, value })
    delete free[field]
  }
  return { contested, free: { type: 'ChangePlan', plan: free } }
}

export function isWhole(values: readonly Value[], { personal }: WorkerState): boolean {
  return Object.keys(personal.contested?.entries ?? {}).length + values.length <= MOST_CONTESTED
}

export function contestedEvents(state: WorkerState, values: readonly Value[], { actor, now }: Context): readonly ContestedEvent[] {
  const last = state.personal.contested?.last ?? 0
  return values.map((personal, i) => ({
    type: 'ValueContested',
    nth: last + i + 1,
    at: now,
    userId: actor.userId,
    officeId: actor.officeId,
    personal,
  }))
}

function isContestedEvent(event: WorkerEvent): event is ContestedEvent {
  return event.type === 'ValueContested' || event.type === 'ContestSettled'
}

/** What is contested after an event: no other event changes it, but for an erasure. */
export function contestedAfter(before: WorkerState | undefined, event: WorkerEvent): ContestedBook | undefined {
  if (event.type === 'PersonErased') return undefined
  const book = before?.personal.contested
  if (!isContestedEvent(event)) return book
  if (event.type === 'ContestSettled') {
    const { [event.nth]: _settled, ...entries } = book?.entries ?? {}
    return { last: book?.last ?? event.nth, entries }
  }
  const { nth, at, userId, officeId, personal } = event
  return { last: nth, entries: { ...book?.entries, [nth]: { ...personal, at, userId, officeId } } }
}

/** The same file with this beside it: itself where it has it, as after nearly every event. */
export function withContested(file: WorkerState, contested: ContestedBook | undefined): WorkerState {
  if (file.personal.contested === contested) return file
  const { contested: _contested, ...personal } = file.personal
  return { ...file, personal: contested === undefined ? personal : { ...personal, contested } }
}

/** Whether one of them is of a field among these. */
export function isContestedOf({ personal }: WorkerState, nth: number, fields: readonly Field[] = []): boolean {
  const entry = personal.contested?.entries[nth]
  return entry !== undefined && fields.some((each) => same(each, entry))
}

/** The change that takes one of them; undefined where there is none of that number. */
export function takenBy(state: WorkerState, nth: number): Changing | undefined {
  const entry = state.personal.contested?.entries[nth]
  if (entry === undefined) return undefined
  const { field, source, value } = entry
  if (field === 'stated') return { type: 'CorrectPerson', personal: {}, stated: { source: source ?? '', date: value } }
  return planFields.some((each) => each === field)
    ? { type: 'ChangePlan', plan: { [field]: value } }
    : { type: 'CorrectPerson', personal: { [field]: value } }
}
