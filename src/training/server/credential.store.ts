// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of credentials: the keys they are checked with, and their places in the lists of standing.

import { randomInt } from 'node:crypto'
import * as z from 'zod/mini'
import { NATIONAL } from '#kernel/area.ts'
import { type RecordKey, regencyOfDigits } from '#kernel/ids.ts'
import type { Instant } from '#kernel/time.ts'
import { type Database, everywhere } from '#platform/server/storage/database.ts'
import { type PublishedKey, STATUS_ENTRIES, type StatusEntry, type StatusList } from '#training/core/credential.ts'

const KeyRow = z.object({ thumbprint: z.string(), x: z.string() })

/** Publishes a key; one that is published already keeps its day. */
export async function publishKey(db: Database, key: PublishedKey, since: Instant): Promise<void> {
  await db.run('insert into published_key (regency, thumbprint, x, since) values ($1, $2, $3, $4) on conflict do nothing', [
    NATIONAL,
    key.thumbprint,
    key.x,
    since,
  ])
}

/** Every key that anything was ever signed with, the newest first. */
export async function listKeys(db: Database): Promise<readonly PublishedKey[]> {
  const rows = await db.run('select thumbprint, x from published_key where regency = $1 order by since desc, thumbprint', [NATIONAL])
  return rows.map((row) => KeyRow.parse(row))
}

const EntryRow = z.object({ list: z.number(), place: z.number() })
const CountRow = z.object({ list: z.number(), taken: z.number() })

/** Beyond this many, drawing a free place takes several tries. */
const FULL = STATUS_ENTRIES / 2

interface Placed {
  readonly key: RecordKey
  readonly nth: number
  /** The body or the centre; its lists hold its own certificates only. */
  readonly issuerId: string
}

/** The place of a certificate in its list, drawn the first time it is asked for and the same from then on. */
export async function statusEntry(db: Database, { key, nth, issuerId }: Placed): Promise<StatusEntry> {
  const { regency, uuid } = key
  for (;;) {
    const [known] = await db.run('select list, place from credential_status where regency = $1 and assessment_id = $2 and nth = $3', [
      regency,
      uuid,
      nth,
    ])
    if (known !== undefined) {
      const { list, place } = EntryRow.parse(known)
      return { regency, list, index: place }
    }
    const [last] = await db.run(
      'select list, count(*)::int as taken from credential_status where regency = $1 and body_id = $2 group by list order by list desc limit 1',
      [regency, issuerId],
    )
    const { list, taken } = last === undefined ? { list: 1, taken: 0 } : CountRow.parse(last)
    // Whoever is a moment late finds the place taken or the certificate placed, and looks again.
    await db.run(
      'insert into credential_status (regency, body_id, list, place, assessment_id, nth) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
      [regency, issuerId, taken < FULL ? list : list + 1, randomInt(STATUS_ENTRIES), uuid, nth],
    )
  }
}

const PlaceRow = z.object({ place: z.number(), revoked: z.boolean() })

/** The places of a list at which a certificate was revoked; undefined where there is no such list. */
export async function revokedPlaces(db: Database, { bodyId, regencyDigits, list }: StatusList): Promise<readonly number[] | undefined> {
  const rows = await db.read(
    everywhere,
    `select s.place, c.revoked_on is not null as revoked from credential_status s
     join certificate c on c.regency = s.regency and c.assessment_id = s.assessment_id and c.nth = s.nth
     where s.regency = $1 and s.body_id = $2 and s.list = $3`,
    [regencyOfDigits(regencyDigits), bodyId, list],
  )
  if (rows.length === 0) return undefined
  return rows.map((row) => PlaceRow.parse(row)).flatMap(({ place, revoked }) => (revoked ? [place] : []))
}
