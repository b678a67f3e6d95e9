// SPDX-License-Identifier: AGPL-3.0-or-later
// Requests about personal data: from contract to store and decider; no rules here.

import * as z from 'zod/mini'
import type { FileRights, WorkerCard } from '#journeys/core/worker.port.ts'
import { isInsideAny } from '#kernel/area.ts'
import { type Actor, isNear, readsAs } from '#kernel/authority.ts'
import { refuse } from '#kernel/decider.ts'
import { formatId, parseId, RecordId } from '#kernel/ids.ts'
import { ruleOn } from '#kernel/law.ts'
import { jakartaDate, type LocalDate } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'
import type { OfficePapers } from '#letters/core/office-paper.ts'
import type { Paper } from '#platform/server/documents/paper.ts'
import { renderPdf } from '#platform/server/documents/pdf.ts'
import { type Answer, type Bound, type Call, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { decodeCursor, encodeCursor } from '#platform/server/http/cursor.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import { type HeldOf, heldOf } from '#platform/server/storage/held.ts'
import type { Beside, Stored } from '#platform/server/storage/records.ts'
import { type Held, rightsContracts } from '#rights/core/request.contract.ts'
import { groundRules, purposeCodes, purposeRules, rightRules } from '#rights/core/request.law.ts'
import { recordedAnswer } from '#rights/core/request.paper.ts'
import { presentLimit, presentOwed } from '#rights/core/request.present.ts'
import { requestSteps } from '#rights/core/request.rules.ts'
import { isOpen, limitOf, REQUEST_TYPE, type RequestState } from '#rights/core/request.ts'
import { requestWords } from '#rights/core/request.words.ts'
import { requestAggregate } from '#rights/server/request.aggregate.ts'
import { requestLetter } from '#rights/server/request.letter.ts'
import { listLooks, listRequests, listRequestsOf, listTaken, type RequestRow } from '#rights/server/request.store.ts'

type Cards = (scope: Scope, ids: readonly string[]) => Promise<ReadonlyMap<string, WorkerCard>>

export interface RightsNeeds {
  /** Numbers and signs the letter with an answer. */
  readonly papers: OfficePapers<Actor, Paper>
  readonly cards: Cards
  /** Who acted, by the names of that day, in the order of the acts. */
  readonly nameActs: (
    acts: readonly { readonly userId: string; readonly officeId: string; readonly on: LocalDate }[],
  ) => Promise<readonly { readonly user?: string; readonly office?: string }[]>
  /** What a request asks of the person's file. */
  readonly files: FileRights<Beside>
  /** Kinds of records that are about one person each, whose rows name them by `worker_id`. */
  readonly ownRecords: readonly string[]
  /** Names of the queries by which lists of files are taken away. */
  readonly takenBy: readonly string[]
}

const ANSWER = 'JAWABAN_DATA_PRIBADI'

const texts: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  id: new Map(Object.entries(requestWords.id)),
  en: new Map(Object.entries(requestWords.en)),
}
const wordOf =
  (language: Language) =>
  (key: string): string =>
    texts[language].get(key) ?? key

const JoinedFile = z.object({ file: RecordId })
const Joined = z.object({ merged: z.optional(z.array(JoinedFile)), mergedInto: z.optional(JoinedFile) })
const Cursor = z.tuple([z.iso.datetime(), z.uuid()])

function rowOf(row: RequestRow, cards: ReadonlyMap<string, WorkerCard>): object {
  const { regency } = row
  const workerId = formatId({ regency, uuid: row.worker_id })
  return {
    id: formatId({ regency, uuid: row.request_id }),
    workerId,
    name: cards.get(workerId)?.name ?? null,
    right: row.right_code,
    receivedOn: jakartaDate(row.received_at.toISOString()),
    dueAt: row.due_at.toISOString(),
    checked: row.checked,
    outcome: row.outcome,
    open: row.open,
  }
}

/** What befell somebody is among what is held, and is not read where neighbours work. */
const near = refuse('request-near')

const presentAnswer = ({ id, version, state }: Stored<RequestState>): object => ({ id, version, answered: state.answer !== undefined })

interface HeldAnswer {
  readonly held: Held
  readonly area: string
  /** At the file, and at each sealed record that is told with it. */
  readonly looks: NonNullable<Answer['looks']>
}

