// SPDX-License-Identifier: AGPL-3.0-or-later
// Lists that are handed in to an instance whose jobs run.

import { expect } from 'vitest'
import * as z from 'zod/mini'
import { FullImport } from '#exchange/core/import.contract.ts'
import type { Actor } from '#kernel/authority.ts'
import { FORM_TYPE, formOf } from './form.ts'
import { openJobs, type TestJobs } from './jobs.ts'
import { actorHeader, openWhole, type Whole, type WholeOptions } from './whole.ts'

const Begun = z.looseObject({ id: z.string() })

export interface ImportWorld {
  readonly whole: Whole
  readonly jobs: TestJobs
  /** Hands in a list. @returns its id */
  readonly handIn: (actor: Actor, file: string | Buffer, more?: { readonly query?: string; readonly key?: string }) => Promise<string>
  readonly get: (actor: Actor, path: string, language?: 'id' | 'en') => Promise<{ readonly status: number; readonly body: string }>
  readonly post: (actor: Actor, path: string, body: object) => Promise<{ readonly status: number; readonly json: unknown }>
  /** The list as it stands once everything has happened. */
  readonly read: (actor: Actor, id: string, query?: string) => Promise<FullImport>
  readonly close: () => Promise<void>
}

export async function openImports(url: string, options: WholeOptions = {}): Promise<ImportWorld> {
  const whole = openWhole(url, options)
  const jobs = await openJobs(whole)
  const headers = (actor: Actor, language = 'en') => ({ ...actorHeader(actor), 'accept-language': language })

  async function get(actor: Actor, path: string, language?: 'id' | 'en') {
    const answer = await whole.app.inject({ method: 'GET', url: `/api/v1${path}`, headers: headers(actor, language) })
    return { status: answer.statusCode, body: answer.body }
  }
  return {
    whole,
    jobs,
    get,
    handIn: async (actor, file, { query = '', key } = {}) => {
      const answer = await whole.app.inject({
        method: 'POST',
        url: `/api/v1/imports${query}`,
        headers: { ...headers(actor), ...FORM_TYPE, ...(key === undefined ? {} : { 'idempotency-key': key }) },
        payload: formOf(file),
      })
      expect(answer.statusCode, answer.body).toBe(202)
      return Begun.parse(answer.json()).id
    },
    post: async (actor, path, body) => {
      const answer = await whole.app.inject({ method: 'POST', url: `/api/v1${path}`, headers: headers(actor), payload: body })
      return { status: answer.statusCode, json: answer.json() }
    },
    read: async (actor, id, query = '') => {
      await jobs.settleAll()
      const { status, body } = await get(actor, `/imports/${id}${query}`)
      expect(status, body).toBe(200)
      return FullImport.parse(JSON.parse(body))
    },
    close: async () => {
      await jobs.stop()
      await whole.close()
    },
  }
}
