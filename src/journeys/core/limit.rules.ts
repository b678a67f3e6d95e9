// SPDX-License-Identifier: AGPL-3.0-or-later
// A limit comes and goes with the request by which it was granted; said twice it is one. Whether a use is stopped is asked here alone.

import { limitRules } from '#journeys/core/limit.law.ts'
import { type Limit, type LimitCommand, type LimitRight, limitRights, limitsOn, type Use } from '#journeys/core/limit.ts'
import type { WorkerEvent, WorkerState } from '#journeys/core/worker.ts'
import { accept, type Context, type Decision } from '#kernel/decider.ts'
import { ruleOn } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'

type Of<T extends LimitCommand['type']> = Extract<LimitCommand, { type: T }>

function lies({ limits = [] }: WorkerState, request: string): boolean {
  return limits.some((limit) => limit.request === request)
}

function limitUse(state: WorkerState, command: Of<'LimitUse'>, { today, now, actor }: Context): Decision<WorkerEvent> {
  const { type: _type, ...asked } = command
  if (lies(state, command.request)) return accept()
  return accept({ type: 'UseLimited', ...asked, from: today, at: now, userId: actor.userId })
}

function freeUse(state: WorkerState, { request }: Of<'FreeUse'>, { today, now, actor }: Context): Decision<WorkerEvent> {
  if (!lies(state, request)) return accept()
  return accept({ type: 'UseFreed', request, on: today, at: now, userId: actor.userId })
}

export const limitCommands: readonly LimitCommand['type'][] = ['LimitUse', 'FreeUse']

export function isLimitCommand(command: { readonly type: string }): command is LimitCommand {
  return limitCommands.some((type) => type === command.type)
}

export function decideLimit(state: WorkerState, command: LimitCommand, context: Context): Decision<WorkerEvent> {
  return command.type === 'LimitUse' ? limitUse(state, command, context) : freeUse(state, command, context)
}

/** Rights whose limits stop a use on a day. */
export function rightsStopping(use: Use, on: LocalDate): readonly LimitRight[] {
  return limitRights.filter((right) => ruleOn(limitRules[right], on).stops.includes(use))
}

/** From which day on a use is stopped that is stopped on a day; undefined where it is not. */
export function limitedSince(limits: readonly Limit[], use: Use, on: LocalDate): LocalDate | undefined {
  const rights = rightsStopping(use, on)
  const days = limitsOn(limits, on).flatMap(({ right, from }) => (rights.includes(right) ? [from] : []))
  return days.toSorted().at(-1)
}
