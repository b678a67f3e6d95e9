// SPDX-License-Identifier: AGPL-3.0-or-later
// What a command on a file asks of the files that it leads, or of the one that leads it; and what happens to those with it.

import { orderedPair } from '#journeys/core/double.rules.ts'
import type { WorkerFacts } from '#journeys/core/worker.facts.ts'
import type { Passed, PassedOn } from '#journeys/core/worker.merge.rules.ts'
import { asRead } from '#journeys/core/worker.merge.ts'
import type { WorkerState } from '#journeys/core/worker.ts'
import { pairKey } from '#journeys/server/double.change.ts'
import { WORKER_TYPE, workerAggregate } from '#journeys/server/worker.aggregate.ts'
import { type Placement, placementFacts } from '#journeys/server/worker.facts.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import { everywhere, type Scope } from '#platform/server/storage/database.ts'
import type { Beside, Stored } from '#platform/server/storage/records.ts'

/** The files that a file leads, as they are. They are of its own person, so that nothing is asked of the reader's authority. */
export async function mergedFacts({ records }: Pick<Services, 'records'>, state: WorkerState | undefined): Promise<WorkerFacts> {
  if (state?.merged === undefined) return {}
  const found = await Promise.all(state.merged.map(({ file }) => records.find<WorkerState>(WORKER_TYPE, parseId(file), everywhere)))
  return { merged: Object.fromEntries(found.flatMap((stored) => (stored === undefined ? [] : [[stored.id, stored.state]]))) }
}

/** A file for whoever reads it: with what those that it leads say of the same person. */
export async function fileRead(services: Pick<Services, 'records'>, state: WorkerState): Promise<WorkerState> {
  const { merged = {} } = await mergedFacts(services, state)
  return asRead(state, merged)
}

/** The file that leads this one, where the reader may see it. */
export async function leadFacts(
  { records }: Pick<Services, 'records'>,
  state: WorkerState | undefined,
  scope: Scope,
): Promise<WorkerFacts> {
  if (state?.mergedInto === undefined) return {}
  const lead = await records.find<WorkerState>(WORKER_TYPE, parseId(state.mergedInto.file), scope)
  return lead === undefined ? {} : { lead: lead.id }
}

/** What a file's own plan rests on, the company's papers and the job order, with what the file needs of those it leads. */
export async function ownFacts(services: Services, placement: Placement, state: WorkerState | undefined): Promise<WorkerFacts> {
  const [held, merged] = await Promise.all([
    placementFacts(services.db, placement, { state, command: { type: 'ReviewWorker' } }),
    mergedFacts(services, state),
  ])
  return { ...held, ...merged }
}

/** The same command in a file that is led, said through the one that leads. It is of the same person, wherever it lies, as `mergedFacts` has it. */
export function throughLead(services: Services, commandId: string, { file, command }: PassedOn): Beside {
  return services.records.beside(causedId(commandId, file), {
    aggregate: workerAggregate(services.regencies),
    key: parseId(file),
    scope: everywhere,
    command: { ...command, throughLead: true },
    facts: async () => ({}),
  })
}

/** Files that this one leads are erased with it: they are of the same person. */
export function erasedWith(services: Services, commandId: string, command: Passed): (after: WorkerState) => readonly Beside[] {
  return ({ merged = [] }) => merged.map(({ file }) => throughLead(services, commandId, { file, command }))
}

interface Led {
  /** The file that is led, as it is now. */
  readonly file: string
  readonly state: WorkerState
}

/** The leading file looks again at what it is lent. */
export function seenByLead(services: Services, placement: Placement, commandId: string, { file, state }: Led): readonly Beside[] {
  const lead = state.mergedInto?.file
  if (lead === undefined) return []
  const seen = services.records.beside(causedId(commandId, lead), {
    aggregate: workerAggregate(services.regencies),
    key: parseId(lead),
    command: { type: 'SeeMerged' },
    facts: async (leading: WorkerState | undefined) => {
      const facts = await ownFacts(services, placement, leading)
      return { ...facts, merged: { ...facts.merged, [file]: state } }
    },
  })
  return [seen]
}

interface JoinedFile {
  readonly on: string
  readonly double: string
  readonly id?: string
  readonly name?: string
  readonly area?: string
  readonly registeredOn?: string
}

/** The files that a file leads, and the one that leads it, as far as the reader may see them. */
export async function joinedFiles(
  { records }: Pick<Services, 'records'>,
  { id, state }: Stored<WorkerState>,
  scope: Scope,
): Promise<{ readonly mergedInto?: JoinedFile; readonly merged?: readonly JoinedFile[] }> {
  async function joined({ file, on }: { readonly file: string; readonly on: string }): Promise<JoinedFile> {
    const double = formatId(pairKey(orderedPair(id, file)))
    const other = await records.find<WorkerState>(WORKER_TYPE, parseId(file), scope)
    if (other === undefined) return { on, double }
    const { area, registeredOn, personal } = other.state
    return { on, double, id: file, name: personal.name, area, registeredOn }
  }
  return {
    ...(state.mergedInto === undefined ? {} : { mergedInto: await joined(state.mergedInto) }),
    ...(state.merged === undefined ? {} : { merged: await Promise.all(state.merged.map(joined)) }),
  }
}
