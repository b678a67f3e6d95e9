// SPDX-License-Identifier: AGPL-3.0-or-later
// Outreach: from contract to store and decider; no rules here.

import * as z from 'zod/mini'
import { regencyOf } from '#kernel/area.ts'
import { parseId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { type Bound, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { decodeCursor, encodeCursor } from '#platform/server/http/cursor.ts'
import type { Stored } from '#platform/server/storage/records.ts'
import { outreachContracts } from '#village/core/outreach.contract.ts'
import { answersOf, peopleReached, scoreOf } from '#village/core/outreach.rules.ts'
import type { OutreachState } from '#village/core/outreach.ts'
import { OUTREACH_TYPE, outreachAggregate } from '#village/server/outreach.aggregate.ts'
import { countSessions, listSessions } from '#village/server/outreach.store.ts'

const Cursor = z.tuple([LocalDate, z.uuid()])
const facts = async (): Promise<undefined> => undefined
const answer = ({ id, version }: Stored<OutreachState>): object => ({ id, version })

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)

export function bindOutreach({ db, records, newId }: Services): readonly Bound[] {
  const known = (id: string) => ({ aggregate: outreachAggregate, key: parseId(id), facts, answer })
  return [
    handleCommand('HoldOutreach', outreachContracts.HoldOutreach, ({ input, change }) =>
      change({
        aggregate: outreachAggregate,
        key: { regency: regencyOf(input.area), uuid: newId() },
        createIn: input.area,
        command: { type: 'HoldOutreach', ...input },
        facts,
        answer,
      }),
    ),
    handleCommand('CorrectOutreach', outreachContracts.CorrectOutreach, ({ input: { id, ...session }, change }) =>
      change({ ...known(id), command: { type: 'CorrectOutreach', ...session } }),
    ),
    handleCommand('CountAnswers', outreachContracts.CountAnswers, ({ input: { id, ...tally }, change }) =>
      change({ ...known(id), command: { type: 'CountAnswers', ...tally } }),
    ),
    handleCommand('WithdrawOutreach', outreachContracts.WithdrawOutreach, ({ input: { id }, change }) =>
      change({ ...known(id), command: { type: 'WithdrawOutreach' } }),
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
      const { id, version, state } = stored
      const { area, on, kind, venue, reached } = state
      const tallies = state.tallies.map((tally) => {
        const score = scoreOf(answersOf(tally, on))
        return { ...tally, ...(score === undefined ? {} : { score }) }
      })
      return { body: { id, version, area, on, kind, venue, reached, people: peopleReached(reached), tallies }, version }
    }),
    handleQuery('GetOutreachProgress', outreachContracts.GetOutreachProgress, async ({ input, scope }) => {
      const { places, scores } = await countSessions(db, scope, input.area)
      const scoresIn = (area: string) =>
        scores.flatMap(({ area: place, audience, moment, ...answers }) => {
          const score = scoreOf(answers)
          return place === area && score !== undefined ? [{ audience, moment, score }] : []
        })
      return {
        body: {
          sessions: sum(places.map(({ sessions }) => sessions)),
          people: sum(places.map(({ people }) => people)),
          women: sum(places.map(({ women }) => women)),
          under18: sum(places.map(({ under_18 }) => under_18)),
          places: places.map(({ area, sessions, people, last_on }) => ({
            area,
            sessions,
            people,
            lastOn: last_on,
            scores: scoresIn(area),
          })),
        },
      }
    }),
  ]
}
