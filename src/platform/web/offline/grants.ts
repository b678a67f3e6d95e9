// SPDX-License-Identifier: AGPL-3.0-or-later
// What was given to whoever works on this device, as it was signed: looked at without a network.

import * as z from 'zod/mini'
import type { Actor } from '#kernel/authority.ts'
import { type Grant, grantStands, openGrant } from '#kernel/grant.ts'
import { type CheckSignature, PublicKey } from '#kernel/jws.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Session } from '#platform/web/session.ts'

export const SignedGrant = z.object({ id: z.string(), grant: z.string(), key: PublicKey })
type SignedGrant = z.output<typeof SignedGrant>

/** Browsers before 2025 do not know these signatures: what lies here came from the server, and is sealed with the PIN's key. */
const check: CheckSignature = async (key, signed, signature) => {
  const imported = await crypto.subtle.importKey('jwk', { ...key }, { name: 'Ed25519' }, false, ['verify']).catch(() => undefined)
  return imported === undefined || crypto.subtle.verify('Ed25519', imported, Uint8Array.from(signature), Uint8Array.from(signed))
}

/** Those that were signed for this account. */
export async function openGrants(signed: readonly SignedGrant[], userId: string): Promise<readonly Grant[]> {
  const opened = await Promise.all(signed.map(({ grant, key }) => openGrant(grant, key, check)))
  return opened.flatMap((grant) => (grant?.deputy === userId ? [grant] : []))
}

export function standing(grants: readonly Grant[], today: LocalDate): readonly Grant[] {
  return grants.filter((grant) => grantStands(grant, today))
}

/** As oneself, in whosever place one acts. */
export function ownSession(session: Session): Session {
  const { acting: _acting, own, ...rest } = session
  return own === undefined ? session : { ...rest, ...own }
}

/** In whose place one acts here. */
export function sessionBy(own: Session, grant: Grant): Session {
  const { id, giver, until, role, office, kind, areas, commands, sees } = grant
  return {
    ...own,
    role,
    office: { id: own.office.id, name: office, kind, areas },
    acting: { id, giver, until, ...(sees === undefined ? {} : { commands }) },
    own: { role: own.role, office: own.office },
  }
}

/** Under which delegation a volunteer acts who chose none: a volunteer has nothing to do as nobody but themselves. */
export function chosen(
  { role }: Pick<Actor, 'role'>,
  under: string | undefined,
  grants: readonly { readonly id: string }[],
): string | undefined {
  const found = grants.find(({ id }) => id === under) ?? (role === 'volunteer' ? grants[0] : undefined)
  return found?.id
}
