// SPDX-License-Identifier: AGPL-3.0-or-later
// Outreach: from contract to store and decider; no rules here.

import * as z from 'zod/mini'
import { regencyOf } from '#kernel/area.ts'
import { signs } from '#kernel/authority.ts'
import { parseId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { type Bound, type CommandCallOf, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { decodeCursor, encodeCursor } from '#platform/server/http/cursor.ts'
import type { Stored } from '#platform/server/storage/records.ts'
import { OUTREACH_TYPE, outreachContracts } from '#village/core/outreach.contract.ts'
import { presentProgress, presentSession } from '#village/core/outreach.present.ts'
import type { OutreachFacts, OutreachState } from '#village/core/outreach.ts'
import { outreachAggregate } from '#village/server/outreach.aggregate.ts'
import { countSessions, isChangedSince, listSessions } from '#village/server/outreach.store.ts'

const Cursor = z.tuple([LocalDate, z.uuid()])
const nothing = async (): Promise<OutreachFacts> => ({})
const answer = ({ id, version }: Stored<OutreachState>): object => ({ id, version })

export function bindOutreach({ db, records, newId }: Services): readonly Bound[] {
  const known = (id: string) => ({ aggregate: outreachAggregate, key: parseId(id), facts: nothing, answer })

  /** What was changed by somebody else since a device saw it, or elsewhere. */
  function since(id: string, { madeOn, own, scope, actor }: Pick<CommandCallOf<unknown>, 'madeOn' | 'own' | 'scope' | 'actor'>) {
    return async (): Promise<OutreachFacts> =>
      madeOn === undefined ? {} : { changedSince: await isChangedSince(db, scope, parseId(id), { version: madeOn, by: signs(actor), own }) }
  }

  return [
    handleCommand('HoldOutreach', outreachContracts.HoldOutreach, ({ input, recordId, change }) =>
      change({
        aggregate: outreachAggregate,
        key: { regency: regencyOf(input.area), uuid: recordId ?? newId() },
        createIn: input.area,
        ...(recordId === undefined ? {} : { named: true }),
        command: { type: 'HoldOutreach', ...input },
        facts: nothing,
        answer,
      }),
    ),
    handleCommand('CorrectOutreach', outreachContracts.CorrectOutreach, ({ input: { id, ...session }, ...call }) =>
      call.change({ ...known(id), facts: since(id, call), command: { type: 'CorrectOutreach', ...session } }),
    ),
    handleCommand('CountAnswers', outreachContracts.CountAnswers, ({ input: { id, ...tally }, ...call }) =>
      call.change({ ...known(id), facts: since(id, call), command: { type: 'CountAnswers', ...tally } }),
    ),
    handleCommand('WithdrawOutreach', outreachContracts.WithdrawOutreach, ({ input: { id }, ...call }) =>
      call.change({ ...known(id), facts: since(id, call), command: { type: 'WithdrawOutreach' } }),
    ),
    handleQuery('ListOutreach', outreachContracts.ListOutreach, async ({ input, scope }) => {
      const { area, limit } = input
      const rows = await listSessions(db, scope, { area, after: decodeCursor(input.cursor, Cursor), limit: limit + 1 })
      const items = rows.slice(0, limit)
      const last = items.at(-1)
      const next = rows.length > limit && last !== undefined ? encodeCursor([last.on, last.uuid]) : null
      return { body: { items: items.map(({ uuid: _uuid, ...row }) => row), next } }
    }),
    handleQuery('GetOutreach', outreachContracts.GetOutreach, async ({ input, scope }) => {
      const stored = await records.find<OutreachState>(OUTREACH_TYPE, parseId(input.id), scope)
      if (stored === undefined || stored.state.withdrawn === true) return undefined
      return { body: presentSession(stored, stored.state), version: stored.version }
    }),
    handleQuery('GetOutreachProgress', outreachContracts.GetOutreachProgress, async ({ input, scope }) => {
      const { places, scores } = await countSessions(db, scope, input.area)
      return { body: presentProgress(places, scores) }
    }),
  ]
}
