// SPDX-License-Identifier: AGPL-3.0-or-later
// The row by which a village finds whom it watches. Most files have none, and are spared the look for one.

import { watchOf } from '#journeys/core/watch.rules.ts'
import type { WorkerEvent, WorkerState } from '#journeys/core/worker.ts'
import type { RecordMeta, Row } from '#kernel/aggregate.ts'
import type { Regencies } from '#kernel/regency.ts'
import { jakartaDate } from '#kernel/time.ts'

/** With no other event does a file cease to be watched. */
const ending: readonly WorkerEvent['type'][] = ['WorkerMoved', 'LastUndone', 'FileJoined', 'FileLeft']

export function watchRows(file: WorkerState, meta: RecordMeta, events: readonly WorkerEvent[], regencies: Regencies): readonly Row[] {
  const key = { regency: meta.regency, stream_id: meta.uuid }
  const watch = watchOf(file, jakartaDate(meta.at), regencies)
  if (watch === undefined) return events.some(({ type }) => ending.includes(type)) ? [{ table: 'watch', values: key, gone: true }] : []
  const { on, ...rest } = watch
  return [{ table: 'watch', values: { ...key, area: file.area, let_in: file.letIn ?? [], on_day: on, ...rest } }]
}
