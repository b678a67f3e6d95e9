// SPDX-License-Identifier: AGPL-3.0-or-later
// A file as a device keeps it.

import type { WorkerState } from '#journeys/core/worker.ts'
import { rolesOf } from '#kernel/authority.ts'
import { type CopyPart, copyPart } from '#kernel/offline.ts'

/** Whoever needs not know how to find a person keeps no file of theirs. What an act replaced stays away: it is taken back where it was done. */
export const workerCopy: CopyPart<WorkerState> = copyPart<WorkerState>({
  type: 'worker',
  may: rolesOf.identity,
  take: ({ undo: _undo, ...kept }) => {
    const { before: _before, evidenceBefore: _evidence, ...personal } = kept.personal
    return { ...kept, personal }
  },
})
