// SPDX-License-Identifier: AGPL-3.0-or-later
// How a completed training and its certificates are kept.

import type { Aggregate, Row } from '#kernel/aggregate.ts'
import { parseId } from '#kernel/ids.ts'
import { givenRow } from '#platform/server/storage/series.ts'
import { completionOpen } from '#training/core/completion.open.ts'
import { completionDecider } from '#training/core/completion.rules.ts'
import type { CompletionCommand, CompletionEvent, CompletionFacts, CompletionState } from '#training/core/completion.ts'
import { mayFollow } from '#training/core/issued.ts'
import { addressRows, certificateRows } from '#training/server/issued.rows.ts'

export const completionAggregate: Aggregate<CompletionState, CompletionCommand, CompletionEvent, CompletionFacts> = {
  type: 'completion',
  open: completionOpen,
  decider: completionDecider,
  // Who still lacks one is seen on the class: it is no step of a record that is not there yet.
  nextSteps: () => [],
  describe: (state) => ({ label: state.personal?.holders.at(-1)?.name ?? '–', stage: mayFollow(state) ? 'REVOKED' : 'CERTIFIED' }),
  project: (after, meta, events, tools) => {
    const { regency, uuid } = meta
    const numbers = events.flatMap((event): readonly Row[] =>
      event.type === 'CompletionCertified' ? [givenRow({ ...event, regency: parseId(event.providerId).regency }, uuid)] : [],
    )
    const { area, classId } = after
    const values = { regency, stream_id: uuid, area, let_in: [], worker_id: parseId(after.workerId).uuid, class_id: classId }
    return [...numbers, { table: 'completion', values }, ...certificateRows(after, meta), ...addressRows(after, meta, tools)]
  },
  outliving: certificateRows,
}
