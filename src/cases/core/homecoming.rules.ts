// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of a return home: of what kind it is, what was done beside the journey, and what is still owed once the journey came so far.

import { by, withLine } from '#cases/core/case.line.ts'
import { type CaseEvent, type CaseFacts, type CaseFile, closedCases } from '#cases/core/case.ts'
import { markRules } from '#cases/core/homecoming.law.ts'
import {
  type Homecoming,
  type HomecomingCommand,
  type HomecomingEvent,
  type Journey,
  type Marked,
  type ReturnMark,
  returnMarks,
} from '#cases/core/homecoming.ts'
import { accept, type Context, type Decision, must, refuse, unreachable } from '#kernel/decider.ts'
import { ruleOn } from '#kernel/law.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import type { NextStep } from '#kernel/work.ts'

const commands: ReadonlySet<string> = new Set<HomecomingCommand['type']>(['PlanReturn', 'MarkReturn', 'SeeJourney'])
export function isHomecomingCommand(command: { readonly type: string }): command is HomecomingCommand {
  return commands.has(command.type)
}

const events: ReadonlySet<string> = new Set<HomecomingEvent['type']>(['ReturnPlanned', 'ReturnMarked', 'JourneySeen'])
export function isHomecomingEvent(event: CaseEvent): event is HomecomingEvent {
  return events.has(event.type)
}

/** Since when a mark is owed: nothing before the journey came so far. */
function begunOn({ plannedOn, seen, kind, marks }: Homecoming, mark: ReturnMark): LocalDate | undefined {
  switch (ruleOn(markRules[mark], plannedOn).from) {
    case 'PLANNED':
      return plannedOn
    case 'ARRIVED':
      return kind === 'JENAZAH' ? seen.remainsOn : seen.arrivedOn
    case 'HANDED_OVER':
      return kind === 'JENAZAH' ? seen.remainsOn : seen.handedOverOn
    case 'NO_FAMILY':
      return marks.NO_FAMILY?.on
  }
}

/** What may be recorded now, by whichever office. */
export function openMarks(homecoming: Homecoming): readonly ReturnMark[] {
  return returnMarks.filter(
    (mark) =>
      homecoming.marks[mark] === undefined &&
      begunOn(homecoming, mark) !== undefined &&
      ruleOn(markRules[mark], homecoming.plannedOn).kinds.includes(homecoming.kind) &&
      !(mark === 'NO_FAMILY' && homecoming.marks.MINUTES !== undefined),
  )
}

const fault = (field: string, code: string) => refuse('invalid-input', { fields: [{ field, code }] })

function mark(homecoming: Homecoming, command: Extract<HomecomingCommand, { type: 'MarkReturn' }>, context: Context) {
  const { type: _, mark: what, on, ...more } = command
  const { owner, recorders, legalBasis, standing } = ruleOn(markRules[what], homecoming.plannedOn)
  if (homecoming.marks[what] !== undefined) return refuse('return-marked')
  if (!openMarks(homecoming).includes(what)) return refuse(what === 'MINUTES' ? 'return-not-handed-over' : 'return-not-asked')
  if (![owner, ...recorders].includes(context.actor.officeKind))
    return refuse('return-other-office', { guards: [{ guard: 'RETURN_OFFICE', legalBasis, standing }] })
  if (on > context.today) return fault('on', 'return-day')
  if ((what === 'MINUTES') !== (more.minutes !== undefined)) return fault('minutes', 'return-minutes')
  // Of whom nobody was found, no family takes them: the social ministry does, or somebody whom the person named.
  if (homecoming.marks.NO_FAMILY !== undefined && more.minutes !== undefined && more.minutes.receiver === 'FAMILY')
    return fault('minutes.receiver', 'return-no-family')
  if ((what === 'ESCORT' || what === 'FIT_LETTER') && more.said === undefined) return fault('said', 'return-said')
  const marked: Marked = { on, ...more }
  return accept<HomecomingEvent>({ type: 'ReturnMarked', ...by(context), personal: { mark: what, marked } })
}

const same = (one: Journey, other: Journey): boolean =>
  one.state === other.state &&
  one.arrivedOn === other.arrivedOn &&
  one.handedOverOn === other.handedOverOn &&
  one.remainsOn === other.remainsOn

export function decideHomecoming(
  file: CaseFile,
  command: HomecomingCommand,
  context: Context,
  { journey }: CaseFacts,
): Decision<HomecomingEvent> {
  const homecoming = file.personal?.homecoming
  if (command.type === 'SeeJourney') {
    if (homecoming === undefined || journey === undefined || same(homecoming.seen, journey)) return accept()
    return accept({ type: 'JourneySeen', on: context.today, personal: { seen: journey } })
  }
  if (closedCases.includes(file.state)) return refuse('case-closed')
  if (command.type === 'PlanReturn') {
    if (file.workerId === undefined || journey === undefined) return refuse('return-person-first')
    if (homecoming?.kind === command.kind) return refuse('return-planned')
    return accept({ type: 'ReturnPlanned', ...by(context), personal: { kind: command.kind, seen: journey } })
  }
  return homecoming === undefined ? refuse('return-not-planned') : mark(homecoming, command, context)
}

export function evolveHomecoming(file: CaseFile, event: HomecomingEvent): CaseFile {
  const before = file.personal?.homecoming
  const put = (after: CaseFile, homecoming: Homecoming): CaseFile => ({
    ...after,
    personal: { ...must(after.personal, 'what was told'), homecoming },
  })
  switch (event.type) {
    case 'ReturnPlanned': {
      const { personal, ...act } = event
      const after = { ...file, ...withLine(file, 'RETURN_PLANNED', act) }
      // Of another kind after all: what was done for it stays done.
      return put(after, { plannedOn: act.on, marks: {}, ...before, ...personal })
    }
    case 'ReturnMarked': {
      const { personal, ...act } = event
      const { mark: what, marked } = personal
      const homecoming = must(before, 'a planned return')
      const after = { ...file, ...withLine(file, 'RETURN_MARKED', act) }
      return put(after, { ...homecoming, marks: { ...homecoming.marks, [what]: marked } })
    }
    case 'JourneySeen':
      return put(file, { ...must(before, 'a planned return'), seen: event.personal.seen })
    default:
      return unreachable(event)
  }
}

/** By when it is owed; undefined where nobody has to, or the journey has not come so far. */
export function dueOf(homecoming: Homecoming, mark: ReturnMark): LocalDate | undefined {
  const { days } = ruleOn(markRules[mark], homecoming.plannedOn)
  const from = begunOn(homecoming, mark)
  return days === undefined || from === undefined ? undefined : addDays(from, days)
}

export function homecomingSteps({ personal }: CaseFile): readonly NextStep[] {
  const homecoming = personal?.homecoming
  if (homecoming === undefined) return []
  return openMarks(homecoming).flatMap((mark) => {
    const { owner, legalBasis, standing } = ruleOn(markRules[mark], homecoming.plannedOn)
    const due = dueOf(homecoming, mark)
    return due === undefined ? [] : [{ code: `RETURN_${mark}`, owner, due, legalBasis, standing }]
  })
}
