// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of a delegation: no more than the giver has, to another one, for some weeks at most, and none of what was itself given.

import type { DelegationCommand, DelegationEvent, DelegationFacts, DelegationState } from '#access/core/delegation.ts'
import { mayStaff, plainAreas } from '#access/core/office.rules.ts'
import { DELEGATION_DAYS_MAX } from '#access/core/sign-in.law.ts'
import type { Aggregate } from '#kernel/aggregate.ts'
import { accept, type Context, type Decision, must, refuse, unreachable } from '#kernel/decider.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

const wrong = (field: string, code: string): Decision<DelegationEvent> =>
  refuse('invalid-input', { fields: [{ field, code, params: { days: String(DELEGATION_DAYS_MAX) } }] })

/** Where an office has a head, the head alone appoints; where none was named, everybody in it does. */
export function mayAppoint(userId: string, head: string | undefined): boolean {
  return head === undefined || head === userId
}

function give(
  { commands, areas, from: first, until }: Extract<DelegationCommand, { type: 'GiveDelegation' }>,
  { actor, today }: Context,
  { area, deputy, volunteer, head, delegable }: DelegationFacts,
): Decision<DelegationEvent> {
  if (actor.acting !== undefined) return refuse('not-delegated')
  if (!mayAppoint(actor.userId, head)) return refuse('not-head')
  if (deputy === undefined || deputy === actor.userId) return wrong('login', 'deputy-unfit')
  if (!commands.every((name) => delegable.includes(name))) return wrong('commands', 'command-not-yours')
  if (!mayStaff(actor.prefixes, areas)) return wrong('areas', 'area-not-yours')
  if (until < today || until > addDays(today, DELEGATION_DAYS_MAX)) return wrong('until', 'delegation-days')
  if (first !== undefined && (first < today || first > until)) return wrong('from', 'delegation-begin')
  const given = {
    area,
    giver: actor.userId,
    deputy,
    officeId: actor.officeId,
    ...(volunteer ? { narrow: true as const } : {}),
    ...(first === undefined || first === today ? {} : { from: first }),
    until,
  }
  return accept({ type: 'DelegationGiven', ...given, commands: [...new Set(commands)].sort(), areas: plainAreas(areas) })
}

/** Whether there is still something to take back on a day: the clock alone ends it. */
function stands({ until, revoked }: DelegationState, today: LocalDate): boolean {
  return revoked === undefined && today <= until
}

/** Whoever was given it may give it back. */
function revoke(state: DelegationState, { actor, today, now }: Context): Decision<DelegationEvent> {
  if (actor.userId !== state.giver && actor.userId !== state.deputy) return refuse('delegation-unknown')
  return stands(state, today) ? accept({ type: 'DelegationRevoked', by: actor.userId, at: now }) : refuse('delegation-ended')
}

function decide(
  state: DelegationState | undefined,
  command: DelegationCommand,
  context: Context,
  facts: DelegationFacts,
): Decision<DelegationEvent> {
  switch (command.type) {
    case 'GiveDelegation':
      return state === undefined ? give(command, context, facts) : refuse('delegation-ended')
    case 'RevokeDelegation':
      return state === undefined ? refuse('delegation-unknown') : revoke(state, context)
    default:
      return unreachable(command)
  }
}

function evolve(before: DelegationState | undefined, event: DelegationEvent): DelegationState {
  switch (event.type) {
    case 'DelegationGiven': {
      const { type: _type, ...given } = event
      return given
    }
    case 'DelegationRevoked':
      return { ...must(before, 'a delegation'), revoked: { by: event.by, at: event.at } }
    default:
      return unreachable(event)
  }
}

export const delegationAggregate: Aggregate<DelegationState, DelegationCommand, DelegationEvent, DelegationFacts> = {
  type: 'delegation',
  decider: { decide, evolve },
  project: (after, { regency, uuid }) => [
    {
      table: 'delegation',
      values: {
        regency,
        stream_id: uuid,
        area: after.area,
        giver_id: after.giver,
        deputy_id: after.deputy,
        office_id: after.officeId,
        commands: after.commands,
        areas: after.areas,
        narrow: after.narrow === true,
        from_day: after.from ?? null,
        until: after.until,
        revoked_at: after.revoked?.at ?? null,
      },
    },
  ],
  describe: (state) => ({ label: state.deputy, stage: state.revoked === undefined ? 'GIVEN' : 'REVOKED' }),
  nextSteps: () => [],
}
