// SPDX-License-Identifier: AGPL-3.0-or-later
// Registering a person, however it is asked for: from a form, or from a row of a list.

import { registrationAsked } from '#journeys/core/worker.asked.ts'
import type { workerContracts } from '#journeys/core/worker.contract.ts'
import type { WorkerFacts } from '#journeys/core/worker.facts.ts'
import type { WorkerCommand, WorkerEvent, WorkerState } from '#journeys/core/worker.ts'
import { workerAggregate } from '#journeys/server/worker.aggregate.ts'
import { type Answering, answeringFile } from '#journeys/server/worker.answering.ts'
import { type Placement, placementFacts } from '#journeys/server/worker.facts.ts'
import { openNikHolders } from '#journeys/server/worker.store.ts'
import { regencyOf } from '#kernel/area.ts'
import { type Actor, reaches } from '#kernel/authority.ts'
import type { InputOf } from '#kernel/contract.ts'
import type { FieldProblem } from '#kernel/decider.ts'
import { formatId, type RecordKey } from '#kernel/ids.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { FindStanding } from '#people/core/nik.ts'
import type { Services } from '#platform/server/http/capability.ts'
import type { Change, Stored } from '#platform/server/storage/records.ts'

export type WorkerChange = Change<WorkerState, WorkerCommand, WorkerEvent, WorkerFacts>

export interface FactsAsked {
  readonly state: WorkerState | undefined
  readonly command: WorkerCommand
  /** A number that the command brings, or brings back. */
  readonly nik: string | undefined
}

export interface Registering {
  readonly holderOf: (regency: string, nik: string) => Promise<Answering | undefined>
  readonly factsFor: (actor: Actor, key: RecordKey, asked: FactsAsked) => Promise<WorkerFacts>
  /** What is to be written, or what in the input cannot be kept. */
  readonly changeOf: (
    input: InputOf<typeof workerContracts.RegisterWorker>,
    by: { readonly actor: Actor; readonly today: LocalDate; readonly doneOn?: LocalDate; readonly recordId?: string },
    answer: (stored: Stored<WorkerState>) => unknown,
  ) => { readonly ok: true; readonly change: WorkerChange } | { readonly ok: false; readonly fields: readonly FieldProblem[] }
}

export interface RegisteringNeeds {
  readonly placement: Placement
  readonly findStanding: FindStanding
}

export function openRegistering(services: Services, { placement, findStanding }: RegisteringNeeds): Registering {
  const aggregate = workerAggregate(services.regencies)
  const findNikHolder = openNikHolders(services.db)

  /** The file that answers for a NIK in a regency, wherever in it; the caller decides whether its id may be told. */
  async function holderOf(regency: string, nik: string): Promise<Answering | undefined> {
    const holder = await findNikHolder({ regency, hash: services.keyring.matchHash('nik', nik) })
    return holder === undefined ? undefined : answeringFile(services, { regency, uuid: holder.uuid })
  }

  async function factsFor(actor: Actor, key: RecordKey, { nik, ...judged }: FactsAsked): Promise<WorkerFacts> {
    const holder =
      nik === undefined ? undefined : await findNikHolder({ regency: key.regency, hash: services.keyring.matchHash('nik', nik) })
    const answering =
      holder === undefined || holder.uuid === key.uuid
        ? undefined
        : await answeringFile(services, { regency: key.regency, uuid: holder.uuid })
    const nikIsOwn = answering?.id === formatId(key)
    const seen = answering !== undefined && reaches(actor, answering.area) ? { id: answering.id } : {}
    return {
      regencies: services.regencies,
      ...(await placementFacts(services.db, placement, { key, ...judged })),
      ...(nikIsOwn ? { nikIsOwn } : answering === undefined ? {} : { nikHeldBy: seen }),
    }
  }

  return {
    factsFor,
    holderOf,
    changeOf: (input, { actor, today, doneOn, recordId }, answer) => {
      const asked = registrationAsked(input, today, (area) => findStanding(area).status === 'current', doneOn)
      if (!asked.ok) return asked
      const { command } = asked
      const { area } = command
      const { nik } = command.personal
      const key = { regency: regencyOf(area), uuid: recordId ?? services.newId() }
      const facts = (): Promise<WorkerFacts> => factsFor(actor, key, { state: undefined, command, nik })
      return {
        ok: true,
        change: { aggregate, key, createIn: area, ...(recordId === undefined ? {} : { named: true }), command, facts, answer },
      }
    },
  }
}
