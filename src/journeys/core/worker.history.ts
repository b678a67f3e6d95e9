// SPDX-License-Identifier: AGPL-3.0-or-later
// What an event changed: it holds the whole that came of it, so from and to follow from the one before. Pure.

import type { Plan } from '#journeys/core/worker.ts'

export const planFields = ['scheme', 'destination', 'occupation', 'agencyId'] as const satisfies readonly (keyof Plan)[]

export interface Changed {
  readonly field: (typeof planFields)[number]
  /** Absent where nothing stood there. */
  readonly from?: string
  readonly to?: string
}

/** A plan as it was read back. */
type PlanRead = { readonly [Field in keyof Plan]: Plan[Field] | undefined }

interface Known {
  readonly type: string
  readonly plan?: PlanRead | undefined
  readonly at?: string | undefined
  readonly userId?: string | undefined
}

function planChanges(before: PlanRead | undefined, after: PlanRead): readonly Changed[] {
  return planFields.flatMap((field) => {
    const [from, to] = [before?.[field], after[field]]
    return from === to ? [] : [{ field, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }]
  })
}

/** The changes of each event of a whole history, in its order; none where the event says them itself. */
export function changesOf(events: readonly Known[]): readonly (readonly Changed[])[] {
  let plan: PlanRead | undefined
  let act: { readonly key: string; readonly before: PlanRead | undefined } | undefined
  return events.map((event) => {
    // Only what an officer does carries who and when in the event itself, and only that is taken back.
    const key = `${event.at} ${event.userId}`
    if (event.at !== undefined && event.userId !== undefined && act?.key !== key) act = { key, before: plan }
    const before = plan
    if (event.type === 'LastUndone') plan = act?.before ?? plan
    else plan = event.plan ?? plan
    return event.type === 'WorkerRegistered' || plan === undefined ? [] : planChanges(before, plan)
  })
}
