// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of letters: numbers, lists, and the letter behind the secret of a paper.

import * as z from 'zod/mini'
import { regenciesWithin } from '#kernel/area.ts'
import { formatId, type RecordKey } from '#kernel/ids.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import { type LetterState, letterKinds } from '#letters/core/letter.ts'
import { TOKEN } from '#letters/server/letter.aggregate.ts'
import { custody, type Database, guestIn, type Scope, type Tx } from '#platform/server/storage/database.ts'
import type { Followed } from '#platform/server/storage/follower.ts'
import type { Keyring } from '#platform/server/storage/keys.ts'
import { reveal } from '#platform/server/storage/reveal.ts'

const CountRow = z.object({ day: z.number(), week: z.number() })

/** Consents that an office issued on a day, and within the seven days that end with it. */
export async function countConsents(
  db: Database,
  scope: Scope,
  { regency, officeId, today }: { readonly regency: string; readonly officeId: string; readonly today: LocalDate },
): Promise<z.output<typeof CountRow>> {
  const [row] = await db.read(
    scope,
    `select count(*) filter (where issued_on = $3)::int as day, count(*)::int as week from letter
     where regency = $1 and office_id = $2 and kind = 'FAMILY_CONSENT' and issued_on > $4 and issued_on <= $3`,
    [regency, officeId, today, addDays(today, -7)],
  )
  return CountRow.parse(row)
}

const TokenRow = z.object({
  regency: z.string(),
  stream_id: z.string(),
  state: z.string(),
  sealed: z.nullable(z.instanceof(Buffer)),
  wrapped: z.nullable(z.instanceof(Buffer)),
})

/** The letter that a secret belongs to. It needs no account: the secret is the authority. */
export async function findByToken(
  db: Database,
  keyring: Keyring,
  { regency, token }: { readonly regency: string; readonly token: string },
): Promise<LetterState | undefined> {
  const [row] = await db.run('select regency, stream_id::text, state, sealed, wrapped from letter_by_token($1, $2)', [
    regency,
    keyring.matchHash(TOKEN, token),
  ])
  if (row === undefined) return undefined
  const kept = TokenRow.parse(row)
  return reveal<LetterState>(keyring, formatId({ regency: kept.regency, uuid: kept.stream_id }), kept).state
}

/** Numbers of letters and papers that were revoked or replaced. */
export async function listNumbersOver(db: Database): Promise<readonly string[]> {
  const rows = await db.run('select number from numbers_over()', [])
  return rows.map((row) => String(row['number']))
}

const ListRow = z.object({
  regency: z.string(),
  letter_id: z.string(),
  worker_id: z.string(),
  office_id: z.string(),
  kind: z.enum(letterKinds),
  number: z.string(),
  issued_on: z.string(),
  valid_until: z.nullable(z.string()),
  revoked_on: z.nullable(z.string()),
  replaced_on: z.nullable(z.string()),
  flags: z.number(),
  signed_at: z.nullable(z.string()),
})
export type LetterRow = z.output<typeof ListRow>

const COLUMNS =
  'regency, letter_id::text, worker_id::text, office_id, kind, number, issued_on, valid_until, revoked_on, replaced_on, flags, signed_at'

interface LetterFilter {
  readonly kind: string | undefined
  readonly status: string | undefined
  readonly flagged: boolean
  readonly after: readonly [issuedOn: string, id: string] | undefined
  readonly limit: number
}

export async function listLetters(db: Database, scope: Scope, today: LocalDate, filter: LetterFilter): Promise<readonly LetterRow[]> {
  const rows = await db.read(
    scope,
    `select ${COLUMNS} from letter
     where ($1::text[] is null or regency = any($1)) and (area ^@ any($2::text[]) or lets_in(let_in, $3))
       and ($4::text is null or kind = $4)
       and ($5::text is null or $5 = case when revoked_on is not null then 'revoked' when replaced_on is not null then 'replaced'
         when valid_until < $6::date then 'expired' else 'valid' end)
       and (not $7::boolean or flags > 0) and ($8::date is null or (issued_on, letter_id) < ($8, $9::uuid))
     order by issued_on desc, letter_id desc limit $10`,
    [
      regenciesWithin(scope.filter),
      scope.filter,
      guestIn(scope),
      filter.kind ?? null,
      filter.status ?? null,
      today,
      filter.flagged,
      filter.after?.[0] ?? null,
      filter.after?.[1] ?? null,
      filter.limit,
    ],
  )
  return rows.map((row) => ListRow.parse(row))
}

/** Whether a letter or another paper still names this file as its signed original; for whoever sweeps files that nobody names. */
export async function keepsSigned(db: Database, { regency, uuid }: RecordKey, address: string): Promise<boolean> {
  const rows = await db.read(
    custody,
    `select 1 as there from letter where regency = $1 and letter_id = $2 and signed_at = $3
     union all select 1 from paper_file where regency = $1 and stream_id = $2 and address = $3`,
    [regency, uuid, address],
  )
  return rows.length > 0
}

const OverRow = z.object({ regency: z.string(), worker_id: z.string() })

/** Of what happened on files: on those that have a letter which was revoked or replaced. */
export async function onFilesWithLettersOver(tx: Pick<Tx, 'run'>, events: readonly Followed[]): Promise<readonly Followed[]> {
  const rows = await tx.run(
    `select distinct regency, worker_id::text from letter
     where regency = any($1::text[]) and worker_id = any($2::uuid[]) and (revoked_on is not null or replaced_on is not null)`,
    [[...new Set(events.map(({ regency }) => regency))], events.map((event) => event.stream_id)],
  )
  const over = rows.map((row) => OverRow.parse(row))
  return events.filter(({ regency, stream_id: uuid }) => over.some((each) => each.regency === regency && each.worker_id === uuid))
}

/** All of one person, newest first. */
export async function listLettersOf(db: Database, scope: Scope, worker: RecordKey): Promise<readonly LetterRow[]> {
  const rows = await db.read(
    scope,
    `select ${COLUMNS} from letter where regency = $1 and worker_id = $2 and (area ^@ any($3::text[]) or lets_in(let_in, $4))
     order by issued_on desc, letter_id desc`,
    [worker.regency, worker.uuid, scope.filter, guestIn(scope)],
  )
  return rows.map((row) => ListRow.parse(row))
}
