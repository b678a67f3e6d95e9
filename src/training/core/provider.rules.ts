// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of a training provider. On which days it may train follows from its licences alone.

import { accept, type Context, type Decider, type Decision, must, refuse, unreachable } from '#kernel/decider.ts'
import { cutAt, lastInRow } from '#kernel/span.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Licence, ProviderCommand, ProviderEvent, ProviderState } from '#training/core/provider.ts'

function holds(licence: Licence, on: LocalDate): boolean {
  return licence.from <= on && (licence.to === undefined || on <= licence.to) && (licence.revokedOn === undefined || on < licence.revokedOn)
}

/** Whether the provider may train on a day. */
export function licensedOn(provider: Pick<ProviderState, 'licences'>, on: LocalDate): boolean {
  return provider.licences.some((licence) => holds(licence, on))
}

/** The licence under which it trains on a day; the longest, where there are several. */
export function licenceOfDay(provider: Pick<ProviderState, 'licences'>, on: LocalDate): Licence | undefined {
  const [longest] = provider.licences.filter((licence) => holds(licence, on)).sort((a, b) => ((a.to ?? '9999') < (b.to ?? '9999') ? 1 : -1))
  return longest
}

/** The last day that its licences reach without a break from a day on; null where it is not licensed then, and where they have no end. */
export function licensedUntil(provider: Pick<ProviderState, 'licences'>, on: LocalDate): LocalDate | null {
  const days = provider.licences.map((licence) => cutAt(licence, licence.revokedOn))
  return lastInRow(days, on)?.to ?? null
}

function wrongDays(licence: Licence): boolean {
  return licence.to !== undefined && licence.to < licence.from
}

function decide(state: ProviderState | undefined, command: ProviderCommand, context: Context): Decision<ProviderEvent> {
  if (command.type === 'RegisterProvider') {
    if (state !== undefined) return refuse('already-registered')
    if (wrongDays(command.licence)) return refuse('invalid-input', { fields: [{ field: 'to', code: 'licence-ends-before-it-begins' }] })
    const { area, kind, name, licence } = command
    return accept({ type: 'ProviderRegistered', area, kind, name, licence })
  }
  if (state === undefined) return refuse('not-registered')
  switch (command.type) {
    case 'AddLicence':
      if (wrongDays(command.licence)) return refuse('invalid-input', { fields: [{ field: 'to', code: 'licence-ends-before-it-begins' }] })
      if (state.licences.some((licence) => licence.number === command.licence.number))
        return refuse('licence-number-known', { fields: [{ field: 'number', code: 'licence-number-known' }] })
      return accept({ type: 'LicenceAdded', licence: command.licence })
    case 'RevokeLicence': {
      const licence = state.licences.find((each) => each.number === command.number)
      if (licence === undefined) return refuse('licence-unknown', { fields: [{ field: 'number', code: 'licence-unknown' }] })
      if (licence.revokedOn !== undefined) return refuse('licence-revoked-already')
      if (command.on > context.today) return refuse('invalid-input', { fields: [{ field: 'on', code: 'date-in-future' }] })
      return accept({ type: 'LicenceRevoked', number: command.number, on: command.on, reason: command.reason })
    }
    default:
      return unreachable(command)
  }
}

function evolve(before: ProviderState | undefined, event: ProviderEvent): ProviderState {
  if (event.type === 'ProviderRegistered') {
    const { area, kind, name, licence } = event
    return { area, kind, name, licences: [licence] }
  }
  const state = must(before, 'a registered provider')
  switch (event.type) {
    case 'LicenceAdded':
      return { ...state, licences: [...state.licences, event.licence] }
    case 'LicenceRevoked':
      return {
        ...state,
        licences: state.licences.map((licence) => (licence.number === event.number ? { ...licence, revokedOn: event.on } : licence)),
      }
    default:
      return unreachable(event)
  }
}

export const providerDecider: Decider<ProviderState, ProviderCommand, ProviderEvent> = { decide, evolve }
