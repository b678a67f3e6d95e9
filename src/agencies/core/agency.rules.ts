// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of the register of placement companies. What is written down is a decree of the Minister (UU 18/2017 art 51-52), so every entry
// names its basis, and what takes a licence away must meet it on a day of its term.

import { type AgencyCommand, type AgencyEvent, type AgencyFacts, type AgencyState, type Licence, permitKey } from '#agencies/core/agency.ts'
import { usualEnd } from '#agencies/core/licence.law.ts'
import { suspensionOn } from '#agencies/core/licence.rules.ts'
import { permitDuty } from '#agencies/core/permit.law.ts'
import { NATIONAL } from '#kernel/area.ts'
import { accept, type Context, type Decider, type Decision, must, refuse, unreachable } from '#kernel/decider.ts'
import { basisOn } from '#kernel/law.ts'
import { addDays } from '#kernel/time.ts'

type Of<T extends AgencyCommand['type']> = Extract<AgencyCommand, { type: T }>

function wrong(field: string, code: string): Decision<AgencyEvent> {
  return refuse('invalid-input', { fields: [{ field, code }] })
}

function grant(state: AgencyState, command: Of<'GrantLicence'>): Decision<AgencyEvent> {
  const { number, from, legalBasis } = command
  if (state.licences.some((licence) => licence.number === number)) return wrong('number', 'licence-number-held')
  const to = command.to ?? usualEnd(from)
  if (to === undefined) return wrong('to', 'required')
  if (to < from) return wrong('to', 'ends-before-it-begins')
  return accept({ type: 'LicenceGranted', licence: { number, from, to, legalBasis, suspensions: [] } })
}

function suspend(licence: Licence, command: Of<'SuspendLicence'>): Decision<AgencyEvent> {
  const { number, from, to, legalBasis } = command
  const outside = notInTerm(licence, from)
  if (outside !== undefined) return outside
  if (to !== undefined && to < from) return wrong('to', 'ends-before-it-begins')
  const meets = licence.suspensions.some((gap) => (gap.to === undefined || from <= gap.to) && (to === undefined || gap.from <= to))
  if (meets) return wrong('from', 'already-suspended')
  return accept({ type: 'LicenceSuspended', number, suspension: { from, ...(to === undefined ? {} : { to }), legalBasis } })
}

function lift(licence: Licence, command: Of<'LiftSuspension'>): Decision<AgencyEvent> {
  // The day before must have been a day of the suspension: what never counted cannot end.
  if (suspensionOn(licence, addDays(command.from, -1)) === undefined) return wrong('from', 'not-suspended')
  return accept({ type: 'SuspensionLifted', number: command.number, from: command.from })
}

function revoke(licence: Licence, command: Of<'RevokeLicence'>): Decision<AgencyEvent> {
  const outside = notInTerm(licence, command.from)
  if (outside !== undefined) return outside
  return accept({ type: 'LicenceRevoked', number: command.number, from: command.from, legalBasis: command.legalBasis })
}

function grantPermit(state: AgencyState, command: Of<'GrantPermit'>, context: Context, facts: AgencyFacts): Decision<AgencyEvent> {
  const { type: _type, ...permit } = command
  const key = permitKey(permit.number)
  if (state.permits?.some((each) => permitKey(each.number) === key)) return wrong('number', 'permit-number-held')
  // A permit must not be passed on: under another company the same number is either a slip or a breach, and a person looks.
  if (facts.permitHeldBy !== undefined)
    return refuse('permit-of-another', {
      guards: [{ guard: 'PERMIT_NOT_PASSED_ON', ...basisOn(permitDuty, context.today) }],
      see: `/agencies/${facts.permitHeldBy}`,
    })
  if (permit.to !== undefined && permit.to < permit.from) return wrong('to', 'ends-before-it-begins')
  return accept({ type: 'PermitGranted', permit })
}

