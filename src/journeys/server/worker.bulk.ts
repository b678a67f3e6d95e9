// SPDX-License-Identifier: AGPL-3.0-or-later
// Files in thousands: a list that is registered row by row, looked up beforehand, or taken back. Each is the command that anybody gives.

import type { BulkPorts, Registered } from '#journeys/core/worker.port.ts'
import type { WorkerCommand, WorkerState } from '#journeys/core/worker.ts'
import { findDoubles } from '#journeys/server/doubles-found.jobs.ts'
import { workerAggregate } from '#journeys/server/worker.aggregate.ts'
import { type ChangingNeeds, openChanging } from '#journeys/server/worker.change.ts'
import { listUntouched, openNikHolders } from '#journeys/server/worker.store.ts'
import { type Actor, reaches } from '#kernel/authority.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import { jakartaDate } from '#kernel/time.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import { findTargets } from '#platform/server/storage/past.ts'
import { type CommandCall, homeOf, type Outcome } from '#platform/server/storage/records.ts'

export function bulkPorts(services: Services, needs: ChangingNeeds): BulkPorts {
  const { registering, change } = openChanging(services, needs)
  const findNikHolder = openNikHolders(services.db)
  const aggregate = workerAggregate(services.regencies)

  function callOf(contract: string, commandId: string, actor: Actor, input: unknown): CommandCall {
    const now = services.clock()
    return { actor, scope: scopeOf(actor), contract, commandId, input, now, today: jakartaDate(now) }
  }

  function told(outcome: Outcome): Registered {
    switch (outcome.type) {
      case 'done':
        return { type: 'done', id: outcome.id }
      case 'refused': {
        const { code, fields = [], see } = outcome.refusal
        return { type: 'refused', code, fields, ...(see === undefined ? {} : { see }) }
      }
      case 'not-found':
      case 'stale':
      case 'id-reused':
        return { type: 'refused', code: outcome.type, fields: [] }
    }
  }

  return {
    register: async (commandId, actor, input) => {
      const call = callOf('RegisterWorker', commandId, actor, input)
      const asked = registering.changeOf(input, call, ({ id, version }) => ({ id, version }))
      if (!asked.ok) return { type: 'refused', code: 'invalid-input', fields: asked.fields }
      return told(await services.records.changeMany(call, asked.change))
    },
    already: (actor, commandIds) => findTargets(services.db, homeOf(actor), commandIds),
    holdersOf: (actor, numbers) =>
      Promise.all(
        numbers.map(async ({ regency, nik }) => {
          const holder = await findNikHolder({ regency, hash: services.keyring.matchHash('nik', nik) })
          // Of a file out of reach nothing is said before somebody registers.
          return holder === undefined || !reaches(actor, holder.area) ? undefined : formatId({ regency, uuid: holder.uuid })
        }),
      ),
    complete: async (commandId, actor, id, { familyCard, relatives }) => {
      async function write(contract: string, part: string, command: WorkerCommand): Promise<boolean> {
        const call = callOf(contract, causedId(commandId, part), actor, { id, part })
        const outcome = await change(
          { ...call, doneOn: call.today, language: 'id', change: (asked) => services.records.changeMany(call, asked) },
          id,
          command,
        )
        return outcome.type === 'done'
      }
      const carded = familyCard !== undefined && (await write('CorrectPerson', 'card', { type: 'CorrectPerson', personal: { familyCard } }))
      let named = 0
      for (const relative of relatives) {
        const key = causedId(commandId, 'key', relative.relation, relative.name)
        if (await write('SetRelative', key, { type: 'SetRelative', relative: { key, ...relative } })) named += 1
      }
      return { carded, named }
    },
    compare: async (regencies, at) => {
      for (const regency of regencies) await findDoubles(services, regency, at)
    },
    takeBack: async (actor, files) => {
      const versions = await listUntouched(
        services.db,
        files.map(({ id }) => parseId(id)),
      )
      return Promise.all(
        files.map(async ({ commandId, id }) => {
          const key = parseId(id)
          const version = versions.get(id)
          if (version === undefined) return (await services.records.find<WorkerState>('worker', key, scopeOf(actor))) === undefined
          const call = { ...callOf('ErasePerson', commandId, actor, { id }), ifMatch: version }
          const outcome = await services.records.changeMany(call, {
            aggregate,
            key,
            command: { type: 'ErasePerson', basis: 'NO_LONGER_NEEDED', mistaken: true },
            facts: async () => ({}),
            answer: (stored) => ({ id: stored.id, version: stored.version, erased: true }),
          })
          return outcome.type === 'done' || outcome.type === 'not-found'
        }),
      )
    },
  }
}

const scopeOf = (actor: Actor): Scope => ({ rows: actor.prefixes, filter: actor.prefixes, officeId: actor.officeId, userId: actor.userId })
