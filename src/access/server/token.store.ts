// SPDX-License-Identifier: AGPL-3.0-or-later
// The SQL of the tokens with which machines act as an account. Only hashes come by here.

import * as z from 'zod/mini'
import { ACTOR, ActorRow, actorOf, OF_USER, regencyOfUser } from '#access/server/credential.store.ts'
import type { Actor } from '#kernel/authority.ts'
import type { Instant } from '#kernel/time.ts'
import { type Database, everywhere, type Scope } from '#platform/server/storage/database.ts'

interface NewToken {
  readonly id: string
  readonly hash: Buffer
  readonly userId: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly at: Instant
  readonly expires: Instant
}

export async function putToken(db: Database, token: NewToken): Promise<void> {
  await db.run(
    'insert into token (regency, token_hash, id, user_id, name, scopes, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [regencyOfUser(token.userId), token.hash, token.id, token.userId, token.name, token.scopes, token.at, token.expires],
  )
}

const TokenActorRow = z.extend(ActorRow, { scopes: z.array(z.string()), last_used_at: z.nullable(z.date()) })

interface TokenFound {
  readonly actor: Actor
  readonly scopes: readonly string[]
  readonly lastUsed: Date | null
}

export async function findToken(db: Database, regency: string, hash: Buffer, now: Instant): Promise<TokenFound | undefined> {
  const [row] = await db.read(
    everywhere,
    `select x.user_id, x.scopes, x.last_used_at, ${ACTOR} from token x ${OF_USER}
     where x.regency = $1 and x.token_hash = $2 and x.expires_at > $3`,
    [regency, hash, now],
  )
  if (row === undefined) return undefined
  const found = TokenActorRow.parse(row)
  return { actor: actorOf(found), scopes: found.scopes, lastUsed: found.last_used_at }
}

export async function touchToken(db: Database, regency: string, hash: Buffer, at: Instant): Promise<void> {
  await db.run('update token set last_used_at = $3 where regency = $1 and token_hash = $2', [regency, hash, at])
}

const TokenRow = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.string()),
  created_at: z.date(),
  expires_at: z.date(),
  last_used_at: z.nullable(z.date()),
})
type TokenRow = z.output<typeof TokenRow>

/** The tokens of an account within reach that still work, the newest first. */
export async function listTokens(db: Database, scope: Scope, userId: string, now: Instant): Promise<readonly TokenRow[]> {
  const rows = await db.read(
    scope,
    `select x.id::text, x.name, x.scopes, x.created_at, x.expires_at, x.last_used_at from token x ${OF_USER}
     where x.regency = $1 and x.user_id = $2 and x.expires_at > $3 order by x.created_at desc, x.token_hash`,
    [regencyOfUser(userId), userId, now],
  )
  return rows.map((row) => TokenRow.parse(row))
}

/** Takes away one token of an account within reach; false when it has no such token. */
export async function dropToken(db: Database, scope: Scope, userId: string, id: string): Promise<boolean> {
  const rows = await db.transaction(scope, (tx) =>
    tx.run(
      `delete from token x using app_user u
       where x.regency = $1 and x.user_id = $2 and x.id = $3 and u.regency = x.regency and u.stream_id = substr(x.user_id, 6)::uuid
       returning x.id`,
      [regencyOfUser(userId), userId, id],
    ),
  )
  return rows.length === 1
}
