// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of a decision: whoever was in the room is asked to confirm it, each office settles its own task, and what is not done says why.

import type { Officer } from '#cases/core/assignment.ts'
import { accept, type Context, type Decider, must, refuse, unreachable, type Decision as Verdict } from '#kernel/decider.ts'
import { ruleOn } from '#kernel/law.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import type { NextStep } from '#kernel/work.ts'
import type {
  Decision,
  DecisionCommand,
  DecisionEvent,
  DecisionFacts,
  DecisionWords,
  NewTask,
  Task,
  TaskWords,
} from '#meetings/core/decision.ts'
import { decisionTerms } from '#meetings/core/meeting.law.ts'
import { searchKey } from '#people/core/name.ts'

type Of<T extends DecisionCommand['type']> = Extract<DecisionCommand, { type: T }>

interface By {
  readonly on: LocalDate
  readonly userId: string
  readonly officeId: string
}
const by = ({ actor, today }: Context): By => ({ on: today, userId: actor.userId, officeId: actor.officeId })
const sameWords = (one: string, other: string): boolean => searchKey(one) === searchKey(other)
const saying = (said: string | undefined): { readonly personal?: { readonly said: string } } =>
  said === undefined ? {} : { personal: { said } }
const invalid = (field: string, code: string): ReturnType<typeof refuse> => refuse('invalid-input', { fields: [{ field, code }] })

/** Somebody is chosen among those who work there; only where nobody has an account is a name written. */
function whoFault({ officer, who }: NewTask, staff: readonly Officer[]): readonly [string, string] | undefined {
  if (officer !== undefined) return staff.some(({ userId }) => userId === officer) ? undefined : ['officer', 'decision-officer-elsewhere']
  return who === undefined || staff.length === 0 ? undefined : ['who', 'decision-who-chosen']
}

/** The first thing that is wrong with the tasks. */
function taskFault(
  tasks: Of<'TakeDecision'>['tasks'],
  { offices, officers }: { readonly offices: readonly string[]; readonly officers: readonly Officer[] },
  today: LocalDate,
): readonly [string, string] | undefined {
  for (const [nth, task] of tasks.entries()) {
    const { officeId, due } = task
    const who = whoFault(
      task,
      officers.filter((each) => each.officeId === officeId && each.active),
    )
    if (!offices.includes(officeId)) return [`tasks.${nth}.officeId`, 'decision-office-unknown']
    if (tasks.findIndex((each) => each.officeId === officeId) < nth) return [`tasks.${nth}.officeId`, 'decision-office-twice']
    if (due < today) return [`tasks.${nth}.due`, 'decision-due-past']
    if (who !== undefined) return [`tasks.${nth}.${who[0]}`, who[1]]
  }
  return undefined
}

function take(
  { type: _, ...taken }: Of<'TakeDecision'>,
  context: Context,
  { room, meetingOpen, officers = [] }: DecisionFacts,
): Verdict<DecisionEvent> {
  if (room === undefined) return refuse('room-unknown')
  if (taken.meetingId !== undefined && meetingOpen !== true) return refuse('meeting-not-open')
  const fault = taskFault(taken.tasks, { offices: room.sealedTo, officers }, context.today)
  if (fault !== undefined) return invalid(...fault)
  const { text, tasks, ...open } = taken
  const members = room.members.map(({ officeId, kind }) => ({ officeId, kind }))
  const memberOf = (id: string) =>
    must(
      members.find(({ officeId }) => officeId === id),
      'an office of the room',
    )
  const nameOf = (officer: string | undefined): string | undefined => officers.find(({ userId }) => userId === officer)?.name
  return accept({
    type: 'DecisionTaken',
    ...open,
    sealedTo: room.sealedTo,
    host: memberOf(room.host),
    asked: members,
    tasks: tasks.map(({ officeId, officer, due }) => ({ ...memberOf(officeId), ...(officer === undefined ? {} : { officer }), due })),
    ...by(context),
    personal: { text, tasks: tasks.map(({ what, officer, who = nameOf(officer) }) => ({ what, ...(who === undefined ? {} : { who }) })) },
  })
}

