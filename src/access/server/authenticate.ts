// SPDX-License-Identifier: AGPL-3.0-or-later
// Who sends a request: a machine's token or a person's cookie. Remembered for seconds, so that a hot path asks no database.

import { timingSafeEqual } from 'node:crypto'
import { SESSION_IDLE_HOURS, SESSION_MAX_HOURS } from '#access/core/sign-in.law.ts'
import { isFresh, tokenAllows, tokenStepsUp } from '#access/core/sign-in.rules.ts'
import { findUserId } from '#access/server/access.store.ts'
import { findActor, findProof, findSession, touchSession, writeLog } from '#access/server/credential.store.ts'
import { findDelegation, lapsedOf } from '#access/server/delegation.store.ts'
import { type Bearer, readMachineToken, readSessionToken, sha256 } from '#access/server/secrets.ts'
import { findToken, touchToken } from '#access/server/token.store.ts'
import type { Actor } from '#kernel/authority.ts'
import type { Contract } from '#kernel/contract.ts'
import { jakartaDate } from '#kernel/time.ts'
import type { Asking, Authenticate } from '#platform/server/http/asking.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { ACTING, API, type IsProven } from '#platform/server/http/routes.ts'

export const COOKIE = 'kawal_session'
/** The header by which a page says whose it is: where somebody else signed in meanwhile in the same browser, it acts as nobody. */
const ACCOUNT = 'x-account'
const REMEMBER_MS = 5_000
const REMEMBERED = 5_000
const TOUCH_MS = 60_000
const HOUR_MS = 3_600_000

export interface Authenticator {
  readonly authenticate: Authenticate
  readonly isProven: IsProven
  /** The session behind an actor of this instance; undefined for a machine. */
  readonly sessionOf: (actor: Actor) => string | undefined
  /** An account or a session changed: this instance asks again at once, others within seconds. */
  readonly forget: () => void
  /** Calls back whenever that happens: for what stays open longer than a request. */
  readonly onForget: (hear: () => void) => void
}

/** How somebody was known. */
type Means = { readonly session: string } | { readonly scopes: readonly string[] } | 'door'

interface Found {
  readonly actor: Actor
  readonly scopes: readonly string[]
}

interface Remembered {
  readonly until: number
  readonly found: Promise<Found | undefined>
}

