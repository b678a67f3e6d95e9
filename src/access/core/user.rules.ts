// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of an account. An administrator hands out no more authority than the own office has.

import { mayStaff } from '#access/core/office.rules.ts'
import { kindsOf } from '#access/core/office.ts'
import type { UserCommand, UserEvent, UserFacts, UserState } from '#access/core/user.ts'
import type { Aggregate } from '#kernel/aggregate.ts'
import { NATIONAL } from '#kernel/area.ts'
import type { Role } from '#kernel/authority.ts'
import { accept, type Context, type Decision, must, refuse, unreachable } from '#kernel/decider.ts'
import { formatId } from '#kernel/ids.ts'

function officeFits(role: Role, context: Context, facts: UserFacts): Decision<UserEvent> | undefined {
  const { office } = facts
  if (office === undefined) return refuse('invalid-input', { fields: [{ field: 'officeId', code: 'office-unknown' }] })
  if (!mayStaff(context.actor.prefixes, office.areas)) return refuse('office-outside')
  if (!kindsOf[role].includes(office.kind)) return refuse('invalid-input', { fields: [{ field: 'role', code: 'role-not-in-office' }] })
  return undefined
}

function decide(state: UserState | undefined, command: UserCommand, context: Context, facts: UserFacts): Decision<UserEvent> {
  if (command.type === 'AddUser') {
    if (state !== undefined) return refuse('user-exists')
    const unfit = officeFits(command.role, context, facts)
    if (unfit !== undefined) return unfit
    if (facts.loginTaken) return refuse('invalid-input', { fields: [{ field: 'login', code: 'login-taken' }] })
    const { type: _type, ...user } = command
    return accept({ type: 'UserAdded', area: facts.office?.area ?? '', ...user })
  }
  if (state === undefined) return refuse('user-unknown')
  if (facts.userId === context.actor.userId) return refuse('not-yourself')
  const unfit = officeFits(command.type === 'ChangeRole' ? command.role : state.role, context, facts)
  if (unfit !== undefined) return unfit
  switch (command.type) {
    case 'ChangeRole':
      return command.role === state.role ? refuse('role-unchanged') : accept({ type: 'RoleChanged', from: state.role, to: command.role })
    case 'DeactivateUser':
      return state.active ? accept({ type: 'UserDeactivated' }) : refuse('already-inactive')
    case 'ReactivateUser':
      return state.active ? refuse('already-active') : accept({ type: 'UserReactivated' })
    default:
      return unreachable(command)
  }
}

function evolve(before: UserState | undefined, event: UserEvent): UserState {
  if (event.type === 'UserAdded') {
    const { type: _type, ...user } = event
    return { ...user, active: true }
  }
  const state = must(before, 'an account')
  switch (event.type) {
    case 'RoleChanged':
      return { ...state, role: event.to }
    case 'UserDeactivated':
      return { ...state, active: false }
    case 'UserReactivated':
      return { ...state, active: true }
    default:
      return unreachable(event)
  }
}

export const userAggregate: Aggregate<UserState, UserCommand, UserEvent, UserFacts> = {
  type: 'user',
  decider: { decide, evolve },
  project: (after, { regency, uuid }) => [
    {
      table: 'app_user',
      values: {
        regency,
        stream_id: uuid,
        area: after.area,
        login: after.login,
        name: after.name,
        role: after.role,
        office_id: after.officeId,
        active: after.active,
      },
    },
    // One login in the whole instance: the row of another account is never taken over.
    {
      table: 'user_login',
      values: { regency: NATIONAL, login: after.login, stream_id: uuid, user_id: formatId({ regency, uuid }) },
    },
  ],
  describe: (state) => ({ label: state.name, stage: state.active ? 'ACTIVE' : 'INACTIVE' }),
  nextSteps: () => [],
}
