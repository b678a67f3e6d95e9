// SPDX-License-Identifier: AGPL-3.0-or-later
// Competence tests: from contract to store and decider; no rules here.

import * as z from 'zod/mini'
import type { JourneyPorts } from '#journeys/core/worker.port.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { type Bound, type Call, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { decodeCursor, encodeCursor } from '#platform/server/http/cursor.ts'
import { everywhere, type Scope } from '#platform/server/storage/database.ts'
import type { Stored } from '#platform/server/storage/records.ts'
import { assessmentContracts } from '#training/core/assessment.contract.ts'
import { presentAnswer, presentTest } from '#training/core/assessment.present.ts'
import type { AssessmentFacts, AssessmentState, EarlierTest } from '#training/core/assessment.ts'
import type { BodyState } from '#training/core/body.ts'
import { assessmentAggregate } from '#training/server/assessment.aggregate.ts'
import { type BoardRow, countBoard, findLastTest, listBoard, listTestsOf } from '#training/server/assessment.store.ts'

const Cursor = z.tuple([LocalDate, z.uuid()])

type Reading = Pick<Call<unknown>, 'scope'>

/** A test within the reader's reach; the same answer for absent and hidden. Of an erased person's, those that left a certificate. */
export async function findCertified(services: Services, id: string, { scope }: Reading): Promise<Stored<AssessmentState> | undefined> {
  const stored = await services.records.findEven<AssessmentState>('assessment', parseId(id), scope)
  return stored?.state.erased === true && stored.state.certificates.length === 0 ? undefined : stored
}

/** The same, of people who were not erased. */
export async function findAssessment(services: Services, id: string, reading: Reading): Promise<Stored<AssessmentState> | undefined> {
  const stored = await findCertified(services, id, reading)
  return stored?.state.erased === true ? undefined : stored
}

/** The body and the person, as the reader may see them. */
export async function partiesOf(
  services: Services,
  journeys: JourneyPorts<Scope>,
  scope: Scope,
  { bodyId, workerId }: { readonly bodyId: string; readonly workerId: string },
): Promise<AssessmentFacts> {
  const [body, cards] = await Promise.all([
    services.records.find<BodyState>('certification-body', parseId(bodyId), scope),
    journeys.cards(scope, [workerId]),
  ])
  const card = cards.get(workerId)
  return {
    ...(body === undefined ? {} : { body: body.state }),
    ...(card === undefined ? {} : { person: { name: card.name, area: card.area, state: card.state } }),
  }
}

function boardItem(row: BoardRow): object {
  const { stage, regency, name, area, due, scheme_name: scheme, tested_on: on, attempt } = row
  return {
    stage,
    workerId: formatId({ regency, uuid: row.worker_id }),
    name,
    area,
    due,
    assessmentId: row.assessment_id === null ? null : formatId({ regency, uuid: row.assessment_id }),
    scheme,
    on,
    attempt,
  }
}

export function bindAssessments(services: Services, journeys: JourneyPorts<Scope>): readonly Bound[] {
  const { db, records } = services

  async function lastTest(workerId: string, scheme: string): Promise<EarlierTest | undefined> {
    const worker = parseId(workerId)
    const uuid = await findLastTest(db, everywhere, worker, scheme)
    const stored =
      uuid === undefined ? undefined : await records.find<AssessmentState>('assessment', { regency: worker.regency, uuid }, everywhere)
    return stored?.state
  }

  return [
    handleCommand('RecordAssessment', assessmentContracts.RecordAssessment, async ({ input, ...call }) => {
      const { workerId, bodyId, scheme, on = call.today, place, results } = input
      const area = (await journeys.cards(call.scope, [workerId])).get(workerId)?.area
      if (area === undefined) return { type: 'not-found' }
      return call.change({
        aggregate: assessmentAggregate,
        key: { regency: parseId(workerId).regency, uuid: services.newId() },
        createIn: area,
        command: { type: 'RecordAssessment', workerId, bodyId, scheme, on, results, ...(place === undefined ? {} : { place }) },
        facts: async () => {
          const [parties, earlier] = await Promise.all([partiesOf(services, journeys, call.scope, input), lastTest(workerId, scheme)])
          return { ...parties, ...(earlier === undefined ? {} : { earlier }) }
        },
        answer: ({ id, version, state }) => presentAnswer(id, version, state),
      })
    }),
    handleQuery('ListAssessments', assessmentContracts.ListAssessments, async ({ input, scope, today }) => {
      const after = decodeCursor(input.cursor, Cursor)
      const [rows, counts] = await Promise.all([
        listBoard(db, scope, today, { stage: input.stage, after, limit: input.limit + 1 }),
        countBoard(db, scope, today),
      ])
      const page = rows.slice(0, input.limit)
      const last = page.at(-1)
      const next = rows.length > input.limit && last !== undefined ? encodeCursor([last.due, last.stream_id]) : null
      return { body: { items: page.map(boardItem), next, counts } }
    }),
    handleQuery('ListAssessmentsOf', assessmentContracts.ListAssessmentsOf, async ({ input, scope, today }) => {
      const worker = parseId(input.id)
      const card = (await journeys.cards(scope, [input.id])).get(input.id)
      if (card === undefined) return undefined
      const ids = (await listTestsOf(db, scope, worker)).map((uuid) => formatId({ regency: worker.regency, uuid }))
      const tests = await Promise.all(ids.map((id) => findAssessment(services, id, { scope })))
      const items = tests.flatMap((test) => (test === undefined ? [] : [presentTest(test.id, test.state, today)]))
      return { body: { items }, looks: [{ key: worker, area: card.area }] }
    }),
  ]
}
