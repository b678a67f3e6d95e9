// SPDX-License-Identifier: AGPL-3.0-or-later
// How a command on a file is carried out: with the facts it is judged by, and the answer that every one of them gives.

import { presentAnswer, type Reading } from '#journeys/core/worker.present.ts'
import { readingOf } from '#journeys/core/worker.reading.ts'
import type { WorkerCommand, WorkerFacts, WorkerState } from '#journeys/core/worker.ts'
import { workerAggregate } from '#journeys/server/worker.aggregate.ts'
import { leadFacts, mergedFacts, type PassedOn, passedOn, throughLead } from '#journeys/server/worker.merged.ts'
import { openRegistering, type Registering, type RegisteringNeeds } from '#journeys/server/worker.registering.ts'
import { parseId } from '#kernel/ids.ts'
import type { Recipients } from '#kernel/referral.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { CommandCallOf, Services } from '#platform/server/http/capability.ts'
import type { Outcome } from '#platform/server/storage/records.ts'

type AnyCall = Omit<CommandCallOf<unknown>, 'input'>

export interface Changing {
  readonly aggregate: ReturnType<typeof workerAggregate>
  readonly readingOf: (call: Pick<AnyCall, 'today' | 'language'>) => Reading
  readonly registering: Registering
  readonly change: (call: AnyCall, id: string, command: WorkerCommand, nik?: string) => Promise<Outcome>
}

interface ChangingNeeds extends RegisteringNeeds {
  /** Offices by their ids, for one that is to be let into a file. */
  readonly recipients: Recipients
}

export function openChanging(services: Services, needs: ChangingNeeds): Changing {
  const aggregate = workerAggregate(services.regencies)
  const registering = openRegistering(services, needs)

  function readingFor({ today, language }: Pick<AnyCall, 'today' | 'language'>): Reading {
    return readingOf({ today, language, regencies: services.regencies })
  }

  async function recipientFacts(command: WorkerCommand, today: LocalDate): Promise<WorkerFacts> {
    const [recipient] = command.type === 'ReferFile' ? await needs.recipients(today, [command.office]) : []
    return recipient === undefined ? {} : { recipient }
  }

  function change(call: AnyCall, id: string, command: WorkerCommand, nik?: string): Promise<Outcome> {
    const key = parseId(id)
    let passed: readonly PassedOn[] = []
    return call.change({
      aggregate,
      key,
      command,
      facts: async (state: WorkerState | undefined) => {
        passed = passedOn(state, command)
        const asked = { state, command, nik: command.type === 'UndoLast' ? state?.personal.before?.nik : nik }
        const [facts, merged, lead, recipient] = await Promise.all([
          registering.factsFor(call.actor, key, asked),
          mergedFacts(services, state),
          leadFacts(services, state, call.scope),
          recipientFacts(command, call.today),
        ])
        return { ...facts, ...merged, ...lead, ...recipient }
      },
      beside: () => passed.map((each) => throughLead(services, call.commandId, each)),
      answer: (stored) => presentAnswer(stored.id, stored.version, stored.state, readingFor(call)),
    })
  }

  return { aggregate, readingOf: readingFor, registering, change }
}
