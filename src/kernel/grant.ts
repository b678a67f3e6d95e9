// SPDX-License-Identifier: AGPL-3.0-or-later
// A delegation as its deputy's device keeps it: signed by the instance that knows it (RFC 7515, Ed25519), so that what was given, by whom and until
// when is known there without a network. It opens nothing on the server, which asks its own record each time.

import * as z from 'zod/mini'
import { type Actor, officeKinds, roles } from '#kernel/authority.ts'
import { type CheckSignature, openJws, type PublicKey } from '#kernel/jws.ts'
import { LocalDate } from '#kernel/time.ts'

export const GRANT_TYPE = 'kawal-delegation+jwt'

export const Grant = z.object({
  /** The delegation's id. */
  id: z.string(),
  /** Whose it is. */
  deputy: z.string(),
  giverId: z.string(),
  giver: z.string(),
  role: z.enum(roles),
  officeId: z.string(),
  office: z.string(),
  kind: z.enum(officeKinds),
  ownKind: z.enum(officeKinds),
  areas: z.array(z.string()),
  commands: z.array(z.string()),
  /** As in `Acting`. */
  sees: z.optional(z.array(z.string())),
  keeps: z.optional(z.array(z.string())),
  /** First and last day. */
  from: z.optional(LocalDate),
  until: LocalDate,
})
export type Grant = z.output<typeof Grant>

/** What a grant says, where the key signed it; undefined where it is none, or was changed. */
export async function openGrant(text: string, key: PublicKey, check: CheckSignature): Promise<Grant | undefined> {
  return Grant.safeParse(await openJws(text, { typ: GRANT_TYPE, keys: [key], check })).data
}

export function grantStands({ from, until }: Pick<Grant, 'from' | 'until'>, today: LocalDate): boolean {
  return today <= until && (from === undefined || from <= today)
}

/** Who acts by a grant: its deputy, as what the giver is, as far as was given. */
export function actorBy(grant: Grant, { userId, name }: Pick<Actor, 'userId' | 'name'>): Actor {
  const { role, officeId, kind, ownKind, areas, commands, sees, keeps, giverId } = grant
  return {
    userId,
    name,
    role,
    officeId,
    officeKind: kind,
    prefixes: areas,
    acting: {
      forUserId: giverId,
      ownKind,
      commands,
      ...(sees === undefined ? {} : { sees }),
      ...(keeps === undefined ? {} : { keeps }),
    },
  }
}
