// SPDX-License-Identifier: AGPL-3.0-or-later
// The providers of offices, set by an administrator who is over the whole office.

import { mayStaff } from '#access/core/office.rules.ts'
import { providerAccessContracts } from '#access/core/provider.contract.ts'
import { CHALLENGE_MINUTES } from '#access/core/sign-in.law.ts'
import { findOffice, kindOfOffice, officeNames } from '#access/server/access.store.ts'
import { putChallenge } from '#access/server/challenge.store.ts'
import { writeLog } from '#access/server/credential.store.ts'
import { done, refused } from '#access/server/proof.ts'
import { dropProvider, findProvider, putProvider } from '#access/server/provider.store.ts'
import { type Providers, returnAddress, secretContext } from '#access/server/provider.ts'
import { newSecret, sha256 } from '#access/server/secrets.ts'
import { type Bound, type Call, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'

const MINUTE_MS = 60_000

export function bindProviders(services: Services, providers: Providers): readonly Bound[] {
  const { db, keyring, clock, publicUrl } = services

  /** An office that the administrator is over, as in every command on offices; otherwise there is none. */
  async function reach({ scope, input }: Call<{ readonly id: string }>) {
    // The table itself hides no office: the database's own wall is asked.
    return (await kindOfOffice(db, scope, input.id)) === undefined ? undefined : findOffice(db, input.id)
  }

  return [
    handleQuery('GetIdentityProvider', providerAccessContracts.GetIdentityProvider, async (call) => {
      const office = await reach(call)
      if (office === undefined) return undefined
      const [provider, names] = await Promise.all([findProvider(db, office.id), officeNames(db, [office.id], call.today)])
      return {
        body: {
          officeName: names.get(office.id) ?? office.id,
          returnAddress: returnAddress(publicUrl),
          provider: provider === undefined ? null : { issuer: provider.issuer, clientId: provider.clientId, required: provider.required },
        },
      }
    }),
    handleCommand('SetIdentityProvider', providerAccessContracts.SetIdentityProvider, async (call) => {
      const { actor, input, now } = call
      const office = await reach(call)
      if (office === undefined) return { type: 'not-found' }
      if (!mayStaff(actor.prefixes, office.areas)) return refused('office-outside')
      const before = await findProvider(db, office.id)
      const { issuer, clientId, required } = input
      if (!providers.mayBe(issuer)) return refused('issuer-unfit', 'issuer')
      // A secret goes only to the provider that it was typed for.
      const same = before !== undefined && before.issuer === issuer
      if (input.secret === undefined && !same) return refused('required', 'secret')
      const secret = input.secret === undefined ? before?.secret : keyring.seal(input.secret, secretContext(office.id))
      if (secret === undefined) return refused('required', 'secret')
      const provider = { officeId: office.id, issuer, clientId, secret, required }
      if (!(await providers.answers(provider))) return refused('provider-unreachable')
      await putProvider(db, provider)
      await writeLog(db, { id: call.commandId, actor, contract: 'SetIdentityProvider', target: office.id, at: now })
      return done(actor, { done: true })
    }),
    handleCommand('RemoveIdentityProvider', providerAccessContracts.RemoveIdentityProvider, async (call) => {
      const { actor, now } = call
      const office = await reach(call)
      if (office === undefined) return { type: 'not-found' }
      if (!mayStaff(actor.prefixes, office.areas)) return refused('office-outside')
      if (!(await dropProvider(db, office.id))) return refused('provider-none')
      await writeLog(db, { id: call.commandId, actor, contract: 'RemoveIdentityProvider', target: office.id, at: now })
      return done(actor, { done: true })
    }),
    handleCommand('StartTie', providerAccessContracts.StartTie, async (call) => {
      const { actor, now } = call
      if ((await findProvider(db, actor.officeId)) === undefined) return refused('provider-none')
      const ticket = newSecret()
      const hash = sha256(ticket)
      await putChallenge(db, {
        hash,
        purpose: 'tie',
        subject: null,
        askedFrom: keyring.matchHash('challenge-from', actor.userId),
        expires: new Date(Date.parse(clock()) + CHALLENGE_MINUTES * MINUTE_MS).toISOString(),
        sealed: keyring.seal(actor.userId, `challenge:${hash.toString('hex')}`),
      })
      await writeLog(db, { id: call.commandId, actor, contract: 'StartTie', target: actor.userId, at: now })
      return done(actor, { ticket })
    }),
  ]
}
