// SPDX-License-Identifier: AGPL-3.0-or-later
// What people see of a file; pure, for the server's answers and the phone alike.

import { movesFrom } from '#journeys/core/arrow.law.ts'
import { papersOf } from '#journeys/core/document.law.ts'
import { milestonesAt } from '#journeys/core/milestone.law.ts'
import { gatesAt } from '#journeys/core/scheme.law.ts'
import type { WorkerRow } from '#journeys/core/worker.contract.ts'
import { counts } from '#journeys/core/worker.guards.ts'
import { atRiskSince } from '#journeys/core/worker.risk.ts'
import { pathOf, standpointOf } from '#journeys/core/worker.stage.ts'
import { nextSteps } from '#journeys/core/worker.steps.ts'
import { milestoneCodes, troubles, type WorkerState } from '#journeys/core/worker.ts'
import { deadlineAt, type Regencies } from '#kernel/regency.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { NextStep } from '#kernel/work.ts'

export type StepText = (code: string) => string

/** On which day, in whose words, and by whose deadlines. */
export interface Reading {
  readonly today: LocalDate
  readonly text: StepText
  readonly regencies: Regencies
}

export function presentSteps(state: WorkerState, { today, text, regencies }: Reading): readonly (NextStep & { readonly text: string })[] {
  return nextSteps(state, today, regencies).map((step) => ({ ...step, text: text(step.code) }))
}

/** The answer of every command: no personal field. */
export function presentAnswer(id: string, version: number, state: WorkerState, reading: Reading): object {
  return { id, version, state: state.journey, nextSteps: presentSteps(state, reading) }
}

export function presentMilestones(state: WorkerState, { today, regencies }: Reading): readonly object[] {
  const rules = milestonesAt(today)
  const gates = new Map(gatesAt(state.plan.scheme, today).map((rule) => [rule.milestone, rule]))
  return milestoneCodes.flatMap((code) => {
    const rule = rules.get(code)
    const milestone = state.milestones[code]
    if (rule === undefined) return []
    const { on, validUntil, origin } = milestone ?? {}
    const evidence = milestone === undefined ? undefined : state.personal.evidence?.[code]
    const { owner, doneBy, deadlineDays, deadlineStanding, legalBasis, standing } = rule
    const { documents, ...papers } = papersOf(rule, state.plan.scheme, today)
    const status = milestone === undefined ? 'open' : counts(milestone, today) ? 'done' : 'lapsed'
    const gate = gates.get(code)?.gate ?? 'none'
    const own = deadlineAt(regencies, state.area, code, today)
    const deadline = own === undefined ? { days: deadlineDays, standing: deadlineStanding } : { days: own.days, standing: own.standing }
    return [{ code, gate, status, on, validUntil, origin, evidence, owner, doneBy, documents, papers, deadline, legalBasis, standing }]
  })
}

/** A row of the list, but for whether the file is at risk, which depends on the day it is read. */
export function presentRow(
  id: string,
  version: number,
  state: WorkerState,
  today: LocalDate,
  nextDue: LocalDate | null,
): Omit<WorkerRow, 'atRisk'> {
  const { name, sex } = state.personal
  const { scheme, destination = null, occupation = null } = state.plan
  const { stage, since: stageSince } = standpointOf(state, today)
  const { area, journey, since, registeredOn } = state
  return { id, version, name, sex, area, state: journey, since, scheme, destination, occupation, registeredOn, stage, stageSince, nextDue }
}

export function presentFile(id: string, version: number, state: WorkerState, reading: Reading): object {
  const { today, regencies } = reading
  const { name, sex, birthDate, nik, phone, stated } = state.personal
  const { scheme, destination, occupation, agencyId } = state.plan
  return {
    ...presentAnswer(id, version, state, reading),
    name,
    sex,
    birthDate,
    nik,
    phone,
    stated,
    area: state.area,
    since: state.since,
    registeredOn: state.registeredOn,
    scheme,
    destination,
    // Before one of the list is chosen, what the person said.
    occupation: occupation ?? state.personal.occupation,
    agencyId,
    regularised: state.regularised === true,
    troubles: troubles.filter((trouble) => state.troubles[trouble] !== undefined),
    milestones: presentMilestones(state, reading),
    moves: movesFrom[state.journey],
    path: pathOf(state, today),
    atRiskSince: atRiskSince(state.journey, nextSteps(state, today, regencies), today),
  }
}

/** The same for who needs not know how to find the person: NIK, phone and further birth dates are left out. */
export function withoutIdentity<F extends object>(file: F & { readonly identity?: unknown; readonly nik?: unknown }): object {
  const { nik: _nik, phone: _phone, stated: _stated, identity: _identity, ...rest } = { phone: undefined, stated: undefined, ...file }
  return rest
}
