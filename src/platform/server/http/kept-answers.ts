// SPDX-License-Identifier: AGPL-3.0-or-later
// Commands on accounts leave no event from which their answer could be told again, and it may hold a link or a token: it is kept sealed
// under the request's key for a day, so that the same command again is done once. A record's commands are kept with the record.

import * as z from 'zod/mini'
import type { Sensitivity } from '#kernel/authority.ts'
import type { Instant } from '#kernel/time.ts'
import type { Ran, Services } from '#platform/server/http/capability.ts'
import { type Database, everywhere, type Tx } from '#platform/server/storage/database.ts'
import { type CommandCall, homeOf } from '#platform/server/storage/records.ts'
import { openTurns } from '#platform/server/storage/turns.ts'

/** What came with the key that its client made; the command's id is made from it. */
export interface Keyed {
  readonly key: string
}

type KeyedCommand = Pick<CommandCall, 'actor' | 'commandId' | 'contract' | 'input' | 'now'> & Keyed

export interface KeptAnswers {
  /** Does it, or tells what came of it under the same key. */
  readonly once: (command: KeyedCommand, work: () => Promise<Ran>) => Promise<Ran>
}

const DAY_MS = 86_400_000
/** Longer than any command takes: whoever began it then has died. */
const DEAD_MS = 60_000

export const isOnAccounts = (sensitivity: Sensitivity): boolean => sensitivity === 'own' || sensitivity === 'staff'

const KeptRow = z.object({ fingerprint: z.instanceof(Buffer), sealed: z.nullable(z.instanceof(Buffer)) })
const Kept = z.object({ answer: z.string(), version: z.number(), id: z.string() })

const before = (now: Instant, ms: number): Instant => new Date(Date.parse(now) - ms).toISOString()

export function openKeptAnswers({ db, keyring }: Pick<Services, 'db' | 'keyring'>): KeptAnswers {
  const turns = openTurns()
  const contextOf = ({ actor, commandId }: KeyedCommand): string => `answer:${homeOf(actor)}:${commandId}`

  function asActor<T>({ actor }: KeyedCommand, work: (tx: Tx) => Promise<T>): Promise<T> {
    return db.transaction({ rows: [], filter: [], officeId: actor.officeId, userId: actor.userId }, work)
  }

  /** Takes the key for this command. @returns what is to be said instead, where it was taken before */
  function claim(command: KeyedCommand): Promise<Ran | undefined> {
    const { actor, commandId, contract, input, now } = command
    const place = [homeOf(actor), commandId]
    // A password may be among what was sent. With the client's key in it, which is kept nowhere, not even who has the instance's tries one out.
    const fingerprint = keyring.matchHash('request', JSON.stringify([command.key, contract, input]))
    return asActor(command, async (tx) => {
      const [done] = await tx.run('select contract from command where regency = $1 and command_id = $2', place)
      if (done !== undefined && done['contract'] !== contract) return { type: 'id-reused' }
      const taken = await tx.run(
        `insert into kept_answer as k (regency, command_id, user_id, fingerprint, at) values ($1, $2, $3, $4, $5)
         on conflict (regency, command_id) do update set fingerprint = excluded.fingerprint, at = excluded.at, sealed = null
         where k.at < $6 or (k.sealed is null and k.at < $7 and k.fingerprint = excluded.fingerprint)
         returning at`,
        [...place, actor.userId, fingerprint, now, before(now, DAY_MS), before(now, DEAD_MS)],
      )
      if (taken.length === 1) return undefined
      const [row] = await tx.run('select fingerprint, sealed from kept_answer where regency = $1 and command_id = $2', place)
      const known = KeptRow.parse(row)
      if (!known.fingerprint.equals(fingerprint)) return { type: 'id-reused' }
      if (known.sealed === null) return { type: 'under-way' }
      return { type: 'done', ...Kept.parse(JSON.parse(keyring.open(known.sealed, contextOf(command)))) }
    })
  }

  async function keep(command: KeyedCommand, { answer, version, id }: z.output<typeof Kept>): Promise<void> {
    const sealed = keyring.seal(JSON.stringify({ answer, version, id }), contextOf(command))
    await asActor(command, (tx) =>
      tx.run('update kept_answer set sealed = $3 where regency = $1 and command_id = $2', [
        homeOf(command.actor),
        command.commandId,
        sealed,
      ]),
    )
  }

  /** Nothing was done: the key is free again. */
  async function release(command: KeyedCommand): Promise<void> {
    await asActor(command, (tx) =>
      tx.run('delete from kept_answer where regency = $1 and command_id = $2', [homeOf(command.actor), command.commandId]),
    )
  }

  async function attempt(command: KeyedCommand, work: () => Promise<Ran>): Promise<Ran> {
    const instead = await claim(command)
    if (instead !== undefined) return instead
    try {
      const ran = await work()
      if (ran.type === 'done') await keep(command, ran)
      else await release(command)
      return ran
    } catch (error) {
      await release(command).catch(() => undefined)
      throw error
    }
  }

  return { once: (command, work) => turns.take(command.commandId, () => attempt(command, work)) }
}

/** What was kept a day before an instant, or longer, is gone. */
export async function forgetAnswers(db: Database, now: Instant): Promise<void> {
  await db.transaction(everywhere, async (tx) => {
    const regencies = await tx.run('select distinct regency from kept_answer')
    await tx.run('delete from kept_answer where regency = any($1) and at < $2', [
      regencies.map((row) => row['regency']),
      before(now, DAY_MS),
    ])
  })
}
