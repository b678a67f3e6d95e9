// SPDX-License-Identifier: AGPL-3.0-or-later
// Telling a file what stands of a proof, until both agree: it may change while the file is written.

import type { JourneyPorts, Preparation } from '#journeys/core/worker.port.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import { nameOf, type Proof, type toTell } from '#training/core/proof.ts'

interface Telling {
  /** The command that made us look. */
  readonly cause: string
  readonly workerId: string
  readonly code: 'TRAINING_DONE' | 'CERTIFIED'
  /** Why it is taken back where nothing stands any more. */
  readonly why: string
  /** What the file must be told, as it is now. */
  readonly truth: (file: Preparation) => Promise<ReturnType<typeof toTell<Proof & { readonly validUntil?: string }>>>
}

/** A file that is away hears nothing now; it does when it comes back. */
export async function tell(journeys: JourneyPorts<Scope>, { cause, workerId, code, why, truth }: Telling): Promise<void> {
  for (let told: string | undefined; ; ) {
    const file = await journeys.preparation(workerId)
    if (file === undefined) return
    const now = await truth(file)
    if (now === 'nothing' || nameOf(now) === told) return
    told = nameOf(now)
    const commandId = causedId(cause, code, told)
    if (now === 'gone') await journeys.revokeComputed(commandId, workerId, code, why)
    else await journeys.recordComputed(commandId, workerId, { code, ...now })
  }
}
