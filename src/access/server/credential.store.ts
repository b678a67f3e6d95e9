// SPDX-License-Identifier: AGPL-3.0-or-later
// The SQL of passwords, sessions, links and attempts. Only hashes and sealed secrets come by here.

import * as z from 'zod/mini'
import { ATTEMPTS_FORGOTTEN_HOURS } from '#access/core/sign-in.law.ts'
import { NATIONAL } from '#kernel/area.ts'
import { type Actor, officeKinds, roles } from '#kernel/authority.ts'
import { parseId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { newId } from '#platform/server/new-id.ts'
import { type Database, everywhere, type Tx } from '#platform/server/storage/database.ts'
import { homeOf } from '#platform/server/storage/records.ts'

export const regencyOfUser = (userId: string): string => parseId(userId).regency

const CredentialRow = z.object({
  password_hash: z.nullable(z.string()),
  totp_id: z.nullable(z.string()),
  totp_wrapped: z.nullable(z.instanceof(Buffer)),
  next_totp_id: z.nullable(z.string()),
  next_totp_wrapped: z.nullable(z.instanceof(Buffer)),
  recovery_left: z.number(),
})
export type CredentialRow = z.output<typeof CredentialRow>

export const ActorRow = z.object({
  user_id: z.string(),
  name: z.string(),
  role: z.enum(roles),
  office_id: z.string(),
  kind: z.enum(officeKinds),
  areas: z.array(z.string()),
})
const SessionActorRow = z.extend(ActorRow, { session_id: z.string(), last_seen_at: z.date(), created_at: z.date() })

export const ACTOR = 'u.name, u.role, u.office_id, o.kind, o.areas'
export const OF_USER = `join app_user u on u.regency = x.regency and u.stream_id = substr(x.user_id, 6)::uuid and u.active
  join office o on o.regency = u.regency and o.id = u.office_id`

export function actorOf(row: z.output<typeof ActorRow>): Actor {
  return { userId: row.user_id, name: row.name, role: row.role, officeId: row.office_id, officeKind: row.kind, prefixes: row.areas }
}

/** The actor an account is now; undefined when it is closed or its office is gone. */
export async function findActor(db: Database, userId: string): Promise<Actor | undefined> {
  const [row] = await db.read(
    everywhere,
    `select x.user_id, ${ACTOR} from (select $1::text as regency, $2::text as user_id) x ${OF_USER}`,
    [regencyOfUser(userId), userId],
  )
  return row === undefined ? undefined : actorOf(ActorRow.parse(row))
}

export async function findCredential(db: Database, userId: string): Promise<CredentialRow | undefined> {
  const [row] = await db.run(
    `select password_hash, totp_id::text, totp_wrapped, next_totp_id::text, next_totp_wrapped, cardinality(recovery) as recovery_left
     from credential where regency = $1 and user_id = $2`,
    [regencyOfUser(userId), userId],
  )
  return row === undefined ? undefined : CredentialRow.parse(row)
}

/** @param reset also takes the authenticator app away: for somebody who lost both. */
export async function putPassword(tx: Tx, userId: string, hash: string, reset: boolean): Promise<void> {
  await tx.run(
    `insert into credential (regency, user_id, password_hash) values ($1, $2, $3)
     on conflict (regency, user_id) do update set password_hash = excluded.password_hash
     ${reset ? ", totp_id = null, totp_wrapped = null, next_totp_id = null, next_totp_wrapped = null, recovery = '{}'" : ''}`,
    [regencyOfUser(userId), userId, hash],
  )
}

/** Begins another authenticator app; the one before counts until this one is confirmed. */
export async function putTotp(db: Database, userId: string, totpId: string, wrapped: Buffer): Promise<void> {
  await db.run('update credential set next_totp_id = $3, next_totp_wrapped = $4 where regency = $1 and user_id = $2', [
    regencyOfUser(userId),
    userId,
    totpId,
    wrapped,
  ])
}

/** Takes a step of the clock; false when it was taken before. */
export async function takeTotpStep(db: Database, userId: string, step: number): Promise<boolean> {
  const rows = await db.run(
    'update credential set totp_step = $3 where regency = $1 and user_id = $2 and totp_step < $3 returning user_id',
    [regencyOfUser(userId), userId, step],
  )
  return rows.length === 1
}

/** The app that was begun counts from here on, and the step of the clock that confirmed it is taken; false when it was not the last begun. */
export async function confirmTotp(
  db: Database,
  userId: string,
  next: { readonly totpId: string; readonly step: number; readonly recovery: readonly Buffer[] },
): Promise<boolean> {
  const rows = await db.run(
    `update credential set totp_id = next_totp_id, totp_wrapped = next_totp_wrapped, next_totp_id = null, next_totp_wrapped = null,
       totp_step = $4, recovery = $5
     where regency = $1 and user_id = $2 and next_totp_id = $3 returning user_id`,
    [regencyOfUser(userId), userId, next.totpId, next.step, next.recovery],
  )
  return rows.length === 1
}

export async function putRecovery(db: Database, userId: string, recovery: readonly Buffer[]): Promise<void> {
  await db.run('update credential set recovery = $3 where regency = $1 and user_id = $2', [regencyOfUser(userId), userId, recovery])
}

/** Uses up a recovery code; false when there is none such. */
export async function takeRecovery(db: Database, userId: string, hash: Buffer): Promise<boolean> {
  const rows = await db.run(
    `update credential set recovery = array_remove(recovery, $3::bytea)
     where regency = $1 and user_id = $2 and $3::bytea = any(recovery) returning user_id`,
    [regencyOfUser(userId), userId, hash],
  )
  return rows.length === 1
}

export interface NewSession {
  readonly tokenHash: Buffer
  readonly id: string
  readonly userId: string
  readonly at: Instant
  readonly agent: string
  /** The office at whose provider it was begun. */
  readonly providerOffice?: string
}

export async function putSession(db: Database, session: NewSession): Promise<void> {
  await db.run(
    `insert into session (regency, token_hash, id, user_id, created_at, last_seen_at, proven_at, agent, provider_office)
     values ($1, $2, $3, $4, $5, $5, $5, $6, $7)`,
    [
      regencyOfUser(session.userId),
      session.tokenHash,
      session.id,
      session.userId,
      session.at,
      session.agent,
      session.providerOffice ?? null,
    ],
  )
}

export interface SessionFound {
  readonly actor: Actor
  readonly sessionId: string
  readonly created: Date
  readonly lastSeen: Date
}

/** Whose session this is, if it was created after one instant and used after the other. */
export async function findSession(
  db: Database,
  regency: string,
  tokenHash: Buffer,
  createdAfter: Instant,
  seenAfter: Instant,
): Promise<SessionFound | undefined> {
  const [row] = await db.read(
    everywhere,
    `select x.user_id, x.id::text as session_id, x.created_at, x.last_seen_at, ${ACTOR} from session x ${OF_USER}
     where x.regency = $1 and x.token_hash = $2 and x.created_at > $3 and x.last_seen_at > $4`,
    [regency, tokenHash, createdAfter, seenAfter],
  )
  if (row === undefined) return undefined
  const found = SessionActorRow.parse(row)
  return { actor: actorOf(found), sessionId: found.session_id, created: found.created_at, lastSeen: found.last_seen_at }
}

export async function touchSession(db: Database, regency: string, tokenHash: Buffer, at: Instant): Promise<void> {
  await db.run('update session set last_seen_at = $3 where regency = $1 and token_hash = $2', [regency, tokenHash, at])
}

/** When whoever is behind a session last showed who they are. */
export async function findProof(db: Database, userId: string, id: string): Promise<Instant | undefined> {
  const [row] = await db.run('select proven_at from session where regency = $1 and user_id = $2 and id = $3', [
    regencyOfUser(userId),
    userId,
    id,
  ])
  return row === undefined
    ? undefined
    : (z
        .object({ proven_at: z.nullable(z.date()) })
        .parse(row)
        .proven_at?.toISOString() ?? undefined)
}

export async function putProof(db: Database, userId: string, id: string, at: Instant): Promise<void> {
  await db.run('update session set proven_at = $4 where regency = $1 and user_id = $2 and id = $3', [regencyOfUser(userId), userId, id, at])
}

const SessionRow = z.object({ id: z.string(), agent: z.string(), created_at: z.date(), last_seen_at: z.date() })

export async function listSessions(db: Database, userId: string, createdAfter: Instant, seenAfter: Instant) {
  const rows = await db.run(
    `select id::text, agent, created_at, last_seen_at from session
     where regency = $1 and user_id = $2 and created_at > $3 and last_seen_at > $4 order by last_seen_at desc`,
    [regencyOfUser(userId), userId, createdAfter, seenAfter],
  )
  return rows.map((row) => SessionRow.parse(row))
}

/** Ends one session of an account; false when it has no such session. */
export async function dropSession(db: Database, userId: string, id: string): Promise<boolean> {
  const rows = await db.run('delete from session where regency = $1 and user_id = $2 and id = $3 returning id', [
    regencyOfUser(userId),
    userId,
    id,
  ])
  return rows.length === 1
}

/** Ends the session of a cookie. @returns the office at whose provider it was begun, if it was */
export async function dropSessionByToken(db: Database, regency: string, tokenHash: Buffer): Promise<string | undefined> {
  const [row] = await db.run('delete from session where regency = $1 and token_hash = $2 returning provider_office', [regency, tokenHash])
  return row === undefined ? undefined : (z.object({ provider_office: z.nullable(z.string()) }).parse(row).provider_office ?? undefined)
}

/** Ends every session of an account, but the one that is named. */
export async function dropSessions(tx: Tx, userId: string, except?: string): Promise<void> {
  await tx.run('delete from session where regency = $1 and user_id = $2 and ($3::uuid is null or id <> $3)', [
    regencyOfUser(userId),
    userId,
    except ?? null,
  ])
}

/** Removes the sessions that let nobody in any more: begun up to one instant or not used since the other. */
export async function dropEndedSessions(db: Database, createdAfter: Instant, seenAfter: Instant): Promise<void> {
  const regencies = await db.run('select distinct regency from session')
  await db.run('delete from session where regency = any($1) and (created_at <= $2 or last_seen_at <= $3)', [
    regencies.map((row) => row['regency']),
    createdAfter,
    seenAfter,
  ])
}

export async function dropTokens(tx: Tx, userId: string): Promise<void> {
  await tx.run('delete from token where regency = $1 and user_id = $2', [regencyOfUser(userId), userId])
}

/** Nobody is let in as this account until somebody signs in anew. */
export async function dropAccess(tx: Tx, userId: string): Promise<void> {
  await dropSessions(tx, userId)
  await dropTokens(tx, userId)
}

interface Invitation {
  readonly userId: string | null
  readonly officeId: string | null
}

/** A new link replaces the earlier ones for the same account. */
export async function putInvitation(
  db: Database,
  hash: Buffer,
  expires: Instant,
  whom: { readonly userId: string } | { readonly officeId: string },
): Promise<void> {
  const userId = 'userId' in whom ? whom.userId : null
  const officeId = 'officeId' in whom ? whom.officeId : null
  await db.run("delete from invitation where regency = '00' and user_id is not distinct from $1", [userId])
  await db.run("insert into invitation (regency, token_hash, user_id, office_id, expires_at) values ('00', $1, $2, $3, $4)", [
    hash,
    userId,
    officeId,
    expires,
  ])
}

export async function findInvitation(db: Database, hash: Buffer, now: Instant): Promise<Invitation | undefined> {
  const [row] = await db.run("select user_id, office_id from invitation where regency = '00' and token_hash = $1 and expires_at > $2", [
    hash,
    now,
  ])
  if (row === undefined) return undefined
  const found = z.object({ user_id: z.nullable(z.string()), office_id: z.nullable(z.string()) }).parse(row)
  return { userId: found.user_id, officeId: found.office_id }
}

/** Uses a link up; of two at once only one is told true. */
export async function takeInvitation(tx: Tx, hash: Buffer): Promise<boolean> {
  const rows = await tx.run("delete from invitation where regency = '00' and token_hash = $1 returning regency", [hash])
  return rows.length === 1
}

/**
 * Counts an attempt before it is judged, so that many at once are counted too.
 * @returns undefined when it may go on; otherwise until when to wait.
 */
export async function countAttempt(db: Database, subject: Buffer, now: Instant, pauses: readonly number[]): Promise<Date | undefined> {
  const rows = await db.run(
    `insert into sign_in_attempt as a (regency, subject, failures, last_at, locked_until)
       values ('00', $1, 1, $2, $2::timestamptz + make_interval(secs => ($3::int[])[1]))
     on conflict (regency, subject) do update set last_at = excluded.last_at,
       failures = case when a.last_at < $2::timestamptz - make_interval(hours => $4) then 1 else a.failures + 1 end,
       locked_until = $2::timestamptz + make_interval(secs => ($3::int[])[least(
         case when a.last_at < $2::timestamptz - make_interval(hours => $4) then 1 else a.failures + 1 end, cardinality($3::int[]))])
     where a.locked_until <= $2
     returning failures`,
    [subject, now, pauses, ATTEMPTS_FORGOTTEN_HOURS],
  )
  if (rows.length === 1) return undefined
  const [row] = await db.run("select locked_until from sign_in_attempt where regency = '00' and subject = $1", [subject])
  return row === undefined ? undefined : z.object({ locked_until: z.date() }).parse(row).locked_until
}

/** Takes back the count of an attempt that was no failure; `all` forgets the failures before it too. */
export async function forgiveAttempt(db: Database, subject: Buffer, now: Instant, all: boolean): Promise<void> {
  if (all) await db.run("delete from sign_in_attempt where regency = '00' and subject = $1", [subject])
  else
    await db.run(
      "update sign_in_attempt set failures = greatest(failures - 1, 0), locked_until = $2 where regency = '00' and subject = $1",
      [subject, now],
    )
}

/** Removes the attempts before an instant: they make nobody wait any more. */
export async function dropAttempts(db: Database, before: Instant): Promise<void> {
  await db.run("delete from sign_in_attempt where regency = '00' and last_at < $1", [before])
}

/** Removes links and tokens that open nothing any more. */
export async function dropExpired(db: Database, now: Instant): Promise<void> {
  await db.run("delete from invitation where regency = '00' and expires_at <= $1", [now])
  const regencies = await db.run('select distinct regency from token')
  await db.run('delete from token where regency = any($1) and expires_at <= $2', [regencies.map((row) => row['regency']), now])
}

interface LogLine {
  readonly id: string
  readonly actor: Actor
  readonly contract: string
  readonly target: string
  readonly at: Instant
}

/**
 * One line in the log of what was done, for what is kept in no record: signing in, passwords, codes. It lies with the actor's office, under
 * the command's id, so that no other command takes that; one that comes again when its answer is forgotten gets a line of its own.
 */
export async function writeLog(db: Database, { id, actor, contract, target, at }: LogLine): Promise<void> {
  const add = (lineId: string): Promise<readonly unknown[]> =>
    db.transaction({ rows: [], filter: [], officeId: actor.officeId, userId: actor.userId }, (tx) =>
      tx.run(
        `insert into command (regency, command_id, user_id, office_id, contract, target, area, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (regency, command_id) do nothing returning command_id`,
        [homeOf(actor), lineId, actor.userId, actor.officeId, contract, target, actor.prefixes[0] ?? NATIONAL, at],
      ),
    )
  if ((await add(id)).length === 0) await add(newId())
}