/** An office answers once, and may still agree to what it objected to. */
function answer(decision: Decision, { answer: said, said: why }: Of<'AnswerDecision'>, context: Context): Verdict<DecisionEvent> {
  const own = decision.asked.find(({ officeId }) => officeId === context.actor.officeId)
  if (own === undefined) return refuse('decision-not-asked')
  if (own.answer === 'AGREED' || own.answer === said) return refuse('decision-answered')
  if (said === 'OBJECTED' && why === undefined) return invalid('said', 'decision-why')
  return accept({ type: 'DecisionAnswered', answer: said, ...by(context), ...saying(why) })
}

/** What an office that was taken out was to do, is settled by the one that made the room. */
export function maySettle({ sealedTo, host }: Decision, { officeId }: Task, actorOffice: string): boolean {
  return officeId === actorOffice || (host.officeId === actorOffice && !sealedTo.includes(officeId))
}

function settle(decision: Decision, { officeId, result, said }: Of<'SettleTask'>, context: Context): Verdict<DecisionEvent> {
  const task = decision.tasks.find((each) => each.officeId === officeId)
  if (task === undefined) return refuse('decision-no-task')
  if (!maySettle(decision, task, context.actor.officeId)) return refuse('decision-not-yours')
  if (task.result !== undefined) return refuse('decision-settled')
  if (result === 'NOT_DONE' && said === undefined) return invalid('said', 'decision-why')
  return accept({ type: 'TaskSettled', office: officeId, result, ...by(context), ...saying(said) })
}

const givenTo = (to: Officer | undefined): Pick<Extract<DecisionEvent, { type: 'TaskGiven' }>, 'officer' | 'personal'> =>
  to === undefined ? {} : { officer: to.userId, personal: { who: to.name } }

function give(
  { tasks }: Decision,
  { officer }: Of<'GiveTask'>,
  context: Context,
  { officers = [] }: DecisionFacts,
): Verdict<DecisionEvent> {
  const { officeId } = context.actor
  const task = tasks.find((each) => each.officeId === officeId)
  if (task === undefined) return refuse('decision-no-task')
  if (task.result !== undefined) return refuse('decision-settled')
  const to = officers.find((each) => each.userId === officer && each.officeId === officeId && each.active)
  if (officer !== undefined && to === undefined) return invalid('officer', 'decision-officer-elsewhere')
  return accept({ type: 'TaskGiven', office: officeId, ...givenTo(to), ...by(context) })
}

/**
 * Whose a task is: the officer's that was chosen; of a name that was written, the one's who alone bears it there. Where it may be two people,
 * nobody's.
 */
export function holderOf({ officeId, officer }: Task, who: string | undefined, officers: readonly Officer[]): string | undefined {
  if (officer !== undefined || who === undefined) return officer
  const [one, ...others] = officers.filter((each) => each.officeId === officeId && sameWords(each.name, who))
  return others.length > 0 ? undefined : one?.userId
}

/** What the officer still has to do goes to another of the office, or is the office's again. */
function handOver(
  { tasks, personal }: Decision,
  { from, to }: Of<'HandOverTask'>,
  context: Context,
  { officers = [] }: DecisionFacts,
): Verdict<DecisionEvent> {
  const held = tasks.filter((task, nth) => task.result === undefined && holderOf(task, personal?.tasks[nth]?.who, officers) === from)
  return accept(...held.map(({ officeId }) => ({ type: 'TaskGiven' as const, office: officeId, ...givenTo(to), ...by(context) })))
}

function decide(decision: Decision | undefined, command: DecisionCommand, context: Context, facts: DecisionFacts): Verdict<DecisionEvent> {
  if (command.type === 'TakeDecision') return decision === undefined ? take(command, context, facts) : refuse('decision-known')
  if (decision === undefined || decision.erased === true) return refuse('decision-unknown')
  switch (command.type) {
    case 'AnswerDecision':
      return answer(decision, command, context)
    case 'SettleTask':
      return settle(decision, command, context)
    case 'HandOverTask':
      return handOver(decision, command, context, facts)
    case 'GiveTask':
      return give(decision, command, context, facts)
    case 'SealDecision':
      // What is settled keeps the offices of its last day, also where a removal settled it.
      if (isSettled(decision)) return accept()
      return accept({ type: 'DecisionSealed', sealedTo: command.sealedTo, ...by(context) })
    case 'ForgetDecision':
      return accept({ type: 'DecisionForgotten', on: context.today })
    default:
      return unreachable(command)
  }
}

