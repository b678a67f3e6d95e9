// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of job orders.

import * as z from 'zod/mini'
import { currencies } from '#agencies/core/currency.ts'
import { orderKey } from '#agencies/core/job-order.rules.ts'
import { NATIONAL } from '#kernel/area.ts'
import { formatId, type RecordKey } from '#kernel/ids.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Database, Scope } from '#platform/server/storage/database.ts'

const ListRow = z.object({
  stream_id: z.string(),
  version: z.number(),
  agency_id: z.string(),
  agency: z.string(),
  number: z.string(),
  partner: z.string(),
  country: z.string(),
  occupation: z.string(),
  quota: z.number(),
  wage: z.object({ amount: z.number(), currency: z.enum(currencies) }),
  first_day: z.string(),
  last_day: z.string(),
  withdrawn_from: z.nullable(z.string()),
})
export type OrderListRow = z.output<typeof ListRow>

export interface OrderFilter {
  readonly id?: string | undefined
  readonly agency: string | undefined
  readonly country: string | undefined
  readonly occupation: string | undefined
  readonly on: LocalDate
  readonly open: boolean | undefined
  readonly after: readonly [lastDay: string, id: string] | undefined
  readonly limit: number
}

export async function listOrders(db: Database, scope: Scope, filter: OrderFilter): Promise<readonly OrderListRow[]> {
  const rows = await db.read(
    scope,
    `select o.stream_id::text, o.version, o.agency_id::text, a.name as agency, o.number, o.partner, o.country, o.occupation, o.quota, o.wage,
       o.first_day, o.last_day, o.withdrawn_from
     from job_order o join agency a on a.regency = o.regency and a.stream_id = o.agency_id
     where o.regency = $1 and o.area ^@ any($2::text[]) and ($3::uuid is null or o.stream_id = $3) and ($4::uuid is null or o.agency_id = $4)
       and ($5::text is null or o.country = $5) and ($6::text is null or o.occupation = $6)
       and ($7::boolean is null or (o.first_day <= $8 and o.last_day >= $8 and (o.withdrawn_from is null or o.withdrawn_from > $8)) = $7)
       and ($9::date is null or (o.last_day, o.stream_id) < ($9, $10::uuid))
     order by o.last_day desc, o.stream_id desc limit $11`,
    [
      NATIONAL,
      scope.filter,
      filter.id ?? null,
      filter.agency ?? null,
      filter.country ?? null,
      filter.occupation ?? null,
      filter.open ?? null,
      filter.on,
      filter.after?.[0] ?? null,
      filter.after?.[1] ?? null,
      filter.limit,
    ],
  )
  return rows.map((row) => ListRow.parse(row))
}

const HolderRow = z.object({ stream_id: z.string() })

/** The order of a company that holds a number. */
export async function findOrderHolder(db: Database, agency: RecordKey, number: string): Promise<string | undefined> {
  const [row] = await db.run('select stream_id::text from job_order_number where regency = $1 and agency_id = $2 and number_key = $3', [
    NATIONAL,
    agency.uuid,
    orderKey(number),
  ])
  return row === undefined ? undefined : formatId({ regency: NATIONAL, uuid: HolderRow.parse(row).stream_id })
}
