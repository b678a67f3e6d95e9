// SPDX-License-Identifier: AGPL-3.0-or-later
// Whose copy it is, and what was given to them. A copy that is locked while it is taken goes on as its own holder's, whoever opened another meanwhile.

import * as z from 'zod/mini'
import { officeKinds, roles } from '#kernel/authority.ts'
import { actorBy, type Grant } from '#kernel/grant.ts'
import { OwnHead } from '#kernel/head.ts'
import type { LocalDate } from '#kernel/time.ts'
import { languages } from '#kernel/words.ts'
import type { EngineOptions } from '#platform/web/offline/engine-options.ts'
import { SignedGrant, standing } from '#platform/web/offline/grants.ts'
import type { Shelf } from '#platform/web/offline/shelf.ts'
import type { Session } from '#platform/web/session.ts'

export interface Holder {
  readonly shelf: Shelf
  /** As oneself, in whosever place one acts. */
  session: Session
  /** What stands or stood of what was given. */
  grants: readonly Grant[]
}

/** As it was when the server last said it. */
export const KeptSession = z.object({
  userId: z.string(),
  name: z.string(),
  role: z.enum(roles),
  office: z.object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(officeKinds),
    areas: z.array(z.string()),
    heads: z.optional(z.array(OwnHead)),
  }),
  language: z.enum(languages),
  grants: z.optional(z.array(SignedGrant)),
})

export function keepSession(into: Holder, session: Session): void {
  into.session = session
  void into.shelf.put('session', 'session', KeptSession.parse(session)).catch(() => undefined)
}

export function authorityOf(
  holder: Holder,
  today: () => LocalDate,
): Required<Pick<EngineOptions, 'actor' | 'heads' | 'standing' | 'over'>> {
  return {
    actor: (under) => {
      const { userId, name, role, office } = holder.session
      if (under === undefined) return { userId, name, role, officeId: office.id, officeKind: office.kind, prefixes: office.areas }
      const grant = standing(holder.grants, today()).find(({ id }) => id === under)
      return grant === undefined ? undefined : actorBy(grant, { userId, name })
    },
    heads: () => holder.session.office.heads,
    standing: () => standing(holder.grants, today()).map(({ id }) => id),
    // The server said that it does not stand: its copy goes with it.
    over: (under) => {
      holder.grants = holder.grants.filter(({ id }) => id !== under)
      const still = holder.grants.map(({ id }) => id)
      keepSession(holder, { ...holder.session, grants: (holder.session.grants ?? []).filter(({ id }) => still.includes(id)) })
    },
  }
}
