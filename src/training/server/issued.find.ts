// SPDX-License-Identifier: AGPL-3.0-or-later
// The record that a certificate came of, of whichever kind.

import { parseId } from '#kernel/ids.ts'
import type { Call, Services } from '#platform/server/http/capability.ts'
import type { Stored } from '#platform/server/storage/records.ts'
import type { AssessmentState } from '#training/core/assessment.ts'
import type { CertifiedState } from '#training/core/attested.ts'
import type { CompletionState } from '#training/core/completion.ts'

type Reading = Pick<Call<unknown>, 'scope'>

/** Within the reader's reach; the same answer for absent and hidden. Of an erased person's, those that left a certificate. */
export async function findIssued({ records }: Services, id: string, { scope }: Reading): Promise<Stored<CertifiedState> | undefined> {
  const key = parseId(id)
  const stored: Stored<CertifiedState> | undefined =
    (await records.findEven<AssessmentState>('assessment', key, scope)) ??
    (await records.findEven<CompletionState>('completion', key, scope))
  return stored?.state.erased === true && stored.state.certificates.length === 0 ? undefined : stored
}

/** The same, of people who were not erased. */
export async function findHeld(services: Services, id: string, reading: Reading): Promise<Stored<CertifiedState> | undefined> {
  const stored = await findIssued(services, id, reading)
  return stored?.state.erased === true ? undefined : stored
}
