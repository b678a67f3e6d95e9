// SPDX-License-Identifier: AGPL-3.0-or-later

import type { OfflineCommand } from '#kernel/offline.ts'
import { inputProblem, refusalProblem, type Words } from '#kernel/problem.ts'
import { noConnection, type Problem, readProblem } from '#platform/web/problem.ts'

/** The device keeps nothing more (RFC 4918, 11.5). */
export const FULL = 507

/** So says the server of what comes under a key that it had with something else: the first has arrived. */
export const ARRIVED = 'id-reused'

/** What was changed meanwhile, and had arrived as it was before. */
export function arrivedAs(words: Words): Problem {
  return { status: 409, code: 'arrived-before', title: words('arrived-before') ?? '' }
}

/** It comes from its form by another authority than it was done by: there it would be about other people, or nobody's to do. */
export function doneByOther(words: Words): Problem {
  return { status: 409, code: 'done-by-other', title: words('done-by-other') ?? '' }
}

/** Why nothing was done here, as the server would say it; what would have been done found no room. */
export function problemHere(decided: ReturnType<OfflineCommand['decide']> | undefined, words: Words): Problem {
  switch (decided?.type) {
    case 'refused':
      return readProblem(refusalProblem(decided.refusal, words), 422)
    case 'bad-input':
      return readProblem(inputProblem(decided.error, words), 400)
    case 'done':
      return { status: FULL, code: 'device-full', title: words('device-full') ?? '' }
    case 'not-here':
    case undefined:
      return noConnection
  }
}
