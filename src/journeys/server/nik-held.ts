// SPDX-License-Identifier: AGPL-3.0-or-later
// A NIK that was to be bound and stands in another file is no dead end: mostly it is one person with two files, so the pair is put before
// somebody who reaches both, whether or not whoever typed it does.

import { doubleContracts } from '#journeys/core/double.contract.ts'
import { orderedPair } from '#journeys/core/double.rules.ts'
import { pairKey } from '#journeys/server/double.change.ts'
import { proposeDouble } from '#journeys/server/double.jobs.ts'
import type { Registering } from '#journeys/server/worker.registering.ts'
import { reaches } from '#kernel/authority.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import { nikBits } from '#people/core/linkage-weights.ts'
import type { CommandCallOf, Services } from '#platform/server/http/capability.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import type { Outcome } from '#platform/server/storage/records.ts'

interface Tried {
  readonly call: Omit<CommandCallOf<unknown>, 'input'>
  readonly id: string
  readonly nik: string
  readonly outcome: Outcome
}

export async function orProposed(services: Services, registering: Registering, { call, id, nik, outcome }: Tried): Promise<Outcome> {
  if (outcome.type !== 'refused' || outcome.refusal.code !== 'nik-held') return outcome
  const holder = await registering.holderOf(parseId(id).regency, nik)
  if (holder === undefined) return outcome
  const files = orderedPair(id, holder.id)
  const parts = [{ field: 'nik', agreement: 'same', weight: nikBits.same }]
  const likeness = { source: 'NIK', score: nikBits.same, parts } as const
  const proposed = await proposeDouble(services, causedId('nik-held', call.commandId, ...files), { files, likeness })
  // What was told apart stays apart: then the number is wrong in one of them, and the file that holds it is the one to look at.
  if (proposed.type !== 'done' && proposed.code !== 'double-known') return outcome
  const looks = doubleContracts.GetDouble.may.some((role) => role === call.actor.role) && reaches(call.actor, holder.area)
  const see = looks ? { see: `/doubles/${formatId(pairKey(files))}` } : {}
  return { type: 'refused', refusal: { ...outcome.refusal, code: 'nik-held-proposed', ...see } }
}
