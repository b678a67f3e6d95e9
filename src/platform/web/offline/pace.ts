// SPDX-License-Identifier: AGPL-3.0-or-later
// How a device waits where the server said that too many come at once: it asks nothing for as long as it was told, and no fault is found with
// anything that it sent.

import { CROWDED } from '#kernel/sync-protocol.ts'
import type { Failed, Line } from '#platform/web/offline/line.ts'

/** Where it does not say how long; and no longer than so, whatever it says. */
const [USUAL_S, LONGEST_S] = [30, 300]

/** @param chance from 0 to 1: those who were told the same do not come back in the same second */
export function restOf(seconds: number | undefined, chance: number): number {
  const told = Math.min(LONGEST_S, seconds ?? USUAL_S)
  return (told + chance * Math.max(1, told / 4)) * 1000
}

export interface Pace {
  readonly line: Line
  /** Milliseconds in which nothing is asked; 0 where it may be. */
  readonly rest: () => number
}

/** @param now milliseconds */
export function paced(line: Line, now: () => number, chance: () => number): Pace {
  let until = 0
  /** What ends further off than any rest began while the clock was another. */
  const farthest = restOf(LONGEST_S, 1)
  function heed<T extends Failed>(answer: T): T {
    if (answer.problem?.code === CROWDED) until = now() + restOf(answer.retryAfter, chance())
    return answer
  }
  return {
    line: {
      ...line,
      send: async (items, past) => heed(await line.send(items, past)),
      copy: async (since, at, under) => heed(await line.copy(since, at, under)),
      ids: async (part, under) => heed(await line.ids(part, under)),
    },
    rest: () => {
      const left = until - now()
      return left > farthest ? 0 : Math.max(0, left)
    },
  }
}

const [LONGEST_REST_MS, SHORTEST_REST_MS] = [60_000, 1000]
/** At first so long, then twice as long each time. */
const FIRST_REST_MS = 5000

interface Came {
  readonly answered: boolean
  /** When something is due next, in milliseconds. */
  readonly nextIn: number | undefined
}

/**
 * How long a device rests after it sent and took what it could. What is due all the same was left as it was, as where a session ended: that fares no
 * better a second later, and neither does a line on which nobody answers.
 * @param before how often in a row it came to nothing
 */
export function restBetween(before: number, { answered, nextIn }: Came): { readonly tried: number; readonly rest: number } {
  const tried = !answered || nextIn === 0 ? before + 1 : 0
  const rest = tried > 0 ? FIRST_REST_MS * 2 ** Math.min(tried - 1, 5) : (nextIn ?? LONGEST_REST_MS)
  return { tried, rest: Math.min(LONGEST_REST_MS, Math.max(SHORTEST_REST_MS, rest)) }
}
