// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of certificates: numbers, lists, and the record behind the secret of a paper.

import * as z from 'zod/mini'
import { regenciesWithin } from '#kernel/area.ts'
import { formatId, type RecordKey } from '#kernel/ids.ts'
import type { LocalDate } from '#kernel/time.ts'
import { type Database, guestIn, type Scope } from '#platform/server/storage/database.ts'
import type { Keyring } from '#platform/server/storage/keys.ts'
import { reveal } from '#platform/server/storage/reveal.ts'
import type { CertifiedState } from '#training/core/attested.ts'
import { certificateKinds } from '#training/core/issued.ts'
import { TOKEN } from '#training/server/issued.rows.ts'

const TokenRow = z.object({
  regency: z.string(),
  stream_id: z.string(),
  nth: z.number(),
  state: z.string(),
  sealed: z.nullable(z.instanceof(Buffer)),
  wrapped: z.nullable(z.instanceof(Buffer)),
})

/** The record and the one of its certificates that a secret belongs to. It needs no account: the secret is the authority. */
export async function findByToken(
  db: Database,
  keyring: Keyring,
  { regency, token }: { readonly regency: string; readonly token: string },
): Promise<{ readonly key: RecordKey; readonly state: CertifiedState; readonly nth: number } | undefined> {
  const [row] = await db.run('select regency, stream_id::text, nth, state, sealed, wrapped from certificate_by_token($1, $2)', [
    regency,
    keyring.matchHash(TOKEN, token),
  ])
  if (row === undefined) return undefined
  const kept = TokenRow.parse(row)
  const key = { regency: kept.regency, uuid: kept.stream_id }
  return { key, state: reveal<CertifiedState>(keyring, formatId(key), kept).state, nth: kept.nth }
}

const ListRow = z.object({
  regency: z.string(),
  stream_id: z.string(),
  worker_id: z.string(),
  kind: z.enum(certificateKinds),
  number: z.string(),
  scheme_name: z.string(),
  issued_on: z.string(),
  valid_until: z.nullable(z.string()),
  revoked_on: z.nullable(z.string()),
})
export type CertificateRow = z.output<typeof ListRow>

export interface CertificateFilter {
  readonly status: string | undefined
  readonly number: string | undefined
  readonly after: readonly [issuedOn: string, number: string] | undefined
  readonly limit: number
}

export async function listCertificates(
  db: Database,
  scope: Scope,
  today: LocalDate,
  filter: CertificateFilter,
): Promise<readonly CertificateRow[]> {
  const rows = await db.read(
    scope,
    `select regency, assessment_id::text as stream_id, worker_id::text, kind, number, scheme_name, issued_on, valid_until, revoked_on from certificate
     where ($1::text[] is null or regency = any($1)) and (area ^@ any($2::text[]) or lets_in(let_in, $3))
       and ($4::text is null or $4 = case when revoked_on is not null then 'revoked' when valid_until < $5::date then 'expired' else 'valid' end)
       and ($6::text is null or number ^@ $6) and ($7::date is null or (issued_on, number) < ($7, $8))
     order by issued_on desc, number desc limit $9`,
    [
      regenciesWithin(scope.filter),
      scope.filter,
      guestIn(scope),
      filter.status ?? null,
      today,
      filter.number?.toUpperCase() ?? null,
      filter.after?.[0] ?? null,
      filter.after?.[1] ?? null,
      filter.limit,
    ],
  )
  return rows.map((row) => ListRow.parse(row))
}

const LiveRow = z.object({ number: z.string(), issued_on: z.string(), valid_until: z.string() })

/** The certificate of competence of a person that counts longest; undefined where none does. */
export async function findLiveCertificate(
  db: Database,
  scope: Scope,
  worker: RecordKey,
  today: LocalDate,
): Promise<{ readonly number: string; readonly issuedOn: LocalDate; readonly validUntil: LocalDate } | undefined> {
  const [row] = await db.read(
    scope,
    `select number, issued_on, valid_until from certificate
     where regency = $1 and worker_id = $2 and kind = 'COMPETENCE' and revoked_on is null and valid_until >= $3 order by valid_until desc, number limit 1`,
    [worker.regency, worker.uuid, today],
  )
  if (row === undefined) return undefined
  const { number, issued_on, valid_until } = LiveRow.parse(row)
  return { number, issuedOn: issued_on, validUntil: valid_until }
}

const NumberRow = z.object({ number: z.string() })

/** The numbers of all certificates that were revoked. */
export async function listCertificatesOver(db: Database): Promise<readonly string[]> {
  const rows = await db.run('select number from certificates_over()', [])
  return rows.map((row) => String(row['number']))
}

/** The numbers of a person's certificates of competence that were revoked. */
export async function listRevoked(db: Database, scope: Scope, worker: RecordKey): Promise<readonly string[]> {
  const rows = await db.read(
    scope,
    "select number from certificate where regency = $1 and worker_id = $2 and kind = 'COMPETENCE' and revoked_on is not null",
    [worker.regency, worker.uuid],
  )
  return rows.map((row) => NumberRow.parse(row).number)
}
