// SPDX-License-Identifier: AGPL-3.0-or-later
// Whose letter was revoked has the step of the file that it answered once more. Whoever is erased is erased from their letters too: number and standing stay, and name nobody. What was issued before the erasure and kept
// after it is heard of later, and forgets by itself.

import type { JourneyPorts } from '#journeys/core/worker.port.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import { type LetterState, letterMilestones } from '#letters/core/letter.ts'
import { LETTER_TYPE, letterAggregate } from '#letters/server/letter.aggregate.ts'
import { listLettersOf } from '#letters/server/letter.store.ts'
import type { SubjectFiles } from '#platform/server/files/subject-files.ts'
import type { Listener, Services } from '#platform/server/http/capability.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import { everywhere, type Scope } from '#platform/server/storage/database.ts'

export function letterListener(services: Services, journeys: JourneyPorts<Scope>, files: SubjectFiles): Listener {
  const { db, records } = services
  return {
    name: 'letters-holders',
    to: ['PersonErased', 'LetterIssued'],
    handle: async (event) => {
      const issued = event.type === 'LetterIssued' ? await records.find<LetterState>(LETTER_TYPE, event.key, everywhere) : undefined
      const workerId = event.type === 'PersonErased' ? formatId(event.key) : issued?.state.workerId
      if (workerId === undefined || (await journeys.cards(everywhere, [workerId])).has(workerId)) return
      for (const { regency, letter_id: uuid } of await listLettersOf(db, everywhere, parseId(workerId))) {
        await records.change(systemCall(services, { contract: 'ForgetHolder', commandId: causedId(event.commandId, uuid), regency }), {
          aggregate: letterAggregate,
          key: { regency, uuid },
          command: { type: 'ForgetHolder' },
          facts: async () => ({}),
          answer: ({ id, version }) => ({ id, version }),
        })
        await files.removeAll({ regency, uuid })
      }
    },
  }
}

/** A consent that was taken back, or a statement that was false, keeps no step of the file done. */
export function milestoneListener({ records }: Services, journeys: JourneyPorts<Scope>): Listener {
  return {
    name: 'letters-milestones',
    to: ['LetterRevoked'],
    handle: async ({ key, commandId }) => {
      const state = (await records.find<LetterState>(LETTER_TYPE, key, everywhere))?.state
      const code = state && letterMilestones[state.kind]
      if (state === undefined || code === undefined) return
      const { workerId, number: evidence, personal } = state
      const reason = `Surat ${evidence} dicabut${personal?.reason === undefined ? '' : `: ${personal.reason}`}`
      await journeys.revokeShown(causedId(commandId, code), workerId, { code, evidence, reason })
    },
  }
}
