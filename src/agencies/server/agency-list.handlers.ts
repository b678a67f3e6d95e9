// SPDX-License-Identifier: AGPL-3.0-or-later
// From each contract on the official list to the store and the decider; no rules here.

import { agencyKey } from '#agencies/core/agency.ts'
import { agencyListContracts } from '#agencies/core/agency-list.contract.ts'
import { answerOn, differenceOf } from '#agencies/core/agency-list.rules.ts'
import type { AgencyListCommand, AgencyListState } from '#agencies/core/agency-list.ts'
import { agencyListAggregate } from '#agencies/server/agency-list.aggregate.ts'
import { findLastList, findUnavailable, listLists } from '#agencies/server/agency-list.store.ts'
import { NATIONAL } from '#kernel/area.ts'
import { parseId } from '#kernel/ids.ts'
import { type Bound, type CommandCallOf, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import type { Outcome } from '#platform/server/storage/records.ts'

export function bindAgencyLists(services: Services): readonly Bound[] {
  const { db, records } = services

  function keep(call: Omit<CommandCallOf<unknown>, 'input'>, command: AgencyListCommand): Promise<Outcome> {
    return call.change({
      aggregate: agencyListAggregate,
      key: { regency: NATIONAL, uuid: services.newId() },
      createIn: NATIONAL,
      command,
      facts: async () => undefined,
      answer: ({ id, version, state }) => ({ id, version, rows: state.rows?.length ?? null }),
    })
  }

  return [
    handleCommand('TakeAgencyList', agencyListContracts.TakeAgencyList, ({ input, ...call }) =>
      keep(call, { type: 'TakeAgencyList', ...input }),
    ),
    handleCommand('RecordListUnavailable', agencyListContracts.RecordListUnavailable, ({ input, ...call }) =>
      keep(call, { type: 'RecordListUnavailable', ...input }),
    ),
    handleQuery('ListAgencyLists', agencyListContracts.ListAgencyLists, async ({ scope }) => ({
      body: { items: await listLists(db, scope) },
    })),
    handleQuery('GetAgencyList', agencyListContracts.GetAgencyList, async ({ input, scope }) => {
      const find = (id: string) => records.find<AgencyListState>('agency-list', parseId(id), scope)
      const stored = await find(input.id)
      if (stored === undefined) return undefined
      const { on, source, rows } = stored.state
      const chosen = input.against === undefined ? undefined : await find(input.against)
      const before =
        chosen === undefined
          ? await findLastList(db, scope, on, stored.key.uuid)
          : { id: chosen.id, on: chosen.state.on, items: chosen.state.rows ?? [] }
      const none = { added: [], removed: [], changed: [] }
      const difference = before === undefined || rows === undefined ? none : differenceOf(before.items, rows)
      const against = before === undefined ? {} : { against: { id: before.id, on: before.on } }
      return {
        body: { id: input.id, on, source, rows: rows?.length ?? null, items: rows ?? [], ...against, ...difference },
        version: stored.version,
      }
    }),
    handleQuery('CheckAgencyList', agencyListContracts.CheckAgencyList, async ({ input, scope, today }) => {
      const on = input.on ?? today
      const [last, unavailableOn] = await Promise.all([findLastList(db, scope, on), findUnavailable(db, scope, on)])
      const key = agencyKey(input.name)
      const listed = last?.items.find((row) => agencyKey(row.name) === key)
      const asked = { list: last === undefined ? undefined : { on: last.on, listed: listed !== undefined }, unavailableOn }
      return { body: { answer: answerOn(asked, on), asOf: last?.on, source: last?.source, listed } }
    }),
  ]
}
