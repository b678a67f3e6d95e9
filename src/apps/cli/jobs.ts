// SPDX-License-Identifier: AGPL-3.0-or-later
// What kept failing: looked at, and sent again once its cause is mended.

import * as z from 'zod/mini'
import { onGround } from '#apps/cli/ground.ts'
import { text } from '#apps/cli/instance-text.ts'
import type { Command, ExitCode } from '#platform/cli/command.ts'
import { speaker } from '#platform/cli/help.ts'
import { present } from '#platform/cli/present.ts'
import { FAILED, startJobs } from '#platform/server/jobs/jobs.ts'
import { readSettings } from '#platform/server/settings.ts'

const FailedRow = z.object({
  queue: z.nullable(z.string()),
  event: z.nullable(z.string()),
  record: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  since: z.date(),
})
const FAILED_JOBS = `select source_name as queue, data ->> 'type' as event, (data ->> 'regency') || ' ' || (data ->> 'uuid') as record,
  coalesce(output ->> 'reason', output ->> 'message') as reason, created_on as since from pgboss.job where name = $1 order by created_on`

export const jobCommands: readonly Command[] = [
  {
    name: 'jobs failed',
    group: 'instance',
    summary: text('jobs-failed'),
    options: [],
    run: ({ screen, json, language }) =>
      onGround<ExitCode>(readSettings(process.env), screen.err, async ({ services }) => {
        const rows = await services.db.run(FAILED_JOBS, [FAILED])
        const items = rows.map((row) => FailedRow.parse(row)).map((row) => ({ ...row, since: row.since.toISOString() }))
        screen.out(json ? JSON.stringify({ items }) : present({ items }, speaker(language)))
        return 0
      }),
  },
  {
    name: 'jobs retry',
    group: 'instance',
    summary: text('jobs-retry'),
    options: [],
    run: ({ screen, json }) =>
      onGround<ExitCode>(readSettings(process.env), screen.err, async ({ services }) => {
        const onError = (error: unknown): void => screen.err(error instanceof Error ? error.message : String(error))
        const jobs = await startJobs(services.db, { listeners: [], tasks: [], clock: services.clock, onError })
        const sent = await jobs.retryFailed()
        await jobs.stop()
        screen.out(json ? JSON.stringify({ sent }) : String(sent))
        return 0
      }),
  },
]
