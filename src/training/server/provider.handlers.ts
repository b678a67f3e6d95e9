// SPDX-License-Identifier: AGPL-3.0-or-later
// From the contracts of providers and programmes to the store and the deciders; no rules here.

import { regencyOf } from '#kernel/area.ts'
import { parseId } from '#kernel/ids.ts'
import type { LocalDate } from '#kernel/time.ts'
import { type Bound, type CommandCallOf, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import type { Stored } from '#platform/server/storage/records.ts'
import { programmeContracts } from '#training/core/programme.contract.ts'
import type { ProgrammeCommand } from '#training/core/programme.ts'
import { providerContracts } from '#training/core/provider.contract.ts'
import { licensedOn, licensedUntil } from '#training/core/provider.rules.ts'
import type { Licence, ProviderCommand, ProviderState } from '#training/core/provider.ts'
import { programmeAggregate } from '#training/server/programme.aggregate.ts'
import { providerAggregate } from '#training/server/provider.aggregate.ts'
import { listProgrammes, listProviders } from '#training/server/provider.store.ts'

type AnyCall = Omit<CommandCallOf<unknown>, 'input'>

function licenceOf(input: {
  readonly number: string
  readonly issuer: string
  readonly from: LocalDate
  readonly to?: LocalDate | undefined
}): Licence {
  const { number, issuer, from, to } = input
  return { number, issuer, from, ...(to === undefined ? {} : { to }) }
}

export function bindProviders(services: Services): readonly Bound[] {
  function change(call: AnyCall, id: string, command: ProviderCommand) {
    return call.change({
      aggregate: providerAggregate,
      key: parseId(id),
      command,
      facts: async () => undefined,
      answer: (stored) => answerOf(stored, call.today),
    })
  }
  function answerOf(stored: Stored<ProviderState>, today: LocalDate): object {
    return { id: stored.id, version: stored.version, licensed: licensedOn(stored.state, today) }
  }

  return [
    handleCommand('RegisterProvider', providerContracts.RegisterProvider, ({ input, ...call }) =>
      call.change({
        aggregate: providerAggregate,
        key: { regency: regencyOf(input.area), uuid: services.newId() },
        createIn: input.area,
        command: { type: 'RegisterProvider', area: input.area, kind: input.kind, name: input.name, licence: licenceOf(input) },
        facts: async () => undefined,
        answer: (stored) => answerOf(stored, call.today),
      }),
    ),
    handleCommand('AddProviderLicence', providerContracts.AddProviderLicence, ({ input, ...call }) =>
      change(call, input.id, { type: 'AddLicence', licence: licenceOf(input) }),
    ),
    handleCommand('RevokeProviderLicence', providerContracts.RevokeProviderLicence, ({ input, ...call }) =>
      change(call, input.id, { type: 'RevokeLicence', number: input.number, on: input.on ?? call.today, reason: input.reason }),
    ),
    handleQuery('ListProviders', providerContracts.ListProviders, async ({ input, scope, today }) => {
      const found = await listProviders(services.db, scope, input.q)
      const items = found.map(({ licences, ...provider }) => ({
        ...provider,
        licensed: licensedOn({ licences }, today),
        licensedUntil: licensedUntil({ licences }, today),
      }))
      return { body: { items } }
    }),
    handleQuery('GetProvider', providerContracts.GetProvider, async ({ input, scope, today }) => {
      const stored = await services.records.find<ProviderState>('provider', parseId(input.id), scope)
      if (stored === undefined) return undefined
      const { kind, name, area, licences } = stored.state
      return {
        body: { ...answerOf(stored, today), licensedUntil: licensedUntil(stored.state, today), kind, name, area, licences },
        version: stored.version,
      }
    }),
  ]
}

export function bindProgrammes(services: Services): readonly Bound[] {
  return [
    handleCommand('DefineProgramme', programmeContracts.DefineProgramme, ({ input, ...call }) => {
      const { occupation, destination, language, ...terms } = input
      const command: ProgrammeCommand = {
        type: 'DefineProgramme',
        ...terms,
        validFrom: input.validFrom ?? call.today,
        ...(occupation === undefined ? {} : { occupation }),
        ...(destination === undefined ? {} : { destination }),
        ...(language === undefined ? {} : { language }),
      }
      return call.change({
        aggregate: programmeAggregate,
        key: { regency: regencyOf(input.area), uuid: services.newId() },
        createIn: input.area,
        command,
        facts: async () => undefined,
        answer: ({ id, version }) => ({ id, version }),
      })
    }),
    handleCommand('EndProgramme', programmeContracts.EndProgramme, ({ input, ...call }) =>
      call.change({
        aggregate: programmeAggregate,
        key: parseId(input.id),
        command: { type: 'EndProgramme', on: input.on ?? call.today, reason: input.reason },
        facts: async () => undefined,
        answer: ({ id, version }) => ({ id, version }),
      }),
    ),
    handleQuery('ListProgrammes', programmeContracts.ListProgrammes, async ({ scope }) => ({
      body: { json: `{"items":[${(await listProgrammes(services.db, scope)).join(',')}]}` },
    })),
  ]
}
