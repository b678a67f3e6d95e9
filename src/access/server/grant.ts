// SPDX-License-Identifier: AGPL-3.0-or-later
// A delegation as its deputy takes it along: signed with the key that what people carry away is signed with.

import type { StandingDelegation } from '#access/server/delegation.store.ts'
import { GRANT_TYPE, type Grant } from '#kernel/grant.ts'
import { type PublicKey, writeJws } from '#kernel/jws.ts'
import type { Keyring } from '#platform/server/storage/keys.ts'

/** @param office as it is called */
export function grantOf({ id, deputyId, giverName, from, until, actor }: StandingDelegation, office: string): Grant {
  const { role, officeId, officeKind, prefixes, acting } = actor
  const { forUserId = '', ownKind = officeKind, commands = [], sees, keeps } = acting ?? {}
  return {
    id,
    deputy: deputyId,
    giverId: forUserId,
    giver: giverName,
    role,
    officeId,
    office,
    kind: officeKind,
    ownKind,
    areas: [...prefixes],
    commands: [...commands],
    ...(sees === undefined ? {} : { sees: [...sees] }),
    ...(keeps === undefined ? {} : { keeps: [...keeps] }),
    ...(from === undefined ? {} : { from }),
    until,
  }
}

export function signGrant({ credentials }: Keyring, grant: Grant): { readonly grant: string; readonly key: PublicKey } {
  return {
    grant: writeJws({ alg: 'EdDSA', typ: GRANT_TYPE }, JSON.stringify(grant), credentials.sign),
    key: { kty: 'OKP', crv: 'Ed25519', x: credentials.x },
  }
}
