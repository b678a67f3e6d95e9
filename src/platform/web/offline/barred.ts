// SPDX-License-Identifier: AGPL-3.0-or-later
// Who may do what on this device: as on the server, by role and by what was given.

import type { Actor } from '#kernel/authority.ts'
import { type Contract, mayActing } from '#kernel/contract.ts'
import type { OfflineCapability, OfflineCommand } from '#kernel/offline.ts'
import { problem, type Words } from '#kernel/problem.ts'
import type { EngineOptions } from '#platform/web/offline/engine-options.ts'
import type { Entry } from '#platform/web/offline/entry.ts'
import { type Problem, readProblem } from '#platform/web/problem.ts'

/** Whether any record of a person comes to a device by an actor's authority: as the server has it. */
export function keepsCopy(capabilities: readonly OfflineCapability[], actor: Actor | undefined): boolean {
  if (actor === undefined) return false
  if (actor.acting?.keeps !== undefined) return true
  return capabilities.some(({ copies }) =>
    copies.some(({ may, lent, national }) => lent !== true && national !== true && may.includes(actor.role)),
  )
}

/** The delegation does not stand under which something was done. */
export const OVER = 'delegation-over'

type Bar = typeof OVER | 'not-delegated' | 'forbidden'

/** @param actor undefined where what they would act by does not stand */
export function barredFrom(actor: Actor | undefined, name: string, contract: Contract): Bar | undefined {
  if (actor === undefined) return OVER
  if (!contract.may.includes(actor.role)) return 'forbidden'
  return mayActing(actor, name, contract) ? undefined : 'not-delegated'
}

export function problemOf(bar: Bar, words: Words): Problem {
  const document = problem('forbidden', words, { code: bar })
  return readProblem(document, document.status)
}

/** What came back because its delegation ended goes under another that stands and names the same act; what may have arrived would be done twice. */
export function standingFor(
  { under, contract: name, went }: Entry,
  found: OfflineCommand | undefined,
  { actor, standing }: Pick<EngineOptions, 'actor' | 'standing'>,
): Pick<Entry, 'under'> {
  const stand = standing?.() ?? []
  if (under === undefined || went === true || found === undefined || stand.includes(under)) return {}
  const other = stand.find((id) => barredFrom(actor(id), name, found.contract) === undefined)
  return other === undefined ? {} : { under: other }
}
