// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of certification bodies.

import * as z from 'zod/mini'
import { regenciesWithin } from '#kernel/area.ts'
import { formatId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import type { Database, Scope } from '#platform/server/storage/database.ts'
import type { BodyState } from '#training/core/body.ts'

const BodyRow = z.object({
  regency: z.string(),
  stream_id: z.string(),
  version: z.number(),
  area: z.string(),
  code: z.string(),
  name: z.string(),
  office_id: z.string(),
  licences: z.array(
    z.object({
      number: z.string(),
      from: LocalDate,
      to: LocalDate,
      ended: z.optional(z.object({ on: LocalDate, reason: z.string() })),
    }),
  ),
  schemes: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      standard: z.string(),
      units: z.array(z.object({ code: z.string(), title: z.string() })),
    }),
  ),
})

export type ListedBody = BodyState & { readonly id: string; readonly version: number }

/** @param officeId only the bodies that this office acts for */
export async function listBodies(db: Database, scope: Scope, officeId: string | undefined): Promise<readonly ListedBody[]> {
  const rows = await db.read(
    scope,
    `select regency, stream_id::text, version, area, code, name, office_id, licences, schemes from certification_body
     where ($1::text[] is null or regency = any($1)) and area ^@ any($2::text[]) and ($3::text is null or office_id = $3)
     order by name, stream_id limit 200`,
    [regenciesWithin(scope.filter), scope.filter, officeId ?? null],
  )
  return rows.map((row) => {
    const { regency, stream_id: uuid, office_id, ...body } = BodyRow.parse(row)
    const licences = body.licences.map(({ ended, ...licence }) => (ended === undefined ? licence : { ...licence, ended }))
    return { ...body, licences, officeId: office_id, id: formatId({ regency, uuid }) }
  })
}

/** Whether a body of this regency has the code, wherever in it it stands. */
export async function isCodeTaken(db: Database, regency: string, code: string): Promise<boolean> {
  const rows = await db.run('select 1 as one from certification_body_code where regency = $1 and code = $2', [regency, code])
  return rows.length > 0
}
