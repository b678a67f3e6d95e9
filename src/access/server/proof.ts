// SPDX-License-Identifier: AGPL-3.0-or-later
// What the handlers of one's own account share: proving who one is once more, the line in the log, the answer.

import { findLogin } from '#access/server/access.store.ts'
import { beginAttempt } from '#access/server/attempts.ts'
import { findCredential, writeLog } from '#access/server/credential.store.ts'
import { passwordFits } from '#access/server/secrets.ts'
import { codeFits } from '#access/server/sign-in.ts'
import type { Actor } from '#kernel/authority.ts'
import { refuse } from '#kernel/decider.ts'
import type { CommandCallOf, Services } from '#platform/server/http/capability.ts'
import type { Outcome } from '#platform/server/storage/records.ts'

export function done(actor: Actor, answer: object): Outcome {
  return { type: 'done', answer: JSON.stringify(answer), version: 1, id: actor.userId }
}

export function refused(code: string, field?: string): Outcome {
  if (field === undefined) return { type: 'refused', refusal: refuse(code).refusal }
  return { type: 'refused', refusal: refuse('invalid-input', { fields: [{ field, code }] }).refusal }
}

interface Proofs {
  readonly log: (call: Pick<CommandCallOf<unknown>, 'actor' | 'commandId'>, contract: string) => Promise<void>
  /** Judges the password, and a code where the account has an authenticator app; undefined where it is the right person. */
  readonly judgePassword: (
    actor: Actor,
    shown: { readonly password: string; readonly code?: string | undefined },
  ) => Promise<Outcome | undefined>
}

export function proofs(services: Services): Proofs {
  const { db } = services
  return {
    log: ({ actor, commandId }, contract) => writeLog(db, { id: commandId, actor, contract, target: actor.userId, at: services.clock() }),
    judgePassword: async (actor, { password, code }) => {
      const login = (await findLogin(db, actor.userId)) ?? ''
      const attempt = await beginAttempt(services, login)
      if (!attempt.open) return refused('too-many-requests')
      const credential = await findCredential(db, actor.userId)
      if (!(await passwordFits(credential?.password_hash, password))) return refused('password-wrong', 'password')
      if (credential?.totp_id != null) {
        if (code === undefined || code === '') {
          await attempt.undecided()
          return refused('code-needed', 'code')
        }
        if (!(await codeFits(services, actor.userId, code))) return refused('code-wrong', 'code')
      }
      await attempt.succeeded()
      return undefined
    },
  }
}
