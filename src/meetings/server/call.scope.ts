// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Actor, guestOf, scopeOf, signs } from '#kernel/authority.ts'
import { type Instant, jakartaDate } from '#kernel/time.ts'
import type { Scope } from '#platform/server/storage/database.ts'

/** As far as a request of this officer's would reach. */
export function scopeOfActor(actor: Actor, now: Instant): Scope {
  const own = scopeOf(actor, 'identity')
  return { rows: own, filter: own, officeId: guestOf(actor, 'identity'), userId: signs(actor), today: jakartaDate(now), now }
}
