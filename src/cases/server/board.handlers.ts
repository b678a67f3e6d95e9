// SPDX-License-Identifier: AGPL-3.0-or-later
// Whose case it is, who has how many, and how cases go; no rules here.

import { byLoad } from '#cases/core/assignment.rules.ts'
import { boardContracts } from '#cases/core/board.contract.ts'
import { presentBoard } from '#cases/core/board.present.ts'
import { CASE_TYPE, type CaseFile } from '#cases/core/case.ts'
import { casesOf, countBoard, loadsOf } from '#cases/server/board.store.ts'
import { caseAggregate } from '#cases/server/case.aggregate.ts'
import { changeCase } from '#cases/server/case.change.ts'
import type { CaseNeeds } from '#cases/server/case.handlers.ts'
import { handoverAggregate } from '#cases/server/handover.aggregate.ts'
import { toldTo } from '#cases/server/told.ts'
import { regencyOf } from '#kernel/area.ts'
import { fileRoles } from '#kernel/authority.ts'
import { parseId } from '#kernel/ids.ts'
import { addDays } from '#kernel/time.ts'
import { type Bound, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { causedId } from '#platform/server/jobs/system.ts'

/** For how long back outcomes and first answers are counted. */
const COUNTED_DAYS = 365

export function bindBoard(services: Services, { officersOf, recipients, nameActs, tasks }: CaseNeeds): readonly Bound[] {
  const { db, records, newId } = services
  const change = changeCase(async ({ actor }, command, file) => {
    if (command.type !== 'AssignCase') return {}
    const officer = (await officersOf(file?.responsible ?? actor.officeId)).find(({ userId }) => userId === command.userId)
    return officer === undefined ? {} : { officer }
  })

  return [
    handleCommand('AssignCase', boardContracts.AssignCase, ({ input: { id, userId }, ...call }) =>
      change(call, id, { type: 'AssignCase', userId }),
    ),
    handleQuery('ListCaseOfficers', boardContracts.ListCaseOfficers, async ({ input: { caseId }, actor, scope, today }) => {
      const stored = caseId === undefined ? undefined : await records.find<CaseFile>(CASE_TYPE, parseId(caseId), scope)
      if (caseId !== undefined && stored === undefined) return undefined
      const officers = await officersOf(stored?.state.responsible ?? actor.officeId)
      const ids = officers.map(({ userId }) => userId)
      const [loads, agreed] = await Promise.all([loadsOf(db, scope, { today, told: toldTo(actor) }, ids), tasks.count(scope, officers)])
      const items = officers
        .map(({ userId, name, active }) => {
          const { open = 0, late = 0 } = loads.find(({ assignee }) => assignee === userId) ?? {}
          return { userId, name, active, open, late, tasks: agreed.get(userId) ?? 0 }
        })
        // Who left is shown for as long as something is theirs.
        .filter((each) => each.active || each.open + each.tasks > 0)
      const sorted = byLoad(items)
      return { body: { items: sorted, suggested: sorted.find(({ active }) => active)?.userId } }
    }),
    handleCommand('HandOverCases', boardContracts.HandOverCases, async ({ input: { from, to }, actor, scope, commandId, ...call }) => {
      const area = actor.prefixes[0] ?? ''
      const officers = await officersOf(actor.officeId)
      const agreed = await tasks.of(scope, from, officers)
      const next = officers.find(({ userId }) => userId === to)
      return call.change({
        aggregate: handoverAggregate,
        key: { regency: regencyOf(area), uuid: newId() },
        createIn: area,
        command: { type: 'HandOverCases', area, from, to },
        facts: async () => ({ officers, cases: await casesOf(db, scope, from), tasks: agreed.length }),
        // Which rooms the officer has tasks in is said by those rooms alone.
        beside: ({ cases }) => [
          ...cases.map((id) =>
            records.beside(causedId(commandId, id), {
              aggregate: caseAggregate,
              key: parseId(id),
              command: { type: 'HandOverCase', from, to },
              facts: async () => ({}),
            }),
          ),
          ...agreed.map((id) => tasks.handOver(commandId, id, { from, to: next, officers })),
        ],
        answer: ({ id, version, state }) => ({ id, version, cases: state.cases.length }),
      })
    }),
    handleQuery('GetCaseBoard', boardContracts.GetCaseBoard, async ({ actor, scope, today }) => {
      const since = addDays(today, -COUNTED_DAYS)
      const counts = await countBoard(db, scope, { today, told: toldTo(actor) }, since)
      const ids = counts.offices.flatMap(({ office }) => office ?? [])
      const [offices, officers] = await Promise.all([
        ids.length === 0 ? [] : recipients(today, ids),
        nameActs(counts.officers.map(({ userId, office: officeId }) => ({ userId, officeId, on: today }))),
      ])
      return {
        body: presentBoard(counts, {
          today,
          since,
          offices: new Map(offices.map(({ office, name }) => [office, name])),
          officers: new Map(
            counts.officers.flatMap(({ userId }, nth) => (officers[nth]?.user === undefined ? [] : [[userId, officers[nth].user]])),
          ),
          hide: !fileRoles.includes(actor.role),
        }),
      }
    }),
  ]
}
