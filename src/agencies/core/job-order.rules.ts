// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of job orders: which are written down, on which days somebody may be chosen for one, and which of its places are free.

import { permitKey } from '#agencies/core/agency.ts'
import type { JobOrderCommand, JobOrderEvent, JobOrderFacts, JobOrderState, OrderFacts } from '#agencies/core/job-order.ts'
import { occupationGroup } from '#agencies/core/occupation.law.ts'
import { orderDuty, permitDuty } from '#agencies/core/permit.law.ts'
import { permittedUntil } from '#agencies/core/permit.rules.ts'
import { restrictionFor } from '#agencies/core/restriction.law.ts'
import { NATIONAL } from '#kernel/area.ts'
import { accept, type Context, type Decider, type Decision, type FailedGuard, must, refuse, unreachable } from '#kernel/decider.ts'
import { basisOn } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'

type Of<T extends JobOrderCommand['type']> = Extract<JobOrderCommand, { type: T }>

export const orderKey = permitKey

export const orderStandings = ['open', 'not-yet', 'ended', 'withdrawn'] as const
export type OrderStanding = (typeof orderStandings)[number]

/** Whether somebody may be chosen for an order on a day. */
export function orderStandingOn({ from, to, withdrawn }: Pick<OrderFacts, 'from' | 'to' | 'withdrawn'>, day: LocalDate): OrderStanding {
  if (withdrawn !== undefined && withdrawn.from <= day) return 'withdrawn'
  if (day < from) return 'not-yet'
  return day > to ? 'ended' : 'open'
}

/**
 * A place of an order that nobody holds. Those who choose at the same moment are spread over the free ones, so that few meet on one.
 * @param who tells them apart
 * @returns undefined where every place is held
 */
export function freePlace(quota: number, taken: ReadonlySet<number>, who: string): number | undefined {
  const free = Array.from({ length: quota }, (_, index) => index + 1).filter((place) => !taken.has(place))
  const sum = [...who].reduce((before, letter) => (before * 31 + letter.charCodeAt(0)) % 1_000_003, 7)
  return free[sum % Math.max(1, free.length)]
}

function wrong(field: string, code: string): Decision<JobOrderEvent> {
  return refuse('invalid-input', { fields: [{ field, code }] })
}

/** UU 18/2017 art 32: a country may be closed for an occupation; art 59: the company must hold a permit for the country. */
function failedOn({ country, occupation, from }: Of<'RegisterJobOrder'>, facts: JobOrderFacts): readonly FailedGuard[] {
  const closed = restrictionFor(country, occupationGroup(occupation), from)
  const barred = permittedUntil(facts.permits ?? {}, country, from) === undefined
  return [
    ...(closed === undefined
      ? []
      : [{ guard: 'COUNTRY_OPEN', legalBasis: closed.legalBasis, standing: closed.standing, params: { country } }]),
    ...(barred ? [{ guard: 'PERMIT_LIVE', ...basisOn(permitDuty, from), params: { country } }] : []),
  ]
}

function register(command: Of<'RegisterJobOrder'>, facts: JobOrderFacts): Decision<JobOrderEvent> {
  if (facts.permits === undefined) return wrong('agencyId', 'agency-unknown')
  if (facts.numberHeldBy !== undefined)
    return refuse('order-number-held', {
      fields: [{ field: 'number', code: 'order-number-held' }],
      see: `/job-orders/${facts.numberHeldBy}`,
    })
  if (command.to < command.from) return wrong('to', 'ends-before-it-begins')
  const guards = failedOn(command, facts)
  if (guards.length > 0) return refuse('order-not-possible', { guards })
  const { type: _type, ...order } = command
  return accept({ type: 'JobOrderRegistered', area: NATIONAL, ...order })
}

function decide(
  state: JobOrderState | undefined,
  command: JobOrderCommand,
  context: Context,
  facts: JobOrderFacts,
): Decision<JobOrderEvent> {
  if (command.type === 'RegisterJobOrder') return state === undefined ? register(command, facts) : refuse('order-exists')
  if (state === undefined) return refuse('order-unknown')
  if (state.withdrawn !== undefined) return refuse('order-withdrawn')
  switch (command.type) {
    case 'ChangeQuota': {
      const held = facts.highestPlace ?? 0
      // Nobody loses a place that was given to them because a number was corrected.
      if (command.quota < held)
        return refuse('quota-below-taken', {
          guards: [{ guard: 'PLACES_HELD', ...basisOn(orderDuty, context.today), params: { places: String(held) } }],
        })
      return accept({ type: 'QuotaChanged', quota: command.quota })
    }
    case 'WithdrawJobOrder':
      if (command.from < state.from) return wrong('from', 'before-the-order')
      return accept({ type: 'JobOrderWithdrawn', from: command.from, legalBasis: command.legalBasis })
    default:
      return unreachable(command)
  }
}

function evolve(before: JobOrderState | undefined, event: JobOrderEvent): JobOrderState {
  if (event.type === 'JobOrderRegistered') {
    const { type: _type, ...order } = event
    return order
  }
  const state = must(before, 'a registered order')
  switch (event.type) {
    case 'QuotaChanged':
      return { ...state, quota: event.quota }
    case 'JobOrderWithdrawn':
      return { ...state, withdrawn: { from: event.from, legalBasis: event.legalBasis } }
    default:
      return unreachable(event)
  }
}

export const jobOrderDecider: Decider<JobOrderState, JobOrderCommand, JobOrderEvent, JobOrderFacts> = { decide, evolve }
