// SPDX-License-Identifier: AGPL-3.0-or-later
// Rows of training providers and programmes.

import * as z from 'zod/mini'
import { formatId } from '#kernel/ids.ts'
import { searchKey } from '#people/core/name.ts'
import type { Database, Scope } from '#platform/server/storage/database.ts'
import { patternsOf } from '#platform/server/storage/patterns.ts'
import { type Licence, providerKinds } from '#training/core/provider.ts'
import { REACH, reachOf } from '#training/server/class.store.ts'

const ProviderRow = z.object({
  regency: z.string(),
  stream_id: z.string(),
  kind: z.enum(providerKinds),
  name: z.string(),
  area: z.string(),
  licences: z.array(
    z.object({ number: z.string(), issuer: z.string(), from: z.string(), to: z.optional(z.string()), revokedOn: z.optional(z.string()) }),
  ),
})

export interface ListedProvider {
  readonly id: string
  readonly kind: z.output<typeof ProviderRow>['kind']
  readonly name: string
  readonly area: string
  readonly licences: readonly Licence[]
}

function licenceOf({ number, issuer, from, to, revokedOn }: z.output<typeof ProviderRow>['licences'][number]): Licence {
  return { number, issuer, from, ...(to === undefined ? {} : { to }), ...(revokedOn === undefined ? {} : { revokedOn }) }
}

/** Centres are few: a regency has some dozens, so the list has no pages. */
export async function listProviders(db: Database, scope: Scope, q: string | undefined): Promise<readonly ListedProvider[]> {
  const rows = await db.read(
    scope,
    `select regency, stream_id::text, kind, name, area, licences from provider
     where ${REACH} and ($4::text[] is null or name_key like all($4)) order by name_key, stream_id limit 500`,
    [...reachOf(scope), patternsOf(searchKey(q ?? ''))],
  )
  return rows.map((each) => {
    const { regency, stream_id: uuid, licences, ...row } = ProviderRow.parse(each)
    return { ...row, id: formatId({ regency, uuid }), licences: licences.map(licenceOf) }
  })
}

const JsonRow = z.object({ json: z.string() })

export async function listProgrammes(db: Database, scope: Scope): Promise<readonly string[]> {
  const rows = await db.read(
    scope,
    `select (definition || jsonb_build_object('id', replace(regency, '.', '') || '-' || stream_id))::text as json from programme
     where ${REACH} order by name, stream_id limit 500`,
    reachOf(scope),
  )
  return rows.map((row) => JsonRow.parse(row).json)
}
