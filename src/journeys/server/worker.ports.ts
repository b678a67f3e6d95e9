// SPDX-License-Identifier: AGPL-3.0-or-later
// The port on workers' files, kept through the same records as every command; it acts as the system and is no route.

import { preparationStates } from '#journeys/core/arrow.law.ts'
import { costStatement } from '#journeys/core/cost.statement.ts'
import type { Computed, JourneyPorts, Preparation, WorkerCard } from '#journeys/core/worker.port.ts'
import { type MilestoneCode, milestoneCodes, type WorkerCommand, type WorkerState } from '#journeys/core/worker.ts'
import { type PaperOf, shownPapers } from '#journeys/server/cost.papers.ts'
import { proposeDouble } from '#journeys/server/double.jobs.ts'
import { familyBefore } from '#journeys/server/family.past.ts'
import { WORKER_TYPE, workerAggregate } from '#journeys/server/worker.aggregate.ts'
import type { Placement } from '#journeys/server/worker.facts.ts'
import { fileRead, ownFacts, seenByLead } from '#journeys/server/worker.merged.ts'
import { type CardRow, findCards, findTurn, searchCards } from '#journeys/server/worker.store.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { systemCall } from '#platform/server/jobs/system.ts'
import { everywhere, type Scope } from '#platform/server/storage/database.ts'

function cardOf(row: CardRow): WorkerCard {
  const { regency, stream_id: uuid, occupation, destination, ...card } = row
  return {
    ...card,
    id: formatId({ regency, uuid }),
    ...(occupation === null ? {} : { occupation }),
    ...(destination === null ? {} : { destination }),
  }
}

/** Before anything that is recorded: in the first round everything counts. */
const EVER = '1900-01-01'

function computedOf({ milestones, personal }: WorkerState): Preparation['computed'] {
  const computed: Partial<Record<MilestoneCode, { on: LocalDate; evidence?: string }>> = {}
  for (const code of milestoneCodes) {
    const milestone = milestones[code]
    const evidence = personal.evidence?.[code]
    if (milestone?.origin === 'computed') computed[code] = { on: milestone.on, ...(evidence === undefined ? {} : { evidence }) }
  }
  return computed
}

export function journeyPorts(services: Services, placement: Placement, paperOf: PaperOf): JourneyPorts<Scope> {
  async function compute(commandId: string, workerId: string, contract: string, command: WorkerCommand): Promise<Computed> {
    const key = parseId(workerId)
    const outcome = await services.records.change(systemCall(services, { contract, commandId, regency: key.regency }), {
      aggregate: workerAggregate(services.regencies),
      key,
      command,
      facts: (state: WorkerState | undefined) => ownFacts(services, placement, state),
      beside: (state) => seenByLead(services, placement, commandId, { file: workerId, state }),
      answer: (stored) => ({ id: stored.id, version: stored.version, state: stored.state.journey }),
    })
    if (outcome.type === 'done') return { type: 'done', version: outcome.version }
    return { type: 'unchanged', code: outcome.type === 'refused' ? outcome.refusal.code : outcome.type }
  }

  async function cards(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, WorkerCard>> {
    const rows = await findCards(services.db, scope, ids.map(parseId))
    return new Map(rows.map(cardOf).map((card) => [card.id, card]))
  }

  return {
    recordComputed: (commandId, workerId, { code, on, validUntil, evidence }) =>
      compute(commandId, workerId, 'RecordComputedMilestone', {
        type: 'RecordMilestone',
        code,
        on,
        ...(validUntil === undefined ? {} : { validUntil }),
        ...(evidence === undefined ? {} : { evidence }),
        computed: true,
      }),
    revokeComputed: (commandId, workerId, code, reason) =>
      compute(commandId, workerId, 'RevokeComputedMilestone', { type: 'RevokeMilestone', code, reason, computed: true }),
    revokeShown: (commandId, workerId, shown) =>
      compute(commandId, workerId, 'RevokeComputedMilestone', { type: 'RevokeMilestone', ...shown, computed: true }),
    withdrawConsent: (commandId, workerId, of) =>
      compute(commandId, workerId, 'WithdrawConsent', { type: 'WithdrawConsent', of, computed: true }),
    proposeDouble: (commandId, files, likeness) => proposeDouble(services, commandId, { files, likeness }),
    preparation: async (workerId) => {
      const stored = await services.records.find<WorkerState>(WORKER_TYPE, parseId(workerId), everywhere)
      if (stored === undefined || !preparationStates.includes(stored.state.journey)) return undefined
      return { from: stored.state.roundFrom ?? EVER, computed: computedOf(stored.state) }
    },
    cameBack: async (key, version) => {
      const happened = await findTurn(services.db, key, version)
      if (happened === undefined || happened.type === 'LastUndone') return happened !== undefined
      const { from, to } = happened
      return from !== undefined && to !== undefined && !preparationStates.includes(from) && preparationStates.includes(to)
    },
    cards,
    samePerson: async (workerId) => {
      const find = (id: string) => services.records.find<WorkerState>(WORKER_TYPE, parseId(id), everywhere)
      const lead = (await find(workerId))?.state.mergedInto?.file ?? workerId
      return [lead, ...((await find(lead))?.state.merged ?? []).map(({ file }) => file)]
    },
    ledBy: async (scope, id) => {
      const stored = await services.records.find<WorkerState>(WORKER_TYPE, parseId(id), scope)
      const led = stored?.state.merged?.map(({ file }) => file) ?? []
      return led.length === 0 ? [] : [...(await cards(scope, led)).values()]
    },
    findPreparing: async (scope, q, limit) => (await searchCards(services.db, scope, { q, states: preparationStates, limit })).map(cardOf),
    person: async (scope, id) => {
      const card = (await cards(scope, [id])).get(id)
      if (card === undefined) return undefined
      const stored = await services.records.find<WorkerState>(WORKER_TYPE, parseId(id), scope)
      if (stored === undefined) return undefined
      const { birthDate, nik, stated, family, familyCard } = (await fileRead(services, stored.state)).personal
      return {
        ...card,
        birthDate,
        milestones: stored.state.milestones,
        ...(nik === undefined ? {} : { nik }),
        ...(stated === undefined ? {} : { stated }),
        ...(family === undefined ? {} : { family }),
        ...(familyCard === undefined ? {} : { familyCard }),
        ...(stored.state.referrals === undefined ? {} : { referrals: stored.state.referrals }),
        ...(stored.state.mergedInto === undefined ? {} : { mergedInto: stored.state.mergedInto }),
      }
    },
    familyBefore: async (scope, id, day) => {
      const stored = await services.records.find<WorkerState>(WORKER_TYPE, parseId(id), scope)
      return stored === undefined ? undefined : familyBefore(services, id, stored.state, day)
    },
    costs: async (scope, id, today) => {
      const stored = await services.records.find<WorkerState>(WORKER_TYPE, parseId(id), scope)
      if (stored === undefined) return undefined
      return costStatement(stored.state.personal.costs, await shownPapers(paperOf, scope, stored), today)
    },
  }
}
