// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of outreach, and the score: pure, from counted sheets alone.

import { accept, type Context, type Decider, type Decision, type FieldProblem, must, refuse } from '#kernel/decider.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import { questionsOn } from '#village/core/outreach.law.ts'
import {
  ageGroups,
  type OutreachCommand,
  type OutreachEvent,
  type OutreachFacts,
  type OutreachState,
  questionCodes,
  type Reached,
  type Session,
  sexes,
  type Tally,
} from '#village/core/outreach.ts'

const MOST_BACK_DAYS = 1826

interface Answers {
  readonly right: number
  readonly asked: number
}

/** How many answers were given and how many of them are right; a question that is not counted was answered by nobody rightly. */
export function answersOf({ sheets, right }: Pick<Tally, 'sheets' | 'right'>, day: LocalDate): Answers {
  const questions = questionsOn(day)
  return { right: questions.reduce((sum, { code }) => sum + (right[code] ?? 0), 0), asked: sheets * questions.length }
}

/** Right answers in a hundred, rounded; undefined where nobody was asked. */
export function scoreOf({ right, asked }: Answers): number | undefined {
  return asked === 0 ? undefined : Math.round((right / asked) * 100)
}

export function peopleReached(reached: Reached): number {
  return sexes.reduce((sum, sex) => sum + ageGroups.reduce((those, group) => those + reached[sex][group], 0), 0)
}

function sessionFaults({ on, reached }: Pick<Session, 'on' | 'reached'>, today: LocalDate): readonly FieldProblem[] {
  if (on > today || on < addDays(today, -MOST_BACK_DAYS)) return [{ field: 'on', code: 'outreach-day' }]
  return peopleReached(reached) === 0 ? [{ field: 'reached', code: 'outreach-nobody' }] : []
}

function isSame(one: Tally, other: Tally): boolean {
  return one.sheets === other.sheets && questionCodes.every((code) => (one.right[code] ?? 0) === (other.right[code] ?? 0))
}

function count(
  state: OutreachState,
  command: Extract<OutreachCommand, { type: 'CountAnswers' }>,
  { changedSince }: OutreachFacts,
): Decision<OutreachEvent> {
  const { audience, moment, sheets, right } = command
  const counted = state.tallies.find((tally) => tally.audience === audience && tally.moment === moment)
  // What somebody else counted meanwhile is looked at before it is replaced.
  if (changedSince === true && counted !== undefined && !isSame(counted, command)) return refuse('outreach-counted-meanwhile')
  const known = questionsOn(state.on).map(({ code }) => code)
  const asked = Object.entries(right)
  if (asked.some(([code]) => !known.some((each) => each === code)))
    return refuse('invalid-input', { fields: [{ field: 'right', code: 'outreach-question' }] })
  if (asked.some(([, count]) => count > sheets)) return refuse('invalid-input', { fields: [{ field: 'right', code: 'outreach-right' }] })
  return accept({ type: 'AnswersCounted', audience, moment, sheets, right })
}

function decide(
  state: OutreachState | undefined,
  command: OutreachCommand,
  { today }: Context,
  facts: OutreachFacts,
): Decision<OutreachEvent> {
  if (command.type !== 'HoldOutreach' && (state === undefined || state.withdrawn === true)) return refuse('outreach-withdrawn')
  switch (command.type) {
    case 'HoldOutreach': {
      const fields = sessionFaults(command, today)
      return fields.length > 0 ? refuse('invalid-input', { fields }) : accept({ ...command, type: 'OutreachHeld' })
    }
    case 'CorrectOutreach': {
      if (facts.changedSince === true) return refuse('outreach-changed-meanwhile')
      const fields = sessionFaults(command, today)
      return fields.length > 0 ? refuse('invalid-input', { fields }) : accept({ ...command, type: 'OutreachCorrected' })
    }
    case 'CountAnswers':
      return count(must(state, 'a session'), command, facts)
    case 'WithdrawOutreach':
      // What somebody else put right since was not seen by whoever takes it back.
      return facts.changedSince === true ? refuse('outreach-changed-meanwhile') : accept({ type: 'OutreachWithdrawn' })
  }
}

function evolve(before: OutreachState | undefined, event: OutreachEvent): OutreachState {
  switch (event.type) {
    case 'OutreachHeld': {
      const { type: _type, ...session } = event
      return { ...session, tallies: [] }
    }
    case 'OutreachCorrected': {
      const { type: _type, ...session } = event
      return { ...must(before, 'a session'), ...session }
    }
    case 'AnswersCounted': {
      const { type: _type, ...tally } = event
      const state = must(before, 'a session')
      const others = state.tallies.filter(({ audience, moment }) => audience !== tally.audience || moment !== tally.moment)
      return { ...state, tallies: [...others, tally] }
    }
    case 'OutreachWithdrawn':
      return { ...must(before, 'a session'), withdrawn: true }
  }
}

export const outreachDecider: Decider<OutreachState, OutreachCommand, OutreachEvent, OutreachFacts> = { decide, evolve }
