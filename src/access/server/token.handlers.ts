// SPDX-License-Identifier: AGPL-3.0-or-later
// The tokens with which machines act as an account: one's own, and for an administrator those of an officer.

import { accessContracts } from '#access/core/access.contract.ts'
import { mayStaff } from '#access/core/office.rules.ts'
import { TOKENS_MAX } from '#access/core/sign-in.law.ts'
import { userAggregate } from '#access/core/user.rules.ts'
import type { UserState } from '#access/core/user.ts'
import { findOffice } from '#access/server/access.store.ts'
import type { Authenticator } from '#access/server/authenticate.ts'
import { writeLog } from '#access/server/credential.store.ts'
import { done, proofs, refused } from '#access/server/proof.ts'
import { issueToken } from '#access/server/provision.ts'
import { dropToken, listTokens } from '#access/server/token.store.ts'
import { parseId } from '#kernel/ids.ts'
import { type Bound, type Call, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { everywhere, type Scope } from '#platform/server/storage/database.ts'

export function bindTokens(services: Services, authenticator: Authenticator): readonly Bound[] {
  const { db, records } = services
  const { log } = proofs(services)

  async function present(scope: Scope, userId: string, now: string): Promise<{ readonly items: readonly object[] }> {
    const rows = await listTokens(db, scope, userId, now)
    return {
      items: rows.map(({ id, name, scopes, created_at, expires_at, last_used_at }) => ({
        id,
        name,
        scopes,
        created: created_at.toISOString(),
        expires: expires_at.toISOString(),
        lastUsed: last_used_at?.toISOString() ?? null,
      })),
    }
  }

  /** The account, where it is within authority. */
  async function findUser({ scope, input }: Call<{ readonly id: string }>): Promise<UserState | undefined> {
    return (await records.find<UserState>(userAggregate.type, parseId(input.id), scope))?.state
  }

  return [
    handleQuery('ListTokens', accessContracts.ListTokens, async ({ actor, now }) => ({
      body: await present(everywhere, actor.userId, now),
    })),
    handleCommand('CreateToken', accessContracts.CreateToken, async (call) => {
      const { actor, input, now } = call
      if ((await listTokens(db, everywhere, actor.userId, now)).length >= TOKENS_MAX) return refused('too-many-tokens')
      const { name, scopes, days } = input
      const made = await issueToken(services, actor.userId, { name, scopes, expiresInDays: days })
      await log(call, 'CreateToken')
      return done(actor, made)
    }),
    handleCommand('RevokeToken', accessContracts.RevokeToken, async (call) => {
      const { actor, input } = call
      const dropped = await dropToken(db, everywhere, actor.userId, input.id)
      authenticator.forget()
      if (!dropped) return refused('token-unknown')
      await log(call, 'RevokeToken')
      return done(actor, { done: true })
    }),
    handleQuery('ListUserTokens', accessContracts.ListUserTokens, async (call) => {
      const user = await findUser(call)
      return user === undefined ? undefined : { body: { name: user.name, ...(await present(call.scope, call.input.id, call.now)) } }
    }),
    handleCommand('RevokeUserToken', accessContracts.RevokeUserToken, async (call) => {
      const { actor, input, scope, now } = call
      const user = await findUser(call)
      if (user === undefined) return { type: 'not-found' }
      const office = await findOffice(db, user.officeId)
      if (office === undefined || !mayStaff(actor.prefixes, office.areas)) return refused('office-outside')
      const dropped = await dropToken(db, scope, input.id, input.tokenId)
      authenticator.forget()
      if (!dropped) return refused('token-unknown')
      await writeLog(db, { id: call.commandId, actor, contract: 'RevokeUserToken', target: input.id, at: now })
      return done(actor, { done: true })
    }),
  ]
}
