// SPDX-License-Identifier: AGPL-3.0-or-later
// What follows from certificates: whoever holds one that counts has the milestone on their file, computed; whoever no longer does, has it no longer.

import type { JourneyPorts } from '#journeys/core/worker.port.ts'
import type { Aggregate, AnyEvent, AnyState } from '#kernel/aggregate.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import { jakartaDate } from '#kernel/time.ts'
import type { HeardEvent, Listener, Services } from '#platform/server/http/capability.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import { everywhere, type Scope } from '#platform/server/storage/database.ts'
import type { AssessmentState } from '#training/core/assessment.ts'
import { toTell } from '#training/core/proof.ts'
import { assessmentAggregate } from '#training/server/assessment.aggregate.ts'
import { listTestsOf } from '#training/server/assessment.store.ts'
import { findLiveCertificate, listRevoked } from '#training/server/certificate.store.ts'
import { completionAggregate } from '#training/server/completion.aggregate.ts'
import { listCompletionsOf } from '#training/server/completion.store.ts'
import { findHeld } from '#training/server/issued.find.ts'
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
 * Whoever is erased is erased from their tests and trainings too. The certificates stay in the register, and name nobody. What was decided before
 * the erasure and kept after it is heard of later than the erasure, and forgets its holder by itself.
 */
export function holderListener(services: Services, journeys: JourneyPorts<Scope>): Listener {
  async function late(event: HeardEvent): Promise<boolean> {
    const stored = await findHeld(services, formatId(event.key), { scope: everywhere })
    if (stored === undefined) return false
    const { workerId } = stored.state
    return !(await journeys.cards(everywhere, [workerId])).has(workerId)
  }

  async function forget<S extends AnyState, C, E extends AnyEvent, F extends object>(
    event: HeardEvent,
    uuid: string,
    { aggregate, command, facts }: { readonly aggregate: Aggregate<S, C, E, F>; readonly command: C; readonly facts: F },
  ): Promise<void> {
    const { regency } = event.key
    const commandId = causedId(event.commandId, uuid)
    await services.records.change(systemCall(services, { contract: 'ForgetHolder', commandId, regency }), {
      aggregate,
      key: { regency, uuid },
      command,
      facts: async () => facts,
      answer: ({ id, version }) => ({ id, version }),
    })
  }
  return {
    name: 'training-holders',
    to: ['PersonErased', 'AssessmentRecorded', 'CompletionCertified'],
    handle: async (event: HeardEvent) => {
      const { key, type } = event
      const erased = type === 'PersonErased'
      const own = erased || !(await late(event)) ? [] : [key.uuid]
      const tests = erased ? await listTestsOf(services.db, everywhere, key) : type === 'AssessmentRecorded' ? own : []
      const trainings = erased ? await listCompletionsOf(services.db, everywhere, key) : type === 'CompletionCertified' ? own : []
      const command = { type: 'ForgetHolder' } as const
      for (const uuid of tests) await forget(event, uuid, { aggregate: assessmentAggregate, command, facts: {} })
      for (const uuid of trainings) await forget(event, uuid, { aggregate: completionAggregate, command, facts: {} })
    },
  }
}
