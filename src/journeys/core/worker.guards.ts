// SPDX-License-Identifier: AGPL-3.0-or-later
// What must hold before somebody departs. Each guard that fails is named with its article and what would satisfy it.

import { licenceDuty } from '#agencies/core/licence.law.ts'
import { occupationGroup } from '#agencies/core/occupation.law.ts'
import { restrictionFor } from '#agencies/core/restriction.law.ts'
import { troubleSteps } from '#journeys/core/arrow.law.ts'
import { ageRules, fileGuards, gateDay, leastAge } from '#journeys/core/guard.law.ts'
import { gatesAt, schemeRules } from '#journeys/core/scheme.law.ts'
import type { Milestone, OpenPart, PersonalDetails, Scheme, WorkerFacts } from '#journeys/core/worker.ts'
import type { FailedGuard } from '#kernel/decider.ts'
import { at, basisOn, inForce } from '#kernel/law.ts'
import { lastInRow } from '#kernel/span.ts'
import type { LocalDate } from '#kernel/time.ts'
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

function licenceConditions(file: OpenPart, on: LocalDate, facts: WorkerFacts): readonly FailedGuard[] {
  if (!needsLicence(file.plan.scheme, on) || licensedUntil(facts, on) !== undefined) return []
  const guard = file.plan.agencyId === undefined ? 'AGENCY_CHOSEN' : 'LICENCE_LIVE'
  return [{ guard, ...basisOn(licenceDuty, on) }]
}

/** Everything that keeps this file from departing on a day: missing milestones first, then the other conditions. */
export function failedGuards(file: OpenPart, personal: PersonalDetails, on: LocalDate, facts: WorkerFacts): readonly FailedGuard[] {
  const missing = gatesAt(file.plan.scheme, gateDay(on)).filter(
    (rule) => rule.gate === 'required' && !counts(file.milestones[rule.milestone], on),
  )
  return [
    ...missing.map((rule) => ({ guard: rule.milestone, legalBasis: rule.legalBasis, standing: rule.standing })),
    ...fileConditions(file, personal, on),
    ...licenceConditions(file, on, facts),
  ]
}
