// SPDX-License-Identifier: AGPL-3.0-or-later
// One letter of a case as its list shows it; pure.

import type { CaseFile } from '#cases/core/case.ts'
import { holdsLetter } from '#cases/core/letter.rules.ts'
import type { Actor } from '#kernel/authority.ts'
import { must } from '#kernel/decider.ts'
import type { LocalDate } from '#kernel/time.ts'
import { isRevoked, presentAfter } from '#letters/core/paper-after.ts'

interface Named {
  readonly user?: string
  readonly office?: string
}

interface Around {
  readonly actor: Actor
  readonly today: LocalDate
  /** Who made it, and who revoked it. */
  readonly by: Named | undefined
  readonly revoker: Named | undefined
}

export function presentMade(file: CaseFile, nth: number, { actor, today, by, revoker }: Around): object {
  const { kind, on, number } = must(file.letters?.[nth], 'the letter')
  const holds = holdsLetter(file, nth, actor, today) && !isRevoked(file, nth)
  return { nth, kind, on, ...(number === undefined ? {} : { number }), ...by, ...presentAfter(file, nth, revoker), holds }
}
