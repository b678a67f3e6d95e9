// SPDX-License-Identifier: AGPL-3.0-or-later
// What must hold before somebody departs. Each guard that fails is named with its article and what would satisfy it.

import { licenceDuty } from '#agencies/core/licence.law.ts'
import { occupationGroup } from '#agencies/core/occupation.law.ts'
import { orderDuty, permitDuty } from '#agencies/core/permit.law.ts'
import { permittedUntil } from '#agencies/core/permit.rules.ts'
import { restrictionFor } from '#agencies/core/restriction.law.ts'
import { troubleSteps } from '#journeys/core/arrow.law.ts'
import { ageRules, fileGuards, gateDay, leastAge } from '#journeys/core/guard.law.ts'
import { isOverridden } from '#journeys/core/override.ts'
import { gatesAt, permitRules, schemeRules } from '#journeys/core/scheme.law.ts'
import type { WorkerFacts } from '#journeys/core/worker.facts.ts'
import type { Milestone, OpenPart, PersonalDetails, Plan, Scheme } from '#journeys/core/worker.ts'
import type { FailedGuard } from '#kernel/decider.ts'
import { at, basisOn, inForce } from '#kernel/law.ts'
import { lastInRow } from '#kernel/span.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import { ageOn, youngestBirthDate } from '#people/core/birth-date.ts'

/** Whether a milestone counts on a day: recorded, not in the future, and not lapsed. */
export function counts(milestone: Milestone | undefined, on: LocalDate): boolean {
  return milestone !== undefined && milestone.on <= on && (milestone.validUntil === undefined || on <= milestone.validUntil)
}

/** The youngest of all stated birth dates counts: papers that make somebody older do not help (fact sheet 3.1). */
export function latestBirthDate(personal: PersonalDetails): LocalDate {
  return youngestBirthDate([personal.birthDate, ...Object.values(personal.stated ?? {})])
}

/** Guards other than milestones that the file alone can tell. */
export function fileConditions(file: OpenPart, personal: PersonalDetails, on: LocalDate): readonly FailedGuard[] {
  const failed: FailedGuard[] = []
  if (ageOn(latestBirthDate(personal), on) < leastAge(on).years) failed.push({ guard: 'AGE_18', ...basisOn(ageRules, on) })
  const { destination, occupation } = file.plan
  if (destination === undefined) failed.push({ guard: 'DESTINATION_KNOWN', ...basisOn(fileGuards.DESTINATION_KNOWN, on) })
  else {
    const closed = restrictionFor(destination, occupation === undefined ? undefined : occupationGroup(occupation), on)
    if (closed !== undefined)
      failed.push({ guard: 'COUNTRY_OPEN', legalBasis: closed.legalBasis, standing: closed.standing, params: { country: destination } })
  }
  for (const trouble of ['REJECTED', 'TRAINING_ABANDONED'] as const) {
    if (file.troubles[trouble] === undefined) continue
    for (const { legalBasis, standing } of at(troubleSteps[trouble], on)) failed.push({ guard: `NO_${trouble}`, legalBasis, standing })
  }
  return failed
}

/** A licensed company places under this scheme on a day, so its licence must be live (UU 18/2017 art 51, 59). */
export function needsLicence(scheme: Scheme, on: LocalDate): boolean {
  return schemeRules.some((rule) => rule.scheme === scheme && rule.agency && inForce(rule, gateDay(on)))
}

/** The last day up to which the licence is live without a gap from a day on; undefined where it is not live on that day. */
export function licensedUntil(facts: WorkerFacts, on: LocalDate): LocalDate | undefined {
  return lastInRow(facts.licence ?? [], on)?.to
}

/** Under this scheme the company needs a permit for the country as well (UU 18/2017 art 59). */
export function needsPermit(scheme: Scheme, on: LocalDate): boolean {
  return permitRules.some((rule) => rule.scheme === scheme && inForce(rule, gateDay(on)))
}

/** Until when the company may recruit for the country of a plan; `open` also where its scheme asks no permit or nobody knows of one. */
function recruitedUntil({ scheme, destination }: Plan, facts: WorkerFacts, on: LocalDate): LocalDate | 'open' | undefined {
  if (destination === undefined || !needsPermit(scheme, on)) return 'open'
  return permittedUntil(facts.permits ?? {}, destination, on)
}

/** Until when the order holds under which a file has its place: somebody chosen within its days may leave after them, but not once it was withdrawn. */
function orderedUntil(file: Placed, { order }: WorkerFacts, on: LocalDate): LocalDate | 'open' | undefined {
  const from = file.jobPlace === undefined ? undefined : order?.withdrawn?.from
  if (from === undefined) return 'open'
  return from <= on ? undefined : addDays(from, -1)
}

type Placed = Pick<OpenPart, 'plan' | 'jobPlace'>

/** The last day up to which the company may place this file, by licence, permit and order, without a gap from a day on. */
export function placedUntil(file: Placed, facts: WorkerFacts, on: LocalDate): LocalDate | undefined {
  const days = [licensedUntil(facts, on), recruitedUntil(file.plan, facts, on), orderedUntil(file, facts, on)]
  if (days.includes(undefined)) return undefined
  return days.flatMap((day) => (day === undefined || day === 'open' ? [] : [day])).sort()[0]
}

function companyConditions({ plan, jobPlace }: OpenPart, on: LocalDate, facts: WorkerFacts): readonly FailedGuard[] {
  if (!needsLicence(plan.scheme, on)) return []
  if (plan.agencyId === undefined) return [{ guard: 'AGENCY_CHOSEN', ...basisOn(licenceDuty, on) }]
  const failed: FailedGuard[] = []
  if (licensedUntil(facts, on) === undefined) failed.push({ guard: 'LICENCE_LIVE', ...basisOn(licenceDuty, on) })
  if (recruitedUntil(plan, facts, on) === undefined)
    failed.push({ guard: 'PERMIT_LIVE', ...basisOn(permitDuty, on), params: { country: plan.destination ?? '' } })
  if (orderedUntil({ plan, ...(jobPlace === undefined ? {} : { jobPlace }) }, facts, on) === undefined)
    failed.push({ guard: 'JOB_ORDER_LIVE', ...basisOn(orderDuty, on) })
  return failed
}

/** Everything that keeps this file from departing on a day: missing milestones first, then the other conditions. */
export function failedGuards(file: OpenPart, personal: PersonalDetails, on: LocalDate, facts: WorkerFacts): readonly FailedGuard[] {
  const missing = gatesAt(file.plan.scheme, gateDay(on)).filter(
    (rule) => rule.gate === 'required' && !counts(file.milestones[rule.milestone], on),
  )
  const failed = [
    ...missing.map((rule) => ({ guard: rule.milestone, legalBasis: rule.legalBasis, standing: rule.standing })),
    ...fileConditions(file, personal, on),
    ...companyConditions(file, on, facts),
  ]
  return failed.filter(({ guard }) => !isOverridden(file.override, guard, on))
}
