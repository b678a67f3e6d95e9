// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of a plan: what is needed is noted once while it is open, somebody sees to it, and it ends with an outcome.

import { by, withLine } from '#cases/core/case.line.ts'
import { type CaseEvent, type CaseFile, type CaseState, closedCases, type Passed } from '#cases/core/case.ts'
import { letterRules, longestRules, openServiceRules, serviceRules } from '#cases/core/service.law.ts'
import type { Service, ServiceCommand, ServiceEvent, ServiceKind } from '#cases/core/service.ts'
import { accept, type Context, type Decision, must, type Refusal, refuse, unreachable } from '#kernel/decider.ts'
import { at, basisOn, type Dated, ruleOn } from '#kernel/law.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import type { NextStep } from '#kernel/work.ts'

const commands: ReadonlySet<string> = new Set<ServiceCommand['type']>(['NoteNeed', 'ArrangeService', 'SeeService', 'EndService'])
export function isServiceCommand(command: { readonly type: string }): command is ServiceCommand {
  return commands.has(command.type)
}

const events: ReadonlySet<string> = new Set<ServiceEvent['type']>(['NeedNoted', 'ServiceArranged', 'ServiceSeen', 'ServiceEnded'])
export function isServiceEvent(event: CaseEvent): event is ServiceEvent {
  return events.has(event.type)
}

const planOf = (file: CaseFile): readonly Service[] => file.personal?.plan ?? []

/** What was begun or is needed, and has no outcome yet. */
export function openServices(file: CaseFile): readonly Service[] {
  return planOf(file).filter(({ ended }) => ended === undefined)
}

interface LastDay extends Pick<Dated, 'legalBasis' | 'standing'> {
  readonly until: LocalDate
}

/** The last day of a service that may not last for ever, with its article. */
export function lastDayOf(kind: ServiceKind, begins: LocalDate, arrivedOn: LocalDate | undefined): LastDay | undefined {
  const rule = at(longestRules, begins).find((each) => each.kind === kind)
  if (rule === undefined) return undefined
  const { mostDays, legalBasis, standing } = rule
  return { until: addDays(arrivedOn ?? begins, mostDays), legalBasis, standing }
}

const fault = (field: string, code: string) => refuse('invalid-input', { fields: [{ field, code }] })

function arrange(file: CaseFile, service: Service, command: Extract<ServiceCommand, { type: 'ArrangeService' }>, context: Context) {
  const { begins, until } = command.arranged
  if (until !== undefined && until < begins) return fault('arranged.until', 'service-days')
  const longest = lastDayOf(service.kind, begins, file.personal?.homecoming?.seen?.arrivedOn)
  if (longest !== undefined && (until ?? begins) > longest.until) {
    const { until: last, ...basis } = longest
    return refuse('service-too-long', { guards: [{ guard: 'SERVICE_LONGEST', ...basis, params: { until: last } }] })
  }
  return accept<ServiceEvent>({ type: 'ServiceArranged', nth: command.nth, ...by(context), personal: { arranged: command.arranged } })
}

function end(service: Service, { nth, ending }: Extract<ServiceCommand, { type: 'EndService' }>, context: Context) {
  const { on, outcome, refusal } = ending
  if (on > context.today || on < service.notedOn) return fault('ending.on', 'service-end-day')
  if (refusal !== undefined && (outcome !== 'REFUSED' || refusal.signedOn > context.today))
    return fault('ending.refusal', 'service-refusal')
  const letter = at(letterRules, on).find(({ kind }) => kind === service.kind)
  if (outcome === 'REFUSED' && letter !== undefined && refusal === undefined) {
    const { legalBasis, standing } = letter
    return refuse('service-letter', { guards: [{ guard: 'REFUSAL_LETTER', legalBasis, standing }] })
  }
  if (outcome === 'ACHIEVED' && service.arranged === undefined) return fault('ending.outcome', 'service-not-arranged')
  return accept<ServiceEvent>({ type: 'ServiceEnded', nth, ...by(context), personal: { ending } })
}