function revokePermit(state: AgencyState, command: Of<'RevokePermit'>): Decision<AgencyEvent> {
  const { number, from, legalBasis } = command
  const permit = state.permits?.find((each) => each.number === number)
  if (permit === undefined) return wrong('number', 'permit-unknown')
  if (permit.revoked !== undefined) return refuse('permit-revoked')
  if (from < permit.from || (permit.to !== undefined && from > permit.to)) return wrong('from', 'outside-the-permit')
  return accept({ type: 'PermitRevoked', number, from, legalBasis })
}

function notInTerm(licence: Licence, from: string): Decision<AgencyEvent> | undefined {
  if (licence.revoked !== undefined) return refuse('licence-revoked')
  return from < licence.from || from > licence.to ? wrong('from', 'outside-the-term') : undefined
}

function decide(state: AgencyState | undefined, command: AgencyCommand, context: Context, facts: AgencyFacts): Decision<AgencyEvent> {
  if (command.type === 'RegisterAgency') {
    if (state !== undefined) return refuse('agency-exists')
    const { nameHeldBy } = facts
    if (nameHeldBy !== undefined)
      return refuse('agency-name-held', { fields: [{ field: 'name', code: 'agency-name-held' }], see: `/agencies/${nameHeldBy}` })
    const { name, seat } = command
    return accept({ type: 'AgencyRegistered', area: NATIONAL, name, ...(seat === undefined ? {} : { seat }) })
  }
  if (state === undefined) return refuse('agency-unknown')
  if (command.type === 'GrantLicence') return grant(state, command)
  if (command.type === 'GrantPermit') return grantPermit(state, command, context, facts)
  if (command.type === 'RevokePermit') return revokePermit(state, command)
  if (command.type === 'ConfirmPermits')
    return state.permitsWholeFrom === undefined
      ? accept({ type: 'PermitsConfirmed', on: context.today })
      : refuse('permits-confirmed-before')
  const licence = state.licences.find((each) => each.number === command.number)
  if (licence === undefined) return wrong('number', 'licence-unknown')
  switch (command.type) {
    case 'SuspendLicence':
      return suspend(licence, command)
    case 'LiftSuspension':
      return lift(licence, command)
    case 'RevokeLicence':
      return revoke(licence, command)
    default:
      return unreachable(command)
  }
}

function withLicence(state: AgencyState, number: string, change: (licence: Licence) => Licence): AgencyState {
  return { ...state, licences: state.licences.map((licence) => (licence.number === number ? change(licence) : licence)) }
}

function evolve(before: AgencyState | undefined, event: AgencyEvent): AgencyState {
  if (event.type === 'AgencyRegistered') {
    const { area, name, seat } = event
    return { area, name, ...(seat === undefined ? {} : { seat }), licences: [] }
  }
  const state = must(before, 'a registered agency')
  switch (event.type) {
    case 'LicenceGranted':
      return { ...state, licences: [...state.licences, event.licence] }
    case 'LicenceSuspended':
      return withLicence(state, event.number, (licence) => ({ ...licence, suspensions: [...licence.suspensions, event.suspension] }))
    case 'SuspensionLifted': {
      const last = addDays(event.from, -1)
      return withLicence(state, event.number, (licence) => {
        const lifted = suspensionOn(licence, last)
        return { ...licence, suspensions: licence.suspensions.map((gap) => (gap === lifted ? { ...gap, to: last } : gap)) }
      })
    }
    case 'LicenceRevoked': {
      const { from, legalBasis } = event
      return withLicence(state, event.number, (licence) => ({ ...licence, revoked: { from, legalBasis } }))
    }
    case 'PermitGranted':
      return { ...state, permits: [...(state.permits ?? []), event.permit] }
    case 'PermitRevoked': {
      const { number, from, legalBasis } = event
      const permits = (state.permits ?? []).map((permit) =>
        permit.number === number ? { ...permit, revoked: { from, legalBasis } } : permit,
      )
      return { ...state, permits }
    }
    case 'PermitsConfirmed':
      return { ...state, permitsWholeFrom: event.on }
    default:
      return unreachable(event)
  }
}

export const agencyDecider: Decider<AgencyState, AgencyCommand, AgencyEvent, AgencyFacts> = { decide, evolve }
