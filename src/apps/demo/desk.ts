// SPDX-License-Identifier: AGPL-3.0-or-later
// How the demonstration acts: as one of its officers, through commands, on a day of its own. Each command has a key that says where
// in the demonstration it stands, so that a loading that was interrupted can be begun again and does nothing twice.

import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { createToken } from '#access/server/provision.ts'
import { asOf } from '#apps/clock.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { StartError } from '#platform/server/start-error.ts'

/** What of the server the demonstration needs: its answers to requests. */
export interface Asked {
  readonly inject: (options: InjectOptions) => Promise<LightMyRequestResponse>
}

export interface Desk {
  /** Undefined where it was refused. Without a day, today. */
  readonly post: (login: string, path: string, body: object, on?: LocalDate) => Promise<unknown>
  /** Hands in a file. */
  readonly bring: (login: string, path: string, file: Buffer, on?: LocalDate) => Promise<unknown>
  readonly get: (login: string, path: string) => Promise<unknown>
}

interface Sent {
  readonly body: object
  readonly type?: string
  readonly key: string
}

const BOUNDARY = 'batas-berkas-contoh'

/** A form with a file, as a browser sends it (RFC 7578). */
function formOf(file: Buffer, name: string): Pick<Sent, 'body' | 'type'> {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)])
  return { body, type: `multipart/form-data; boundary=${BOUNDARY}` }
}

/** The desk at which one part of the demonstration is done, one command after the other. */
export type Desks = (part: string) => Desk

/** With tokens for a day. */
export async function openDesks(server: Asked, services: Services, logins: readonly string[]): Promise<Desks> {
  const tokens = new Map<string, string>()
  for (const login of logins) tokens.set(login, (await createToken(services, login, { name: 'Contoh', expiresInDays: 1 })) ?? '')

  async function ask(login: string, method: 'GET' | 'POST', path: string, sent?: Sent): Promise<unknown> {
    const headers = {
      authorization: `Bearer ${tokens.get(login) ?? ''}`,
      ...(sent === undefined ? {} : { 'idempotency-key': sent.key }),
      ...(sent?.type === undefined ? {} : { 'content-type': sent.type }),
    }
    const answer = await server.inject({
      method,
      url: `/api/v1${path}`,
      headers,
      ...(sent === undefined ? {} : { payload: sent.body }),
    })
    // Not a refusal, which is part of the story: the loading stops here, and goes on from here when it is begun again.
    if (answer.statusCode >= 500) throw new StartError(['demonstration-interrupted', { path, status: answer.statusCode }])
    return answer.statusCode < 300 ? answer.json() : undefined
  }

  return (part) => {
    let count = 0
    const send = (login: string, path: string, sent: Omit<Sent, 'key'>, on: LocalDate | undefined): Promise<unknown> => {
      count += 1
      const key = `demonstration-${part}-${count}`
      const act = (): Promise<unknown> => ask(login, 'POST', path, { ...sent, key })
      const then = `${on}T03:00:00.000Z`
      // The day of today has not come so far everywhere: nothing is done in the future.
      return on === undefined || then > services.clock() ? act() : asOf(then, act)
    }
    return {
      get: (login, path) => ask(login, 'GET', path),
      post: (login, path, body, on) => send(login, path, { body }, on),
      bring: (login, path, file, on) => send(login, path, formOf(file, path.startsWith('/imports') ? 'daftar-lama.csv' : 'foto'), on),
    }
  }
}
