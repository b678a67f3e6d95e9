// SPDX-License-Identifier: AGPL-3.0-or-later
// What is known here of a training or a certificate that a paper from elsewhere speaks of.

import * as z from 'zod/mini'
import { formatId, type RecordKey } from '#kernel/ids.ts'
import type { LocalDate } from '#kernel/time.ts'
import { searchKey } from '#people/core/name.ts'
import { type Database, everywhere } from '#platform/server/storage/database.ts'

const LicencesRow = z.object({
  licences: z.array(z.object({ from: z.string(), to: z.optional(z.string()), revokedOn: z.optional(z.string()) })),
})

export interface Licensed {
  readonly from: LocalDate
  readonly to?: LocalDate
  readonly revokedOn?: LocalDate
}

/** Licences of the providers of this name in a regency; undefined where there is none. */
export async function findLicences(db: Database, regency: string, name: string): Promise<readonly Licensed[] | undefined> {
  const rows = await db.read(everywhere, 'select licences from provider where regency = $1 and name_key = $2', [regency, searchKey(name)])
  if (rows.length === 0) return undefined
  return rows.flatMap((row) =>
    LicencesRow.parse(row).licences.map(({ from, to, revokedOn }) => ({
      from,
      ...(to === undefined ? {} : { to }),
      ...(revokedOn === undefined ? {} : { revokedOn }),
    })),
  )
}

const HoursRow = z.object({ provider: z.string(), hours: z.number() })

/** Hours a person attended with the provider of this name; undefined where no class of theirs with it is kept here. */
export async function findHours(db: Database, worker: RecordKey, name: string): Promise<number | undefined> {
  const rows = await db.read(everywhere, 'select provider, hours from trainee where worker_id = $1', [formatId(worker)])
  const theirs = rows.map((row) => HoursRow.parse(row)).filter(({ provider }) => searchKey(provider) === searchKey(name))
  return theirs.length === 0 ? undefined : theirs.reduce((sum, { hours }) => sum + hours, 0)
}

const HolderRow = z.object({ worker_id: z.string() })
const CodeRow = z.object({ code: z.string() })

/** Whose certificate of a body kept in this regency has this number; undefined where no body here numbers so. */
export async function findNumbered(db: Database, regency: string, number: string): Promise<{ readonly workerUuid?: string } | undefined> {
  const [row] = await db.read(
    everywhere,
    "select worker_id::text from certificate where regency = $1 and kind = 'COMPETENCE' and upper(number) = upper($2)",
    [regency, number],
  )
  if (row !== undefined) return { workerUuid: HolderRow.parse(row).worker_id }
  const codes = await db.read(everywhere, 'select code from certification_body_code where regency = $1', [regency])
  const ours = codes.map((each) => CodeRow.parse(each).code).some((code) => number.toUpperCase().includes(`/${code.toUpperCase()}/`))
  return ours ? {} : undefined
}
