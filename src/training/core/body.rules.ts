// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of certification bodies. A licence is never rewritten: it is followed by another, or ended with the reason.

import { accept, type Context, type Decider, type Decision, refuse } from '#kernel/decider.ts'
import type { BodyCommand, BodyEvent, BodyFacts, BodyState, Licence, Scheme } from '#training/core/body.ts'

type Of<T extends BodyCommand['type']> = Extract<BodyCommand, { type: T }>

function wrong(field: string, code: string): Decision<BodyEvent> {
  return refuse('invalid-input', { fields: [{ field, code }] })
}

function faultOfScope(schemes: readonly Scheme[]): string | undefined {
  if (new Set(schemes.map((scheme) => scheme.code)).size < schemes.length) return 'scheme-twice'
  const twice = schemes.some(({ units }) => new Set(units.map((unit) => unit.code)).size < units.length)
  return twice ? 'unit-twice' : undefined
}

function isLicence(licence: Licence, meant: Pick<Licence, 'number' | 'from'>): boolean {
  return licence.number === meant.number && licence.from === meant.from
}

function register(command: Of<'RegisterBody'>, facts: BodyFacts): Decision<BodyEvent> {
  const { area, code, name, officeId, licence, schemes } = command
  if (facts.codeTaken === true) return wrong('code', 'code-taken')
  if (facts.officeKind !== 'CERTIFICATION')
    return refuse('office-not-certifying', { fields: [{ field: 'officeId', code: 'office-not-certifying' }] })
  if (licence.to < licence.from) return wrong('licence', 'ends-before-start')
  const fault = faultOfScope(schemes)
  if (fault !== undefined) return wrong('schemes', fault)
  return accept({ type: 'BodyRegistered', area, code, name, officeId, licence, schemes })
}

function addLicence(state: BodyState, { licence }: Of<'AddLicence'>): Decision<BodyEvent> {
  if (licence.to < licence.from) return wrong('to', 'ends-before-start')
  const known = state.licences.some(
    ({ number, from, to, ended }) =>
      number === licence.number && (from === licence.from || (ended === undefined && from <= licence.to && licence.from <= to)),
  )
  if (known) return refuse('licence-known', { fields: [{ field: 'number', code: 'licence-known' }] })
  return accept({ type: 'LicenceAdded', licence })
}

function endLicence(state: BodyState, command: Of<'EndLicence'>, context: Context): Decision<BodyEvent> {
  const { number, from, on, reason } = command
  const licence = state.licences.find((each) => isLicence(each, command) && each.ended === undefined)
  if (licence === undefined) return refuse('licence-unknown')
  if (on > context.today) return wrong('on', 'date-in-future')
  if (on < from) return wrong('on', 'ends-before-start')
  return accept({ type: 'LicenceEnded', number, from, on, reason })
}

function setScope({ schemes }: Of<'SetScope'>): Decision<BodyEvent> {
  const fault = faultOfScope(schemes)
  return fault === undefined ? accept({ type: 'ScopeSet', schemes }) : wrong('schemes', fault)
}

function decide(state: BodyState | undefined, command: BodyCommand, context: Context, facts: BodyFacts): Decision<BodyEvent> {
  switch (command.type) {
    case 'RegisterBody':
      return state === undefined ? register(command, facts) : refuse('body-known')
    case 'AddLicence':
      return state === undefined ? refuse('body-unknown') : addLicence(state, command)
    case 'EndLicence':
      return state === undefined ? refuse('body-unknown') : endLicence(state, command, context)
    case 'SetScope':
      return state === undefined ? refuse('body-unknown') : setScope(command)
  }
}

const unregistered: BodyState = { area: '', code: '', name: '', officeId: '', licences: [], schemes: [] }

function ended(licence: Licence, event: Extract<BodyEvent, { type: 'LicenceEnded' }>): Licence {
  return isLicence(licence, event) ? { ...licence, ended: { on: event.on, reason: event.reason } } : licence
}

function evolve(state: BodyState = unregistered, event: BodyEvent): BodyState {
  switch (event.type) {
    case 'BodyRegistered': {
      const { area, code, name, officeId, licence, schemes } = event
      return { area, code, name, officeId, licences: [licence], schemes }
    }
    case 'LicenceAdded':
      return { ...state, licences: [...state.licences, event.licence] }
    case 'LicenceEnded':
      return { ...state, licences: state.licences.map((licence) => ended(licence, event)) }
    case 'ScopeSet':
      return { ...state, schemes: event.schemes }
  }
}

export const bodyDecider: Decider<BodyState, BodyCommand, BodyEvent, BodyFacts> = { decide, evolve }
