// SPDX-License-Identifier: AGPL-3.0-or-later
// Certification bodies: from contract to store and decider; no rules here.

import { regencyOf } from '#kernel/area.ts'
import type { OfficeKind } from '#kernel/authority.ts'
import { parseId } from '#kernel/ids.ts'
import type { LocalDate } from '#kernel/time.ts'
import { type Bound, type CommandCallOf, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import type { Outcome, Stored } from '#platform/server/storage/records.ts'
import { bodyContracts } from '#training/core/body.contract.ts'
import { type BodyCommand, type BodyState, licenceOn, licensedUntil } from '#training/core/body.ts'
import { bodyAggregate } from '#training/server/body.aggregate.ts'
import { isCodeTaken, listBodies } from '#training/server/body.store.ts'

const answerOn =
  (day: LocalDate) =>
  ({ id, version, state }: Stored<BodyState>): object => ({ id, version, licensed: licenceOn(state, day) !== undefined })

function present<Body extends BodyState>(body: Body, day: LocalDate): object {
  return { ...body, licensed: licenceOn(body, day) !== undefined, licensedUntil: licensedUntil(body, day) }
}

/** What kind an office within one reader's places is; undefined where there is none. */
export type KindOfOffice = (scope: Scope, officeId: string) => Promise<OfficeKind | undefined>

export function bindBodies(services: Services, kindOfOffice: KindOfOffice): readonly Bound[] {
  function change(call: CommandCallOf<{ readonly id: string }>, command: BodyCommand): Promise<Outcome> {
    return call.change({
      aggregate: bodyAggregate,
      key: parseId(call.input.id),
      command,
      facts: async () => ({}),
      answer: answerOn(call.today),
    })
  }

  return [
    handleCommand('RegisterBody', bodyContracts.RegisterBody, ({ input, ...call }) =>
      call.change({
        aggregate: bodyAggregate,
        key: { regency: regencyOf(input.area), uuid: services.newId() },
        createIn: input.area,
        command: { type: 'RegisterBody', ...input },
        facts: async () => {
          const [codeTaken, officeKind] = await Promise.all([
            isCodeTaken(services.db, regencyOf(input.area), input.code),
            kindOfOffice(call.scope, input.officeId),
          ])
          return { codeTaken, ...(officeKind === undefined ? {} : { officeKind }) }
        },
        answer: answerOn(call.today),
      }),
    ),
    handleCommand('AddBodyLicence', bodyContracts.AddBodyLicence, (call) => {
      const { number, from, to } = call.input
      return change(call, { type: 'AddLicence', licence: { number, from, to } })
    }),
    handleCommand('EndBodyLicence', bodyContracts.EndBodyLicence, (call) => {
      const { number, from, on = call.today, reason } = call.input
      return change(call, { type: 'EndLicence', number, from, on, reason })
    }),
    handleCommand('SetBodyScope', bodyContracts.SetBodyScope, (call) => change(call, { type: 'SetScope', schemes: call.input.schemes })),
    handleQuery('ListBodies', bodyContracts.ListBodies, async ({ input, scope, actor, today }) => {
      const bodies = await listBodies(services.db, scope, input.own === undefined ? undefined : actor.officeId)
      return { body: { items: bodies.map((body) => present(body, today)) } }
    }),
    handleQuery('GetBody', bodyContracts.GetBody, async ({ input, scope, today }) => {
      const stored = await services.records.find<BodyState>(bodyAggregate.type, parseId(input.id), scope)
      if (stored === undefined) return undefined
      const { id, version, state } = stored
      return { body: present({ id, version, ...state }, today), version }
    }),
  ]
}
