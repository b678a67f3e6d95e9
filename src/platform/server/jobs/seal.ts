// SPDX-License-Identifier: AGPL-3.0-or-later
// After midnight the day that ended is sealed, one signed head per regency, and the answers that were kept for a day are forgotten.

import { addDays, jakartaDate } from '#kernel/time.ts'
import type { ClockTask, Services } from '#platform/server/http/capability.ts'
import { forgetAnswers } from '#platform/server/http/kept-answers.ts'
import { sealDay } from '#platform/server/storage/heads.ts'

export function sealTask({ db, keyring }: Pick<Services, 'db' | 'keyring'>): ClockTask {
  return {
    name: 'seal-day',
    cron: '5 0 * * *',
    run: async (now) => {
      await sealDay(db, keyring, addDays(jakartaDate(now), -1), now)
      await forgetAnswers(db, now)
    },
  }
}
