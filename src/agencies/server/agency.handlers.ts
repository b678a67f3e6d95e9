// SPDX-License-Identifier: AGPL-3.0-or-later
// From each contract to the store and the decider; no rules here.

import * as z from 'zod/mini'
import { agencyContracts } from '#agencies/core/agency.contract.ts'
import type { AgencyCommand, AgencyState } from '#agencies/core/agency.ts'
import { agencyStandingOn, daysLive, standingOn } from '#agencies/core/licence.rules.ts'
import { standingOfPermit } from '#agencies/core/permit.rules.ts'
import { agencyAggregate } from '#agencies/server/agency.aggregate.ts'
import { findNameHolder, findPermitHolder, listAgencies } from '#agencies/server/agency.store.ts'
import { NATIONAL } from '#kernel/area.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import { lastInRow } from '#kernel/span.ts'
import type { LocalDate } from '#kernel/time.ts'
import { type Bound, type CommandCallOf, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { decodeCursor, encodeCursor } from '#platform/server/http/cursor.ts'
import type { Outcome, Stored } from '#platform/server/storage/records.ts'

const Cursor = z.tuple([z.string(), z.uuid()])

const answerOn =
  (day: LocalDate) =>
  ({ id, version, state }: Stored<AgencyState>): object => ({ id, version, standing: agencyStandingOn(state, day) })

/** Left out rather than undefined: an event keeps only what was said. */
function until(to: LocalDate | undefined): { readonly to?: LocalDate } {
  return to === undefined ? {} : { to }
}

export function bindAgencies(services: Services): readonly Bound[] {
  const { db, records } = services

  function change(call: CommandCallOf<{ readonly id: string }>, command: AgencyCommand): Promise<Outcome> {
    return call.change({
      aggregate: agencyAggregate,
      key: parseId(call.input.id),
      command,
      facts: async () => ({}),
      answer: answerOn(call.today),
    })
  }

  return [
    handleCommand('RegisterAgency', agencyContracts.RegisterAgency, ({ input, ...call }) => {
      const { name, seat } = input
      return call.change({
        aggregate: agencyAggregate,
        key: { regency: NATIONAL, uuid: services.newId() },
        createIn: NATIONAL,
        command: { type: 'RegisterAgency', name, ...(seat === undefined ? {} : { seat }) },
        facts: async () => {
          const holder = await findNameHolder(db, name)
          return holder === undefined ? {} : { nameHeldBy: holder }
        },
        answer: answerOn(call.today),
      })
    }),
    handleCommand('GrantLicence', agencyContracts.GrantLicence, (call) => {
      const { number, from, to, legalBasis } = call.input
      return change(call, { type: 'GrantLicence', number, from, legalBasis, ...until(to) })
    }),
    handleCommand('SuspendLicence', agencyContracts.SuspendLicence, (call) => {
      const { number, from, to, legalBasis } = call.input
      return change(call, { type: 'SuspendLicence', number, from, legalBasis, ...until(to) })
    }),
    handleCommand('LiftSuspension', agencyContracts.LiftSuspension, (call) => {
      const { number, from } = call.input
      return change(call, { type: 'LiftSuspension', number, from })
    }),
    handleCommand('RevokeLicence', agencyContracts.RevokeLicence, (call) => {
      const { number, from, legalBasis } = call.input
      return change(call, { type: 'RevokeLicence', number, from, legalBasis })
    }),
    handleCommand('GrantPermit', agencyContracts.GrantPermit, (call) => {
      const { id, to, ...permit } = call.input
      return call.change({
        aggregate: agencyAggregate,
        key: parseId(id),
        command: { type: 'GrantPermit', ...permit, ...until(to) },
        facts: async () => {
          const holder = await findPermitHolder(db, permit.number)
          return holder === undefined || holder === id ? {} : { permitHeldBy: holder }
        },
        answer: answerOn(call.today),
      })
    }),
    handleCommand('RevokePermit', agencyContracts.RevokePermit, (call) => {
      const { number, from, legalBasis } = call.input
      return change(call, { type: 'RevokePermit', number, from, legalBasis })
    }),
    handleCommand('ConfirmPermits', agencyContracts.ConfirmPermits, (call) => change(call, { type: 'ConfirmPermits' })),
    handleQuery('ListAgencies', agencyContracts.ListAgencies, async ({ input, scope, today }) => {
      const { q, limit } = input
      const on = input.on ?? today
      const live = input.live === undefined ? undefined : input.live === 'true'
      const rows = await listAgencies(db, scope, { q, on, live, after: decodeCursor(input.cursor, Cursor), limit: limit + 1 })
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      return {
        body: {
          items: page.map(({ stream_id, version, name, seat, licences }) => ({
            id: formatId({ regency: NATIONAL, uuid: stream_id }),
            version,
            name,
            seat,
            standing: agencyStandingOn({ licences }, on),
            liveUntil: lastInRow(daysLive(licences), on)?.to ?? null,
          })),
          next: rows.length > limit && last !== undefined ? encodeCursor([last.name_key, last.stream_id]) : null,
        },
      }
    }),
    handleQuery('GetAgency', agencyContracts.GetAgency, async ({ input, scope, today }) => {
      const on = input.on ?? today
      const stored = await records.find<AgencyState>('agency', parseId(input.id), scope)
      if (stored === undefined) return undefined
      const { name, seat, licences, permits = [], permitsWholeFrom = null } = stored.state
      return {
        body: {
          ...answerOn(on)(stored),
          name,
          seat,
          licences: licences.map((licence) => ({ ...licence, standing: standingOn(licence, on) })),
          permits: permits.map((permit) => ({ ...permit, standing: standingOfPermit(permit, on) })),
          permitsWholeFrom,
        },
        version: stored.version,
      }
    }),
  ]
}
