// SPDX-License-Identifier: AGPL-3.0-or-later
// How a request is kept: its rules, the row it is listed by, its step in the work list.

import type { Aggregate, RecordMeta, Row } from '#kernel/aggregate.ts'
import { parseId } from '#kernel/ids.ts'
import { NAMELESS } from '#kernel/work.ts'
import { requestOpen } from '#rights/core/request.open.ts'
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

export const requestAggregate: Aggregate<RequestState, RequestCommand, RequestEvent, RequestFacts> = {
  type: REQUEST_TYPE,
  open: requestOpen,
  decider: requestDecider,
  nextSteps: requestSteps,
  describe: (state) => ({ label: state.personal?.name ?? NAMELESS, stage: state.answer?.outcome ?? 'OPEN' }),
  project: rows,
  outliving: rows,
}
