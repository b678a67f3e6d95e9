// SPDX-License-Identifier: AGPL-3.0-or-later
// What must hold before somebody departs. Each guard that fails is named with its article and what would satisfy it.

import { licenceDuty } from '#agencies/core/licence.law.ts'
import { occupationGroup } from '#agencies/core/occupation.law.ts'
import { restrictionFor } from '#agencies/core/restriction.law.ts'
import { gatesAt, schemeRules } from '#journeys/core/scheme.law.ts'
import type { Milestone, MilestoneCode, OpenPart, PersonalDetails, WorkerFacts } from '#journeys/core/worker.ts'
import type { FailedGuard } from '#kernel/decider.ts'
import { inForce } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'
import { ageOn, youngestBirthDate } from '#people/core/birth-date.ts'

/** UU 18/2017 art 5a. */
const MIN_AGE = 18

/** Whether a milestone counts on a day: recorded, not in the future, and not lapsed. */
export function counts(milestone: Milestone | undefined, on: LocalDate): boolean {
  return milestone !== undefined && (milestone.validUntil === undefined || on <= milestone.validUntil)
}

/** Required milestones that do not count on a day. */
export function missingMilestones(file: OpenPart, on: LocalDate): readonly MilestoneCode[] {
  return gatesAt(file.plan.scheme, on)
    .filter((rule) => rule.gate === 'required' && !counts(file.milestones[rule.milestone], on))
    .map((rule) => rule.milestone)
}

/** The youngest of all stated birth dates counts: papers that make somebody older do not help (fact sheet 3.1). */
export function latestBirthDate(personal: PersonalDetails): LocalDate {
  return youngestBirthDate([personal.birthDate, ...Object.values(personal.stated ?? {})])
}

/** Guards other than milestones. */
export function failedConditions(file: OpenPart, personal: PersonalDetails, on: LocalDate, facts: WorkerFacts): readonly FailedGuard[] {
  const failed: FailedGuard[] = []
  const born = latestBirthDate(personal)
  if (ageOn(born, on) < MIN_AGE) failed.push({ guard: 'AGE_18', legalBasis: 'UU 18/2017 art 5a', standing: 'law' })
  const { destination, occupation, scheme } = file.plan
  if (destination === undefined) failed.push({ guard: 'DESTINATION_KNOWN', legalBasis: 'UU 18/2017 art 13', standing: 'law' })
  else {
    const closed = restrictionFor(destination, occupation === undefined ? undefined : occupationGroup(occupation), on)
    if (closed !== undefined)
      failed.push({ guard: 'COUNTRY_OPEN', legalBasis: closed.legalBasis, standing: closed.standing, params: { country: destination } })
  }
  const rule = schemeRules.find((each) => each.scheme === scheme && inForce(each, on))
  if (rule?.agency === true) {
    const live = facts.licence?.some((licence) => licence.from <= on && on <= licence.to) ?? false
    if (!live) failed.push({ guard: file.plan.agencyId === undefined ? 'AGENCY_CHOSEN' : 'LICENCE_LIVE', ...licenceDuty })
  }
  for (const trouble of ['REJECTED', 'TRAINING_ABANDONED'] as const) {
    if (file.troubles[trouble] !== undefined) failed.push({ guard: `NO_${trouble}`, legalBasis: 'Permenaker 9/2019', standing: 'practice' })
  }
  return failed
}

/** Everything that keeps this file from departing on a day: missing milestones first, then the other conditions. */
export function failedGuards(file: OpenPart, personal: PersonalDetails, on: LocalDate, facts: WorkerFacts): readonly FailedGuard[] {
  const missing = gatesAt(file.plan.scheme, on).filter((rule) => rule.gate === 'required' && !counts(file.milestones[rule.milestone], on))
  return [
    ...missing.map((rule) => ({ guard: rule.milestone, legalBasis: rule.legalBasis, standing: rule.standing })),
    ...failedConditions(file, personal, on, facts),
  ]
}
