// SPDX-License-Identifier: AGPL-3.0-or-later
// A file as a device keeps it.

import { asRead, ledOf } from '#journeys/core/worker.merge.ts'
import type { WorkerState } from '#journeys/core/worker.ts'
import { rolesOf } from '#kernel/authority.ts'
import { type Copy, type CopyPart, copyPart, type Kept } from '#kernel/offline.ts'

/** Whoever needs not know how to find a person keeps no file of theirs. What an act replaced stays away: it is taken back where it was done. */
export const workerCopy: CopyPart<WorkerState> = copyPart<WorkerState>({
  type: 'worker',
  may: rolesOf.identity,
  take: ({ undo: _undo, ...kept }) => {
    const { before: _before, evidenceBefore: _evidence, ...personal } = kept.personal
    return { ...kept, personal }
  },
})

/** Of the files that one leads, those that are kept here. */
export function ledHere(state: WorkerState, copy: Copy): Readonly<Record<string, WorkerState>> {
  return ledOf(state, (file) => copy.get(workerCopy, file)?.state)
}

/** The same file with what those that it leads say of the person, as far as they are kept here. */
export function readHere<K extends Kept<WorkerState>>(copy: Copy, kept: K): K {
  return kept.state.merged === undefined ? kept : { ...kept, state: asRead(kept.state, ledHere(kept.state, copy)) }
}
