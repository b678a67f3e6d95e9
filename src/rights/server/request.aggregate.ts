// SPDX-License-Identifier: AGPL-3.0-or-later
// How a request is kept: its rules, the row it is listed by, its step in the work list.

import type { Aggregate, ProjectionTools, RecordMeta, Row } from '#kernel/aggregate.ts'
import { parseId } from '#kernel/ids.ts'
import { NAMELESS } from '#kernel/work.ts'
import { officePaperRow } from '#letters/core/office-paper.rows.ts'
import { hashOf } from '#platform/server/documents/hash.ts'
import { givenRow } from '#platform/server/storage/series.ts'
import { requestOpen } from '#rights/core/request.open.ts'
import { recordedAnswer } from '#rights/core/request.paper.ts'
import { requestDecider, requestSteps } from '#rights/core/request.rules.ts'
import { isOpen, REQUEST_TYPE, type RequestCommand, type RequestEvent, type RequestFacts, type RequestState } from '#rights/core/request.ts'

function rows(state: RequestState, { regency, uuid }: RecordMeta): readonly Row[] {
  const values = {
    regency,
    request_id: uuid,
    area: state.area,
    let_in: [],
    worker_id: parseId(state.workerId).uuid,
    right_code: state.right,
    received_at: state.receivedAt,
    due_at: state.dueAt,
    checked: state.checked !== undefined,
    outcome: state.answer?.outcome ?? null,
    open: isOpen(state),
  }
  return [{ table: 'rights_request', values }]
}

/** The number given, and what whoever holds the letter may learn of it. */
function paperRows(state: RequestState, meta: RecordMeta, events: readonly RequestEvent[], tools: ProjectionTools): readonly Row[] {
  const recorded = recordedAnswer(state)
  const numbers = events.flatMap((event) =>
    event.type === 'RequestAnswered' && event.given !== undefined
      ? [givenRow({ ...event.given, regency: event.given.home }, meta.uuid)]
      : [],
  )
  return [...numbers, ...(recorded === undefined ? [] : [officePaperRow(recorded, { area: state.area, wall: [], hashOf }, meta, tools)])]
}

export const requestAggregate: Aggregate<RequestState, RequestCommand, RequestEvent, RequestFacts> = {
  type: REQUEST_TYPE,
  open: requestOpen,
  decider: requestDecider,
  nextSteps: requestSteps,
  describe: (state) => ({ label: state.personal?.name ?? NAMELESS, stage: state.answer?.outcome ?? 'OPEN' }),
  project: (state, meta, events, tools) => [...rows(state, meta), ...paperRows(state, meta, events, tools)],
  outliving: rows,
}
