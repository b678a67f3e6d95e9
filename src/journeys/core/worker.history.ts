// SPDX-License-Identifier: AGPL-3.0-or-later
// What an event changed: it holds the whole that came of it, so from and to follow from the one before. Pure.

import { type changedFields, personFields, planFields } from '#journeys/core/changed-fields.ts'
import type { PersonalDetails, Plan } from '#journeys/core/worker.ts'

export interface Changed {
  readonly field: (typeof changedFields)[number]
  /** Of a stated birth date, the paper. */
  readonly source?: string
  /** Absent where nothing stood there. */
  readonly from?: string
  readonly to?: string
}

type Read<T> = { readonly [Field in keyof T]?: T[Field] | undefined }

/** What the events said last. */
interface Held {
  readonly plan?: Read<Plan> | undefined
  readonly person?: Read<PersonalDetails> | undefined
}

export interface Known extends Held {
  readonly type: string
  readonly at?: string | undefined
  readonly userId?: string | undefined
}

function changed(what: Pick<Changed, 'field' | 'source'>, from: string | undefined, to: string | undefined): readonly Changed[] {
  return from === to ? [] : [{ ...what, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }]
}

function changesBetween(before: Held, after: Held): readonly Changed[] {
  const [was, is] = [before.person?.stated ?? {}, after.person?.stated ?? {}]
  return [
    ...planFields.flatMap((field) => changed({ field }, before.plan?.[field], after.plan?.[field])),
    ...personFields.flatMap((field) => changed({ field }, before.person?.[field], after.person?.[field])),
    ...Object.keys({ ...was, ...is }).flatMap((source) => changed({ field: 'stated', source }, was[source], is[source])),
  ]
}

/** The changes of each event of a whole history, in its order; none where the event says them itself. */
export function changesOf(events: readonly Known[]): readonly (readonly Changed[])[] {
  let held: Held = {}
  let act: { readonly key: string; readonly before: Held } | undefined
  return events.map((event) => {
    // Only what an officer does carries who and when in the event itself, and only that is taken back.
    const key = `${event.at} ${event.userId}`
    if (event.at !== undefined && event.userId !== undefined && act?.key !== key) act = { key, before: held }
    const before = held
    if (event.type === 'LastUndone') held = act?.before ?? held
    else held = { plan: event.plan ?? held.plan, person: event.person ?? held.person }
    return event.type === 'WorkerRegistered' ? [] : changesBetween(before, held)
  })
}
