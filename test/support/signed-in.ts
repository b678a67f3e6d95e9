// SPDX-License-Identifier: AGPL-3.0-or-later
// Everything that is plugged in, with the officers of the demonstration, who sign in as people do; shared by the tests of one file.

import type { LightMyRequestResponse } from 'fastify'
import { afterAll, expect } from 'vitest'
import { ensureOfficers } from '#apps/demo/demonstration.ts'
import { freshDatabase } from './postgres.ts'
import { openWhole, type Whole } from './whole.ts'

export const PASSWORD = 'kopi sawah pagi'

interface Asked {
  readonly body?: object
  /** The delegation under which it is asked. */
  readonly under?: string
}

export interface SignedIn {
  readonly whole: Whole
  /** @returns the cookie of that session */
  readonly signIn: (login: string) => Promise<string>
  /** `path` is what follows `/api/v1`. */
  readonly send: (method: 'GET' | 'POST' | 'DELETE', path: string, cookie: string, asked?: Asked) => Promise<LightMyRequestResponse>
}

export async function openSignedIn(clock?: () => string): Promise<SignedIn> {
  const whole = openWhole(await freshDatabase(), clock === undefined ? {} : { clock })
  afterAll(() => whole.close())
  await ensureOfficers(whole.services, PASSWORD)
  return {
    whole,
    signIn: async (login) => {
      const answer = await whole.app.inject({ method: 'POST', url: '/api/v1/session', payload: { login, password: PASSWORD } })
      expect(answer.statusCode).toBe(201)
      return String(answer.headers['set-cookie']).split(';')[0] ?? ''
    },
    send: async (method, path, cookie, { body, under } = {}) =>
      whole.app.inject({
        method,
        url: `/api/v1${path}`,
        headers: { cookie, 'accept-language': 'en', ...(under === undefined ? {} : { 'x-acting-for': under }) },
        ...(body === undefined ? {} : { payload: body }),
      }),
  }
}