export function bindRequests(services: Services, { cards, nameActs, files, ownRecords, takenBy, papers }: RightsNeeds): readonly Bound[] {
  const { db, records, keyring, clock } = services

  const find = (id: string, { scope }: Pick<Call<unknown>, 'scope'>): Promise<Stored<RequestState> | undefined> =>
    records.find<RequestState>(REQUEST_TYPE, parseId(id), scope)

  /** What is held in a file and in those that were joined with it: they are of one person. */
  async function everyFile(scope: Scope, workerId: string): Promise<HeldOf> {
    const seen = new Set<string>()
    const found: { records: HeldOf['records']; events: HeldOf['events']; rows: HeldOf['rows'] } = { records: [], events: [], rows: [] }
    for (const ids = [workerId]; ids.length > 0; ) {
      const id = ids.shift() ?? ''
      if (seen.has(id)) continue
      seen.add(id)
      const { records: own, events, rows } = await heldOf(db, scope, parseId(id), { keyring, types: ownRecords })
      found.records = [...found.records, ...own]
      found.events = [...found.events, ...events]
      found.rows = [...found.rows, ...rows]
      for (const { state } of own) {
        const { merged = [], mergedInto } = Joined.parse(state)
        ids.push(...merged.map(({ file }) => file), ...(mergedInto === undefined ? [] : [mergedInto.file]))
      }
    }
    return found
  }

  /** Everything that is held on a person; undefined where the reader may not see the file. */
  async function held(scope: Scope, workerId: string): Promise<HeldAnswer | undefined> {
    const card = (await cards(scope, [workerId])).get(workerId)
    if (card === undefined) return undefined
    const at = clock()
    const today = jakartaDate(at)
    const found = await everyFile(scope, workerId)
    const looks = await listLooks(
      db,
      parseId(workerId).regency,
      found.records.map((record) => record.key.uuid),
    )
    const [since = at] = found.events.map((event) => event.at).toSorted()
    const taken = await listTaken(db, card.area, { contracts: takenBy, since })
    const lookers = [...looks, ...taken]
    const acts = [
      ...found.events.map(({ userId, officeId, at: on }) => ({ userId, officeId, on: jakartaDate(on) })),
      ...lookers.map(({ user_id: userId, office_id: officeId, day: on }) => ({ userId, officeId, on })),
    ]
    const names = await nameActs(acts)
    const told = lookers.map(({ day, times }, nth) => ({ day, office: names[found.events.length + nth]?.office ?? null, times }))
    return {
      area: card.area,
      looks: [
        { key: parseId(workerId), area: card.area },
        ...found.records.filter(({ sealed }) => sealed).map(({ key, area }) => ({ key, area })),
      ],
      held: {
        id: workerId,
        at,
        purposes: purposeCodes.map((purpose) => {
          const { legalBasis, standing } = ruleOn(purposeRules[purpose], today)
          return { purpose, legalBasis, standing }
        }),
        records: found.records.map(({ key: of, type, version, state }) => ({ id: formatId(of), type, version, state })),
        events: found.events.map(({ key: of, version, type, at: on, said }, nth) => ({
          record: formatId(of),
          version,
          type,
          at: on,
          office: names[nth]?.office ?? null,
          said,
        })),
        rows: found.rows.map(({ table, values }) => ({ table, values: { ...values } })),
        looks: told.slice(0, looks.length),
        taken: told.slice(looks.length),
      },
    }
  }

  /** What an answer limits is limited on the file with it, or not at all. */
  function limiting(commandId: string, request: string, state: RequestState): readonly Beside[] {
    const right = limitOf(state)
    if (right === undefined) return []
    const until = state.answer?.until
    return [files.limit(commandId, state.workerId, { type: 'LimitUse', request, right, ...(until === undefined ? {} : { until }) })]
  }

  return [
    handleCommand('ReceiveRequest', rightsContracts.ReceiveRequest, async ({ input, ...call }) => {
      const { workerId, right, channel, receivedAt = call.now, wish } = input
      const card = (await cards(call.scope, [workerId])).get(workerId)
      if (card === undefined) return { type: 'not-found' }
      return call.change({
        aggregate: requestAggregate,
        key: { regency: parseId(workerId).regency, uuid: services.newId() },
        createIn: card.area,
        command: { type: 'ReceiveRequest', workerId, right, channel, receivedAt, ...(wish === undefined ? {} : { wish }) },
        facts: async () => ({ person: card }),
        answer: presentAnswer,
      })
    }),
    handleQuery('ListRequests', rightsContracts.ListRequests, async ({ input, scope }) => {
      const open = input.open === undefined ? undefined : input.open === 'true'
      const rows = await listRequests(db, scope, { open, after: decodeCursor(input.cursor, Cursor), limit: input.limit + 1 })
      const page = rows.slice(0, input.limit)
      const last = page.at(-1)
      const next = rows.length > input.limit && last !== undefined ? encodeCursor([last.due_at.toISOString(), last.request_id]) : null
      const named = await cards(scope, [...new Set(page.map(({ regency, worker_id: uuid }) => formatId({ regency, uuid })))])
      return { body: { items: page.map((row) => rowOf(row, named)), next } }
    }),
    handleQuery('ListRequestsOf', rightsContracts.ListRequestsOf, async ({ input, scope }) => {
      const named = await cards(scope, [input.id])
      const card = named.get(input.id)
      if (card === undefined) return undefined
      const key = parseId(input.id)
      const rows = await listRequestsOf(db, scope, key)
      return { body: { items: rows.map((row) => rowOf(row, named)) }, looks: [{ key, area: card.area }] }
    }),
    handleQuery('GetRequest', rightsContracts.GetRequest, async ({ input, language, today, ...call }) => {
      const stored = await find(input.id, call)
      if (stored?.state.personal === undefined) return undefined
      const { id, version, key, state } = stored
      const { area, workerId, right, channel, receivedAt, dueAt, checked, answer, personal } = state
      const rule = ruleOn(rightRules[right], jakartaDate(receivedAt))
      const [by = {}] = answer === undefined ? [] : await nameActs([{ userId: answer.userId, officeId: answer.officeId, on: answer.on }])
      const word = wordOf(language)
      const nextSteps = requestSteps(state).map((step) => ({ ...step, text: word(`step.${step.code}`) }))
      const holding = right === 'ERASURE' && isOpen(state) ? await files.erasureKept(workerId, today) : []
      const kept = holding.map(({ guard, ...basis }) => ({ guard, text: word(`guard.${guard}`), ...basis }))
      const given =
        answer === undefined
          ? {}
          : {
              answer: {
                on: answer.on,
                outcome: answer.outcome,
                ...(answer.ground === undefined
                  ? {}
                  : { ground: answer.ground, legalBasis: ruleOn(groundRules[answer.ground], answer.on).legalBasis }),
                reply: personal?.reply,
                by,
              },
            }
      const { legalBasis, standing } = rule
      const body = { id, version, workerId, name: personal?.name, area, right, channel, receivedAt, dueAt, legalBasis, standing }
      return {
        body: {
          ...body,
          wish: personal?.wish,
          checked,
          ...given,
          owed: presentOwed(state),
          kept,
          limit: presentLimit(state, today),
          nextSteps,
        },
        looks: [{ key, area }],
        version,
      }
    }),
    handleCommand('CheckRequester', rightsContracts.CheckRequester, ({ input, ...call }) =>
      call.change({
        aggregate: requestAggregate,
        key: parseId(input.id),
        command: { type: 'CheckRequester', by: input.by },
        facts: async () => ({}),
        answer: presentAnswer,
      }),
    ),
    handleCommand('AnswerRequest', rightsContracts.AnswerRequest, ({ input, ...call }) => {
      const { id, outcome, ground, fields, until, reply } = input
      const { regency } = parseId(id)
      return papers.inTurn(call.actor, ANSWER, () =>
        call.change({
          aggregate: requestAggregate,
          key: parseId(id),
          command: {
            type: 'AnswerRequest',
            outcome,
            reply,
            ...(ground === undefined ? {} : { ground }),
            ...(fields === undefined ? {} : { fields }),
            ...(until === undefined ? {} : { until }),
          },
          facts: async (state: RequestState | undefined) => {
            if (state === undefined) return {}
            const numbering = await papers.numbering(call, { kind: ANSWER, regency, area: state.area })
            return state.right === 'ERASURE' ? { numbering, kept: await files.erasureKept(state.workerId, call.today) } : { numbering }
          },
          beside: (after) => limiting(call.commandId, id, after),
          answer: presentAnswer,
        }),
      )
    }),
    handleCommand('EndLimit', rightsContracts.EndLimit, ({ input, ...call }) =>
      call.change({
        aggregate: requestAggregate,
        key: parseId(input.id),
        command: { type: 'EndLimit', why: input.why },
        facts: async () => ({}),
        beside: ({ workerId }) => [files.limit(call.commandId, workerId, { type: 'FreeUse', request: input.id })],
        answer: presentAnswer,
      }),
    ),
    handleQuery('GetRequestLetter', rightsContracts.GetRequestLetter, async ({ input, ...call }) => {
      const stored = await find(input.id, call)
      const answer = stored?.state.answer
      if (stored === undefined || answer === undefined) return undefined
      const { state, key, version, id } = stored
      const [by] = await nameActs([{ userId: answer.userId, officeId: answer.officeId, on: answer.on }])
      // What is granted in part, somebody must put together by hand.
      const copies = state.right === 'ACCESS' && answer.outcome === 'GRANTED'
      if (copies && isNear(readsAs(call.actor))) return near
      const told = copies ? await held(call.scope, state.workerId) : undefined
      const recorded = recordedAnswer(state)
      const drawn = requestLetter(state, {
        id,
        office: by?.office ?? 'Kawal',
        signer: recorded?.issued.signer,
        ...(told === undefined ? {} : { held: told.held }),
      })
      if (drawn === undefined) return undefined
      const signed = recorded === undefined ? drawn : await papers.sign(drawn, recorded, call.now)
      // A copy of the data carries them, as whoever asked for it expects.
      const paper = drawn.carries === undefined ? signed : { ...signed, carries: drawn.carries }
      return {
        body: null,
        file: { name: `jawaban-${id.slice(-12)}.pdf`, bytes: await renderPdf(paper) },
        looks: [{ key, area: state.area }, ...(told?.looks ?? [])],
        version,
      }
    }),
    handleQuery('GetHeld', rightsContracts.GetHeld, async ({ input, scope, actor }) => {
      const told = await held(scope, input.id)
      // Who else looked is told where the person lives, not to whom somebody let in.
      if (told === undefined || !isInsideAny(told.area, actor.prefixes)) return undefined
      return isNear(readsAs(actor)) ? near : { body: told.held, looks: told.looks }
    }),
  ]
}
