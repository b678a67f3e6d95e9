// SPDX-License-Identifier: AGPL-3.0-or-later
// The SQL of who heads an office, and since when.

import * as z from 'zod/mini'
import { headOn, type OfficeHead } from '#access/core/office.ts'
import { caretakers } from '#kernel/authority.ts'
import type { LocalDate } from '#kernel/time.ts'
import { type Database, everywhere } from '#platform/server/storage/database.ts'

const HeadRow = z.object({ user_id: z.string(), valid_from: z.string(), name: z.string(), caretaker: z.nullable(z.enum(caretakers)) })

interface NamedHead extends OfficeHead {
  readonly name: string
}

/** Every head of an office, the oldest first. */
export async function headsOf(db: Database, officeId: string): Promise<readonly NamedHead[]> {
  const rows = await db.read(
    everywhere,
    `select h.user_id, h.valid_from::text, h.caretaker, u.name from office_head h
     join app_user u on u.regency = h.regency and u.stream_id = substr(h.user_id, 6)::uuid
     where h.office_id = $1 order by h.valid_from`,
    [officeId],
  )
  return rows.map((row) => {
    const { user_id: userId, valid_from: validFrom, name, caretaker } = HeadRow.parse(row)
    return { userId, validFrom, name, ...(caretaker === null ? {} : { caretaker }) }
  })
}

/** Who heads an office on a day; undefined where none had been named by then. */
export async function findHead(db: Database, officeId: string, day: LocalDate): Promise<NamedHead | undefined> {
  return headOn(await headsOf(db, officeId), day)
}
