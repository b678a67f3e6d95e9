// SPDX-License-Identifier: AGPL-3.0-or-later
// An override on a file: asked, granted by another office, declined. It lies beside the journey: an undone act leaves it as it is.

import { overridable, overrideRules } from '#journeys/core/override.law.ts'
import type { Override, OverrideAsked, OverrideCommand, OverrideEvent } from '#journeys/core/override.ts'
import type { WorkerFacts } from '#journeys/core/worker.facts.ts'
import { failedGuards } from '#journeys/core/worker.guards.ts'
import type { OpenPart, WorkerEvent, WorkerState } from '#journeys/core/worker.ts'
import { isInsideAny } from '#kernel/area.ts'
import { type Context, type Decision, refuse, unreachable } from '#kernel/decider.ts'
import { ruleOn } from '#kernel/law.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

type Refused = Extract<Decision<WorkerEvent>, { ok: false }>
type Decided = { readonly ok: true; readonly event: OverrideEvent } | Refused

export function isOverrideCommand(command: { readonly type: string }): command is OverrideCommand {
  return ['AskOverride', 'GrantOverride', 'DeclineOverride'].includes(command.type)
}

function isOverrideEvent(event: WorkerEvent): event is OverrideEvent {
  return ['OverrideAsked', 'OverrideGranted', 'OverrideDeclined'].includes(event.type)
}

/** The asking that still waits for an answer on a day. */
export function askedOn({ override }: Pick<OpenPart, 'override'>, on: LocalDate): OverrideAsked | undefined {
  const asked = override?.asked
  return asked !== undefined && on <= addDays(asked.on, ruleOn(overrideRules, on).answerDays) ? asked : undefined
}

interface Judged {
  readonly state: WorkerState
  readonly context: Context
  readonly facts: WorkerFacts
}

function ask({ guards, reason }: Extract<OverrideCommand, { type: 'AskOverride' }>, { state, context, facts }: Judged): Decided {
  const { actor, today: on } = context
  if (askedOn(state, on) !== undefined) return refuse('override-already-asked')
  const failed = failedGuards(state, state.personal, on, facts)
  const stands = failed.filter(({ guard }) => guards.includes(guard) && overridable.some((each) => each === guard))
  if (state.journey !== 'PREPARING' || stands.length === 0 || stands.length < new Set(guards).size)
    return refuse('override-not-possible', { guards: failed })
  const by = { userId: actor.userId, officeId: actor.officeId }
  const owner = actor.officeKind === 'AGENCY' ? 'REGENCY' : 'AGENCY'
  return { ok: true, event: { type: 'OverrideAsked', guards: stands.map(({ guard }) => guard), on, by, owner, personal: { reason } } }
}

export function decideOverride(command: OverrideCommand, judged: Judged): Decided {
  // Whom somebody let into the file is no second office: otherwise the one who asks would choose it.
  if (!isInsideAny(judged.state.area, judged.context.actor.prefixes)) return refuse('override-not-yours')
  if (command.type === 'AskOverride') return ask(command, judged)
  const { actor, today } = judged.context
  const asked = askedOn(judged.state, today)
  if (asked === undefined) return refuse('override-not-asked')
  const by = { userId: actor.userId, officeId: actor.officeId }
  if (command.type === 'DeclineOverride') return { ok: true, event: { type: 'OverrideDeclined', by } }
  // Two officers of two offices: neither alone, nor two of one desk.
  if (asked.by.userId === actor.userId || asked.by.officeId === actor.officeId) return refuse('override-same-office')
  const until = addDays(today, ruleOn(overrideRules, today).heldDays)
  return { ok: true, event: { type: 'OverrideGranted', guards: asked.guards, from: today, until, by } }
}

function after(before: Override, event: OverrideEvent): Override {
  const { asked: _answered, ...kept } = before
  switch (event.type) {
    case 'OverrideAsked': {
      const { guards, on, by, owner } = event
      return { ...kept, asked: { guards, on, by, owner } }
    }
    case 'OverrideGranted': {
      const { guards, from, until } = event
      return { granted: { guards, from, until } }
    }
    case 'OverrideDeclined':
      return kept
    default:
      return unreachable(event)
  }
}

/** The override of a file after an event: no other event changes it. */
export function overrideAfter(before: WorkerState | undefined, event: WorkerEvent): Override | undefined {
  return isOverrideEvent(event) ? after(before?.override ?? {}, event) : before?.override
}

/** The same file with this override: itself where it has it, as after nearly every event. */
export function withOverride(file: WorkerState, override: Override | undefined): WorkerState {
  const now = override === undefined || Object.keys(override).length === 0 ? undefined : override
  if (file.override === now) return file
  const { override: _override, ...rest } = file
  return now === undefined ? rest : { ...rest, override: now }
}
