// SPDX-License-Identifier: AGPL-3.0-or-later
// Cases: from contract to store and decider; no rules here.

import * as z from 'zod/mini'
import type { Officer } from '#cases/core/assignment.ts'
import { intakeAsked } from '#cases/core/case.asked.ts'
import { caseContracts } from '#cases/core/case.contract.ts'
import type { HeldTasks } from '#cases/core/case.port.ts'
import { presentCase } from '#cases/core/case.present.ts'
import { CASE_TYPE, type CaseFacts, type CaseFile } from '#cases/core/case.ts'
import { caseAggregate } from '#cases/server/case.aggregate.ts'
import { answerIn, changeCase, stepText } from '#cases/server/case.change.ts'
import { listCases, listCasesOf } from '#cases/server/case.store.ts'
import { toldTo } from '#cases/server/told.ts'
import type { WorkerCard } from '#journeys/core/worker.port.ts'
import { regencyOf } from '#kernel/area.ts'
import { readsAs } from '#kernel/authority.ts'
import { refuse } from '#kernel/decider.ts'
import { parseId } from '#kernel/ids.ts'
import type { Recipients } from '#kernel/referral.ts'
import { LocalDate } from '#kernel/time.ts'
import { climbsTo } from '#kernel/work.ts'
import { type Bound, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { decodeCursor, encodeCursor } from '#platform/server/http/cursor.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import type { Beside } from '#platform/server/storage/records.ts'

export interface CaseNeeds {
  readonly tasks: HeldTasks<Scope, Beside>

  /** What a placement company holds; undefined where there is no such company. */
  readonly company: (id: string) => Promise<object | undefined>
  /** Every office by its name of that day, or those of some ids. */
  readonly recipients: Recipients
  /** Whoever works in an office, or did. */
  readonly officersOf: (office: string) => Promise<readonly Officer[]>
  readonly cards: (scope: Scope, ids: readonly string[]) => Promise<ReadonlyMap<string, WorkerCard>>
  /** Who acted, by the names of that day, in the order of the acts. */
  readonly nameActs: (
    acts: readonly { readonly userId: string; readonly officeId: string; readonly on: LocalDate }[],
  ) => Promise<readonly { readonly user?: string; readonly office?: string }[]>
}

const Cursor = z.tuple([LocalDate, z.uuid()])

const yes = (flag: 'true' | 'false' | undefined): boolean => flag === 'true'

async function person(cards: CaseNeeds['cards'], scope: Scope, id: string | undefined): Promise<CaseFacts> {
  const card = id === undefined ? undefined : (await cards(scope, [id])).get(id)
  return card === undefined ? {} : { person: { name: card.name } }
}

export function bindCases(services: Services, { cards, nameActs, company }: CaseNeeds): readonly Bound[] {
  const { db, records, newId } = services
  const change = changeCase(({ scope }, command) => person(cards, scope, command.type === 'LinkPerson' ? command.workerId : undefined))

  return [
    handleCommand('RegisterCase', caseContracts.RegisterCase, async ({ input, ...call }) => {
      const { workerId, agencyId } = input
      const card = workerId === undefined ? undefined : (await cards(call.scope, [workerId])).get(workerId)
      if (workerId !== undefined && card === undefined) return { type: 'refused', refusal: refuse('case-person-unknown').refusal }
      if (agencyId !== undefined && (await company(agencyId)) === undefined)
        return {
          type: 'refused',
          refusal: refuse('invalid-input', { fields: [{ field: 'agencyId', code: 'case-agency-unknown' }] }).refusal,
        }
      const asked = intakeAsked(input, { home: card?.area, prefixes: call.actor.prefixes })
      if (!asked.ok) return { type: 'refused', refusal: asked.refusal }
      const { command } = asked
      return call.change({
        aggregate: caseAggregate,
        key: {
          regency: workerId === undefined ? regencyOf(command.area) : parseId(workerId).regency,
          uuid: call.recordId ?? newId(),
        },
        createIn: command.area,
        command,
        facts: async () => (card === undefined ? {} : { person: card }),
        answer: answerIn(call),
      })
    }),
    handleQuery('ListCases', caseContracts.ListCases, async ({ input, scope, actor, today }) => {
      const { items, last } = await listCases(db, scope, {
        told: toldTo(actor),
        today,
        open: input.state === 'open',
        state: input.state === 'open' ? undefined : input.state,
        category: input.category,
        late: yes(input.late),
        turn: yes(input.mine) ? { owner: actor.officeKind, climbed: climbsTo(actor.officeKind, today, CASE_TYPE) } : undefined,
        after: decodeCursor(input.cursor, Cursor),
        limit: input.limit,
      })
      return { body: { json: `{"items":[${items}],"next":${last === undefined ? 'null' : JSON.stringify(encodeCursor([...last]))}}` } }
    }),
    handleQuery('ListCasesOf', caseContracts.ListCasesOf, async ({ input, scope, today, actor }) => {
      const card = (await cards(scope, [input.id])).get(input.id)
      if (card === undefined) return undefined
      const key = parseId(input.id)
      const items = await listCasesOf(db, scope, key, { told: toldTo(actor), today })
      return { body: { json: `{"items":[${items}]}` }, looks: [{ key, area: card.area }] }
    }),
    handleQuery('GetCase', caseContracts.GetCase, async ({ input, actor, scope, today, language }) => {
      const stored = await records.find<CaseFile>(CASE_TYPE, parseId(input.id), scope)
      if (stored?.state.personal === undefined) return undefined
      const { id, version, key, state } = stored
      const names = await nameActs(state.history)
      return {
        body: presentCase(id, version, state, { kind: readsAs(actor), actor, today, text: stepText(language), names }),
        looks: [{ key, area: state.area, version }],
        version,
      }
    }),
    handleCommand('MoveCase', caseContracts.MoveCase, ({ input: { id, ...move }, ...call }) =>
      change(call, id, { type: 'MoveCase', ...move }),
    ),
    handleCommand('NoteContact', caseContracts.NoteContact, ({ input: { id, ...noted }, ...call }) =>
      change(call, id, { type: 'NoteContact', ...noted }),
    ),
    handleCommand('RecordScreening', caseContracts.RecordScreening, ({ input: { id, ...screening }, ...call }) =>
      change(call, id, { type: 'RecordScreening', ...screening }),
    ),
    handleCommand('SetCallBack', caseContracts.SetCallBack, ({ input: { id, ...said }, ...call }) =>
      change(call, id, { type: 'SetCallBack', ...said }),
    ),
    handleCommand('LinkPerson', caseContracts.LinkPerson, ({ input: { id, workerId }, ...call }) =>
      change(call, id, { type: 'LinkPerson', workerId }),
    ),
  ]
}
