// SPDX-License-Identifier: AGPL-3.0-or-later
// Real sign-in for tests: the access capability on a real database, with a clock the test sets.

import pg from 'pg'
import { expect } from 'vitest'
import * as z from 'zod/mini'
import { accessCapability } from '#access/server/register.ts'
import { contracts } from '#apps/contracts.ts'
import { journeysOffline } from '#journeys/core/worker.offline.ts'
import { noRegencies } from '#kernel/regency.ts'
import type { Capability, Services } from '#platform/server/http/capability.ts'
import { createServer } from '#platform/server/http/server.ts'
import { newId } from '#platform/server/new-id.ts'
import { openDatabase } from '#platform/server/storage/database.ts'
import { openKeyring } from '#platform/server/storage/keys.ts'
import { openRecords } from '#platform/server/storage/records.ts'
import { openLogHold } from './log.ts'
import { holdToDocument } from './openapi.ts'

export const PASSWORD = 'kopi sawah pagi'
let now = Date.parse('2026-05-03T02:00:00.000Z')
/** The instant, in milliseconds. */
export const present = (): number => now
/** Lets the clock go on, for every instance of this file. */
export function wait(seconds: number): void {
  now += seconds * 1000
}

/** What a device of every officer may keep. */
const copied: Capability = { name: 'copied', words: { id: {}, en: {} }, bound: [], offline: journeysOffline }

/** An instance of its own on a database. */
export function openAccess(databaseUrl: string, publicUrl = 'http://127.0.0.1', regencies = noRegencies) {
  const db = openDatabase({ connectionString: databaseUrl, poolSize: 5 })
  const keyring = openKeyring(Buffer.alloc(32, 7))
  const clock = (): string => new Date(now).toISOString()
  const services: Services = { db, keyring, records: openRecords(db, keyring, () => undefined), clock, newId, publicUrl, regencies }
  const access = accessCapability(services, { contracts })
  const { capability, plug } = access
  const log = openLogHold(access.authenticate)
  const { authenticate } = log
  const capabilities = [capability]
  const app = createServer({
    services,
    capabilities: [...capabilities, copied],
    authenticate,
    devices: access.devices,
    isProven: access.isProven,
    plug,
    version: 'test',
    logError: (e) => console.error(e),
  })
  holdToDocument(app)
  log.hold(app, db)
  return { app, db, services, capabilities }
}
export type AccessInstance = ReturnType<typeof openAccess>

/** Does something while the tables are otherwise. */
async function whileOtherwise<T>(of: string, [otherwise, asBefore]: readonly [string, string], work: () => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: of })
  await owner.connect()
  await owner.query(otherwise)
  try {
    return await work()
  } finally {
    await owner.query(asBefore)
    await owner.end()
  }
}

/** Does something while the database keeps no password. */
export function whilePasswordsFail<T>(of: string, work: () => Promise<T>): Promise<T> {
  const [full, free] = ['add constraint full_disk check (false) not valid', 'drop constraint full_disk']
  return whileOtherwise(of, [`alter table credential ${full}`, `alter table credential ${free}`], work)
}

/** Does something while no token can be taken away. */
export function whileTokensStay<T>(of: string, work: () => Promise<T>): Promise<T> {
  return whileOtherwise(of, ['revoke delete on token from kawal_app', 'grant delete on token to kawal_app'], work)
}

interface Sent {
  readonly cookie?: string
  readonly on?: AccessInstance
  readonly headers?: Record<string, string>
}

const Code = z.object({ code: z.string(), errors: z.optional(z.array(z.object({ field: z.string(), code: z.string() }))) })
/** The code of a problem, or of its first field. */
export const codeOf = (json: unknown): string => {
  const problem = Code.parse(json)
  return problem.errors?.[0]?.code ?? problem.code
}

/** Requests to one instance, or to the one they name. */
export function sender(home: AccessInstance) {
  async function send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body: object | undefined, sent: Sent = {}) {
    const headers = { 'accept-language': 'en', ...(sent.cookie === undefined ? {} : { cookie: sent.cookie }), ...sent.headers }
    const answer = await (sent.on ?? home).app.inject({
      method,
      url: `/api/v1${path}`,
      headers,
      ...(body === undefined ? {} : { payload: body }),
    })
    const json: unknown = answer.body === '' ? undefined : answer.json()
    return { status: answer.statusCode, json, headers: answer.headers }
  }

  let address = 0
  /** Each sign-in from an address of its own, unless the test is about addresses. */
  async function tryIn(login: string, password: string, code?: string, sent: Sent = {}) {
    address += 1
    const from = { 'x-forwarded-for': `10.0.${Math.floor(address / 250)}.${address % 250}` }
    return send(
      'POST',
      '/session',
      { login, password, ...(code === undefined ? {} : { code }) },
      { ...sent, headers: { ...from, ...sent.headers } },
    )
  }

  async function signIn(login: string, password = PASSWORD, code?: string, sent: Sent = {}): Promise<string> {
    const answer = await tryIn(login, password, code, sent)
    expect(answer.status).toBe(201)
    return String(answer.headers['set-cookie']).split(';')[0] ?? ''
  }
  return { send, tryIn, signIn }
}
