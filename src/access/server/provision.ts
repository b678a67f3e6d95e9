// SPDX-License-Identifier: AGPL-3.0-or-later
// Offices, accounts and tokens made without a person at a screen: by the command line and the demonstration.

import { officeAggregate } from '#access/core/office.rules.ts'
import type { Office, OfficeFacts, OfficeHead } from '#access/core/office.ts'
import { INVITATION_HOURS, TOKEN_DAYS } from '#access/core/sign-in.law.ts'
import { scopePattern } from '#access/core/sign-in.rules.ts'
import { userAggregate } from '#access/core/user.rules.ts'
import { findOffice, findUserId, hasAdministrator, nextOfKind } from '#access/server/access.store.ts'
import { dropAccess, putInvitation, putPassword } from '#access/server/credential.store.ts'
import { findHead } from '#access/server/head.store.ts'
import { isEnrolled } from '#access/server/re-enrolment.store.ts'
import { hashPassword, newSecret, sha256 } from '#access/server/secrets.ts'
import { putToken } from '#access/server/token.store.ts'
import { NATIONAL, regencyOf } from '#kernel/area.ts'
import type { Role } from '#kernel/authority.ts'
import { parseId, regencyDigits } from '#kernel/ids.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { systemCall } from '#platform/server/jobs/system.ts'
import type { Database } from '#platform/server/storage/database.ts'
import type { CommandCall, Outcome } from '#platform/server/storage/records.ts'

const HOUR_MS = 3_600_000

export interface NewUser {
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly officeId: string
  /** Without one, the account waits for its invitation. */
  readonly password?: string
}

/** An act of the command line or the demonstration; offices and accounts may reach beyond one regency. */
function act(services: Services, contract: string, commandId = services.newId()): CommandCall {
  return systemCall(services, { contract, commandId, regency: NATIONAL })
}

/** Opens each office that is not there yet. */
export async function ensureOffices(services: Services, offices: readonly Office[]): Promise<void> {
  for (const { id, ...office } of offices) {
    if ((await findOffice(services.db, id)) !== undefined) continue
    const outcome = await services.records.change(act(services, 'OpenOffice'), {
      aggregate: officeAggregate,
      key: parseId(id),
      createIn: office.area,
      command: { type: 'OpenOffice', ...office },
      facts: async () => ({ nth: await nextOfKind(services.db, office.kind, office.area) }),
      answer: ({ version }) => ({ id, version }),
    })
    if (outcome.type !== 'done') throw new Error(`office ${id}: ${JSON.stringify(outcome)}`)
  }
}

/** Names the head of an office that has none. */
export async function ensureHead(services: Services, officeId: string, head: Required<OfficeFacts>['head'] & OfficeHead): Promise<void> {
  const { validFrom, caretaker } = head
  if ((await findHead(services.db, officeId, validFrom)) !== undefined) return
  const outcome = await services.records.change(act(services, 'NameHead'), {
    aggregate: officeAggregate,
    key: parseId(officeId),
    command: { type: 'NameHead', validFrom, caretaker },
    facts: async () => ({ head }),
    answer: ({ id, version }) => ({ id, version }),
  })
  if (outcome.type !== 'done') throw new Error(`head of ${officeId}: ${JSON.stringify(outcome)}`)
}

/** @param commandId the same again gives the account that was added first */
export async function addUser(services: Services, user: NewUser, commandId?: string): Promise<Outcome> {
  const { login, name, role, officeId } = user
  const office = await findOffice(services.db, officeId)
  const area = office?.area ?? ''
  const key = { regency: regencyOf(area), uuid: services.newId() }
  return services.records.change(act(services, 'AddUser', commandId), {
    aggregate: userAggregate,
    key,
    createIn: area,
    command: { type: 'AddUser', login, name, role, officeId },
    facts: async () => ({ userId: '', office, loginTaken: (await findUserId(services.db, login)) !== undefined, enrolled: false }),
    answer: ({ id, version, state }) => ({ id, version, active: state.active }),
  })
}

/**
 * Adds an account. Its password is taken as it is given.
 * @returns the account's id
 * @throws when the rules refuse it
 */
export async function createUser(services: Services, user: NewUser): Promise<string> {
  const outcome = await addUser(services, user)
  if (outcome.type !== 'done') throw new Error(`account ${user.login}: ${JSON.stringify(outcome)}`)
  if (user.password !== undefined) await putPassword(services.db, outcome.id, await hashPassword(user.password), true)
  return outcome.id
}