export function cookieOf(request: Asking): Bearer | undefined {
  const value = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w.-]+)`).exec(request.headers.cookie ?? '')?.[1]
  return value === undefined ? undefined : readSessionToken(value)
}

/** Another site may not act with our cookie, even where a browser sends it along. */
export function isForeign(request: Asking): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin, host } = request.headers
  return origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host)
}

/** From which instants on sessions still count. */
export function sessionLimits(now: string): { readonly createdAfter: string; readonly seenAfter: string } {
  const before = (hours: number): string => new Date(Date.parse(now) - hours * HOUR_MS).toISOString()
  return { createdAfter: before(SESSION_MAX_HOURS), seenAfter: before(SESSION_IDLE_HOURS) }
}

const sameText = (one: string, other: string): boolean => timingSafeEqual(sha256(one), sha256(other))

/** Whether a request comes from this machine itself, and not through a proxy on it. */
function isLocal(request: Asking): boolean {
  const from = request.socket.remoteAddress ?? ''
  const loopback = from === '::1' || /^(?:::ffff:)?127\./.test(from)
  return loopback && request.headers['x-forwarded-for'] === undefined
}

/** @param door the secret with which the command line on this machine acts as whom it names; without one nobody does */
export function authenticator(services: Services, door?: string): Authenticator {
  const { db } = services
  const remembered = new Map<string, Remembered>()
  const means = new WeakMap<Actor, Means>()
  const hearers: (() => void)[] = []

  async function bySession(bearer: Bearer): Promise<Found | undefined> {
    const now = services.clock()
    const { createdAfter, seenAfter } = sessionLimits(now)
    const found = await findSession(db, bearer.regency, bearer.hash, createdAfter, seenAfter)
    if (found === undefined) return undefined
    means.set(found.actor, { session: found.sessionId })
    // When it was last used is kept to the minute; a request does not wait for it, nor fail with it.
    if (Date.parse(now) - found.lastSeen.getTime() > TOUCH_MS) touchSession(db, bearer.regency, bearer.hash, now).catch(() => undefined)
    return { actor: found.actor, scopes: [] }
  }

  async function byToken(bearer: Bearer): Promise<Found | undefined> {
    const now = services.clock()
    const found = await findToken(db, bearer.regency, bearer.hash, now)
    if (found === undefined) return undefined
    const { lastUsed } = found
    if (lastUsed === null || Date.parse(now) - lastUsed.getTime() > TOUCH_MS)
      touchToken(db, bearer.regency, bearer.hash, now).catch(() => undefined)
    means.set(found.actor, { scopes: found.scopes })
    return found
  }

  async function known(kind: string, bearer: Bearer, find: (bearer: Bearer) => Promise<Found | undefined>): Promise<Found | undefined> {
    const key = `${kind}${bearer.regency}${bearer.hash.toString('base64')}`
    const now = Date.parse(services.clock())
    const before = remembered.get(key)
    if (before !== undefined && before.until > now) return before.found
    if (remembered.size >= REMEMBERED) remembered.clear()
    const entry: Remembered = { until: now + REMEMBER_MS, found: find(bearer) }
    remembered.set(key, entry)
    const drop = (): void => {
      if (remembered.get(key) === entry) remembered.delete(key)
    }
    // Neither a stranger nor a failure is remembered.
    entry.found.then((found) => found ?? drop(), drop)
    return entry.found
  }

  /** Whoever runs the command line holds the keys of this instance; that they acted in somebody's name stands in the log. */
  async function byDoor(request: Asking, secret: string): Promise<Actor | undefined> {
    const login = request.headers['x-kawal-user']
    if (door === undefined || typeof login !== 'string' || !isLocal(request) || !sameText(secret, door)) return undefined
    const userId = await findUserId(db, login)
    const actor = userId === undefined ? undefined : await findActor(db, userId)
    if (actor === undefined) return undefined
    means.set(actor, 'door')
    await writeLog(db, { id: services.newId(), actor, contract: 'CommandLine', target: actor.userId, at: services.clock() })
    return actor
  }

  /** The same person, in the place of whoever gave a delegation, where it stands, or told why not: asked anew at every request, so that it ends at once. */
  async function inPlaceOf(own: Actor, id: string): Promise<Actor> {
    const today = jakartaDate(services.clock())
    const found = await findDelegation(db, id, { deputyId: own.userId, today })
    if (found === undefined || found.actor.prefixes.length === 0) {
      const lapsed = await lapsedOf(db, id, { deputyId: own.userId, today })
      return lapsed === undefined ? own : { ...own, lapsed }
    }
    const actor: Actor = { userId: own.userId, name: own.name, ...found.actor }
    const by = means.get(own)
    if (by !== undefined) means.set(actor, by)
    return actor
  }

  function sessionOf(actor: Actor): string | undefined {
    const by = means.get(actor)
    return typeof by === 'object' && 'session' in by ? by.session : undefined
  }

  /** Asked of the database each time, so that a proof shown to one instance counts at once on the others. */
  async function isProven(actor: Actor, { sensitivity }: Contract): Promise<boolean> {
    const by = means.get(actor)
    if (by === undefined) return false
    if (typeof by === 'object' && 'session' in by) {
      const provenAt = await findProof(db, actor.userId, by.session)
      return provenAt !== undefined && isFresh(provenAt, services.clock())
    }
    // How somebody signs in is changed by that person, at a screen.
    return sensitivity !== 'own' && (by === 'door' || tokenStepsUp(by.scopes))
  }

  return {
    authenticate: async (request) => {
      const { authorization } = request.headers
      const local = /^Local ([\w-]+)$/.exec(authorization ?? '')?.[1]
      if (local !== undefined) return byDoor(request, local)
      if (authorization !== undefined) {
        const bearer = readMachineToken(/^Bearer ([\w-]+)$/i.exec(authorization)?.[1] ?? '')
        const found = bearer === undefined ? undefined : await known('t', bearer, byToken)
        const allowed = found !== undefined && tokenAllows(found.scopes, request.method, request.url.slice(API.length))
        return allowed ? found.actor : undefined
      }
      const cookie = cookieOf(request)
      const own = cookie === undefined || isForeign(request) ? undefined : (await known('s', cookie, bySession))?.actor
      const whose = request.headers[ACCOUNT]
      if (whose !== undefined && whose !== own?.userId) return undefined
      const delegation = request.headers[ACTING]
      return own === undefined || typeof delegation !== 'string' ? own : inPlaceOf(own, delegation)
    },
    isProven,
    sessionOf,
    forget: () => {
      remembered.clear()
      for (const hear of hearers) hear()
    },
    onForget: (hear) => void hearers.push(hear),
  }
}
