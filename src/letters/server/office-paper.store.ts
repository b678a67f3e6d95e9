// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of papers of other capabilities: what whoever holds one may learn of it.

import * as z from 'zod/mini'
import { caretakers } from '#kernel/authority.ts'
import { OFFICE_PAPER_TOKEN } from '#letters/core/office-paper.rows.ts'
import { type CheckedPaper, officePaperKinds } from '#letters/core/office-paper.ts'
import type { Database } from '#platform/server/storage/database.ts'
import type { Keyring } from '#platform/server/storage/keys.ts'

const PaperRow = z.object({
  kind: z.enum(officePaperKinds),
  number: z.string(),
  office: z.string(),
  signer: z.string(),
  for_name: z.nullable(z.string()),
  caretaker: z.nullable(z.enum(caretakers)),
  issued_on: z.string(),
  hash: z.string(),
  revoked_on: z.nullable(z.string()),
})

/** The paper that a secret belongs to. It needs no account: the secret is the authority, and opens nothing. */
export async function findOfficePaper(
  db: Database,
  keyring: Keyring,
  { regency, token }: { readonly regency: string; readonly token: string },
): Promise<CheckedPaper | undefined> {
  const [row] = await db.run(
    'select kind, number, office, signer, for_name, caretaker, issued_on, hash, revoked_on from office_paper_checked($1, $2)',
    [regency, keyring.matchHash(OFFICE_PAPER_TOKEN, token)],
  )
  if (row === undefined) return undefined
  const { issued_on: issuedOn, revoked_on: revokedOn, for_name: forName, caretaker, ...paper } = PaperRow.parse(row)
  return {
    ...paper,
    issuedOn,
    ...(forName === null ? {} : { forName }),
    ...(caretaker === null ? {} : { caretaker }),
    ...(revokedOn === null ? {} : { revokedOn }),
  }
}
