// SPDX-License-Identifier: AGPL-3.0-or-later
// From each contract on job orders to the store and the decider; no rules here.

import * as z from 'zod/mini'
import type { AgencyState } from '#agencies/core/agency.ts'
import { jobOrderContracts } from '#agencies/core/job-order.contract.ts'
import { orderStandingOn } from '#agencies/core/job-order.rules.ts'
import type { JobOrderCommand, JobOrderFacts, JobOrderState } from '#agencies/core/job-order.ts'
import { JOB_ORDER_TYPE, jobOrderAggregate } from '#agencies/server/job-order.aggregate.ts'
import { findOrderHolder, listOrders, type OrderListRow } from '#agencies/server/job-order.store.ts'
import { NATIONAL } from '#kernel/area.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { type Bound, type CommandCallOf, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { decodeCursor, encodeCursor } from '#platform/server/http/cursor.ts'
import type { Outcome } from '#platform/server/storage/records.ts'

const Cursor = z.tuple([LocalDate, z.uuid()])

/** Which places of orders files hold: the numbers of the places, by order. */
export type PlacesTaken = (orderIds: readonly string[]) => Promise<ReadonlyMap<string, ReadonlySet<number>>>

export function bindJobOrders(services: Services, placesTaken: PlacesTaken): readonly Bound[] {
  const { db, records } = services

  function change(call: CommandCallOf<{ readonly id: string }>, command: JobOrderCommand): Promise<Outcome> {
    return call.change({
      aggregate: jobOrderAggregate,
      key: parseId(call.input.id),
      command,
      facts: async (): Promise<JobOrderFacts> => {
        const held = (await placesTaken([call.input.id])).get(call.input.id)
        return { highestPlace: Math.max(0, ...(held ?? [])) }
      },
      answer: ({ id, version, state }) => ({ id, version, standing: orderStandingOn(state, call.today) }),
    })
  }

  async function rowsOf(rows: readonly OrderListRow[], today: LocalDate): Promise<readonly object[]> {
    const idOf = (uuid: string): string => formatId({ regency: NATIONAL, uuid })
    const taken = await placesTaken(rows.map((row) => idOf(row.stream_id)))
    return rows.map(({ stream_id, agency_id, first_day: from, last_day: to, withdrawn_from, ...row }) => ({
      ...row,
      id: idOf(stream_id),
      agencyId: idOf(agency_id),
      taken: taken.get(idOf(stream_id))?.size ?? 0,
      from,
      to,
      standing: orderStandingOn(
        { from, to, ...(withdrawn_from === null ? {} : { withdrawn: { from: withdrawn_from, legalBasis: '' } }) },
        today,
      ),
    }))
  }

  return [
    handleCommand('RegisterJobOrder', jobOrderContracts.RegisterJobOrder, ({ input, ...call }) => {
      const { verified, ...order } = input
      const agency = parseId(order.agencyId)
      return call.change({
        aggregate: jobOrderAggregate,
        key: { regency: NATIONAL, uuid: services.newId() },
        createIn: NATIONAL,
        command: { type: 'RegisterJobOrder', ...order, ...(verified === undefined ? {} : { verified }) },
        facts: async () => {
          const [company, holder] = await Promise.all([
            records.find<AgencyState>('agency', agency, call.scope),
            findOrderHolder(db, agency, order.number),
          ])
          return {
            ...(company === undefined ? {} : { permits: company.state }),
            ...(holder === undefined ? {} : { numberHeldBy: holder }),
          }
        },
        answer: ({ id, version, state }) => ({ id, version, standing: orderStandingOn(state, call.today) }),
      })
    }),
    handleCommand('ChangeQuota', jobOrderContracts.ChangeQuota, (call) => change(call, { type: 'ChangeQuota', quota: call.input.quota })),
    handleCommand('WithdrawJobOrder', jobOrderContracts.WithdrawJobOrder, (call) => {
      const { from, legalBasis } = call.input
      return change(call, { type: 'WithdrawJobOrder', from, legalBasis })
    }),
    handleQuery('ListJobOrders', jobOrderContracts.ListJobOrders, async ({ input, scope, today }) => {
      const { agencyId, country, occupation, limit } = input
      const on = input.on ?? today
      const rows = await listOrders(db, scope, {
        agency: agencyId === undefined ? undefined : parseId(agencyId).uuid,
        country,
        occupation,
        on,
        open: input.open === undefined ? undefined : input.open === 'true',
        after: decodeCursor(input.cursor, Cursor),
        limit: limit + 1,
      })
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      const next = rows.length > limit && last !== undefined ? encodeCursor([last.last_day, last.stream_id]) : null
      return { body: { items: await rowsOf(page, on), next } }
    }),
    handleQuery('GetJobOrder', jobOrderContracts.GetJobOrder, async ({ input, scope, today }) => {
      const { uuid } = parseId(input.id)
      const only = { agency: undefined, country: undefined, occupation: undefined, open: undefined, after: undefined }
      const [stored, rows] = await Promise.all([
        records.find<JobOrderState>(JOB_ORDER_TYPE, parseId(input.id), scope),
        listOrders(db, scope, { ...only, id: uuid, on: today, limit: 1 }),
      ])
      const [row] = await rowsOf(rows, today)
      if (stored === undefined || row === undefined) return undefined
      const { verified, withdrawn } = stored.state
      return { body: { ...row, verified, withdrawn }, version: stored.version }
    }),
  ]
}
