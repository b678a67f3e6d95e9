// SPDX-License-Identifier: AGPL-3.0-or-later
// An instance at work that the tests of one file share: opened where it is asked for, closed after the last of them.

import { afterAll, expect } from 'vitest'
import * as z from 'zod/mini'
import { type InstanceOptions, type OfficerName, openInstance, type TestInstance } from './instance.ts'
import { openJobs, type TestJobs } from './jobs.ts'
import { freshDatabase } from './postgres.ts'

const Made = z.object({ id: z.string() })

export interface Working {
  readonly instance: TestInstance
  readonly jobs: TestJobs
  /** A command that is done. @returns the id of what it is about */
  readonly done: (path: string, as: OfficerName, body?: object) => Promise<string>
}

export async function openWorking(options: InstanceOptions = {}): Promise<Working> {
  const instance = openInstance(await freshDatabase(), options)
  const jobs = await openJobs(instance)
  afterAll(async () => {
    await jobs.stop()
    await instance.app.close()
    await instance.db.close()
  })
  return {
    instance,
    jobs,
    done: async (path, as, body = {}) => {
      const answer = await instance.send('POST', path, as, body)
      expect(answer.statusCode, `${path}: ${answer.body}`).toBeLessThan(300)
      return Made.parse(answer.json()).id
    },
  }
}
