// SPDX-License-Identifier: AGPL-3.0-or-later
// The row by which a village finds whom it watches. Most files have none, and are spared the look for one. Children grow up without an event,
// so the row has the days on which they do.

import { type ChildLeft, childrenLeft, watchOf } from '#journeys/core/watch.rules.ts'
import type { WorkerEvent, WorkerState } from '#journeys/core/worker.ts'
import type { RecordMeta, Row } from '#kernel/aggregate.ts'
import type { Regencies } from '#kernel/regency.ts'
import { jakartaDate } from '#kernel/time.ts'

/** Of a child whose birth date nobody knows; later than every day, as a date and as a text. */
const NEVER = 'infinity'

/** With no other event does a file cease to be watched. */
const ending: readonly WorkerEvent['type'][] = ['WorkerMoved', 'LastUndone', 'FileJoined', 'FileLeft']

export function watchRows(file: WorkerState, meta: RecordMeta, events: readonly WorkerEvent[], regencies: Regencies): readonly Row[] {
  const key = { regency: meta.regency, stream_id: meta.uuid }
  const watch = watchOf(file, jakartaDate(meta.at), regencies)
  if (watch === undefined) return events.some(({ type }) => ending.includes(type)) ? [{ table: 'watch', values: key, gone: true }] : []
  const { kind, on, reckoned } = watch
  const children = childrenLeft(file)
  const dayOf = ({ until }: ChildLeft): string => until ?? NEVER
  const uncared = children.filter((child) => child.uncared).map(dayOf)
  const left = { children_until: children.map(dayOf), uncared_until: uncared.toSorted().at(-1) ?? null }
  return [{ table: 'watch', values: { ...key, area: file.area, let_in: file.letIn ?? [], kind, on_day: on, reckoned, ...left } }]
}
