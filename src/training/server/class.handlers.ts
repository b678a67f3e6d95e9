// SPDX-License-Identifier: AGPL-3.0-or-later
// From each contract to the store and the decider; no rules here.

import * as z from 'zod/mini'
import type { JourneyPorts } from '#journeys/core/worker.port.ts'
import type { AnyState } from '#kernel/aggregate.ts'
import { signs } from '#kernel/authority.ts'
import { parseId, type RecordKey } from '#kernel/ids.ts'
import { jakartaDate, LocalDate } from '#kernel/time.ts'
import { type Bound, type Call, type CommandCallOf, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { decodeCursor, encodeCursor } from '#platform/server/http/cursor.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import { wroteElsewhere } from '#platform/server/storage/elsewhere.ts'
import type { Outcome, Stored } from '#platform/server/storage/records.ts'
import { classContracts } from '#training/core/class.contract.ts'
import { classStepText, presentClass, presentClassAnswer } from '#training/core/class.present.ts'
import { type ClassCommand, type ClassFacts, type ClassState, type ClassStatus, classStatuses } from '#training/core/class.ts'
import type { ProgrammeState } from '#training/core/programme.ts'
import type { ProviderState } from '#training/core/provider.ts'
import { classAggregate } from '#training/server/class.aggregate.ts'
import { findSeatedElsewhere, listClasses, listTrainingOf } from '#training/server/class.store.ts'
import { listPapersOf, listPapersOfClass } from '#training/server/completion.store.ts'

const Cursor = z.tuple([LocalDate, z.uuid()])
const CANDIDATES = 20

type AnyCall = Omit<CommandCallOf<unknown>, 'input'>
type Reading = Pick<Call<unknown>, 'scope'>

function statusesOf(wanted: ClassStatus | 'open' | undefined): readonly ClassStatus[] {
  if (wanted === undefined) return classStatuses
  return wanted === 'open' ? ['planned', 'running'] : [wanted]
}

export interface ClassNeeds {
  readonly journeys: JourneyPorts<Scope>
  /** How officers are called who did something. */
  readonly nameActs: (
    acts: readonly { readonly userId: string; readonly officeId: string; readonly on: string }[],
  ) => Promise<readonly { readonly user?: string }[]>
}

export function bindClasses(services: Services, { journeys, nameActs }: ClassNeeds): readonly Bound[] {
  function find<S extends AnyState>(type: string, id: string, { scope }: Reading): Promise<Stored<S> | undefined> {
    return services.records.find<S>(type, parseId(id), scope)
  }

  async function factsFor(call: AnyCall, key: RecordKey, state: ClassState | undefined, command: ClassCommand): Promise<ClassFacts> {
    const providerId = command.type === 'PlanClass' ? command.providerId : state?.provider.id
    const provider = providerId === undefined ? undefined : await find<ProviderState>('provider', providerId, call)
    const programme = command.type === 'PlanClass' ? await find<ProgrammeState>('programme', command.programmeId, call) : undefined
    return {
      ...(provider === undefined ? {} : { provider: provider.state }),
      ...(programme === undefined ? {} : { programme: programme.state }),
      ...(command.type === 'TakeAttendance' ? await markedFacts(call, key, command.session) : {}),
      ...(command.type === 'Enrol' && state !== undefined ? await enrolmentFacts(call, key, state, command.workers) : {}),
    }
  }

  async function markedFacts({ scope, actor, madeOn, own }: AnyCall, key: RecordKey, session: number): Promise<ClassFacts> {
    return { markedElsewhere: await wroteElsewhere(services.db, scope, key, { by: signs(actor), madeOn, own, session }) }
  }

  async function enrolmentFacts(call: AnyCall, key: RecordKey, state: ClassState, workers: readonly string[]): Promise<ClassFacts> {
    const [people, elsewhere] = await Promise.all([
      journeys.cards(call.scope, workers),
      findSeatedElsewhere(services.db, key, state.programme.id, workers),
    ])
    return { people, elsewhere }
  }

  function change(call: AnyCall, key: RecordKey, command: ClassCommand, createIn?: string): Promise<Outcome> {
    return call.change({
      aggregate: classAggregate,
      key,
      command,
      ...(createIn === undefined ? {} : { createIn }),
      facts: (state: ClassState | undefined) => factsFor(call, key, state, command),
      answer: (stored) => presentClassAnswer(stored.id, stored.version, stored.state, classStepText(call.language)),
    })
  }

  return [
    handleCommand('PlanClass', classContracts.PlanClass, async ({ input, ...call }) => {
      // A class begins where its provider is; a provider that is not there is refused by the rules.
      const provider = await find<ProviderState>('provider', input.providerId, call)
      const { regency } = parseId(input.providerId)
      const area = provider?.state.area ?? call.actor.prefixes[0] ?? ''
      return change(call, { regency, uuid: services.newId() }, { type: 'PlanClass', ...input, sessions: sessionsOf(input.sessions) }, area)
    }),
    handleCommand('PlanSessions', classContracts.PlanSessions, ({ input, ...call }) =>
      change(call, parseId(input.id), { type: 'PlanSessions', sessions: sessionsOf(input.sessions) }),
    ),
    handleCommand('Enrol', classContracts.Enrol, ({ input, ...call }) =>
      change(call, parseId(input.id), { type: 'Enrol', workers: input.workers }),
    ),
    handleCommand('Unenrol', classContracts.Unenrol, ({ input, ...call }) =>
      change(call, parseId(input.id), { type: 'Unenrol', workerId: input.workerId, reason: input.reason }),
    ),
    handleCommand('TakeAttendance', classContracts.TakeAttendance, ({ input, ...call }) =>
      change(call, parseId(input.id), { type: 'TakeAttendance', session: input.session, marks: input.marks, on: input.on }),
    ),
    handleCommand('CorrectAttendance', classContracts.CorrectAttendance, ({ input, ...call }) => {
      const { id, ...correction } = input
      return change(call, parseId(id), { type: 'CorrectAttendance', ...correction })
    }),
    handleCommand('FinishClass', classContracts.FinishClass, ({ input, ...call }) =>
      change(call, parseId(input.id), { type: 'FinishClass' }),
    ),
    handleCommand('CancelClass', classContracts.CancelClass, ({ input, ...call }) =>
      change(call, parseId(input.id), { type: 'CancelClass', reason: input.reason }),
    ),
    handleQuery('ListClasses', classContracts.ListClasses, async ({ input, scope }) => {
      const after = decodeCursor(input.cursor, Cursor)
      const rows = await listClasses(services.db, scope, { statuses: statusesOf(input.status), q: input.q, after, limit: input.limit + 1 })
      const page = rows.slice(0, input.limit)
      const last = page.at(-1)
      const next = rows.length > input.limit && last !== undefined ? encodeCursor([last.sort_day, last.stream_id]) : null
      return { body: { json: `{"items":[${page.map((row) => row.json).join(',')}],"next":${JSON.stringify(next)}}` } }
    }),
    handleQuery('GetClass', classContracts.GetClass, async ({ input, ...call }) => {
      const stored = await find<ClassState>('class', input.id, call)
      if (stored === undefined) return undefined
      const ids = stored.state.trainees.map((trainee) => trainee.workerId)
      const [cards, provider, papers] = await Promise.all([
        journeys.cards(call.scope, ids),
        find<ProviderState>('provider', stored.state.provider.id, call),
        listPapersOfClass(services.db, call.scope, input.id),
      ])
      const nameOf = await namesIn(stored.state, nameActs)
      const around = { nameOf, cards, papers, provider: provider?.state, today: call.today, text: classStepText(call.language) }
      return {
        body: presentClass(input.id, stored.version, stored.state, around),
        looks: [
          { key: stored.key, area: stored.state.area },
          ...[...cards.values()].map((card) => ({ key: parseId(card.id), area: card.area })),
        ],
        version: stored.version,
      }
    }),
    handleQuery('FindCandidates', classContracts.FindCandidates, async ({ input, ...call }) => {
      const stored = await find<ClassState>('class', input.id, call)
      if (stored === undefined) return undefined
      const inside = new Set(stored.state.trainees.filter((trainee) => trainee.leftOn === undefined).map((trainee) => trainee.workerId))
      const found = await journeys.findPreparing(call.scope, input.q, CANDIDATES + inside.size)
      const items = found
        .filter((card) => !inside.has(card.id))
        .slice(0, CANDIDATES)
        .map(({ id, name, area, state, occupation, destination }) => ({ id, name, area, state, occupation, destination }))
      return { body: { items } }
    }),
    handleQuery('ListTrainingOf', classContracts.ListTrainingOf, async ({ input, scope }) => {
      // Whoever may not see the person is told neither that there is training nor that there is none.
      if (!(await journeys.cards(scope, [input.id])).has(input.id)) return undefined
      const [items, papers] = await Promise.all([
        listTrainingOf(services.db, scope, input.id),
        listPapersOf(services.db, scope, parseId(input.id)),
      ])
      return { body: { json: `{"items":[${items.join(',')}],"certificates":${JSON.stringify(papers)}}` } }
    }),
  ]
}

/** How those are called who marked somebody differently. */
async function namesIn({ contested = [], lays = {} }: ClassState, nameActs: ClassNeeds['nameActs']) {
  const marked = contested.flatMap(({ session, by, at }) => [{ by, at }, ...(lays[session] ?? [])])
  const acts = marked.map(({ by: userId, at }) => ({ userId, officeId: '', on: jakartaDate(at) }))
  const named = acts.length === 0 ? [] : await nameActs(acts)
  const names = new Map(acts.flatMap(({ userId }, nth) => (named[nth]?.user === undefined ? [] : [[userId, named[nth].user] as const])))
  return (userId: string): string | undefined => names.get(userId)
}

function sessionsOf(sessions: readonly { readonly date: string; readonly hours: number; readonly unit?: string | undefined }[]) {
  return sessions.map(({ date, hours, unit }) => ({ date, hours, ...(unit === undefined ? {} : { unit }) }))
}
