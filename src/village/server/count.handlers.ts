// SPDX-License-Identifier: AGPL-3.0-or-later
// Count sheets: from contract to records and decider; no rules here.

import { workerCopy } from '#journeys/core/worker.copy.ts'
import type { Aggregate, AnyState } from '#kernel/aggregate.ts'
import { isInsideAny } from '#kernel/area.ts'
import type { CopyPart } from '#kernel/offline.ts'
import { jakartaDate } from '#kernel/time.ts'
import { type Bound, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { readCopied } from '#platform/server/storage/copied.ts'
import { countContracts } from '#village/core/count.contract.ts'
import { presentCount, presentLast, silentOf } from '#village/core/count.present.ts'
import { COUNT_TYPE, countDecider, countKey, figuresOf, monthOf } from '#village/core/count.rules.ts'
import type { CountCommand, CountEvent, CountState } from '#village/core/count.ts'
import { homeCopy } from '#village/core/home.copy.ts'
import { outreachCopy } from '#village/core/outreach.offline.ts'
import { villageOf } from '#village/core/watch.present.ts'
import { listSenders, listSheets } from '#village/server/count.store.ts'
import type { VillageNeeds } from '#village/server/watch.handlers.ts'

export const countAggregate: Aggregate<CountState, CountCommand, CountEvent> = {
  type: COUNT_TYPE,
  decider: countDecider,
  nextSteps: () => [],
  describe: ({ month }) => ({ label: month, stage: 'sent' }),
  project: (after, { regency, uuid }) => {
    const { area, month } = after
    const [last] = presentLast(after)
    return [{ table: 'count_sheet', values: { regency, stream_id: uuid, area, let_in: [], month, last } }]
  },
}

/** Villages of one list on one page. */
const MOST_SHOWN = 2000

export function bindCounts(
  services: Services,
  { nameActs, villagesWithin, villageContact }: Pick<VillageNeeds, 'nameActs' | 'villagesWithin' | 'villageContact'>,
): readonly Bound[] {
  const { db, records } = services

  /** Everything of a kind that lies in a village, as a device would have it. */
  async function recordsIn<S extends AnyState>(area: string, { type, pick }: CopyPart<S>) {
    const copied = await readCopied(services, { prefixes: [area], types: [type] })
    return copied.map(({ id, open, personal }) => ({ id, state: pick(open, personal) }))
  }

  return [
    handleCommand('SendCountSheet', countContracts.SendCountSheet, ({ input, doneOn: on, change }) =>
      change({
        aggregate: countAggregate,
        key: countKey(input.area, input.month),
        createIn: input.area,
        orExisting: true,
        command: { type: 'SendCountSheet', ...input, on },
        facts: async () => undefined,
        answer: ({ id, version }) => ({ id, version }),
      }),
    ),
    handleQuery('GetCountSheet', countContracts.GetCountSheet, async ({ input, scope, today }) => {
      const { month = monthOf(today) } = input
      const area = villageOf(input.area, scope.filter)
      // What is counted is read as it lies there: both walls stand before it.
      if (area === undefined || !isInsideAny(area, scope.filter) || !isInsideAny(area, scope.rows)) return { body: { month, sheets: [] } }
      const [files, homes, sessions, stored] = await Promise.all([
        recordsIn(area, workerCopy),
        recordsIn(area, homeCopy),
        recordsIn(area, outreachCopy),
        records.find<CountState>(COUNT_TYPE, countKey(area, month), scope),
      ])
      const standing = sessions.map(({ state }) => state).filter(({ withdrawn }) => withdrawn !== true)
      const figures = figuresOf({ files, homes: homes.map(({ state }) => state), sessions: standing }, month, today)
      const sheets = stored?.state.sheets ?? []
      const named = await nameActs(sheets.map(({ by: userId, officeId, at }) => ({ userId, officeId, on: jakartaDate(at) })))
      return { body: presentCount({ area, month }, { figures, sheets }, (nth) => named[nth] ?? {}) }
    }),
    handleQuery('ListCountSheets', countContracts.ListCountSheets, async ({ input, scope, today }) => {
      const { month = monthOf(today) } = input
      const [places, senders, offices] = await Promise.all([
        listSheets(db, scope, { month, limit: MOST_SHOWN }),
        listSenders(db, scope, month),
        villageContact(scope),
      ])
      const villages = villagesWithin(scope.filter).filter((area) => isInsideAny(area, scope.rows))
      const silent = silentOf(villages, { senders, offices })
      const sent = villages.length - silent.length
      return { body: { month, places, villages: villages.length, sent, silent: silent.slice(0, MOST_SHOWN) } }
    }),
  ]
}
