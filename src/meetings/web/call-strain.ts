// SPDX-License-Identifier: AGPL-3.0-or-later
// Whether this machine keeps up with the call (`call-strain.rules.ts`), asked of the page's own clock.

import { CALM, isBusy, isStrained, type Strain as Moments, nextStrain } from '#meetings/core/call-strain.rules.ts'

const EVERY = 1_000

export interface Strain {
  /** By how much something came later than it should. */
  readonly felt: (late: number) => void
  /** Now, and not for some seconds after. */
  readonly isBusy: () => boolean
  readonly isStrained: () => boolean
  readonly close: () => void
}

export function openStrain(): Strain {
  let now: Moments = CALM
  let before = performance.now()
  const felt = (late: number): void => {
    now = nextStrain(now, late)
  }
  const ticks = setInterval(() => {
    const at = performance.now()
    // A page that nobody looks at is given its moments when the browser likes.
    if (!document.hidden) felt(at - before - EVERY)
    before = at
  }, EVERY)
  return { felt, isBusy: () => isBusy(now), isStrained: () => isStrained(now), close: () => clearInterval(ticks) }
}
