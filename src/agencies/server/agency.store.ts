// SPDX-License-Identifier: AGPL-3.0-or-later
// The only SQL of this capability.

import * as z from 'zod/mini'
import { LicenceShape, PermitShape } from '#agencies/core/agency.contract.ts'
import { agencyKey, permitKey } from '#agencies/core/agency.ts'
import { NATIONAL } from '#kernel/area.ts'
import { formatId, type RecordKey } from '#kernel/ids.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Database, Scope } from '#platform/server/storage/database.ts'
import { patternsOf } from '#platform/server/storage/patterns.ts'

const ListRow = z.object({
  stream_id: z.string(),
  version: z.number(),
  name: z.string(),
  name_key: z.string(),
  seat: z.nullable(z.string()),
  licences: z.array(LicenceShape),
})
export type ListRow = z.output<typeof ListRow>

export interface ListFilter {
  readonly q: string | undefined
  readonly on: LocalDate
  readonly live: boolean | undefined
  readonly after: readonly [nameKey: string, id: string] | undefined
  readonly limit: number
}

export async function listAgencies(db: Database, scope: Scope, filter: ListFilter): Promise<readonly ListRow[]> {
  const rows = await db.read(
    scope,
    `select stream_id::text, version, name, name_key, seat, licences from agency
     where regency = $1 and area ^@ any($2::text[]) and ($3::text[] is null or name_key like all($3))
       and ($4::boolean is null or (live @> $5::date) = $4) and ($6::text is null or (name_key, stream_id) > ($6, $7::uuid))
     order by name_key, stream_id limit $8`,
    [
      NATIONAL,
      scope.filter,
      patternsOf(agencyKey(filter.q ?? '')),
      filter.live ?? null,
      filter.on,
      filter.after?.[0] ?? null,
      filter.after?.[1] ?? null,
      filter.limit,
    ],
  )
  return rows.map((row) => ListRow.parse(row))
}

export async function findNameHolder(db: Database, name: string): Promise<string | undefined> {
  const [row] = await db.run('select stream_id::text from agency_name where regency = $1 and name_key = $2', [NATIONAL, agencyKey(name)])
  return row === undefined ? undefined : formatId({ regency: NATIONAL, uuid: z.object({ stream_id: z.string() }).parse(row).stream_id })
}

/** The register as the system reads it, for facts that other capabilities ask for. */
const register: Scope = { rows: [NATIONAL], filter: [NATIONAL], officeId: '', userId: 'system' }

const Papers = z.object({ licences: z.array(LicenceShape), permits: z.array(PermitShape), permits_whole_from: z.nullable(z.string()) })

/** What a company holds; undefined where there is no such company. */
export async function findHeld(db: Database, key: RecordKey): Promise<z.output<typeof Papers> | undefined> {
  const [row] = await db.readSoon(
    register,
    'select licences, permits, permits_whole_from from agency where regency = $1 and stream_id = $2',
    [key.regency, key.uuid],
  )
  return row === undefined ? undefined : Papers.parse(row)
}

/** The company under which a permit stands. */
export async function findPermitHolder(db: Database, number: string): Promise<string | undefined> {
  const [row] = await db.run('select stream_id::text from agency_permit where regency = $1 and number_key = $2', [
    NATIONAL,
    permitKey(number),
  ])
  return row === undefined ? undefined : formatId({ regency: NATIONAL, uuid: z.object({ stream_id: z.string() }).parse(row).stream_id })
}
