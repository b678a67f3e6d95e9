// SPDX-License-Identifier: AGPL-3.0-or-later
// One's own account: sessions, password, authenticator app. Secrets are in no event and no log; that they changed is.

import { accessContracts } from '#access/core/access.contract.ts'
import { RE_ENROLMENT_TOLD_DAYS } from '#access/core/sign-in.law.ts'
import { passwordFault } from '#access/core/sign-in.rules.ts'
import { findLogin, nameActs, officeNames } from '#access/server/access.store.ts'
import { beginAttempt } from '#access/server/attempts.ts'
import { type Authenticator, sessionLimits } from '#access/server/authenticate.ts'
import {
  confirmTotp,
  dropSession,
  dropSessions,
  dropTokens,
  findCredential,
  listSessions,
  putPassword,
  putRecovery,
  putTotp,
} from '#access/server/credential.store.ts'
import { listDelegations } from '#access/server/delegation.store.ts'
import { grantOf, signGrant } from '#access/server/grant.ts'
import { headsOf } from '#access/server/head.store.ts'
import { listPasskeys } from '#access/server/passkey.store.ts'
import { done, proofs, refused } from '#access/server/proof.ts'
import { findProvider, isLinked } from '#access/server/provider.store.ts'
import { findToldOf } from '#access/server/re-enrolment.store.ts'
import { hashPassword, newRecoveryCodes, newTotp, totpStep } from '#access/server/secrets.ts'
import { regencyOf } from '#kernel/area.ts'
import { type Bound, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { everywhere } from '#platform/server/storage/database.ts'

const DAY_MS = 86_400_000

export function bindOwn(services: Services, authenticator: Authenticator): readonly Bound[] {
  const { db, keyring } = services
  const { log } = proofs(services)

  return [
    handleQuery('GetMe', accessContracts.GetMe, async ({ actor, today, now, language }) => {
      const since = new Date(Date.parse(now) - RE_ENROLMENT_TOLD_DAYS * DAY_MS).toISOString()
      const [names, heads, credential, passkeys, told, provider, tied, delegations] = await Promise.all([
        officeNames(db, [actor.officeId], today),
        actor.officeKind === 'VILLAGE' ? headsOf(db, actor.officeId) : [],
        findCredential(db, actor.userId),
        listPasskeys(db, actor.userId),
        findToldOf(db, actor.userId, since),
        findProvider(db, actor.officeId),
        isLinked(db, actor.userId),
        listDelegations(db, actor.userId, today),
      ])
      const officers =
        told === undefined
          ? []
          : await nameActs(
              db,
              [told.openedBy, told.confirmedBy ?? ''].map((userId) => ({ userId, officeId: '', on: today })),
            )
      const { userId, name, role, officeId, officeKind, prefixes } = actor
      const places = delegations.filter(({ deputyId, from }) => deputyId === userId && (from === undefined || from <= today))
      const officesOfPlaces = await officeNames(
        db,
        places.map((place) => place.actor.officeId),
        today,
      )
      const regency = services.regencies.get(regencyOf(prefixes[0] ?? ''))
      return {
        body: {
          userId,
          name,
          role,
          office: {
            id: officeId,
            kind: officeKind,
            name: names.get(officeId) ?? officeId,
            areas: prefixes,
            ...(heads.length === 0 ? {} : { heads: heads.map(({ userId: head, ...named }) => ({ ...named, me: head === userId })) }),
          },
          ...(regency === undefined
            ? {}
            : {
                regency: {
                  name: regency.name,
                  letterhead: regency.letterhead,
                  ...(regency.logo === undefined ? {} : { logo: regency.logo }),
                },
              }),
          language,
          totp: credential?.totp_id != null,
          recoveryCodes: credential?.recovery_left ?? 0,
          password: credential?.password_hash != null,
          passkeys: passkeys.length,
          acting: places.map((place) => {
            const office = officesOfPlaces.get(place.actor.officeId) ?? place.actor.officeId
            return {
              id: place.id,
              giver: place.giverName,
              until: place.until,
              ...(place.actor.acting?.sees === undefined ? {} : { commands: place.actor.acting.commands }),
              role: place.actor.role,
              office: { name: office, kind: place.actor.officeKind, areas: place.actor.prefixes },
              ...signGrant(keyring, grantOf(place, office)),
            }
          }),
          provider: provider === undefined ? 'none' : tied ? 'tied' : 'offered',
          reEnrolled:
            told === undefined
              ? null
              : {
                  openedBy: officers[0]?.user ?? told.openedBy,
                  confirmedBy: told.confirmedBy === null ? null : (officers[1]?.user ?? told.confirmedBy),
                  at: told.at,
                },
        },
      }
    }),
    handleQuery('ListSessions', accessContracts.ListSessions, async ({ actor, now }) => {
      const { createdAfter, seenAfter } = sessionLimits(now)
      const current = authenticator.sessionOf(actor)
      const items = (await listSessions(db, actor.userId, createdAfter, seenAfter)).map((session) => ({
        id: session.id,
        agent: session.agent,
        created: session.created_at.toISOString(),
        lastSeen: session.last_seen_at.toISOString(),
        current: session.id === current,
      }))
      return { body: { items } }
    }),
    handleCommand('EndSession', accessContracts.EndSession, async (call) => {
      const { actor, input } = call
      const ended = await dropSession(db, actor.userId, input.id)
      authenticator.forget()
      if (!ended) return { type: 'not-found' }
      await log(call, 'EndSession')
      return done(actor, { done: true })
    }),
    handleCommand('ChangePassword', accessContracts.ChangePassword, async (call) => {
      const { actor, input } = call
      const fault = passwordFault(input.password, (await findLogin(db, actor.userId)) ?? '')
      if (fault !== undefined) return refused(fault, 'password')
      const passwordHash = await hashPassword(input.password)
      await db.transaction(everywhere, async (tx) => {
        await putPassword(tx, actor.userId, passwordHash, false)
        await dropSessions(tx, actor.userId, authenticator.sessionOf(actor))
        // Whoever knew the old password could have made a token with it.
        if (input.tokens !== 'keep') await dropTokens(tx, actor.userId)
      })
      authenticator.forget()
      await log(call, 'ChangePassword')
      return done(actor, { done: true })
    }),
    handleCommand('StartTotp', accessContracts.StartTotp, async (call) => {
      const { actor } = call
      const totpId = services.newId()
      const { wrapped, uri, secret } = newTotp(keyring, totpId, (await findLogin(db, actor.userId)) ?? '')
      await putTotp(db, actor.userId, totpId, wrapped)
      await log(call, 'StartTotp')
      return done(actor, { uri, secret })
    }),
    handleCommand('ConfirmTotp', accessContracts.ConfirmTotp, async (call) => {
      const { actor, input, now } = call
      const credential = await findCredential(db, actor.userId)
      if (credential?.next_totp_id == null || credential.next_totp_wrapped === null) return refused('totp-not-started')
      const attempt = await beginAttempt(services, `totp:${actor.userId}`)
      if (!attempt.open) return refused('too-many-requests')
      const step = totpStep(keyring, credential.next_totp_id, credential.next_totp_wrapped, input.code, now)
      if (step === undefined) return refused('code-wrong', 'code')
      await attempt.succeeded()
      const { codes, hashes } = newRecoveryCodes(keyring, actor.userId)
      if (!(await confirmTotp(db, actor.userId, { totpId: credential.next_totp_id, step, recovery: hashes })))
        return refused('totp-not-started')
      await log(call, 'ConfirmTotp')
      return done(actor, { recoveryCodes: codes })
    }),
    handleCommand('NewRecoveryCodes', accessContracts.NewRecoveryCodes, async (call) => {
      const { actor } = call
      if ((await findCredential(db, actor.userId))?.totp_id == null) return refused('totp-not-on')
      const { codes, hashes } = newRecoveryCodes(keyring, actor.userId)
      await putRecovery(db, actor.userId, hashes)
      await log(call, 'NewRecoveryCodes')
      return done(actor, { recoveryCodes: codes })
    }),
  ]
}
