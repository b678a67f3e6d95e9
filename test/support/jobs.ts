// SPDX-License-Identifier: AGPL-3.0-or-later
// Listeners and tasks at work on an instance of a test: its events are followed and queued, its jobs run.

import type { ClockTask, Listener } from '#platform/server/http/capability.ts'
import { type Jobs, settleAll, startJobs } from '#platform/server/jobs/jobs.ts'
import { startFollower } from '#platform/server/storage/follower.ts'
import type { TestInstance } from './instance.ts'

export interface TestJobs extends Jobs {
  /** Waits until all that follows from what is committed has happened. */
  readonly settleAll: () => Promise<void>
}

/** Without a list of its own, what the instance's capabilities hear and do. */
export interface TestJobsOptions {
  readonly listeners?: readonly Listener[]
  readonly tasks?: readonly ClockTask[]
  readonly retries?: number
  readonly onError?: (error: unknown) => void
}

/** To be stopped before the instance's database is closed. */
export async function openJobs(
  instance: Pick<TestInstance, 'services' | 'capabilities'>,
  options: TestJobsOptions = {},
): Promise<TestJobs> {
  const onError = options.onError ?? ((error: unknown) => console.error(error))
  const { listeners = instance.capabilities.flatMap((each) => each.listeners ?? []) } = options
  const { tasks = instance.capabilities.flatMap((each) => each.tasks ?? []) } = options
  const jobs = await startJobs(instance.services.db, {
    listeners,
    tasks,
    clock: instance.services.clock,
    onError,
    ...(options.retries === undefined ? {} : { retries: options.retries }),
  })
  const follower = startFollower(instance.services.db, jobs.queue, onError)
  const stop = async (): Promise<void> => {
    await follower.stop()
    await jobs.stop()
  }
  return { ...jobs, stop, settleAll: () => settleAll(follower, jobs) }
}
