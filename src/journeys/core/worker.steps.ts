// SPDX-License-Identifier: AGPL-3.0-or-later
// The escort: one pure rule that says of every file what is next, who must do it, by when, and under which article.

import { placementRestrictions } from '#agencies/core/restriction.law.ts'
import {
  awaitedIn,
  confirmSteps,
  contestedSteps,
  costSteps,
  obstacleSteps,
  overrideSteps,
  type StepRule,
  stateSteps,
  troubleSteps,
} from '#journeys/core/arrow.law.ts'
import { openBreaches } from '#journeys/core/cost.rules.ts'
import { ageRules, leastAge } from '#journeys/core/guard.law.ts'
import { type MilestoneRule, milestoneRules, milestonesAt } from '#journeys/core/milestone.law.ts'
import { overrideRules } from '#journeys/core/override.law.ts'
import { isOverridden } from '#journeys/core/override.ts'
import { gateRules, gatesAt, schemeRules } from '#journeys/core/scheme.law.ts'
import { counts, fileConditions, latestBirthDate, needsLicence } from '#journeys/core/worker.guards.ts'
import { askedOn } from '#journeys/core/worker.override.ts'
import {
  closedStates,
  type JourneyState,
  type MilestoneCode,
  type Scheme,
  schemes,
  troubles,
  type WorkerState,
} from '#journeys/core/worker.ts'
import { at, byDay, changesAfter, ruleOn } from '#kernel/law.ts'
import { deadlineAt, noRegencies, type Regencies } from '#kernel/regency.ts'
import { addDays, jakartaDate, type LocalDate, latestOf } from '#kernel/time.ts'
import type { NextStep } from '#kernel/work.ts'
import { dayOfAge } from '#people/core/birth-date.ts'

const preparing: readonly JourneyState[] = ['INTERESTED', 'RECORDED', 'PREPARING', 'READY']

/** When a step counts from, beside what the table says of it. */
type Begun = NextStep & { readonly from: LocalDate }

function stepOf(rule: Omit<StepRule, 'by'>, from: LocalDate): Begun {
  return { code: rule.code, owner: rule.owner, due: addDays(from, rule.days), legalBasis: rule.legalBasis, standing: rule.standing, from }
}

/** A regency that sets a number of days of its own moves the day; the article of the duty stays. */
function timed({ from, ...step }: Begun, file: WorkerState, today: LocalDate, regencies: Regencies): NextStep {
  const own = deadlineAt(regencies, file.area, step.code, today)
  return own === undefined ? step : { ...step, due: addDays(from, own.days) }
}

/** A required milestone of a scheme, and the required ones it waits for. */
interface Rung {
  readonly code: MilestoneCode
  readonly rule: MilestoneRule
  readonly before: readonly MilestoneCode[]
}

function rungsOf(scheme: Scheme, date: LocalDate): readonly Rung[] {
  const rules = milestonesAt(date)
  const required = new Set(gatesAt(scheme, date).flatMap((gate) => (gate.gate === 'required' ? [gate.milestone] : [])))
  /** What a milestone waits for; where the scheme does not use one, what that one waits for. */
  function waitsFor(code: MilestoneCode): readonly MilestoneCode[] {
    return (rules.get(code)?.after ?? []).flatMap((before) => (required.has(before) ? [before] : waitsFor(before)))
  }
  return [...required].flatMap((code) => {
    const rule = rules.get(code)
    return rule === undefined ? [] : [{ code, rule, before: waitsFor(code) }]
  })
}

const ladders = byDay((date) => new Map(schemes.map((scheme) => [scheme, rungsOf(scheme, date)])))

