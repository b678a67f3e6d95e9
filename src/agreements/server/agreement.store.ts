// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of agreements, and of what was taken under one.

import * as z from 'zod/mini'
import { SHARED_LIST } from '#agreements/core/agreement.ts'
import type { RecordKey } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { type Database, everywhere, guestIn, type Scope } from '#platform/server/storage/database.ts'
import { regenciesReached } from '#platform/server/storage/guests.ts'

const Row = z.object({
  regency: z.string(),
  agreement_id: z.string(),
  title: z.string(),
  signed: z.boolean(),
  valid_from: LocalDate,
  valid_until: LocalDate,
  ended_on: z.nullable(LocalDate),
  due_on: z.nullable(LocalDate),
})
type AgreementRow = z.output<typeof Row>

interface AgreementPage {
  readonly after: readonly [until: string, id: string] | undefined
  readonly limit: number
}

/** Agreements within the reader's authority or with its office as a party, the one that lasts longest first. */
export async function listAgreements(db: Database, scope: Scope, { after, limit }: AgreementPage): Promise<readonly AgreementRow[]> {
  const rows = await db.read(
    scope,
    `select regency, agreement_id::text, title, signed, valid_from, valid_until, ended_on, due_on from agreement a
     where ($1::text[] is null or regency = any($1)) and (area ^@ any($2::text[]) or lets_in(let_in, $3))
       and ($4::date is null or valid_until < $4 or (valid_until = $4 and a.agreement_id > $5::uuid))
     order by valid_until desc, a.agreement_id limit $6`,
    [await regenciesReached(db, scope), scope.filter, guestIn(scope), after?.[0] ?? null, after?.[1] ?? null, limit],
  )
  return rows.map((row) => Row.parse(row))
}

const TakenRow = z.object({ day: LocalDate, office_id: z.string(), times: z.number() })

/** When data was taken under an agreement, by office and the day in Jakarta. Whoever asks must have been let to the agreement before. */
export async function listTakenUnder(db: Database, { regency, uuid }: RecordKey): Promise<readonly z.output<typeof TakenRow>[]> {
  const rows = await db.read(
    everywhere,
    `select (at at time zone 'Asia/Jakarta')::date as day, office_id, count(*)::int as times from read_log
     where regency = $1 and stream_id = $2 and contract = $3 group by 1, 2 order by 1 desc, 2 limit 200`,
    [regency, uuid, SHARED_LIST],
  )
  return rows.map((row) => TakenRow.parse(row))
}
