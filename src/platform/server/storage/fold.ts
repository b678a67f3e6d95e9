// SPDX-License-Identifier: AGPL-3.0-or-later
// A kind of record as whoever checks a history needs it: its name, and how its events become a state.

import type { Aggregate, AnyEvent, AnyState } from '#kernel/aggregate.ts'

/** One stream on its way from the first event to the last. */
export interface Folding<S extends AnyState = AnyState> {
  /** @param personal the opened personal part, where the event has one */
  readonly add: (body: string, personal: string | undefined) => void
  readonly state: () => S | undefined
}

export interface Fold<S extends AnyState = AnyState> {
  /** Stream type. */
  readonly type: string
  readonly begin: () => Folding<S>
}

/** What can no longer be opened says nothing; no open part may depend on it. */
export const NOTHING = '{}'

export function foldOf<S extends AnyState, C, E extends AnyEvent, F>({ type, decider }: Aggregate<S, C, E, F>): Fold<S> {
  return {
    type,
    begin: () => {
      let state: S | undefined
      return {
        add: (body, personal) => {
          // The event was written from an E by the records.
          const event: E = { ...JSON.parse(body), ...(personal === undefined ? {} : { personal: JSON.parse(personal) }) }
          state = decider.evolve(state, event)
        },
        state: () => state,
      }
    },
  }
}
