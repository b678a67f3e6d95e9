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
  /** Whoever changes how one signs in shows the password once more, and a code where the account has one: an open screen is not enough. */
  readonly provesItself: (
    actor: Actor,
    shown: { readonly password: string; readonly code?: string | undefined },
    field?: string,
  ) => Promise<{ readonly login: string } | { readonly outcome: Outcome }>
}

export function proofs(services: Services): Proofs {
  const { db } = services
  return {
    log: ({ actor, commandId }, contract) => writeLog(db, { id: commandId, actor, contract, target: actor.userId, at: services.clock() }),
    provesItself: async (actor, { password, code }, field = 'password') => {
      const login = (await findLogin(db, actor.userId)) ?? ''
      const attempt = await beginAttempt(services, login)
      if (!attempt.open) return { outcome: refused('too-many-requests') }
      const credential = await findCredential(db, actor.userId)
      if (!(await passwordFits(credential?.password_hash, password))) return { outcome: refused('password-wrong', field) }
      if (credential?.totp_id != null) {
        if (code === undefined || code === '') {
          await attempt.undecided()
          return { outcome: refused('code-needed', 'code') }
        }
        if (!(await codeFits(services, actor.userId, code))) return { outcome: refused('code-wrong', 'code') }
      }
      await attempt.succeeded()
      return { login }
    },
  }
}