export function decideService(file: CaseFile, command: ServiceCommand, context: Context): Decision<ServiceEvent> {
  if (closedCases.includes(file.state)) return refuse('case-closed')
  if (command.type === 'NoteNeed') {
    const { kind, said } = command
    if (openServices(file).some((each) => each.kind === kind)) return refuse('service-noted')
    return accept({ type: 'NeedNoted', ...by(context), personal: { kind, ...(said === undefined ? {} : { said }) } })
  }
  const service = planOf(file)[command.nth]
  if (service === undefined || service.ended !== undefined) return refuse('service-unknown')
  switch (command.type) {
    case 'ArrangeService':
      return arrange(file, service, command, context)
    case 'SeeService':
      if (service.arranged === undefined) return refuse('service-not-arranged')
      return accept({ type: 'ServiceSeen', nth: command.nth, ...by(context) })
    case 'EndService':
      return end(service, command, context)
    default:
      return unreachable(command)
  }
}

/** What was said stays with the service: a line of the history is read by more offices. */
function withPlan(file: CaseFile, what: Passed['what'], { on, userId, officeId }: ServiceEvent, plan: readonly Service[]): CaseFile {
  const after = { ...file, ...withLine(file, what, { on, userId, officeId }) }
  return { ...after, personal: { ...must(after.personal, 'what was told'), plan } }
}

export function evolveService(file: CaseFile, event: ServiceEvent): CaseFile {
  const plan = planOf(file)
  const { on } = event
  if (event.type === 'NeedNoted') return withPlan(file, 'NEED_NOTED', event, [...plan, { ...event.personal, notedOn: on }])
  const put = (what: Passed['what'], more: Partial<Service>): CaseFile =>
    withPlan(
      file,
      what,
      event,
      plan.map((each, nth) => (nth === event.nth ? { ...each, ...more } : each)),
    )
  switch (event.type) {
    case 'ServiceArranged':
      return put('SERVICE_ARRANGED', { arranged: event.personal.arranged, seenOn: on })
    case 'ServiceSeen':
      return put('SERVICE_SEEN', { seenOn: on })
    case 'ServiceEnded':
      return put('SERVICE_ENDED', { ended: event.personal.ending })
    default:
      return unreachable(event)
  }
}

/** An open service is arranged, and then looked at again and again: on its last day at the latest. */
export function serviceStep({ kind, notedOn, arranged, seenOn }: Service, arrivedOn: LocalDate | undefined): NextStep {
  const rule = ruleOn(serviceRules[kind], notedOn)
  const { owner, legalBasis, standing } = rule
  if (arranged === undefined) return { code: `ARRANGE_${kind}`, owner, due: addDays(notedOn, rule.arrangeDays), legalBasis, standing }
  const longest = lastDayOf(kind, arranged.begins, arrivedOn)
  const look = { due: addDays(seenOn ?? arranged.begins, rule.watchDays), legalBasis, standing }
  const last = longest && { due: longest.until, legalBasis: longest.legalBasis, standing: longest.standing }
  const planned = arranged.until === undefined ? undefined : { ...look, due: arranged.until }
  const [first = look] = [look, planned, last]
    .flatMap((each) => each ?? [])
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
  return { code: `SEE_${kind}`, owner, ...first }
}

export function serviceSteps(file: CaseFile): readonly NextStep[] {
  return openServices(file).map((service) => serviceStep(service, file.personal?.homecoming?.seen?.arrivedOn))
}

/** Why a case may not be closed yet: something that was begun for the person has no outcome. */
export function servicesOpen(file: CaseFile, to: CaseState, today: LocalDate): Refusal | undefined {
  if (!closedCases.includes(to) || openServices(file).length === 0) return undefined
  return { code: 'case-services-open', guards: [{ guard: 'SERVICES_OPEN', ...basisOn(openServiceRules, today) }] }
}
