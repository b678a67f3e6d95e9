// SPDX-License-Identifier: AGPL-3.0-or-later
// What must hold before sessions are planned, people enrolled and attendance taken. Each guard that fails is named with its article.

import { preparationStates } from '#journeys/core/arrow.law.ts'
import type { FailedGuard } from '#kernel/decider.ts'
import { basisOn, inForce } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { ClassFacts, ClassState, SessionPlan } from '#training/core/class.ts'
import { classPractice, providerBasis, trainingBasis } from '#training/core/guard.law.ts'
import { licensedOn } from '#training/core/provider.rules.ts'

/** The provider may train on each of these days; names the first on which it may not. */
export function licenceGuards(facts: ClassFacts, days: readonly LocalDate[]): readonly FailedGuard[] {
  const { provider } = facts
  const day = [...days].sort().find((each) => provider === undefined || !licensedOn(provider, each))
  return day === undefined
    ? []
    : [{ guard: 'PROVIDER_LICENSED', ...basisOn(providerBasis, day), params: { day, provider: provider?.name ?? '' } }]
}

/** The programme is in force when the class is planned. */
export function programmeGuards(facts: ClassFacts, today: LocalDate): readonly FailedGuard[] {
  const { programme } = facts
  if (programme === undefined || inForce(programme, today)) return []
  return [{ guard: 'PROGRAMME_IN_FORCE', legalBasis: programme.legalBasis, standing: programme.standing }]
}

/** Sessions teach only units of the programme. */
export function strangeUnit(programme: ClassState['programme'], sessions: readonly SessionPlan[]): string | undefined {
  return sessions.find((session) => session.unit !== undefined && !programme.units.some((unit) => unit.code === session.unit))?.unit
}

/** Whether each of these people may be enrolled, and whether there is room for all. */
export function enrolmentGuards(
  state: ClassState,
  workers: readonly string[],
  facts: ClassFacts,
  today: LocalDate,
): readonly FailedGuard[] {
  const failed: FailedGuard[] = []
  const active = state.trainees.filter((trainee) => trainee.leftOn === undefined)
  const room = state.capacity - active.length
  if (workers.length > room)
    failed.push({ guard: 'ROOM_IN_CLASS', ...basisOn(classPractice, today), params: { room: String(Math.max(0, room)) } })
  for (const id of workers) {
    const card = facts.people?.get(id)
    if (card === undefined) continue
    const params = { name: card.name }
    if (active.some((trainee) => trainee.workerId === id))
      failed.push({ guard: 'NOT_YET_ENROLLED', ...basisOn(classPractice, today), params })
    else if (facts.elsewhere?.has(id) === true) failed.push({ guard: 'IN_ONE_CLASS', ...basisOn(classPractice, today), params })
    if (!preparationStates.includes(card.state)) failed.push({ guard: 'FILE_PREPARING', ...basisOn(trainingBasis, today), params })
  }
  return failed
}
