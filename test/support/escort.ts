// SPDX-License-Identifier: AGPL-3.0-or-later
// What the escort promises, asked of one file: who owes what by when, and that recording it takes the step from the list.

import type { StepAct } from '#journeys/core/arrow.law.ts'
import { isComputed } from '#journeys/core/milestone.law.ts'
import { actsOf } from '#journeys/core/worker.act.ts'
import { nextSteps } from '#journeys/core/worker.steps.ts'
import { closedStates, type Plan, type WorkerCommand, type WorkerState } from '#journeys/core/worker.ts'
import { workerWords } from '#journeys/core/worker.words.ts'
import { officeKinds } from '#kernel/authority.ts'
import { addDays, jakartaDate, type LocalDate } from '#kernel/time.ts'
import type { NextStep } from '#kernel/work.ts'
import { attempt, type Licences, noonOf, type Tried, type World } from './journey.ts'

export const LIVE = 'agency-live'
export const SHORT = 'agency-short'
export const SUSPENDED = 'agency-suspended'

const closed: readonly string[] = closedStates
const words: ReadonlySet<string> = new Set(Object.keys(workerWords.id))
const english: ReadonlySet<string> = new Set(Object.keys(workerWords.en))

export function licencesOf(suspended: boolean): Licences {
  return {
    [LIVE]: [{ from: '2017-01-01', to: '2060-12-31', legalBasis: 'SIP3MI' }],
    // Lapses and is granted again, with a gap.
    [SHORT]: ['2018', '2020', '2022', '2024'].map((year) => ({ from: `${year}-01-01`, to: `${year}-12-31`, legalBasis: 'SIP3MI' })),
    [SUSPENDED]: suspended ? [] : [{ from: '2017-01-01', to: '2060-12-31', legalBasis: 'SIP3MI' }],
  }
}

function commandsFor(choice: StepAct, state: WorkerState, today: LocalDate): readonly WorkerCommand[] {
  if ('milestone' in choice) {
    const { milestone } = choice
    // What a class or a test computes is done by them, and recorded by no hand.
    const computed = isComputed(milestone, today) ? ({ computed: true } as const) : {}
    return [{ type: 'RecordMilestone', code: milestone, on: today, ...computed }]
  }
  if ('moves' in choice) return choice.moves.map((to) => ({ type: 'MoveWorker', to, on: today }))
  if ('resolve' in choice) return [{ type: 'ResolveTrouble', trouble: choice.resolve }]
  if ('review' in choice) return [{ type: 'ReviewWorker' }]
  if ('override' in choice) return [{ type: 'GrantOverride' }]
  if ('costs' in choice)
    return Object.keys(state.personal.costs?.entries ?? {}).map((nth) => ({ type: 'SettleCost', nth: Number(nth), outcome: 'REFERRED' }))
  if ('contested' in choice)
    return Object.keys(state.personal.contested?.entries ?? {}).map((nth) => ({ type: 'SettleContested', nth: Number(nth), take: false }))
  if ('correct' in choice) return [{ type: 'CorrectPerson', personal: { birthDate: '1980-01-01' } }]
  const answers: Readonly<Record<keyof Plan, Partial<Plan>>> = {
    scheme: { scheme: 'G_TO_G' },
    destination: { destination: 'HKG' },
    occupation: { occupation: 'OPERATOR_PABRIK' },
    agencyId: { agencyId: state.plan.agencyId === LIVE ? SHORT : LIVE },
  }
  return choice.plan.map((key) => ({ type: 'ChangePlan', plan: answers[key] }))
}

const listOf = (steps: readonly NextStep[]): string => JSON.stringify(steps.map((step) => [step.code, step.owner, step.due]))

function isAnswered(step: NextStep, after: readonly NextStep[]): boolean {
  return !after.some((each) => each.code === step.code && each.due === step.due)
}

/** The files after the accepted acts that answer a step by its owner: the list has changed, and this step is not on it any more. */
export function answersTo(step: NextStep, file: WorkerState, world: World): readonly WorkerState[] {
  const today = jakartaDate(world.now)
  return actsOf(step.code)
    .flatMap((choice) => commandsFor(choice, file, today))
    .map((command): Tried => attempt(file, command, step.owner, world))
    .flatMap((tried) => (tried.ok && isAnswered(step, nextSteps(tried.state, today)) ? [tried.state] : []))
}

/** Who arrived or was spoken to today is due again in so many days; the earliest day on which news are newer is tomorrow. */
export function worldFor(step: NextStep, file: WorkerState, world: World): World {
  const today = jakartaDate(world.now)
  return step.code === 'WORKING' && [file.since, file.milestones.WORKING?.on].includes(today)
    ? { ...world, now: noonOf(addDays(today, 1)) }
    : world
}

export function complaints(file: WorkerState, world: World): readonly string[] {
  const today = jakartaDate(world.now)
  const steps = nextSteps(file, today)
  if (closed.includes(file.journey)) return steps.length === 0 ? [] : [`closed and yet ${listOf(steps)}`]
  if (steps.length === 0) return ['no next step']
  const found: string[] = []
  if (new Set(steps.map((step) => step.code)).size !== steps.length) found.push(`one step twice: ${listOf(steps)}`)
  for (const step of steps) {
    if (!officeKinds.includes(step.owner)) found.push(`${step.code} has no owner`)
    if (!/^\d{4}-\d{2}-\d{2}$/.test(step.due)) found.push(`${step.code} has no due date`)
    if (step.legalBasis === '') found.push(`${step.code} has no article`)
    if (!words.has(`step.${step.code}`) || !english.has(`step.${step.code}`)) found.push(`${step.code} has no words`)
    if (answersTo(step, file, worldFor(step, file, world)).length === 0) found.push(`${step.code} cannot be recorded by ${step.owner}`)
  }
  return found
}