/** Milestones that are required, do not count yet, and wait for no other required one. */
function milestoneSteps(file: WorkerState, today: LocalDate): readonly Begun[] {
  const rungs = ladders(today).get(file.plan.scheme) ?? []
  const isSettled = (code: MilestoneCode): boolean => counts(file.milestones[code], today) || isOverridden(file.override, code, today)
  const missing = new Set(rungs.flatMap(({ code }) => (isSettled(code) ? [] : [code])))
  return rungs.flatMap(({ code, rule, before }) => {
    if (!missing.has(code) || before.some((each) => missing.has(each))) return []
    const from = latestOf(
      before.flatMap((each) => file.milestones[each]?.on ?? []),
      file.milestones[code]?.validUntil ?? roundStart(file),
    )
    const { owner, deadlineDays, legalBasis, standing } = rule
    return [{ code, owner, due: addDays(from, deadlineDays), legalBasis, standing, from }]
  })
}

/** A later round counts from when it began, the first from registration. */
function roundStart(file: WorkerState): LocalDate {
  return file.round === 1 ? file.registeredOn : file.since
}

/** What keeps a file from READY, or would keep a READY one from departing, apart from milestones and troubles: each is a step. */
function obstacles(file: WorkerState, today: LocalDate): readonly Begun[] {
  const from = latestOf(
    Object.values(file.milestones).map((milestone) => milestone.on),
    file.since,
  )
  const stepsOf = (rules: readonly StepRule[], since: LocalDate): readonly Begun[] => at(rules, today).map((rule) => stepOf(rule, since))
  const failed = fileConditions(file, file.personal, today)
  const steps = failed.flatMap(({ guard, legalBasis, standing }) => {
    if (guard === 'AGE_18') {
      const due = dayOfAge(latestBirthDate(file.personal), leastAge(today).years)
      return stepsOf(obstacleSteps.AGE_18, today).map((step) => ({ ...step, due }))
    }
    if (guard === 'COUNTRY_OPEN') return stepsOf(obstacleSteps.COUNTRY_OPEN, from).map((step) => ({ ...step, legalBasis, standing }))
    return guard === 'DESTINATION_KNOWN' ? stepsOf(obstacleSteps.DESTINATION_KNOWN, from) : []
  })
  const licensed = needsLicence(file.plan.scheme, today)
  if (licensed && file.plan.agencyId === undefined) steps.push(...stepsOf(obstacleSteps.AGENCY_CHOSEN, from))
  if (failed.length > 0 || steps.length > 0) return steps
  // A file with nothing else missing would be READY if the licence had been live when it was last looked at.
  if (isOverridden(file.override, 'LICENCE_LIVE', today)) return file.journey === 'READY' ? [] : stepsOf(confirmSteps, from)
  const lapsed = file.journey === 'READY' ? file.licensedUntil === undefined || file.licensedUntil < today : true
  if (licensed && lapsed) return stepsOf(obstacleSteps.LICENCE_LIVE, latestOf([file.licensedUntil ?? from], from))
  return file.journey === 'READY' ? [] : stepsOf(confirmSteps, from)
}

// A command asks for them to keep the work list, to find the day of the next review, and to answer: a state never changes. They are kept for
// the regencies that were asked with last, which are the same for all three.
const known = new WeakMap<WorkerState, { readonly regencies: Regencies; readonly on: (today: LocalDate) => readonly NextStep[] }>()

/** Every living, open file has at least one step, with an owner and a due date; each can be recorded. */
export function nextSteps(file: WorkerState, today: LocalDate, regencies: Regencies = noRegencies): readonly NextStep[] {
  const before = known.get(file)
  const found = before?.regencies === regencies ? before : { regencies, on: byDay((day) => findSteps(file, day, regencies)) }
  known.set(file, found)
  return found.on(today)
}

/** What the state itself asks for. */
function stateStepsOf({ journey, since, milestones }: WorkerState, today: LocalDate): readonly Begun[] {
  const awaited = awaitedIn[journey]
  const rule = awaited === undefined ? undefined : milestonesAt(today).get(awaited)
  const own = at(stateSteps[journey] ?? [], today).map((each) => stepOf(each, since))
  // Contact is kept up: the next is due from the last.
  const from = awaited === 'WORKING' ? latestOf([milestones.WORKING?.on ?? since], since) : since
  return rule === undefined ? own : [...own, stepOf({ ...rule, days: rule.deadlineDays }, from)]
}

