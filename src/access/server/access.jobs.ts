// SPDX-License-Identifier: AGPL-3.0-or-later
// After midnight the sessions that have ended are removed, the attempts to sign in that are forgotten, what nobody answered, and links and tokens that ran out.

import { ATTEMPTS_FORGOTTEN_HOURS } from '#access/core/sign-in.law.ts'
import { sessionLimits } from '#access/server/authenticate.ts'
import { dropChallenges } from '#access/server/challenge.store.ts'
import { dropAttempts, dropEndedSessions, dropExpired } from '#access/server/credential.store.ts'
import type { ClockTask, Services } from '#platform/server/http/capability.ts'

const HOUR_MS = 3_600_000

export function accessTask({ db }: Pick<Services, 'db'>): ClockTask {
  return {
    name: 'access-forget',
    cron: '10 0 * * *',
    run: async (now) => {
      const { createdAfter, seenAfter } = sessionLimits(now)
      await dropEndedSessions(db, createdAfter, seenAfter)
      await dropAttempts(db, new Date(Date.parse(now) - ATTEMPTS_FORGOTTEN_HOURS * HOUR_MS).toISOString())
      await dropChallenges(db, now)
      await dropExpired(db, now)
    },
  }
}
