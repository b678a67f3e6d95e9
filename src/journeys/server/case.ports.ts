// SPDX-License-Identifier: AGPL-3.0-or-later
// The port of cases on workers' files. What it tells is told to whoever may read the case; it is no route.

import type { Money } from '#agencies/core/currency.ts'
import type { CaseFiles, Charged, FilePerson, JourneyPlace } from '#journeys/core/case.port.ts'
import { costRows } from '#journeys/core/cost.present.ts'
import { limitedSince } from '#journeys/core/limit.rules.ts'
import type { JourneyState, WorkerState } from '#journeys/core/worker.ts'
import { fileRights } from '#journeys/server/rights.ports.ts'
import { WORKER_TYPE } from '#journeys/server/worker.aggregate.ts'
import { parseId } from '#kernel/ids.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { everywhere, type Scope } from '#platform/server/storage/database.ts'

function placeIn({ journey, since, milestones }: WorkerState): JourneyPlace {
  const arrivedOn = milestones.RETURN_RECORDED?.on
  // A candidate who failed to leave is handed over without having returned.
  const handedOverOn = milestones.HANDED_OVER?.on ?? (journey === 'HANDED_OVER' ? since : undefined)
  return {
    state: journey,
    ...(arrivedOn === undefined ? {} : { arrivedOn }),
    ...(handedOverOn === undefined ? {} : { handedOverOn }),
    ...(journey === 'REMAINS_RETURNED' ? { remainsOn: since } : {}),
  }
}

/** What was given back, or was a mistake, is not claimed. */
function chargesIn({ personal }: WorkerState): readonly Charged[] {
  return costRows(personal.costs, new Map()).flatMap(({ nth, cost, judgement, claimable, outcome }) => {
    if (claimable === 0 || outcome?.outcome === 'REPAID' || outcome?.outcome === 'MISTAKEN') return []
    const { item, what, agreedOn, proof, paper, currency } = cost
    const more = { what, proof, paper }
    const named = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined))
    return [{ nth, item, amount: claimable, currency, agreedOn, ...named, ...judgement.basis }]
  })
}

const dead: readonly JourneyState[] = ['DECEASED_ABROAD', 'REMAINS_RETURNED', 'BURIED_ABROAD']

function personIn({ personal, plan, journey }: WorkerState): FilePerson {
  const { name, sex, birthDate, nik, phone } = personal
  return {
    name,
    sex,
    birthDate,
    isDead: dead.includes(journey),
    ...(nik === undefined ? {} : { nik }),
    ...(phone === undefined ? {} : { phone }),
    ...(plan.occupation === undefined ? {} : { occupation: plan.occupation }),
  }
}

/** @param orderWage what an order pays for a month */
export function caseFiles(services: Services, orderWage: (orderId: string) => Promise<Money | undefined>): CaseFiles<Scope> {
  const { filesOf } = fileRights(services)
  const see = async (scope: Scope, id: string) => (await services.records.find<WorkerState>(WORKER_TYPE, parseId(id), scope))?.state
  const find = (id: string) => services.records.find<WorkerState>(WORKER_TYPE, parseId(id), everywhere)
  const leading = async (workerId: string): Promise<WorkerState | undefined> => {
    const own = await find(workerId)
    const stored = own?.state.mergedInto === undefined ? own : await find(own.state.mergedInto.file)
    return stored === undefined || stored.state.erased === true ? undefined : stored.state
  }
  return {
    filesOf,
    // A limit on one file of a person is one on all of them.
    limitedSince: async (workerId, today) => {
      const files = await Promise.all((await filesOf(workerId)).map(find))
      return limitedSince(
        files.flatMap((stored) => stored?.state.limits ?? []),
        'LET_IN',
        today,
      )
    },
    charges: async (scope, workerId) => {
      const file = await see(scope, workerId)
      return file === undefined ? [] : chargesIn(file)
    },
    personOf: async (scope, workerId) => {
      const file = await see(scope, workerId)
      return file === undefined || file.erased === true ? undefined : personIn(file)
    },
    terms: async (scope, workerId) => {
      const file = await see(scope, workerId)
      const { destination, occupation } = file?.plan ?? {}
      const ordered = file?.jobPlace === undefined ? undefined : await orderWage(file.jobPlace.orderId)
      return {
        ...(destination === undefined ? {} : { destination }),
        ...(occupation === undefined ? {} : { occupation }),
        ...(ordered === undefined ? {} : { ordered }),
      }
    },
    placeOf: async (workerId) => {
      const state = await leading(workerId)
      return state && placeIn(state)
    },
    areaOf: async (workerId) => (await leading(workerId))?.area,
  }
}