/** What was charged against a rule is looked at, whatever else the journey asks for: from the day on which the first of it was written down. */
function costStepsOf({ personal, journey }: WorkerState, today: LocalDate): readonly Begun[] {
  const [first] = openBreaches(personal.costs?.entries)
    .map((entry) => entry.on)
    .sort()
  if (first === undefined || closedStates.some((state) => state === journey)) return []
  return at(costSteps, today).map((rule) => stepOf(rule, first))
}

/** Two values of one field are looked at, whatever else the journey asks for. */
function contestedStepsOf({ personal, journey }: WorkerState, today: LocalDate): readonly Begun[] {
  const [first] = Object.values(personal.contested?.entries ?? {})
    .map(({ at }) => jakartaDate(at))
    .sort()
  if (first === undefined || closedStates.some((state) => state === journey)) return []
  return at(contestedSteps, today).map((rule) => stepOf(rule, first))
}

/** What is asked to be set aside waits for the other office, as long as it may answer. */
function overrideStepsOf(file: WorkerState, today: LocalDate): readonly Begun[] {
  const asked = askedOn(file, today)
  return asked === undefined ? [] : at(overrideSteps, today).map((rule) => ({ ...stepOf(rule, asked.on), owner: asked.owner }))
}

function findSteps(file: WorkerState, today: LocalDate, regencies: Regencies): readonly NextStep[] {
  // The file that leads has the steps of both.
  // What was charged is looked at where it was told, also when another file leads.
  if (file.mergedInto !== undefined) return costStepsOf(file, today).map((step) => timed(step, file, today, regencies))
  const steps: Begun[] = [...costStepsOf(file, today), ...contestedStepsOf(file, today), ...overrideStepsOf(file, today)]
  for (const trouble of troubles) {
    const since = file.troubles[trouble]
    if (since !== undefined) steps.push(...at(troubleSteps[trouble], today).map((rule) => stepOf(rule, since)))
  }
  const before: Begun[] = []
  if (preparing.includes(file.journey)) {
    before.push(...milestoneSteps(file, today))
    if (before.length === 0) before.push(...obstacles(file, today))
    steps.push(...before)
  }
  // Somebody READY whose paper lapsed renews it first: departing would be refused.
  if (before.length === 0) steps.push(...stateStepsOf(file, today))
  return steps.map((step) => timed(step, file, today, regencies)).sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}

const lawChanges = byDay((date) =>
  changesAfter(
    [
      ...Object.values(obstacleSteps).flat(),
      ...confirmSteps,
      ...ageRules,
      ...gateRules,
      ...milestoneRules,
      ...schemeRules,
      ...placementRestrictions,
    ],
    date,
  ),
)

/** The first day after this on which time alone changes the steps: a paper or a licence lapses, a birthday comes, a law begins or ends. */
export function reviewOn(file: WorkerState, today: LocalDate, regencies: Regencies = noRegencies): LocalDate | undefined {
  if (file.mergedInto !== undefined || !preparing.includes(file.journey)) return undefined
  const { asked, granted } = file.override ?? {}
  const answered = asked === undefined ? undefined : addDays(asked.on, ruleOn(overrideRules, today).answerDays)
  const ends = [...Object.values(file.milestones).map((milestone) => milestone.validUntil), file.licensedUntil, granted?.until, answered]
  const lapses = ends.flatMap((last) => (last === undefined ? [] : [addDays(last, 1)]))
  const days = [...lapses, dayOfAge(latestBirthDate(file.personal), leastAge(today).years), ...lawChanges(today)].filter(
    (day) => day > today,
  )
  const codes = (day: LocalDate): string =>
    nextSteps(file, day, regencies)
      .map((step) => step.code)
      .sort()
      .join(' ')
  const now = codes(today)
  return [...new Set(days)].sort().find((day) => codes(day) !== now)
}
