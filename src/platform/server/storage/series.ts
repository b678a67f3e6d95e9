// SPDX-License-Identifier: AGPL-3.0-or-later
// Numbers without a hole, of whatever is numbered: the next one is a fact of the command, and a unique index keeps it. Who loses a race is
// decided again.

import * as z from 'zod/mini'
import type { Row } from '#kernel/aggregate.ts'
import type { RegencyCode } from '#kernel/area.ts'
import type { Database } from '#platform/server/storage/database.ts'

const SerialRow = z.object({ next: z.number() })

/** The number after the highest that was ever given in a series. */
export async function nextSerial(db: Database, regency: RegencyCode, series: string): Promise<number> {
  const [row] = await db.run('select coalesce(max(serial), 0) + 1 as next from given_number where regency = $1 and series = $2', [
    regency,
    series,
  ])
  return SerialRow.parse(row).next
}

/** The same, of a series that was counted at several places before it had one: what they gave is not given again. */
export async function nextSerialAnywhere(db: Database, series: string): Promise<number> {
  const [row] = await db.run('select coalesce(max(serial), 0) + 1 as next from given_number where series = $1', [series])
  return SerialRow.parse(row).next
}

interface Given {
  /** Where the series is counted. */
  readonly regency: RegencyCode
  readonly series: string
  readonly serial: number
}

/** A number that was given. @param wall of the record, where it is sealed */
export function givenRow(given: Given, uuid: string, wall: readonly string[] = []): Row {
  const { regency, series, serial } = given
  return { table: 'given_number', values: { regency, series, serial, record_id: uuid, let_in: wall } }
}
