// SPDX-License-Identifier: AGPL-3.0-or-later
// On which version something is written: it is kept with what is typed, so that what others do meanwhile is not written over unseen.

import type { Problem } from '#platform/web/problem.ts'

/** Of whoever was told that somebody else was quicker: they have seen what stands, and write on that. */
export const LOOKED = ''

/** @param kept as the form keeps it @param now what stands, as it is shown */
export function madeOnOf(kept: string, now: number): number {
  return kept === LOOKED ? now : Number(kept)
}

export function wasQuicker({ code }: Pick<Problem, 'code'>): boolean {
  return code.endsWith('-meanwhile')
}