const told = (decision: Decision, change: (words: DecisionWords) => Partial<DecisionWords>): Pick<Decision, 'personal'> =>
  decision.personal === undefined ? {} : { personal: { ...decision.personal, ...change(decision.personal) } }

function evolve(before: Decision | undefined, event: DecisionEvent): Decision {
  if (event.type === 'DecisionTaken') {
    const { type: _, on: takenOn, userId: _u, officeId: _o, personal, ...open } = event
    return { ...open, takenOn, personal: { text: personal.text, tasks: personal.tasks, objections: {}, said: {} } }
  }
  const decision = must(before, 'the decision before it')
  switch (event.type) {
    case 'DecisionAnswered': {
      const { officeId, userId, on, answer: said, personal } = event
      const asked = decision.asked.map((each) => (each.officeId === officeId ? { ...each, answer: said, on, userId } : each))
      const { [officeId]: _, ...others } = decision.personal?.objections ?? {}
      const objections = personal === undefined ? others : { ...others, [officeId]: personal.said }
      return { ...decision, asked, ...told(decision, () => ({ objections })) }
    }
    case 'TaskSettled': {
      const { office, result, on, personal } = event
      const tasks = decision.tasks.map((task) => (task.officeId === office ? { ...task, result, on } : task))
      const said = personal === undefined ? {} : { [office]: personal.said }
      return { ...decision, tasks, ...told(decision, (words) => ({ said: { ...words.said, ...said } })) }
    }
    case 'TaskGiven': {
      const given = ({ officer: _, ...task }: Task): Task => ({
        ...task,
        ...(event.officer === undefined ? {} : { officer: event.officer }),
      })
      const isIt = ({ officeId }: Task): boolean => officeId === event.office
      const renamed = ({ who: _, ...words }: TaskWords): TaskWords => ({ ...words, ...event.personal })
      const nth = decision.tasks.findIndex(isIt)
      return {
        ...decision,
        tasks: decision.tasks.map((task) => (isIt(task) ? given(task) : task)),
        ...told(decision, ({ tasks }) => ({ tasks: tasks.map((words, at) => (at === nth ? renamed(words) : words)) })),
      }
    }
    case 'DecisionSealed':
      return { ...decision, sealedTo: event.sealedTo }
    case 'DecisionForgotten': {
      const { personal: _, ...rest } = decision
      return { ...rest, erased: true }
    }
    default:
      return unreachable(event)
  }
}

/** Nothing is to come of it: each office in the room has answered, and each task was settled. */
export function isSettled({ asked, tasks, sealedTo }: Decision): boolean {
  return (
    asked.every(({ officeId, answer: said }) => said !== undefined || !sealedTo.includes(officeId)) && tasks.every((task) => task.result)
  )
}

/** To confirm it, to do what was agreed by its day; and what an office that left was to do, whoever made the room sees to. */
export function decisionSteps({ asked, tasks, sealedTo, host, takenOn }: Decision): readonly NextStep[] {
  const { answerDays, legalBasis, standing } = ruleOn(decisionTerms, takenOn)
  const open = tasks.filter(({ result }) => result === undefined)
  const [left] = open
    .filter(({ officeId }) => !sealedTo.includes(officeId))
    .map(({ due }) => due)
    .sort()
  const step = (code: string, { officeId: office, kind: owner }: Pick<Task, 'officeId' | 'kind'>, due: LocalDate): NextStep => ({
    code,
    owner,
    office,
    due,
    legalBasis,
    standing,
  })
  return [
    ...asked
      .filter(({ officeId, answer: said }) => said === undefined && sealedTo.includes(officeId))
      .map((each) => step('ANSWER_DECISION', each, addDays(takenOn, answerDays))),
    ...open.filter(({ officeId }) => sealedTo.includes(officeId)).map((task) => step('DO_AGREED', task, task.due)),
    ...(left === undefined ? [] : [step('SETTLE_LEFT', host, left)]),
  ]
}

export const decisionDecider: Decider<Decision, DecisionCommand, DecisionEvent, DecisionFacts> = { decide, evolve }