/** Closes an account, or opens it again; its sessions and tokens follow. Undefined where nobody has the login. */
export async function setUserActive(services: Services, login: string, active: boolean): Promise<Outcome | undefined> {
  const userId = await findUserId(services.db, login)
  if (userId === undefined) return undefined
  const contract = active ? 'ReactivateUser' : 'DeactivateUser'
  const outcome = await services.records.change(act(services, contract), {
    aggregate: userAggregate,
    key: parseId(userId),
    command: { type: contract },
    facts: async (state) => ({
      userId,
      office: state === undefined ? undefined : await findOffice(services.db, state.officeId),
      loginTaken: false,
      enrolled: false,
    }),
    answer: ({ id, version, state }) => ({ id, version, active: state.active }),
  })
  if (outcome.type === 'done' && !active) await dropAccess(services.db, userId)
  return outcome
}

export interface Invitation {
  readonly path: string
  readonly expires: string
}

/** A one-time path with which the owner of an account sets a new password. */
export async function inviteUser(db: Database, userId: string, now: string): Promise<Invitation> {
  const token = newSecret()
  const expires = new Date(Date.parse(now) + INVITATION_HOURS * HOUR_MS).toISOString()
  await putInvitation(db, sha256(token), expires, { userId })
  return { path: `/invitation#${token}`, expires }
}

/**
 * A link made by whoever runs the machine, for when no two officers are left: the account's owner is told of it at the next sign-in, as of a
 * re-enrolment.
 */
export async function recoverUser(services: Services, userId: string): Promise<Invitation> {
  const { db, clock } = services
  if (await isEnrolled(db, userId))
    await services.records.change(act(services, 'OpenReEnrolment'), {
      aggregate: userAggregate,
      key: parseId(userId),
      command: { type: 'OpenReEnrolment' },
      facts: async (state) => ({
        userId,
        office: state === undefined ? undefined : await findOffice(db, state.officeId),
        loginTaken: false,
        enrolled: true,
      }),
      answer: ({ id, version }) => ({ id, version }),
    })
  return inviteUser(db, userId, clock())
}

export interface TokenOptions {
  /** What it is for, as its owner will know it again. */
  readonly name?: string
  /** `read`, `write`, or either below one path: `read:workers`. None: all that the user may. */
  readonly scopes?: readonly string[]
  readonly expiresInDays?: number
}

/** Makes a token of an account; whoever calls knows that the scopes are ones. */
export async function issueToken(
  services: Services,
  userId: string,
  { name = '', scopes = [], expiresInDays = TOKEN_DAYS }: TokenOptions,
): Promise<{ readonly id: string; readonly token: string; readonly expires: string }> {
  const secret = newSecret()
  const id = services.newId()
  const at = services.clock()
  const expires = new Date(Date.parse(at) + expiresInDays * 24 * HOUR_MS).toISOString()
  await putToken(services.db, { id, hash: sha256(secret), userId, name, scopes, at, expires })
  return { id, token: `kawal_${regencyDigits(parseId(userId).regency)}_${secret}`, expires }
}

/**
 * @returns the token, shown this once; undefined when there is no such account
 * @throws when a scope is none: a misspelt one must not give all
 */
export async function createToken(services: Services, login: string, options: TokenOptions = {}): Promise<string | undefined> {
  const odd = options.scopes?.find((scope) => !scopePattern.test(scope))
  if (odd !== undefined) throw new Error(`no such scope: ${odd}`)
  const userId = await findUserId(services.db, login)
  if (userId === undefined) return undefined
  return (await issueToken(services, userId, options)).token
}

/** Where an instance begins that has no office yet. */
const firstOffice: Office = {
  id: '0000-00000000-0000-7000-8000-000000000001',
  kind: 'AGENCY',
  area: '',
  areas: [''],
  names: [{ name: 'Kantor pengelola', validFrom: '2020-01-01' }],
}

/**
 * A one-time path with which the first administrator sets login and password.
 * @returns undefined where there is an administrator already
 */
export async function createFirstLink(services: Services): Promise<string | undefined> {
  const { db } = services
  if (await hasAdministrator(db)) return undefined
  await ensureOffices(services, [firstOffice])
  const token = newSecret()
  const expires = new Date(Date.parse(services.clock()) + INVITATION_HOURS * HOUR_MS).toISOString()
  await putInvitation(db, sha256(token), expires, { officeId: firstOffice.id })
  // Behind the #, no server and no log sees it.
  return `/first-administrator#${token}`
}
