// SPDX-License-Identifier: AGPL-3.0-or-later
// What follows from certificates: whoever holds one that counts has the milestone on their file, computed; whoever no longer does, has it no longer.

import type { JourneyPorts } from '#journeys/core/worker.port.ts'
import { parseId } from '#kernel/ids.ts'
import { jakartaDate } from '#kernel/time.ts'
import type { HeardEvent, Listener, Services } from '#platform/server/http/capability.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import { everywhere, type Scope } from '#platform/server/storage/database.ts'
import type { AssessmentState } from '#training/core/assessment.ts'
import { toTell } from '#training/core/proof.ts'
import { assessmentAggregate } from '#training/server/assessment.aggregate.ts'
import { listTestsOf } from '#training/server/assessment.store.ts'
import { findLiveCertificate, listRevoked } from '#training/server/certificate.store.ts'
import { tell } from '#training/server/tell.ts'

const REVOKED = 'certificate revoked'

/** What made us look: an event, and why a certificate fell where it says so. */
interface Cause {
  readonly id: string
  readonly why?: string
}

/** Tells a file that prepares which certificate counts. */
export function tellCertificate({ db, clock }: Services, journeys: JourneyPorts<Scope>, cause: Cause, workerId: string): Promise<void> {
  const worker = parseId(workerId)
  return tell(journeys, {
    cause: cause.id,
    workerId,
    code: 'CERTIFIED',
    why: cause.why === undefined ? REVOKED : `${REVOKED}: ${cause.why}`,
    truth: async (file) => {
      const live = await findLiveCertificate(db, everywhere, worker, jakartaDate(clock()))
      const revoked = await listRevoked(db, everywhere, worker)
      return toTell(
        live === undefined ? undefined : { evidence: live.number, on: live.issuedOn, validUntil: live.validUntil },
        file.computed.CERTIFIED,
        // One that only came to its end is not taken back: the file sees its end itself.
        (evidence) => revoked.includes(evidence),
      )
    },
  })
}

export function certificateListener(services: Services, journeys: JourneyPorts<Scope>): Listener {
  return {
    name: 'training-certificates',
    to: ['CertificateIssued', 'CertificateRevoked'],
    handle: async (event: HeardEvent) => {
      const stored = await services.records.find<AssessmentState>('assessment', event.key, everywhere)
      if (stored === undefined) return
      const { workerId, certificates } = stored.state
      const why = certificates.at(-1)?.revoked?.cause
      await tellCertificate(services, journeys, { id: event.commandId, ...(why === undefined ? {} : { why }) }, workerId)
    },
  }
}

/**
 * Whoever is erased is erased from their tests too. The certificates stay in the register, and name nobody. A test that was decided before the
 * erasure and kept after it is heard of later than the erasure, and forgets its holder by itself.
 */
export function holderListener(services: Services, journeys: JourneyPorts<Scope>): Listener {
  async function testsToForget(event: HeardEvent): Promise<readonly string[]> {
    if (event.type === 'PersonErased') return listTestsOf(services.db, everywhere, event.key)
    const stored = await services.records.find<AssessmentState>('assessment', event.key, everywhere)
    if (stored === undefined) return []
    const { workerId } = stored.state
    return (await journeys.cards(everywhere, [workerId])).has(workerId) ? [] : [event.key.uuid]
  }
  return {
    name: 'training-holders',
    to: ['PersonErased', 'AssessmentRecorded'],
    handle: async (event: HeardEvent) => {
      const { regency } = event.key
      for (const uuid of await testsToForget(event)) {
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
