// SPDX-License-Identifier: AGPL-3.0-or-later
// The whole app, listening, with its officers and a clock the test sets; and open meetings between them.

import type { InjectOptions } from 'fastify'
import * as z from 'zod/mini'
import { ensureOfficers } from '#apps/demo/demonstration.ts'
import { demoUsers } from '#apps/demo/officers.ts'
import { type AppOptions, openApp } from '#apps/server.ts'
import { must } from '#kernel/decider.ts'
import { PASSWORD } from './access.ts'
import { memoryStore } from './memory-store.ts'

const Made = z.looseObject({ id: z.string() })

export const callers = ['dinas', 'bp2mi', 'desa'] as const
export type CallerName = (typeof callers)[number]

export const officeOf = (login: CallerName): string =>
  must(
    demoUsers.find((user) => user.login === login),
    login,
  ).office.id

export interface Met {
  readonly room: string
  readonly meeting: string
}

export async function openCallInstance(databaseUrl: string, more: Pick<AppOptions, 'relay'> = {}) {
  let now = Date.parse('2026-05-03T02:00:00.000Z')
  const errors: unknown[] = []
  const clock = (): string => new Date(now).toISOString()
  const app = await openApp({
    databaseUrl,
    master: Buffer.alloc(32, 7),
    publicUrl: 'http://127.0.0.1',
    poolSize: 5,
    store: memoryStore(),
    clock,
    logError: (error) => errors.push(error),
    ...more,
  })
  await ensureOfficers(app.services, PASSWORD)
  const address = await app.server.listen({ host: '127.0.0.1', port: 0 })

  async function signIn(login: CallerName): Promise<string> {
    const answer = await app.server.inject({ method: 'POST', url: '/api/v1/session', payload: { login, password: PASSWORD } })
    if (answer.statusCode !== 201) throw new Error(`${login}: ${answer.body}`)
    return String(answer.headers['set-cookie']).split(';')[0] ?? ''
  }

  async function send(cookie: string, path: string, body?: object, method: 'POST' | 'DELETE' | 'GET' = 'POST') {
    const payload = method === 'POST' ? { payload: body ?? {} } : {}
    const answer = await app.server.inject({ method, url: `/api/v1${path}`, headers: { cookie }, ...payload })
    return { status: answer.statusCode, json: answer.json() }
  }

  async function make(cookie: string, path: string, body: object): Promise<string> {
    const { status, json } = await send(cookie, path, body)
    if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(json)}`)
    return Made.parse(json).id
  }

  return {
    errors,
    address,
    signIn,
    send,
    inject: (request: InjectOptions) => app.server.inject(request),
    wait: (seconds: number) => {
      now += seconds * 1000
    },
    /** A meeting that the first opened in a room of its own, into which it let the others. */
    meet: async (cookie: string, ...others: readonly CallerName[]): Promise<Met> => {
      const room = await make(cookie, '/rooms', { title: 'Ruang' })
      for (const other of others) await make(cookie, `/rooms/${room}/offices`, { officeId: officeOf(other) })
      const meeting = await make(cookie, `/rooms/${room}/meetings`, { title: 'Rapat', startsAt: new Date(now + 60_000).toISOString() })
      await make(cookie, `/meetings/${meeting}/opening`, {})
      return { room, meeting }
    },
    close: () => app.close(),
  }
}
export type CallInstance = Awaited<ReturnType<typeof openCallInstance>>
