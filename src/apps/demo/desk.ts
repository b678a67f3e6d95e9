// SPDX-License-Identifier: AGPL-3.0-or-later
// How the demonstration acts: as one of its officers, through commands, on a day of its own.

import type { FastifyInstance } from 'fastify'
import { createToken } from '#access/server/provision.ts'
import { asOf } from '#apps/clock.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Services } from '#platform/server/http/capability.ts'

export interface Desk {
  /** Undefined where it was refused. Without a day, today. */
  readonly post: (login: string, path: string, body: object, on?: LocalDate) => Promise<unknown>
  readonly get: (login: string, path: string) => Promise<unknown>
}

/** With tokens for a day. */
export async function openDesk(server: FastifyInstance, services: Services, logins: readonly string[]): Promise<Desk> {
  const tokens = new Map<string, string>()
  for (const login of logins) tokens.set(login, (await createToken(services, login, { name: 'Contoh', expiresInDays: 1 })) ?? '')

  async function ask(login: string, method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> {
    const headers = { authorization: `Bearer ${tokens.get(login) ?? ''}` }
    const answer = await server.inject({ method, url: `/api/v1${path}`, headers, ...(body === undefined ? {} : { payload: body }) })
    return answer.statusCode < 300 ? answer.json() : undefined
  }

  return {
    get: (login, path) => ask(login, 'GET', path),
    post: (login, path, body, on) => {
      const act = (): Promise<unknown> => ask(login, 'POST', path, body)
      return on === undefined ? act() : asOf(`${on}T03:00:00.000Z`, act)
    },
  }
}
