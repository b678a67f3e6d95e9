// SPDX-License-Identifier: AGPL-3.0-or-later
// What follows from certificates: whoever holds one that counts has the milestone on their file, computed; whoever no longer does, has it no longer.

import type { JourneyPorts } from '#journeys/core/worker.port.ts'
import { parseId } from '#kernel/ids.ts'
import { jakartaDate } from '#kernel/time.ts'
import type { HeardEvent, Listener, Services } from '#platform/server/http/capability.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import { everywhere, type Scope } from '#platform/server/storage/database.ts'
import type { AssessmentState } from '#training/core/assessment.ts'
import { assessmentAggregate } from '#training/server/assessment.aggregate.ts'
import { listTestsOf } from '#training/server/assessment.store.ts'
import { findLiveCertificate } from '#training/server/certificate.store.ts'

const REVOKED = 'certificate revoked'

export function certificateListener(services: Services, journeys: JourneyPorts<Scope>): Listener {
  return {
    name: 'training-certificates',
    to: ['CertificateIssued', 'CertificateRevoked'],
    handle: async (event: HeardEvent) => {
      const stored = await services.records.find<AssessmentState>('assessment', event.key, everywhere)
      if (stored === undefined) return
      const { workerId, certificates } = stored.state
      const worker = parseId(workerId)
      // A certificate may be revoked while the file is written: what was told is held against what is true until both agree.
      for (let told: string | undefined; ; ) {
        const live = await findLiveCertificate(services.db, everywhere, worker, jakartaDate(services.clock()))
        const truth = live?.number ?? 'none'
        if (told === truth) return
        const commandId = causedId(event.commandId, truth)
        if (live === undefined) {
          const cause = certificates.at(-1)?.revoked?.cause
          await journeys.revokeComputed(commandId, workerId, 'CERTIFIED', cause === undefined ? REVOKED : `${REVOKED}: ${cause}`)
        } else
          await journeys.recordComputed(commandId, workerId, {
            code: 'CERTIFIED',
            on: live.issuedOn,
            validUntil: live.validUntil,
            evidence: live.number,
          })
        told = truth
      }
    },
  }
}

/** Whoever is erased is erased from their tests too. The certificates stay in the register, and name nobody. */
export function holderListener(services: Services): Listener {
  return {
    name: 'training-holders',
    to: ['PersonErased'],
    handle: async (event: HeardEvent) => {
      const { regency } = event.key
      for (const uuid of await listTestsOf(services.db, everywhere, event.key)) {
        const key = { regency, uuid }
        const commandId = causedId(event.commandId, uuid)
        await services.records.change(systemCall(services, { contract: 'ForgetHolder', commandId, regency }), {
          aggregate: assessmentAggregate,
          key,
          command: { type: 'ForgetHolder' },
          facts: async () => ({}),
          answer: ({ id, version }) => ({ id, version }),
        })
      }
    },
  }
}
