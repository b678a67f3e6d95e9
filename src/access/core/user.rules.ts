// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of an account. An administrator hands out no more authority than the own office has.

import { mayStaff } from '#access/core/office.rules.ts'
import { kindsOf } from '#access/core/office.ts'
import { confirmerRules, RE_ENROLMENT_HOURS } from '#access/core/sign-in.law.ts'
import type { UserCommand, UserEvent, UserFacts, UserState } from '#access/core/user.ts'
import type { Aggregate, RecordMeta, Row } from '#kernel/aggregate.ts'
import { NATIONAL } from '#kernel/area.ts'
import type { Role } from '#kernel/authority.ts'
import { accept, type Context, type Decision, must, refuse, unreachable } from '#kernel/decider.ts'
import { formatId } from '#kernel/ids.ts'
import { ruleOn } from '#kernel/law.ts'
import { type Instant, jakartaDate } from '#kernel/time.ts'

const DAY_MS = 86_400_000

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
  if (command.type === 'ConfirmReEnrolment') return confirmReEnrolment(state, context, facts)
  const unfit = officeFits(command.type === 'ChangeRole' ? command.role : state.role, context, facts)
  if (unfit !== undefined) return unfit
  switch (command.type) {
    case 'ChangeRole':
      return command.role === state.role ? refuse('role-unchanged') : accept({ type: 'RoleChanged', from: state.role, to: command.role })
    case 'DeactivateUser':
      return state.active ? accept({ type: 'UserDeactivated' }) : refuse('already-inactive')
    case 'ReactivateUser':
      return state.active ? refuse('already-active') : accept({ type: 'UserReactivated' })
    case 'OpenReEnrolment':
      if (!state.active) return refuse('already-inactive')
      if (!facts.enrolled) return refuse('not-enrolled')
      if (openUntil(state, context.now) !== undefined) return refuse('re-enrolment-open')
      return accept({ type: 'ReEnrolmentOpened', by: context.actor.userId, at: context.now, until: hoursAfter(context.now) })
    case 'CancelReEnrolment':
      return openUntil(state, context.now) === undefined ? refuse('re-enrolment-over') : accept({ type: 'ReEnrolmentCancelled' })
    default:
      return unreachable(command)
  }
}

const HOUR_MS = 3_600_000
const hoursAfter = (now: Instant): Instant => new Date(Date.parse(now) + RE_ENROLMENT_HOURS * HOUR_MS).toISOString()

/** Until when a second officer may confirm; undefined where nothing waits. */
export function openUntil({ reEnrolment }: UserState, now: Instant): Instant | undefined {
  if (reEnrolment === undefined || reEnrolment.confirmedBy !== undefined) return undefined
  return now < reEnrolment.until ? reEnrolment.until : undefined
}

/**
 * The second of two people: a colleague of the same office, or another administrator who is over it. Whom the first one let in, or who came
 * only afterwards, may be nobody but the first under an invented name.
 */
function confirmReEnrolment(state: UserState, { actor, now }: Context, facts: UserFacts): Decision<UserEvent> {
  const over = actor.role === 'administrator' && facts.office !== undefined && mayStaff(actor.prefixes, facts.office.areas)
  if (actor.officeId !== state.officeId && !over) return refuse('office-outside')
  if (!state.active) return refuse('already-inactive')
  if (openUntil(state, now) === undefined) return refuse('re-enrolment-over')
  const { openedBy, openedAt } = must(state.reEnrolment, 'what was opened')
  if (openedBy === actor.userId) return refuse('two-officers')
  const { confirmer } = facts
  if (confirmer === undefined || confirmer.addedAt >= openedAt || confirmer.broughtInBy.includes(openedBy))
    return refuse('confirmer-not-independent')
  // Through others one can bring in somebody too; who has served for a while is somebody, whoever let them in long ago.
  const { confirmerDays } = ruleOn(confirmerRules, jakartaDate(openedAt))
  const isNew = Date.parse(openedAt) - Date.parse(confirmer.addedAt) < confirmerDays * DAY_MS
  if (isNew && confirmer.line.includes(openedBy)) return refuse('confirmer-not-independent')
  return accept({ type: 'ReEnrolmentConfirmed', by: actor.userId, at: now })
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
    case 'ReEnrolmentOpened':
      return { ...state, reEnrolment: { openedBy: event.by, openedAt: event.at, until: event.until } }
    case 'ReEnrolmentCancelled': {
      const { reEnrolment: _gone, ...rest } = state
      return rest
    }
    case 'ReEnrolmentConfirmed':
      return { ...state, reEnrolment: { ...must(state.reEnrolment, 'what was opened'), confirmedBy: event.by, confirmedAt: event.at } }
    default:
      return unreachable(event)
  }
}

/** What waits for a second officer, or is told to its owner; nothing where it was called off. */
function reEnrolmentRow(after: UserState, { regency, uuid }: Pick<RecordMeta, 'regency' | 'uuid'>): Row {
  const { reEnrolment } = after
  const key = { regency, stream_id: uuid }
  if (reEnrolment === undefined) return { table: 're_enrolment', values: key, gone: true }
  return {
    table: 're_enrolment',
    values: {
      ...key,
      area: after.area,
      office_id: after.officeId,
      opened_by: reEnrolment.openedBy,
      opened_at: reEnrolment.openedAt,
      until: reEnrolment.until,
      confirmed_by: reEnrolment.confirmedBy ?? null,
      confirmed_at: reEnrolment.confirmedAt ?? null,
    },
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
    reEnrolmentRow(after, { regency, uuid }),
  ],
  describe: (state) => ({ label: state.name, stage: state.active ? 'ACTIVE' : 'INACTIVE' }),
  nextSteps: () => [],
}
