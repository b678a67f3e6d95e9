// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of annexes.

import * as z from 'zod/mini'
import type { RecordKey } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { custody, type Database, everywhere, guestIn, type Scope } from '#platform/server/storage/database.ts'

const AnnexRow = z.object({ uuid: z.string(), office: z.string() })

const KeyRow = z.object({ regency: z.string(), uuid: z.string() })

export interface CaseAnnex {
  readonly key: RecordKey
  readonly office: string
}

/** The annexes in a case that the reader reaches; with custody all of them, and then no more is told of one than that it is there. */
export async function annexesIn(db: Database, scope: Scope, { regency, uuid }: RecordKey): Promise<readonly CaseAnnex[]> {
  const rows = await db.read(
    scope,
    `select stream_id::text as uuid, office from case_annex
     where regency = $1 and case_id = $2 and is_reached(area, let_in, $3::text[], $4) order by office`,
    [regency, uuid, scope.filter, guestIn(scope)],
  )
  return rows.map((row) => {
    const { uuid: annex, office } = AnnexRow.parse(row)
    return { key: { regency, uuid: annex }, office }
  })
}

/** Annexes of other offices that the reader reaches: the latest of them, where there are more than anybody reads. */
export async function openedAnnexes(db: Database, scope: Scope): Promise<readonly RecordKey[]> {
  const rows = await db.read(
    scope,
    `select regency, stream_id::text as uuid from case_annex
     where office <> $1 and is_reached(area, let_in, $2::text[], $3) order by stream_id desc limit 200`,
    [scope.officeId, scope.filter, guestIn(scope)],
  )
  return rows.map((row) => KeyRow.parse(row))
}

/** Whether an annex still names this file; for whoever sweeps files that nobody names. */
export async function hasAnnexFile(db: Database, { regency, uuid }: RecordKey, address: string): Promise<boolean> {
  const rows = await db.read(custody, 'select 1 as there from case_annex_file where regency = $1 and stream_id = $2 and address = $3', [
    regency,
    uuid,
    address,
  ])
  return rows.length > 0
}

const LookRow = z.object({ day: LocalDate, office_id: z.string(), times: z.number() })

/** Which office looked at an annex, by the day in Jakarta, the newest first. Whoever asks must have reached the annex before. */
export async function annexLooks(db: Database, { regency, uuid }: RecordKey): Promise<readonly z.output<typeof LookRow>[]> {
  const rows = await db.read(
    everywhere,
    `select (at at time zone 'Asia/Jakarta')::date as day, office_id, count(*)::int as times from read_log
     where regency = $1 and stream_id = $2 and contract <> 'ListAnnexLooks' group by 1, 2 order by 1 desc, 2 limit 400`,
    [regency, uuid],
  )
  return rows.map((row) => LookRow.parse(row))
}
