// SPDX-License-Identifier: AGPL-3.0-or-later
// The passkeys of one's own account, and showing once more who one is.

import { signInContracts } from '#access/core/sign-in.contract.ts'
import { PASSKEYS_MAX } from '#access/core/sign-in.law.ts'
import { mayRemoveFactor } from '#access/core/sign-in.rules.ts'
import { findLogin } from '#access/server/access.store.ts'
import type { Authenticator } from '#access/server/authenticate.ts'
import { findCredential, putProof } from '#access/server/credential.store.ts'
import { dropPasskey, listPasskeys, putPasskey } from '#access/server/passkey.store.ts'
import { askPasskey, handleOf, judgeNewPasskey, judgePasskey } from '#access/server/passkey.ts'
import { done, proofs, refused } from '#access/server/proof.ts'
import { isLinked } from '#access/server/provider.store.ts'
import { type Bound, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'

export function bindPasskeys(services: Services, authenticator: Authenticator): readonly Bound[] {
  const { db, keyring } = services
  const { log, judgePassword } = proofs(services)
  const subjectOf = (userId: string): Buffer => keyring.matchHash('challenge-user', userId)

  return [
    handleQuery('ListPasskeys', signInContracts.ListPasskeys, async ({ actor }) => ({
      body: {
        items: (await listPasskeys(db, actor.userId)).map(({ id, name, created_at, last_used_at }) => ({
          id,
          name,
          created: created_at.toISOString(),
          lastUsed: last_used_at?.toISOString() ?? null,
        })),
      },
    })),
    handleCommand('StartPasskey', signInContracts.StartPasskey, async (call) => {
      const { actor } = call
      const { userId } = actor
      const known = await listPasskeys(db, userId)
      if (known.length >= PASSKEYS_MAX) return refused('too-many-passkeys')
      const asked = await askPasskey(services, { purpose: 'passkey', subject: subjectOf(userId), from: userId })
      await log(call, 'StartPasskey')
      return done(actor, {
        ...asked,
        user: { id: handleOf(userId), name: (await findLogin(db, userId)) ?? '', displayName: actor.name },
        exclude: known.map(({ credential_id, transports }) => ({ id: credential_id.toString('base64url'), transports })),
      })
    }),
    handleCommand('AddPasskey', signInContracts.AddPasskey, async (call) => {
      const { actor, input, now } = call
      const { userId } = actor
      if ((await listPasskeys(db, userId)).length >= PASSKEYS_MAX) return refused('too-many-passkeys')
      const fresh = await judgeNewPasskey(services, input.passkey, (subject) => subject?.equals(subjectOf(userId)) === true)
      if (fresh === undefined) return refused('passkey-unfit')
      const id = services.newId()
      const { name, passkey } = input
      if (!(await putPasskey(db, { id, userId, name, ...fresh, transports: passkey.transports, at: now }))) return refused('passkey-known')
      await log(call, 'AddPasskey')
      return { type: 'done', answer: JSON.stringify({ id }), version: 1, id }
    }),
    handleCommand('RemovePasskey', signInContracts.RemovePasskey, async (call) => {
      const { actor, input } = call
      const [known, credential, provider] = await Promise.all([
        listPasskeys(db, actor.userId),
        findCredential(db, actor.userId),
        isLinked(db, actor.userId),
      ])
      if (!known.some((key) => key.id === input.id)) return refused('passkey-unknown')
      if (!mayRemoveFactor({ password: credential?.password_hash != null, passkeys: known.length, provider })) return refused('last-factor')
      if (!(await dropPasskey(db, actor.userId, input.id))) return refused('passkey-unknown')
      await log(call, 'RemovePasskey')
      return done(actor, { done: true })
    }),
    handleCommand('StartProof', signInContracts.StartProof, async (call) => {
      const { actor } = call
      const asked = await askPasskey(services, { purpose: 'proof', subject: subjectOf(actor.userId), from: actor.userId })
      await log(call, 'StartProof')
      return done(actor, asked)
    }),
    handleCommand('ProveIdentity', signInContracts.ProveIdentity, async (call) => {
      const { actor, input, now } = call
      const session = authenticator.sessionOf(actor)
      // A machine has no screen at which anybody could be asked.
      if (session === undefined) return refused('proof-at-a-screen')
      if (input.passkey === undefined) {
        const wrong = await judgePassword(actor, { password: input.password ?? '', code: input.code })
        if (wrong !== undefined) return wrong
      } else {
        const mine = async (userId: string, subject: Buffer | null): Promise<boolean> =>
          userId === actor.userId && subject?.equals(subjectOf(userId)) === true
        if ((await judgePasskey(services, input.passkey, 'proof', mine)) === undefined) return refused('passkey-unfit')
      }
      await putProof(db, actor.userId, session, now)
      await log(call, 'ProveIdentity')
      return done(actor, { done: true })
    }),
  ]
}
