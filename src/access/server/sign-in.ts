// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is asking: a bearer token or a session cookie; and how a session begins and ends.

import { createHash, randomBytes } from 'node:crypto'
import { hash as argonHash, verify as argonVerify } from '@node-rs/argon2'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { dropBearer, findActor, findStaff, type KnownActor, noteSignIn, putBearer } from '#access/server/access.store.ts'
import type { Language } from '#kernel/words.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { inputProblem, problem, type Words } from '#platform/server/http/problems.ts'
import { API, languageOf, sendProblem } from '#platform/server/http/routes.ts'

const COOKIE = 'kawal_session'
const SESSION_HOURS = 12
const REMEMBER_MS = 5_000
const FREE_TRIES = 3
const MAX_PAUSE_SECONDS = 900

/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane. */
export function hashPassword(password: string): Promise<string> {
  return argonHash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
}

export function bearerHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

export function newBearer(): string {
  return `kwl_${randomBytes(24).toString('base64url')}`
}

function cookieOf(request: FastifyRequest): string | undefined {
  return /(?:^|;\s*)kawal_session=([\w-]{10,100})/.exec(request.headers.cookie ?? '')?.[1]
}

/** A page of another site may not act with our cookie, even where a browser sends it along. */
function fromElsewhere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  return request.method !== 'GET' && site !== undefined && site !== 'same-origin' && site !== 'none'
}

export interface Access {
  readonly authenticate: (request: FastifyRequest) => Promise<KnownActor | undefined>
  readonly plug: (app: FastifyInstance, words: Readonly<Record<Language, Words>>) => void
}

const SignIn = z.strictObject({
  login: z.string().check(z.minLength(1), z.maxLength(100)),
  password: z.string().check(z.minLength(1), z.maxLength(200)),
})

export function openAccess(services: Services): Access {
  const { db } = services
  const remembered = new Map<string, { readonly actor: KnownActor; readonly until: number }>()

  async function known(token: string): Promise<KnownActor | undefined> {
    const entry = remembered.get(token)
    if (entry !== undefined && entry.until > Date.now()) return entry.actor
    remembered.delete(token)
    const actor = await findActor(db, bearerHash(token), services.clock())
    if (actor !== undefined) {
      if (remembered.size > 1000) remembered.clear()
      remembered.set(token, { actor, until: Date.now() + REMEMBER_MS })
    }
    return actor
  }

  // An account that does not exist costs the same time as one that does.
  const nobody = hashPassword(randomBytes(16).toString('hex'))

  return {
    authenticate: async (request) => {
      const bearer = /^Bearer ([\w-]{10,100})$/.exec(request.headers.authorization ?? '')?.[1]
      if (bearer !== undefined) return known(bearer)
      const cookie = cookieOf(request)
      return cookie === undefined || fromElsewhere(request) ? undefined : known(cookie)
    },
    plug: (app, words) => {
      app.post(`${API}/session`, async (request, reply) => {
        const text = words[languageOf(request)]
        const parsed = SignIn.safeParse(request.body)
        if (!parsed.success) return sendProblem(reply, inputProblem(parsed.error, text))
        const now = Date.parse(services.clock())
        const staff = await findStaff(db, parsed.data.login)
        if (staff?.paused_until != null && staff.paused_until.getTime() > now) {
          return sendProblem(
            reply.header('retry-after', String(Math.ceil((staff.paused_until.getTime() - now) / 1000))),
            problem('too-many-requests', text),
          )
        }
        const fits = await argonVerify(staff?.password_hash ?? (await nobody), parsed.data.password)
        if (staff === undefined || !fits) {
          if (staff !== undefined) {
            const failures = staff.failures + 1
            const pause = failures < FREE_TRIES ? 0 : Math.min(MAX_PAUSE_SECONDS, 2 ** (failures - FREE_TRIES))
            await noteSignIn(db, staff.id, failures, pause === 0 ? null : new Date(now + pause * 1000).toISOString())
          }
          return sendProblem(reply, problem('unauthenticated', text, { code: 'sign-in-failed' }))
        }
        await noteSignIn(db, staff.id, 0, null)
        const token = newBearer()
        await putBearer(
          db,
          bearerHash(token),
          staff.id,
          'session',
          services.clock(),
          new Date(now + SESSION_HOURS * 3_600_000).toISOString(),
        )
        const secure = services.publicUrl.startsWith('https:') ? '; Secure' : ''
        reply.header('set-cookie', `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${SESSION_HOURS * 3600}${secure}`)
        return reply.code(201).header('content-type', 'application/json').send('{}')
      })
      app.delete(`${API}/session`, async (request, reply) => {
        const cookie = cookieOf(request)
        if (cookie !== undefined && !fromElsewhere(request)) {
          await dropBearer(db, bearerHash(cookie))
          remembered.delete(cookie)
        }
        return reply.header('set-cookie', `${COOKIE}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`).code(200).send({})
      })
    },
  }
}
