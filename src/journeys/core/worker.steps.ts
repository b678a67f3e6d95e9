// SPDX-License-Identifier: AGPL-3.0-or-later
// The escort: one pure rule that says of every file what is next, who must do it, by when, and under which article.

import { reviewStep, type StepRule, stateSteps, troubleSteps } from '#journeys/core/arrow.law.ts'
import { milestonesAt } from '#journeys/core/milestone.law.ts'
import { gatesAt } from '#journeys/core/scheme.law.ts'
import { counts, missingMilestones } from '#journeys/core/worker.guards.ts'
import { type JourneyState, type MilestoneCode, troubles, type WorkerState } from '#journeys/core/worker.ts'
import { addDays, type LocalDate, latestOf } from '#kernel/time.ts'
import type { NextStep } from '#kernel/work.ts'

const preparing: readonly JourneyState[] = ['INTERESTED', 'RECORDED', 'PREPARING']

function stepOf(rule: StepRule, from: LocalDate): NextStep {
  return { code: rule.code, owner: rule.owner, due: addDays(from, rule.days), legalBasis: rule.legalBasis, standing: rule.standing }
}

/** Milestones that are required, do not count yet, and wait for no other required one. */
function milestoneSteps(file: WorkerState, today: LocalDate): readonly NextStep[] {
  const rules = milestonesAt(today)
  const missing = new Set(missingMilestones(file, today))
  const required = new Set(
    gatesAt(file.plan.scheme, today)
      .filter((gate) => gate.gate === 'required')
      .map((gate) => gate.milestone),
  )
  /** What a milestone waits for; where the scheme does not use one, what that one waits for. */
  function waitsFor(code: MilestoneCode): readonly MilestoneCode[] {
    return (rules.get(code)?.after ?? []).flatMap((before) => (required.has(before) ? [before] : waitsFor(before)))
  }
  const steps: NextStep[] = []
  for (const code of missing) {
    const rule = rules.get(code)
    if (rule === undefined) continue
    const before = waitsFor(code)
    if (before.some((each) => missing.has(each))) continue
    const lapsed = file.milestones[code]
    const from = latestOf(
      before.flatMap((each) => file.milestones[each]?.on ?? []),
      lapsed?.validUntil ?? roundStart(file),
    )
    steps.push({ code, owner: rule.owner, due: addDays(from, rule.deadlineDays), legalBasis: rule.legalBasis, standing: rule.standing })
  }
  return steps
}

/** A later round counts from when it began, the first from registration. */
function roundStart(file: WorkerState): LocalDate {
  return file.round === 1 ? file.registeredOn : file.since
}

/** Every living, open file has at least one step, with an owner and a due date; each can be recorded. */
export function nextSteps(file: WorkerState, today: LocalDate): readonly NextStep[] {
  const steps: NextStep[] = []
  for (const trouble of troubles) {
    const since = file.troubles[trouble]
    if (since !== undefined) steps.push(stepOf(troubleSteps[trouble], since))
  }
  if (preparing.includes(file.journey)) {
    const milestones = milestoneSteps(file, today)
    steps.push(...milestones)
    if (milestones.length === 0)
      steps.push(
        stepOf(
          reviewStep,
          latestOf(
            Object.values(file.milestones).map((milestone) => milestone.on),
            file.since,
          ),
        ),
      )
  }
  for (const rule of stateSteps[file.journey]) {
    // Contact is kept up: the next is due from the last.
    const from = rule.code === 'WORKING' ? latestOf([file.milestones.WORKING?.on ?? file.since], file.since) : file.since
    steps.push(stepOf(rule, from))
  }
  return steps.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}

/** The first day on which a required milestone that counts today will have lapsed; the file must be looked at again then. */
export function reviewOn(file: WorkerState, today: LocalDate): LocalDate | undefined {
  if (!preparing.includes(file.journey) && file.journey !== 'READY') return undefined
  const ends = gatesAt(file.plan.scheme, today).flatMap((gate) => {
    const milestone = file.milestones[gate.milestone]
    return gate.gate === 'required' && counts(milestone, today) && milestone?.validUntil !== undefined
      ? [addDays(milestone.validUntil, 1)]
      : []
  })
  return ends.sort()[0]
}
