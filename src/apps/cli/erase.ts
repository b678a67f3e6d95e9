// SPDX-License-Identifier: AGPL-3.0-or-later
// A person erased, and what an office can show of it for ever: which entry of the history says so, that the key is gone, and that no row
// is left, signed with the key of the instance.

import { readFileSync, writeFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { onGround } from '#apps/cli/ground.ts'
import { sayIn } from '#apps/cli/instance-text.ts'
import { findErasure } from '#journeys/server/erasure.store.ts'
import { parseId, RecordId } from '#kernel/ids.ts'
import { jakartaDate } from '#kernel/time.ts'
import type { ExitCode, Invocation } from '#platform/cli/command.ts'
import { speaker } from '#platform/cli/help.ts'
import { present } from '#platform/cli/present.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { readSettings } from '#platform/server/settings.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { countLeftRows } from '#platform/server/storage/left-rows.ts'

const Statement = z.object({
  id: RecordId,
  erasedAt: z.iso.datetime(),
  basis: z.string(),
  legalBasis: z.string(),
  keyDestroyedAt: z.iso.datetime(),
  /** The entry of the history, and its place in the chain. */
  version: z.number(),
  hash: z.string(),
  rowsLeft: z.number(),
  madeAt: z.iso.datetime(),
})
const Proof = z.object({ statement: Statement, publicKey: z.string(), signature: z.string() })
type Proof = z.output<typeof Proof>

async function makeProof({ db, keyring, clock }: Services, id: string): Promise<Proof | undefined> {
  const key = parseId(id)
  const found = await findErasure(db, everywhere, key)
  if (found === undefined) return undefined
  const statement: z.output<typeof Statement> = {
    id,
    erasedAt: found.at.toISOString(),
    basis: found.basis,
    legalBasis: found.legalBasis,
    keyDestroyedAt: found.erased_at.toISOString(),
    version: found.version,
    hash: found.hash.toString('hex'),
    rowsLeft: await countLeftRows(db, key),
    madeAt: clock(),
  }
  return { statement, publicKey: keyring.publicKey, signature: keyring.sign(Buffer.from(JSON.stringify(statement))).toString('base64') }
}

/** Shows it, or writes it down. */
export async function tellProof({ values, screen, json, language, refuse }: Invocation): Promise<ExitCode> {
  const id = String(values['id'])
  if (!RecordId.safeParse(id).success) return refuse('no-such-erasure', sayIn(language, 'no-such-erasure', { id }))
  const proof = await onGround(readSettings(process.env), screen.err, ({ services }) => makeProof(services, id))
  if (proof === undefined) return refuse('no-such-erasure', sayIn(language, 'no-such-erasure', { id }))
  const { proof: file } = values
  if (file !== undefined) writeFileSync(String(file), `${JSON.stringify(proof)}\n`, { mode: 0o600 })
  if (json) screen.out(JSON.stringify(proof))
  else {
    screen.out(present(proof.statement, speaker(language)))
    screen.out(
      file === undefined
        ? present({ signature: proof.signature }, speaker(language))
        : sayIn(language, 'proof-written', { file: String(file) }),
    )
  }
  return 0
}

function readProof(file: string): Proof | undefined {
  try {
    return Proof.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}

/** Whether a proof is this instance's, and what it says is so still. */
export async function checkProof({ values, screen, json, language, refuse }: Invocation): Promise<ExitCode> {
  const file = String(values['file'])
  const proof = readProof(file)
  if (proof === undefined) return refuse('no-proof', sayIn(language, 'no-proof', { file }))
  const { statement, signature } = proof
  return onGround<ExitCode>(readSettings(process.env), screen.err, async ({ services }) => {
    const signed = Buffer.from(JSON.stringify(statement))
    if (!services.keyring.verify(signed, Buffer.from(signature, 'base64'), jakartaDate(statement.madeAt)))
      return refuse('proof-foreign', sayIn(language, 'proof-foreign', { file }))
    const now = await makeProof(services, statement.id)
    const same = now !== undefined && now.statement.hash === statement.hash && now.statement.rowsLeft === 0
    if (!same) return refuse('proof-differs', sayIn(language, 'proof-differs', { file }))
    screen.out(json ? JSON.stringify({ id: statement.id, holds: true }) : sayIn(language, 'proof-holds', { at: statement.erasedAt }))
    return 0
  })
}
